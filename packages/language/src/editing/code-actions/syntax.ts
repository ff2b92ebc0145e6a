import type { IToken } from 'chevrotain';
import { type CstNode, type LangiumDocument, type URI, UriUtils } from 'langium';
import { type CodeAction, CodeActionKind, type Diagnostic } from 'vscode-languageserver';
import { removal } from '../../checking/fixes.js';
import { conflictsIn } from '../../parsing/conflicts.js';
import type { SlaLexer } from '../../parsing/words.js';
import type { Client } from './client.js';
import { editAt, lineText, nodesAt, quickFix } from './edits.js';

/** Signs of other languages and of word processors, and what they are here; nothing where they are not needed. */
const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/^≥/, '>='],
  [/^≤/, '<='],
  [/^[–—−]/, '-'],
  [/^[=:;]/, ''],
  [/^#/, '//'],
  [/^€/, 'EUR'],
  [/^£/, 'GBP'],
  [/^\$/, 'USD'],
];
const QUOTATION_MARKS = /[“”„«»]/g;

/** Mends what keeps a text from being read, where there is one way to do so. */
export function syntaxActions(
  document: LangiumDocument,
  diagnostic: Diagnostic,
  lexer: SlaLexer,
  client: Client,
): CodeAction[] {
  switch (diagnostic.code) {
    case 'syntax/character':
      return [
        ...conflictSides(document, diagnostic),
        ...signs(document, diagnostic, lexer),
        ...allSigns(document, diagnostic, lexer),
        ...openText(document, diagnostic),
      ];
    case 'syntax/unexpected':
      return [...braces(document, diagnostic, lexer), ...decimals(document, diagnostic)];
    case 'language/duplicate-member':
    case 'language/duplicate-name':
      return duplicate(document, diagnostic);
    case 'language/import':
      return missingFile(document, diagnostic, client);
    default:
      return [];
  }
}

/** What each side of a conflict says, without the markers. */
function conflictSides(document: LangiumDocument, diagnostic: Diagnostic): CodeAction[] {
  const text = document.textDocument.getText();
  const at = document.textDocument.offsetAt(diagnostic.range.start);
  const conflict = conflictsIn(text).find(({ start }) => start === at);
  if (!conflict) return [];
  const { start, ours, theirs } = conflict;
  // The end of the line of the last marker goes with it.
  const end = conflict.end + (/^(?:\r\n?|\n)/.exec(text.slice(conflict.end))?.[0].length ?? 0);
  const keep = (title: string, kept: string): CodeAction =>
    quickFix(document, diagnostic, title, [editAt(document, start, end, kept)]);
  return [
    keep(ours.name ? `Keep what \`${ours.name}\` says` : 'Keep the first side', text.slice(ours.start, ours.end)),
    keep(
      theirs.name ? `Keep what \`${theirs.name}\` says` : 'Keep the second side',
      text.slice(theirs.start, theirs.end),
    ),
  ];
}

function signs(document: LangiumDocument, diagnostic: Diagnostic, lexer: SlaLexer): CodeAction[] {
  const { line } = diagnostic.range.start;
  const text = lineText(document, line);
  const at = diagnostic.range.start.character;
  if (text.slice(at).search(QUOTATION_MARKS) === 0) {
    // Those in a sound text or in a comment stay.
    const pieces = piecesOf(document, lexer);
    const lineStart = document.textDocument.offsetAt({ line, character: 0 });
    const edits = [...text.matchAll(QUOTATION_MARKS)]
      .map(({ index }) => lineStart + index)
      .filter((mark) => !pieces.some(({ startOffset, endOffset }) => startOffset <= mark && mark <= endOffset!))
      .map((mark) => editAt(document, mark, mark + 1, '"'));
    return [quickFix(document, diagnostic, 'Write straight quotation marks', edits, true)];
  }
  const sign = SIGNS.find(([pattern]) => pattern.test(text.slice(at)));
  if (!sign) return [];
  const before = text.slice(0, at);
  // Of the blanks around what is not needed one is enough.
  const length = sign[1] === '' && /\s$/.test(before) && text[at + 1] === ' ' ? 2 : 1;
  const range = { start: { line, character: at }, end: { line, character: at + length } };
  const title = sign[1] ? `Write \`${sign[1]}\`` : `Take the \`${text[at]}\` away`;
  const newText = apart(before, sign[1], text.slice(at + length));
  return [quickFix(document, diagnostic, title, [{ range, newText }], true)];
}

/** What was pasted from elsewhere has such signs in many lines. */
function allSigns(document: LangiumDocument, diagnostic: Diagnostic, lexer: SlaLexer): CodeAction[] {
  const found = (document.diagnostics ?? []).filter(({ code }) => code === 'syntax/character');
  const mends = found.flatMap((each) => signs(document, each, lexer));
  if (mends.length < 2 || signs(document, diagnostic, lexer).length === 0) return [];
  const edits = mends.flatMap(({ edit }) => Object.values(edit?.changes ?? {}).flat());
  return [quickFix(document, diagnostic, `Mend such signs in ${mends.length} lines`, edits)];
}

/** What is written between two parts of a line, with a blank wherever two words or numbers would become one. */
function apart(before: string, written: string, after: string): string {
  const joins = (left: string, right: string): boolean => /[\p{L}\p{N}_]$/u.test(left) && /^[\p{L}\p{N}_]/u.test(right);
  if (written === '') return joins(before, after) ? ' ' : '';
  return `${joins(before, written) ? ' ' : ''}${written}${joins(written, after) ? ' ' : ''}`;
}

/** A text of one line that lacks its end: at the end of the line, unless that holds what looks like more than text. */
function openText(document: LangiumDocument, diagnostic: Diagnostic): CodeAction[] {
  const { line, character } = diagnostic.range.start;
  const text = lineText(document, line);
  if (text[character] !== '"' || text.slice(character).startsWith('"""')) return [];
  const close = (title: string, at: number, isPreferred: boolean): CodeAction => {
    const end = { line, character: at };
    return quickFix(document, diagnostic, title, [{ range: { start: end, end }, newText: '"' }], isPreferred);
  };
  const rest = text.slice(character + 1);
  const more = /[{}]|(?<!:)\/\//.exec(rest);
  const atEnd = close('Close the text at the end of the line', text.trimEnd().length, !more);
  if (!more) return [atEnd];
  const before = character + 1 + rest.slice(0, more.index).trimEnd().length;
  return [close(`Close the text before the \`${more[0]}\``, before, false), atEnd];
}

/** Words, signs and comments, in the order of the text. */
function piecesOf({ textDocument }: LangiumDocument, lexer: SlaLexer): readonly IToken[] {
  const { tokens, hidden } = lexer.tokenize(textDocument.getText());
  return [...tokens, ...hidden].sort((a, b) => a.startOffset - b.startOffset);
}

/** A brace too many, or the block that is not closed: found by the indentation of what follows. */
function braces(document: LangiumDocument, diagnostic: Diagnostic, lexer: SlaLexer): CodeAction[] {
  const pieces = piecesOf(document, lexer);
  // The first of each line: what goes on over several lines counts with the one on which it begins.
  const firsts: IToken[] = [];
  for (const [i, piece] of pieces.entries()) {
    const above = pieces[i - 1];
    firsts.push(above && piece.startLine! <= above.endLine! ? firsts[i - 1]! : piece);
  }
  const depthOf = (i: number): number => firsts[i]!.startColumn!;
  const open: number[] = [];
  let suspect: number | undefined;
  for (const [i, { image }] of pieces.entries()) {
    if (image === '{') open.push(i);
    if (image !== '}') continue;
    const opening = open.pop();
    if (opening === undefined) return extraBrace(document, diagnostic);
    if (firsts[opening] !== firsts[i] && depthOf(i) < depthOf(opening)) suspect ??= opening;
  }
  const block = suspect ?? open.at(-1);
  if (open.length === 0 || block === undefined) return [];
  const after = pieces.findIndex((_, i) => i > block && firsts[i] !== firsts[block] && depthOf(i) <= depthOf(block));
  const line = pieces.at(after < 0 ? -1 : after - 1)!.endLine! - 1;
  const opening = lineText(document, firsts[block]!.startLine! - 1);
  const newLine = document.textDocument.getText().includes('\r\n') ? '\r\n' : '\n';
  const end = { line, character: lineText(document, line).length };
  const edit = { range: { start: end, end }, newText: `${newLine}${/^[ \t]*/.exec(opening)![0]}}` };
  const title = `Close the block of line ${firsts[block]!.startLine}: \`${opening.trim()}\``;
  return [quickFix(document, diagnostic, title, [edit], true)];
}

function extraBrace(document: LangiumDocument, diagnostic: Diagnostic): CodeAction[] {
  if (document.textDocument.getText(diagnostic.range) !== '}') return [];
  return [quickFix(document, diagnostic, 'Take the `}` away', [{ range: diagnostic.range, newText: '' }], true)];
}

/** A number as other languages write it. */
function decimals(document: LangiumDocument, diagnostic: Diagnostic): CodeAction[] {
  const { line, character } = diagnostic.range.start;
  const text = lineText(document, line);
  const number = [...text.matchAll(/(?<![\p{L}\p{N}_.,])\d+(?:[.,]\d+)+/gu)].find(
    ({ index, 0: { length } }) => index < character && character < index + length,
  );
  if (!number || text[character] !== ',') return [];
  const end = number.index + number[0].length;
  const range = { start: { line, character: number.index }, end: { line, character: end } };
  const readings = readingsOf(number[0], /^\s*%/.test(text.slice(end)));
  return readings.map(([title, newText]) =>
    quickFix(document, diagnostic, `${title}: \`${newText}\``, [{ range, newText }], readings.length === 1),
  );
}

const DECIMALS = 'Write the decimals with a point';
const THOUSANDS = 'Write the thousands without a comma';

/** What may be meant by `99,9`, `1.000,50`, `1,000,000` and, which may be either, by `1,000`. */
function readingsOf(written: string, isPercent: boolean): readonly (readonly [title: string, number: string])[] {
  const decimal = [DECIMALS, written.replaceAll('.', '').replace(',', '.')] as const;
  const whole = [THOUSANDS, written.replaceAll(',', '')] as const;
  if (/^[1-9]\d{0,2},\d{3}$/.test(written)) return isPercent ? [decimal] : [whole, decimal];
  if (/^(?:\d+|\d{1,3}(?:\.\d{3})+),\d+$/.test(written)) return [decimal];
  return /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(written) ? [whole] : [];
}

function duplicate(document: LangiumDocument, diagnostic: Diagnostic): CodeAction[] {
  const member = memberAt(document, diagnostic);
  if (!member) return [];
  const [shown] = member.text.split('\n');
  const title = `Remove this one: \`${shown!.length > 40 ? `${shown!.slice(0, 40)}…` : shown}\``;
  return [quickFix(document, diagnostic, title, [removal(member, document)])];
}

/** The member of a block of which a diagnostic speaks. */
function memberAt(document: LangiumDocument, { range }: Diagnostic): CstNode | undefined {
  const node = nodesAt(document, range).find(({ astNode: { $containerProperty } }) =>
    /^(members|imports)$/.test($containerProperty ?? ''),
  );
  return node?.astNode.$cstNode;
}

/** A file that is imported and does not exist. */
function missingFile(document: LangiumDocument, diagnostic: Diagnostic, client: Client): CodeAction[] {
  const path = /^"(\.{1,2}\/[^"]+\.sla)"$/.exec(document.textDocument.getText(diagnostic.range))?.[1];
  const message = typeof diagnostic.message === 'string' ? diagnostic.message : '';
  if (message.endsWith('is imported twice.')) {
    const statement = memberAt(document, diagnostic);
    return statement
      ? [quickFix(document, diagnostic, 'Remove this import', [removal(statement, document)], true)]
      : [];
  }
  if (!path || !message.includes('cannot be read') || !client.creates) return [];
  const uri: URI = UriUtils.resolvePath(UriUtils.dirname(document.uri), path);
  return [
    {
      title: `Create \`${path}\``,
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnostic],
      edit: { documentChanges: [{ kind: 'create', uri: uri.toString(), options: { ignoreIfExists: true } }] },
    },
  ];
}
