import { fillText } from '../texts/fill.js';
import type { Texts } from '../texts/index.js';
import type { Block, Clause, DocumentTree, Inline, Part } from '../tree.js';
import { withSubjectOf } from './subject.js';

/** Writes out the numbers of chapters, clauses and schedules, and then the text of every cross-reference. */
export function numbered(tree: DocumentTree, texts: Texts): DocumentTree {
  const labels = new Map<string, string>();
  let chapters = 0;
  let schedules = 0;
  const parts = tree.parts.map((part): Part => {
    if (part.kind === 'chapter') {
      const number = String(++chapters);
      labels.set(part.anchor, fillText(texts.references.clause, { number }));
      return {
        ...part,
        label: number,
        blocks: numberBlocks(part.blocks, clauseNumbers(number, 'clause', texts.references, labels)),
      };
    }
    if (part.kind === 'schedule') {
      const letter = letters(++schedules).toUpperCase();
      labels.set(part.anchor, fillText(texts.references.schedule, { number: letter }));
      const label = fillText(texts.scheduleLabel, { letter });
      return {
        ...part,
        label,
        blocks: numberBlocks(part.blocks, clauseNumbers(letter, 'paragraph', texts.references, labels)),
      };
    }
    return {
      ...part,
      blocks: numberBlocks(part.blocks, (level, count) => ({ number: `(${level === 1 ? count : letters(count)})` })),
    };
  });
  const resolve = (part: Inline): Inline => {
    if (part.kind !== 'reference') return part;
    const text = labels.get(part.anchor);
    // What the agreement names but does not contain has no place to link to.
    return text === undefined ? { kind: 'text', text: texts.thisAgreement } : { ...part, text };
  };
  return mapInlines({ ...tree, parts }, resolve);
}

type Numbering = (
  level: Clause['level'],
  count: number,
  anchor: string,
  parent: string,
  inside: readonly string[],
) => { readonly number: string; readonly path?: string };

/** `3.1`, then `(a)`, then `(i)`; a reference to the latter names the whole path: "clause 3.1(a)(i)". */
function clauseNumbers(
  part: string,
  kind: 'clause' | 'paragraph',
  references: Texts['references'],
  labels: Map<string, string>,
): Numbering {
  return (level, count, anchor, parent, inside) => {
    const { number, path } = inClause(level, count, part, parent, references);
    for (const name of [anchor, ...inside]) labels.set(name, fillText(references[kind], { number: path }));
    return { number, path };
  };
}

/** The number of a clause as it stands before it, and as a reference names it. */
function inClause(
  level: Clause['level'],
  count: number,
  part: string,
  parent: string,
  references: Texts['references'],
): { readonly number: string; readonly path: string } {
  if (level === 1) return { number: `${part}.${count}`, path: `${part}.${count}` };
  if (level === 2) {
    const letter = letters(count);
    return { number: `(${letter})`, path: fillText(references.letter, { parent, letter }) };
  }
  return { number: `(${roman(count)})`, path: fillText(references.roman, { parent, roman: roman(count) }) };
}

function numberBlocks(blocks: readonly Block[], numbering: Numbering, parent = ''): readonly Block[] {
  let count = 0;
  return blocks.map((block): Block => {
    if (block.kind !== 'clause') return block;
    const { number, path } = numbering(block.level, ++count, block.anchor, parent, rowAnchors(block.blocks));
    return { ...block, number, blocks: numberBlocks(block.blocks, numbering, path ?? '') };
  });
}

/** Rows of tables and definitions have no number of their own: a reference to one names the clause in which it stands. */
function rowAnchors(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'table') return block.rows.flatMap((row) => row.anchor ?? []);
    return block.kind === 'definitions' ? block.entries.map((entry) => entry.anchor) : [];
  });
}

/** a … z, aa, ab … */
export function letters(count: number): string {
  const rest = Math.floor((count - 1) / 26);
  return (rest > 0 ? letters(rest) : '') + String.fromCharCode(97 + ((count - 1) % 26));
}

const ROMAN = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
] as const;

export function roman(count: number): string {
  const found = ROMAN.find(([value]) => value <= count);
  return found ? found[1] + roman(count - found[0]) : '';
}

/** Applies a change to every inline part, wherever it stands. Strings and numbers stay. */
function mapInlines(tree: DocumentTree, change: (part: Inline) => Inline): DocumentTree {
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (value === null || typeof value !== 'object') return value;
    const copy = Object.fromEntries(Object.entries(value).map(([key, each]) => [key, walk(each)]));
    return copy.kind === 'reference' ? change(copy as unknown as Inline) : withSubjectOf(value, copy);
  };
  return walk(tree) as DocumentTree;
}
