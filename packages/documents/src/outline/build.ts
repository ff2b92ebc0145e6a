import { isSingleParagraph } from '../prose/inline.js';
import { parseProse } from '../prose/parse.js';
import { type Content, fill, inlines, plain, textOf } from '../texts/fill.js';
import type { Block, Clause, Column, Inline, List, Paragraph, Row, Table } from '../tree.js';
import { anchor } from './anchors.js';
import { about, allAbout, type Subject } from './subject.js';

/** A paragraph of one or several sentences. */
export function paragraph(...sentences: readonly Content[]): Paragraph {
  return {
    kind: 'paragraph',
    parts: sentences.flatMap((each, i) => (i === 0 ? inlines(each) : [...plain(' '), ...inlines(each)])),
  };
}

/** A clause; its number is given when the document is complete. */
export function clause(
  level: Clause['level'],
  anchor: string,
  title: string | undefined,
  blocks: readonly Block[],
): Clause {
  return { kind: 'clause', anchor, level, number: '', ...(title === undefined ? {} : { title }), blocks };
}

/** A clause, or nothing where it would have no content. */
export function clauseIfAny(
  level: Clause['level'],
  anchor: string,
  title: string | undefined,
  blocks: readonly Block[],
): readonly Clause[] {
  return blocks.length > 0 ? [clause(level, anchor, title, blocks)] : [];
}

/**
 * Adds clauses of the second level to some blocks, each with an anchor below `name` and the subject of which it speaks. One without
 * content is left out.
 */
export function clausesInto(blocks: Block[], name: string) {
  return (
    part: string,
    title: string,
    content: readonly Block[],
    subject: object | undefined,
    property?: string,
  ): void => {
    blocks.push(...allAbout(subject, clauseIfAny(2, anchor(name, part), title, content), property));
  };
}

/** A cross-reference; its text is given when the numbers are known. */
export function reference(anchor: string): Inline {
  return { kind: 'reference', anchor, text: '' };
}

/** Author prose as blocks; nothing where there is none. */
export function prose(text: string | undefined): readonly Block[] {
  return text === undefined ? [] : parseProse(text);
}

/** A sentence that leads to prose: one paragraph where the prose is one, else the sentence, a colon and the prose. */
export function leadTo(lead: Content, text: string): readonly Block[] {
  const blocks = parseProse(text);
  const [first] = blocks;
  if (first?.kind === 'paragraph' && isSingleParagraph(blocks)) {
    // A sentence of its own follows a colon; the end of ours is joined to it.
    const isSentence = /^\p{Lu}/u.test(textOf(first.parts));
    const whole = isSentence
      ? fill('{lead}: {text}.', { lead, text: first.parts })
      : fill('{lead} {text}.', { lead, text: first.parts });
    return [{ kind: 'paragraph', parts: whole }];
  }
  return [{ kind: 'paragraph', parts: fill('{lead}:', { lead }) }, ...blocks];
}

export function list(items: readonly (readonly Block[])[]): List {
  return { kind: 'list', items };
}

export interface TableColumn<T> {
  readonly title: Content;
  readonly align?: Column['align'];
  readonly cell: (item: T) => Content | undefined;
}

/** A table of which columns without any content are left out; nothing where there are no rows. */
export function table<T>(
  items: readonly T[],
  columns: readonly TableColumn<T>[],
  options: {
    readonly caption?: Content;
    readonly anchor?: (item: T) => string | undefined;
    /** What a row speaks of, where it is not the item itself. */
    readonly subject?: (item: T) => Subject | undefined;
  } = {},
): readonly Table[] {
  if (items.length === 0) return [];
  const filled = columns
    .map(({ cell, ...column }) => ({ ...column, cells: items.map((item) => inlines(cell(item) ?? '')) }))
    .filter((column) => column.cells.some((cell) => !isEmpty(cell)));
  const rows = items.map((item, i): Row => {
    const name = options.anchor?.(item);
    const row: Row = {
      ...(name === undefined ? {} : { anchor: name }),
      cells: filled.map((column) => column.cells[i]!),
    };
    const own: Subject | undefined = typeof item === 'object' && item !== null ? { object: item } : undefined;
    const subject = options.subject ? options.subject(item) : own;
    return about(subject?.object, row, subject?.property);
  });
  const heads = filled.map((column): Column => ({ title: inlines(column.title), align: column.align ?? 'left' }));
  return [{ kind: 'table', ...(options.caption ? { caption: inlines(options.caption) } : {}), columns: heads, rows }];
}

/** A name, what there is to say under it, and of what that speaks. */
export type Fact = readonly [string, Content | undefined, Subject?];

/** A table of names and values; those without a value are left out. */
export function facts(all: readonly Fact[], heads: readonly [string, string]): readonly Table[] {
  const given = all.filter(([, value]) => value !== undefined && inlines(value).length > 0);
  return table(
    given,
    [
      { title: heads[0], cell: ([name]) => name },
      { title: heads[1], cell: ([, value]) => value },
    ],
    { subject: ([, , subject]) => subject },
  );
}

/** A reference has no text yet, but it will. */
function isEmpty(cell: readonly Inline[]): boolean {
  return cell.every((part) => part.kind !== 'reference' && textOf(part) === '');
}

/** An address as a link where it is one: e-mail or web. */
export function address(text: string): Content {
  const url = /^https?:\/\/\S+$/.test(text) ? text : /^[^\s@:]+@[^\s@]+$/.test(text) ? `mailto:${text}` : undefined;
  return url === undefined ? text : { kind: 'link', url, parts: plain(text) };
}

/** Pieces on lines of their own inside a table cell. */
export function stacked(pieces: readonly Content[]): readonly Inline[] {
  return pieces.flatMap((piece, i): readonly Inline[] =>
    i === 0 ? inlines(piece) : [{ kind: 'break' }, ...inlines(piece)],
  );
}
