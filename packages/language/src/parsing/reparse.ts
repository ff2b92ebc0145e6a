import type { IRecognitionException } from 'chevrotain';
import type { AstNode, CompositeCstNode, CstNode, LangiumParser, Mutable, ParseResult } from 'langium';
import type { Position } from 'vscode-languageserver-types';
import * as ast from '../generated/ast.js';
import { mayHoldConflicts } from './conflicts.js';
import { move, type Shift } from './moving.js';
import { type Part, type SlaLexer, type SlaLexingReport, swallowsRest } from './words.js';

type FileResult = ParseResult<ast.File>;

/**
 * Parses again only what an edit touches: the declarations at the top of the file in which it stands. All others stay the
 * nodes that they were, so that whatever is known of them still holds; only their places move. The tree is the same as that of
 * a fresh parse. Where that is not certain, nothing is done, and the whole text must be parsed.
 *
 * It is certain where the text may be cut before and after the part: a declaration ends with its closing brace there, the
 * next word is the first of its line, and nothing is wrong in what stays. Since the parser looks beyond an error to go on, a
 * part with errors is read with its neighbours, which must come out as they were.
 */
export class Reparser {
  constructor(
    private readonly parser: LangiumParser,
    private readonly lexer: SlaLexer,
  ) {}

  /** The result for the new text, made of the previous one, which must not be used any more. */
  reparse<T extends AstNode>(previous: ParseResult<T>, text: string): ParseResult<T> | undefined {
    const { value } = previous;
    if (!ast.isFile(value) || !value.$cstNode || value.$cstNode.root.fullText === text) return undefined;
    // What a marker of a conflict means depends on others far away.
    if (mayHoldConflicts(text) || mayHoldConflicts(value.$cstNode.root.fullText)) return undefined;
    const file = new EditedFile({ ...previous, value }, text);
    return this.reparseFile(file, text) as ParseResult<AstNode> | undefined as ParseResult<T> | undefined;
  }

  private reparseFile(file: EditedFile, text: string): FileResult | undefined {
    const narrow = file.touched();
    if (!narrow) return undefined;
    // What was broken before one more letter is likely to be so after it.
    if (!file.wasBroken()) {
      const result = this.parse(text, narrow);
      if (file.isSound(result, narrow)) return file.splice(result, narrow);
    }
    const wide = file.withNeighbours(narrow);
    if (!wide) return undefined;
    const again = this.parse(text, wide);
    return file.isSoundAround(again, narrow, wide) ? file.splice(again, narrow, wide) : undefined;
  }

  private parse(text: string, part: Part): FileResult {
    this.lexer.part = part;
    try {
      return this.parser.parse<ast.File>(text);
    } finally {
      this.lexer.part = undefined;
    }
  }
}

/** The items of a file from `first` up to but without `last`, and where what stands in their place is in the new text. */
interface Window extends Part {
  readonly first: number;
  readonly last: number;
  /** The end of the items in the old text. */
  readonly oldEnd: number;
}

/** The share of a text from which on it is not worth while to parse the part by itself. */
const MOST = 0.75;

/** A file as it was parsed, and its new text. An item is what stands at its top: an import or a declaration. */
class EditedFile {
  private readonly file: Mutable<ast.File>;
  private readonly root: Root;
  private readonly old: string;
  private readonly items: readonly CstNode[];
  private readonly cuts: readonly number[];
  /** By how much the new text is longer. */
  private readonly growth: number;

  constructor(
    private readonly previous: FileResult,
    private readonly text: string,
  ) {
    this.file = previous.value;
    this.root = rootOf(previous);
    this.old = this.root.root.fullText;
    this.items = itemsOf(previous);
    this.cuts = cutsOf(previous);
    this.growth = text.length - this.old.length;
  }

  wasBroken(): boolean {
    return this.previous.lexerErrors.length > 0 || this.previous.parserErrors.length > 0;
  }

  /** The fewest items that hold the edit and whatever was wrong; undefined where they are too many, or imports. */
  touched(): Window | undefined {
    let { from, to } = differenceOf(this.old, this.text);
    for (const { start, end } of errorsOf(this.previous)) {
      from = Math.min(from, start);
      to = Math.max(to, end);
    }
    const first = this.items.findLastIndex((item, i) => item.end <= from && this.mayCutAfter(i)) + 1;
    // The closing brace itself must be untouched.
    const last = this.items.findIndex((item, i) => i >= first && item.end > to && this.mayCutAfter(i)) + 1;
    return this.window(first, last || this.items.length);
  }

  /** The window with one more item on either side, as far as there are any. */
  withNeighbours({ first, last }: Window): Window | undefined {
    const before = this.items.findLastIndex((_, i) => i < first - 1 && this.mayCutAfter(i)) + 1;
    const after = this.items.findIndex((_, i) => i >= last && this.mayCutAfter(i)) + 1;
    return this.window(before, after || this.items.length);
  }

  private window(first: number, last: number): Window | undefined {
    const previous = this.items[first - 1];
    const start = previous?.end ?? 0;
    const oldEnd = this.isRest(last) ? this.old.length : this.items[last - 1].end;
    if (oldEnd - start >= MOST * this.old.length || this.items.slice(first, last).some(isImport)) return undefined;
    return {
      first,
      last,
      start,
      position: previous?.range.end ?? { line: 0, character: 0 },
      end: oldEnd + this.growth,
      oldEnd,
    };
  }

  private isRest(last: number): boolean {
    return last === this.items.length;
  }

  /** Whether an item and what follows it can be read one after the other. */
  private mayCutAfter(index: number): boolean {
    const item = this.items[index];
    if (!includes(this.cuts, item.end) || !(this.old[item.end - 1] === '}' || isImport(item))) return false;
    // Lines of documentation would be read across the cut.
    const line = this.old.slice(this.old.lastIndexOf('\n', item.end - 1) + 1, item.end);
    if (line.trimStart().startsWith('///')) return false;
    // What an error made the parser skip belongs to no item.
    const next = this.items[index + 1];
    return !next || this.isBlank(item, next);
  }

  /** Whether nothing but comments stands between two items. */
  private isBlank(item: CstNode, next: CstNode): boolean {
    const { content } = this.root;
    let { end } = item;
    for (let i = content.indexOf(item) + 1; end < next.offset; i++) {
      if (this.old.slice(end, content[i].offset).trim() !== '') return false;
      end = content[i].end;
    }
    return true;
  }

  /** Whether a part was read without errors and can stand between what is before and after it. */
  isSound(result: FileResult, window: Window): boolean {
    if (result.parserErrors.length > 0 || result.lexerErrors.length > 0) return false;
    const [opening] = itemsOf(result);
    const opensLine = window.first === 0 || !opening || opening.range.start.line > window.position.line;
    return opensLine && this.isClosed(result, window);
  }

  /** Whether a part with errors was read so that its neighbours came out as they were. */
  isSoundAround(result: FileResult, narrow: Window, wide: Window): boolean {
    const isInside = ({ start, end }: Extent): boolean =>
      start >= narrow.start && (end <= narrow.end || this.isRest(narrow.last));
    const before = itemsOf(result).filter((item) => item.offset < narrow.start);
    const after = itemsOf(result).filter((item) => item.offset >= narrow.end);
    return (
      errorsOf(result).every(isInside) &&
      before.length === narrow.first - wide.first &&
      (before.at(-1)?.end ?? 0) <= narrow.start &&
      after.length === wide.last - narrow.last &&
      this.isClosed(result, narrow) &&
      this.isClosed(result, wide)
    );
  }

  /** Whether what was read has no imports, and the last of it ends where the window does. */
  private isClosed(result: FileResult, { last, end }: Window): boolean {
    if (result.value.imports.length > 0) return false;
    if (this.isRest(last)) return true;
    return includes(cutsOf(result), end) && itemsOf(result).some((item) => item.end === end);
  }

  /** The previous result with what was read in place of the items of `window`; the neighbours in `read` stay as they were. */
  splice(result: FileResult, window: Window, read = window): FileResult {
    const { oldEnd } = window;
    const isBefore = (place: number): boolean => place < window.start;
    const isInside = (place: number): boolean => place >= window.start && place < window.end;
    const isAfter = (place: number): boolean => place >= oldEnd;
    const members = [
      ...this.file.members.filter((each) => isBefore(each.$cstNode!.offset)),
      ...result.value.members.filter((each) => isInside(each.$cstNode!.offset)),
      ...this.file.members.filter((each) => isAfter(each.$cstNode!.offset)),
    ];
    const rest = this.root.content.filter((each) => isAfter(each.offset));
    const shift = this.shift(window);
    for (const each of rest) move(each, shift);
    const root = rootOf(result);
    root.content = [
      ...this.root.content.filter((each) => isBefore(each.offset)),
      ...root.content.filter((each) => isInside(each.offset)),
      ...rest,
    ];
    for (const each of root.content) (each as Mutable<CstNode>).container = root;
    (root as Mutable<CstNode>).astNode = this.file;

    members.forEach((member: Mutable<AstNode>, index) => {
      member.$container = this.file;
      member.$containerIndex = index;
    });
    this.file.members = members;
    this.file.$cstNode = root;
    const cuts = [
      ...this.cuts.filter((place) => place <= read.start),
      ...cutsOf(result),
      ...this.cuts.filter((place) => place > read.oldEnd).map((place) => place + this.growth),
    ];
    return { ...result, value: this.file, lexerReport: { diagnostics: [], cuts } as SlaLexingReport };
  }

  private shift({ start, end, oldEnd, position }: Window): Shift {
    const from = positionAfter(position, this.old.slice(start, oldEnd));
    const to = positionAfter(position, this.text.slice(start, end));
    return {
      offset: this.growth,
      lines: to.line - from.line,
      line: from.line,
      columns: to.character - from.character,
    };
  }
}

/** A root whose content is still open. */
type Root = CompositeCstNode & { content: CstNode[] };

function rootOf(result: FileResult): Root {
  return result.value.$cstNode as Root;
}

function itemsOf(result: FileResult): readonly CstNode[] {
  return rootOf(result).content.filter((node) => !node.hidden);
}

function isImport(item: CstNode): boolean {
  return ast.isImport(item.astNode);
}

/** None where the lexer gave up. */
function cutsOf({ lexerReport }: FileResult): readonly number[] {
  return (lexerReport as SlaLexingReport | undefined)?.cuts ?? [];
}

interface Extent {
  readonly start: number;
  readonly end: number;
}

/** The part of the old text that was replaced. */
function differenceOf(old: string, text: string): { from: number; to: number } {
  const shorter = Math.min(old.length, text.length);
  let from = 0;
  while (from < shorter && old.charCodeAt(from) === text.charCodeAt(from)) from++;
  const growth = text.length - old.length;
  let to = old.length;
  while (to > from && to + growth > from && old.charCodeAt(to - 1) === text.charCodeAt(to + growth - 1)) to--;
  return { from, to };
}

/** What is wrong in a text, with all that the parser skipped because of it. The end of a text is at infinity. */
function errorsOf({ lexerErrors, parserErrors }: FileResult): Extent[] {
  return [
    ...lexerErrors.map(({ message, offset, length }) => ({
      start: offset,
      end: swallowsRest(message) ? Number.POSITIVE_INFINITY : offset + length,
    })),
    ...parserErrors.flatMap(({ token, resyncedTokens }: IRecognitionException) =>
      [token, ...resyncedTokens].map(({ startOffset, image }) =>
        startOffset >= 0
          ? { start: startOffset, end: startOffset + image.length }
          : { start: Number.POSITIVE_INFINITY, end: Number.POSITIVE_INFINITY },
      ),
    ),
  ];
}

/** The place after a text that begins at a place. */
function positionAfter({ line, character }: Position, text: string): Position {
  const lines = text.split(/\r\n?|\n/);
  const length = lines.at(-1)!.length;
  return lines.length === 1
    ? { line, character: character + length }
    : { line: line + lines.length - 1, character: length };
}

/** Whether an ascending list holds a number. */
function includes(ascending: readonly number[], number: number): boolean {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle] < number) low = middle + 1;
    else high = middle;
  }
  return ascending[low] === number;
}
