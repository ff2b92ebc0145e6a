import { BookmarkEnd, BookmarkStart, type ParagraphChild } from 'docx';
import type { Block, DocumentTree } from '../../tree.js';
import type { Ids } from './ids.js';

/** Longer names are cut by Word. */
const LONGEST = 40;

/** A thing of the tree that can be referred to. */
interface Anchored {
  readonly anchor?: string;
  readonly change?: string;
}

/**
 * A bookmark for each anchor. Word allows letters, digits and underscores and does not tell capitals from small letters; in a
 * marked-up comparison an anchor may stand twice, and then the new place has it.
 */
export class Bookmarks {
  private readonly names = new Map<string, string>();
  private readonly places = new Map<string, Anchored>();

  constructor(
    tree: DocumentTree,
    private readonly ids: Ids,
  ) {
    const taken = new Set<string>();
    for (const [place, removed] of anchoredOf(tree)) {
      const { anchor } = place;
      if (anchor === undefined) continue;
      if (!this.names.has(anchor)) this.names.set(anchor, bookmarkName(anchor, taken));
      if (!removed || !this.places.has(anchor)) this.places.set(anchor, place);
    }
  }

  /** The bookmark of an anchor; none where nothing has that anchor. */
  nameOf(anchor: string): string | undefined {
    return this.names.get(anchor);
  }

  /** The content between the ends of the place's bookmark. */
  around(place: Anchored, content: readonly ParagraphChild[]): readonly ParagraphChild[] {
    const name = place.anchor === undefined ? undefined : this.names.get(place.anchor);
    if (name === undefined || this.places.get(place.anchor!) !== place) return content;
    const id = this.ids.next();
    // The library's type names only the two together, which take their number from a counter of the whole program.
    const [start, end] = [new BookmarkStart(name, id), new BookmarkEnd(id)] as unknown as readonly ParagraphChild[];
    return [start!, ...content, end!];
  }
}

function bookmarkName(anchor: string, taken: Set<string>): string {
  const letters = anchor.normalize('NFC').replace(/[^\p{L}\p{Nd}_]/gu, '_');
  const whole = /^[\p{L}_]/u.test(letters) ? letters : `_${letters}`;
  for (let count = 1; ; count++) {
    const ending = count === 1 ? '' : `_${count}`;
    const name = whole.slice(0, LONGEST - ending.length).replace(/\p{Surrogate}$/u, '') + ending;
    const key = name.toLowerCase();
    if (taken.has(key)) continue;
    taken.add(key);
    return name;
  }
}

/** All places with an anchor in the order of the document, and whether they are marked as removed. */
function* anchoredOf(tree: DocumentTree): Generator<readonly [Anchored, boolean]> {
  for (const part of tree.parts) {
    const removed = part.change === 'removed';
    yield [part, removed];
    yield* anchoredIn(part.blocks, removed);
  }
}

function* anchoredIn(blocks: readonly Block[], outer: boolean): Generator<readonly [Anchored, boolean]> {
  for (const block of blocks) {
    const removed = outer || block.change === 'removed';
    const isRemoved = (place: Anchored) => removed || place.change === 'removed';
    switch (block.kind) {
      case 'clause':
        yield [block, removed];
        yield* anchoredIn(block.blocks, removed);
        break;
      case 'table':
        for (const row of block.rows) yield [row, isRemoved(row)];
        break;
      case 'definitions':
        for (const entry of block.entries) {
          yield [entry, isRemoved(entry)];
          yield* anchoredIn(entry.blocks, isRemoved(entry));
        }
        break;
      case 'signatures':
        for (const entry of block.entries) yield [entry, isRemoved(entry)];
        break;
      case 'list':
        for (const item of block.items) yield* anchoredIn(item, removed);
        break;
      case 'note':
      case 'quote':
        yield* anchoredIn(block.blocks, removed);
        break;
      case 'figure':
        yield [block, removed];
        break;
    }
  }
}
