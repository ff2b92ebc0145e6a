import { fillText } from '../texts/fill.js';
import { textsFor } from '../texts/index.js';
import type {
  Block,
  Change,
  Clause,
  Definition,
  DocumentTree,
  Inline,
  List,
  Part,
  Row,
  SignatureEntry,
  Table,
} from '../tree.js';
import { renameRemoved } from './removed-anchors.js';
import { sideBySide } from './sequences.js';
import { likenessOf, likenessOfWords, markInlines, wordsOf } from './words.js';

/**
 * The new document with what was taken out of the old one and what was put in marked, word by word where a paragraph or a cell has
 * changed. Parts, clauses, rows and definitions go by their anchors, so that numbers may differ; what was removed keeps its place and
 * its old number. Whoever accepts all marks has the text of the new document, whoever rejects them that of the old one, but for numbers.
 */
export function markUp(old: DocumentTree, now: DocumentTree): DocumentTree {
  const { texts } = textsFor(now.language);
  const parts = sideBySide(old.parts, now.parts, sameAnchor, () => 0).map((step): Part => {
    if (!step.now) return { ...step.old, change: 'removed' };
    if (!step.old) return { ...step.now, change: 'inserted' };
    return { ...step.now, ...formerTitle(step.old, step.now), blocks: blocks(step.old.blocks, step.now.blocks) };
  });
  const mark = markInlines(old.mark ?? [], now.mark ?? []);
  const { mark: _, ...rest } = now;
  return renameRemoved({
    ...rest,
    title: fillText(texts.redline.markedTitle, { title: now.title }),
    ...(mark.length > 0 ? { mark } : {}),
    parts,
  });
}

const sameAnchor = (left: { readonly anchor: string }, right: { readonly anchor: string }): boolean =>
  left.anchor === right.anchor;

/** The old title where it is another one. */
function formerTitle(old: { readonly title?: string }, now: { readonly title?: string }): { readonly was?: string } {
  return old.title === now.title || old.title === undefined ? {} : { was: old.title };
}

function blocks(old: readonly Block[], now: readonly Block[]): readonly Block[] {
  return sideBySide(old, now, isSame, likeness).map(
    (step): Block =>
      step.old && step.now
        ? merged(step.old, step.now)
        : step.now
          ? { ...step.now, change: 'inserted' }
          : marked(step.old),
  );
}

function marked(block: Block): Block {
  return { ...block, change: 'removed' };
}

/** Whether two blocks are one for certain: they go by the same name, or they are the same. */
function isSame(left: Block, right: Block): boolean {
  if (left.kind !== right.kind) return false;
  if (left.kind === 'clause' && right.kind === 'clause') {
    return (
      left.anchor === right.anchor &&
      left.level === right.level &&
      (left.title === undefined) === (right.title === undefined)
    );
  }
  if (left.kind === 'definitions' || left.kind === 'signatures') return true;
  return JSON.stringify(left) === JSON.stringify(right);
}

/** How much two blocks have in common; 0 where one cannot be shown as a change of the other. */
function likeness(left: Block, right: Block): number {
  if (left.kind === 'paragraph' && right.kind === 'paragraph') return likenessOf(left.parts, right.parts);
  if (left.kind === 'table' && right.kind === 'table') return tableLikeness(left, right);
  if (left.kind === 'list' && right.kind === 'list') {
    return left.start === right.start ? likenessOfWords(allWords([left]), allWords([right])) : 0;
  }
  if ((left.kind === 'note' && right.kind === 'note') || (left.kind === 'quote' && right.kind === 'quote')) {
    return likenessOfWords(allWords([left]), allWords([right]));
  }
  return 0;
}

/** Tables of the same columns are one, whatever their rows; titles of columns may have changed as well. */
function tableLikeness(left: Table, right: Table): number {
  const form = ({ columns }: Table) => columns.map(({ align }) => align).join();
  if (form(left) !== form(right)) return 0;
  if (JSON.stringify(left.columns) === JSON.stringify(right.columns)) return 1;
  return likenessOfWords(allWords([left]), allWords([right]));
}

/** One block with the marks of what it was; only called for two that are alike. */
function merged(old: Block, now: Block): Block {
  if (old.kind === 'clause' && now.kind === 'clause') return clause(old, now);
  if (old.kind === 'paragraph' && now.kind === 'paragraph') return { ...now, parts: markInlines(old.parts, now.parts) };
  if (old.kind === 'table' && now.kind === 'table') return table(old, now);
  if (old.kind === 'definitions' && now.kind === 'definitions') {
    return { ...now, entries: named(old.entries, now.entries, definition) };
  }
  if (old.kind === 'signatures' && now.kind === 'signatures') {
    return { ...now, entries: named(old.entries, now.entries, signature) };
  }
  if (old.kind === 'list' && now.kind === 'list') return list(old, now);
  if (old.kind === 'note' && now.kind === 'note') {
    return { ...now, title: markInlines(old.title, now.title), blocks: blocks(old.blocks, now.blocks) };
  }
  if (old.kind === 'quote' && now.kind === 'quote') return { ...now, blocks: blocks(old.blocks, now.blocks) };
  return now;
}

function clause(old: Clause, now: Clause): Clause {
  return { ...now, ...formerTitle(old, now), blocks: blocks(old.blocks, now.blocks) };
}

function table(old: Table, now: Table): Table {
  const caption = markInlines(old.caption ?? [], now.caption ?? []);
  const same = (left: Row, right: Row) =>
    left.anchor !== undefined || right.anchor !== undefined
      ? left.anchor === right.anchor
      : JSON.stringify(left.cells[0]) === JSON.stringify(right.cells[0]);
  const alike = (left: Row, right: Row) =>
    left.anchor === right.anchor ? likenessOfWords(left.cells.flatMap(wordsOf), right.cells.flatMap(wordsOf)) : 0;
  return {
    ...now,
    ...(caption.length > 0 ? { caption } : {}),
    columns: now.columns.map((column, i) => ({
      ...column,
      title: markInlines(old.columns[i]?.title ?? [], column.title),
    })),
    rows: sideBySide(old.rows, now.rows, same, alike).map((step): Row => {
      if (!step.now) return { ...step.old, change: 'removed' };
      if (!step.old) return { ...step.now, change: 'inserted' };
      const before = step.old.cells;
      return { ...step.now, cells: step.now.cells.map((cell, i) => markInlines(before[i] ?? [], cell)) };
    }),
  };
}

type Named = Definition | SignatureEntry;

/** Entries by their anchors. One that cannot show a change within is replaced. */
function named<Entry extends Named>(
  old: readonly Entry[],
  now: readonly Entry[],
  merge: (old: Entry, now: Entry) => Entry | undefined,
): readonly Entry[] {
  const change = (entry: Entry, kind: Change): Entry => ({ ...entry, change: kind });
  return sideBySide(old, now, sameAnchor, () => 0).flatMap((step): readonly Entry[] => {
    if (!step.now) return [change(step.old as Entry, 'removed')];
    if (!step.old) return [change(step.now, 'inserted')];
    const one = merge(step.old, step.now);
    return one ? [one] : [change(step.old, 'removed'), change(step.now, 'inserted')];
  });
}

function definition(old: Definition, now: Definition): Definition | undefined {
  return old.term === now.term ? { ...now, blocks: blocks(old.blocks, now.blocks) } : undefined;
}

function signature(old: SignatureEntry, now: SignatureEntry): SignatureEntry | undefined {
  if (old.state !== now.state || old.date !== now.date) return undefined;
  if ((old.signatory === undefined) !== (now.signatory === undefined)) return undefined;
  return {
    ...now,
    party: markInlines(old.party, now.party),
    ...(now.signatory ? { signatory: markInlines(old.signatory ?? [], now.signatory) } : {}),
  };
}

/** Items have no mark of their own: what they hold is marked. */
function list(old: List, now: List): List {
  type Item = readonly Block[];
  const same = (left: Item, right: Item) => JSON.stringify(left) === JSON.stringify(right);
  const alike = (left: Item, right: Item) => likenessOfWords(allWords(left), allWords(right));
  const all = (item: Item, change: Change): Item => item.map((block) => ({ ...block, change }));
  return {
    ...now,
    items: sideBySide(old.items, now.items, same, alike).map((step): Item => {
      if (!step.now) return all(step.old, 'removed');
      return step.old ? blocks(step.old, step.now) : all(step.now, 'inserted');
    }),
  };
}

/** The words of some blocks. */
function allWords(list: readonly Block[]): readonly string[] {
  return list.flatMap((block): readonly string[] => {
    switch (block.kind) {
      case 'paragraph':
        return wordsOf(block.parts);
      case 'list':
        return block.items.flatMap(allWords);
      case 'quote':
      case 'note':
      case 'clause':
        return allWords(block.blocks);
      case 'table':
        return block.rows.flatMap(({ cells }) => cells.flatMap((cell: readonly Inline[]) => wordsOf(cell)));
      case 'code block':
        return block.text.split(/\s+/);
      default:
        return [];
    }
  });
}
