import type { GrammarAST } from 'langium';
import type { BlockVocabulary } from '../../parsing/vocabulary.js';
import type { SlaLexer } from '../../parsing/words.js';
import { type Continuation, continuationOf, type Expectation } from '../expectations.js';
import { exampleOf, MEANINGS, openingOf, PLACE } from '../meanings.js';
import { positionIn, type WritingPosition } from '../position.js';

/** A place to fill in in a scaffold. */
export interface Place {
  /** What the scaffold has there: one text, or several to choose from. */
  readonly choices: readonly string[];
  readonly expectations: readonly Expectation[];
  /** The word that opens the member in which the place stands. */
  readonly opening: string;
  /** The rule of the block in which it stands. */
  readonly block: string;
  /** In quotation marks. */
  readonly inText: boolean;
  readonly member: WritingPosition['member'];
}

/** Texts and places of a scaffold, in turn. */
export type Piece = string | Place;

/** Reads the places of scaffolds by the grammar, so that what may stand there is known in one way only. */
export class Places {
  private readonly pieces = new Map<string, readonly Piece[]>();
  private readonly rules: ReadonlyMap<string, GrammarAST.AbstractRule>;
  private known: ReadonlyMap<string, readonly string[]> | undefined;

  constructor(
    grammar: GrammarAST.Grammar,
    private readonly lexer: SlaLexer,
    private readonly vocabulary: () => ReadonlyMap<string, BlockVocabulary>,
  ) {
    this.rules = new Map(grammar.rules.map((rule) => [rule.name, rule]));
  }

  /** What may follow in the member; several may stand on one line, so the words are read from where they make sense. */
  continuation(block: BlockVocabulary | undefined, member: WritingPosition['member']): Continuation {
    for (let start = 0; start < member.length; start++) {
      const word = member[start]!.image;
      const names = block?.members.get(word) ?? (start === 0 && word === 'import' ? ['Import'] : []);
      const continuations = names.map((name) => continuationOf(this.rules.get(name)!, member.slice(start)));
      const expectations = continuations.flatMap((each) => each.expectations);
      const complete = continuations.some((each) => each.complete);
      if (complete || expectations.length > 0) return { expectations, complete, from: start };
    }
    return { expectations: [], complete: false, from: 0 };
  }

  /** The scaffold of members of a block. */
  of(scaffold: string, home: string): readonly Piece[] {
    const key = `${home} ${scaffold}`;
    let pieces = this.pieces.get(key);
    if (!pieces) {
      pieces = this.read(scaffold, home);
      this.pieces.set(key, pieces);
    }
    return pieces;
  }

  /** What scaffolds have at a place in a member, the usual first. */
  choices(opening: string, path: string): readonly string[] {
    this.known ??= this.collect();
    return this.known.get(`${opening} ${path}`) ?? [];
  }

  /** The blocks that have a member of a rule which begins with a word. */
  homesOf(rule: string, opening: string): readonly string[] {
    if (rule === 'Import') return ['File'];
    return [...this.vocabulary().values()]
      .filter(({ members }) => members.get(opening)?.includes(rule))
      .map(({ block }) => block);
  }

  private read(scaffold: string, home: string): readonly Piece[] {
    const pieces: Piece[] = [];
    let end = 0;
    for (const match of scaffold.matchAll(PLACE)) {
      pieces.push(scaffold.slice(end, match.index));
      end = match.index + match[0].length;
      const before = exampleOf({ scaffold: scaffold.slice(0, match.index) });
      const position = positionIn(before, this.lexer, this.vocabulary(), home);
      const { block, member, inText } = position;
      const { expectations, from } = this.continuation(block, member);
      pieces.push({
        choices: match[1]!.split('|'),
        expectations,
        opening: member[from]?.image ?? '',
        block: block?.block ?? home,
        inText: inText !== undefined,
        member,
      });
    }
    return [...pieces, scaffold.slice(end)];
  }

  private collect(): ReadonlyMap<string, readonly string[]> {
    const known = new Map<string, string[]>();
    for (const meaning of MEANINGS) {
      const [home = 'File'] = this.homesOf(meaning.rule, openingOf(meaning));
      for (const piece of this.of(meaning.scaffold, home)) {
        if (typeof piece === 'string') continue;
        const written = piece.choices.filter((choice) => choice !== '' && choice !== 'Title');
        for (const { path } of piece.expectations.filter((each) => isTerminal(each, piece.inText))) {
          const key = `${piece.opening} ${path}`;
          known.set(key, [...new Set([...(known.get(key) ?? []), ...written])]);
        }
      }
    }
    return known;
  }
}

/** A terminal for what is written between quotation marks, or for what is not. */
function isTerminal(expectation: Expectation, inText: boolean): boolean {
  return (
    expectation.kind === 'terminal' && (expectation.terminal === 'STRING' || expectation.terminal === 'TEXT') === inText
  );
}
