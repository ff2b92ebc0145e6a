import type { AstNode, LexerResult, ParseResult } from 'langium';
import type { BlockVocabulary } from '../parsing/vocabulary.js';
import type { SlaServices } from '../services.js';
import { type Blocks, blocksOf } from './blocks.js';
import { type Members, membersOf } from './members.js';
import { type Piece, piecesOf } from './pieces.js';

/** What is known of a text before it is formatted. */
export interface Source {
  readonly text: string;
  readonly lexed: LexerResult;
  readonly root: AstNode;
  /** Whether the text has no error of syntax. */
  readonly isSound: boolean;
  readonly vocabularies: ReadonlyMap<string, BlockVocabulary>;
}

/** What is known of a text that has been parsed. */
export function sourceOf(text: string, parsed: ParseResult, { parser, checking }: SlaServices): Source {
  return {
    text,
    lexed: parser.Lexer.tokenize(text),
    root: parsed.value,
    isSound: parsed.lexerErrors.length === 0 && parsed.parserErrors.length === 0,
    vocabularies: checking.Checker.vocabulary,
  };
}

/** A text in pieces, with all that its layout depends on. */
export interface Anatomy extends Blocks {
  readonly pieces: readonly Piece[];
  readonly members: Members;
  readonly isSound: boolean;
  /** The words that open a member in some block. */
  readonly openers: ReadonlySet<string>;
}

/** Undefined where the text is to be left alone: it is of another program, or cannot be read. */
export function anatomyOf({ text, lexed, root, isSound, vocabularies }: Source): Anatomy | undefined {
  const pieces = piecesOf(text, lexed);
  if (!pieces) return undefined;
  const members = membersOf(root);
  const blocks = blocksOf(pieces, ({ start }) => members.has(start), vocabularies);
  const openers = new Set([...vocabularies.values()].flatMap((each) => [...each.members.keys()]));
  return { ...blocks, pieces, members, isSound, openers };
}
