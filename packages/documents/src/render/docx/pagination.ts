import type { IStylesOptions, PageNumberEstimator } from 'docx';
import { Flow, type Item } from './flow.js';

/**
 * The pages on which the places of a document come to stand, so that its contents show them before Word has brought its
 * fields up to date. The library's own estimate is finer, and takes longer than all the rest together.
 */
export function pageNumbers(
  styles: IStylesOptions,
  page: { readonly text: number; readonly body: number },
): PageNumberEstimator {
  return (body) => {
    const { pages, count } = paginate(new Flow(styles, page.text).items(body), page.body);
    return { bookmarks: new Map([...pages].map(([name, number]) => [name, String(number)])), pageCount: count };
  };
}

/** Fills pages of a height one after the other. */
export function paginate(
  items: readonly Item[],
  height: number,
): { readonly pages: ReadonlyMap<string, number>; readonly count: number } {
  const pages = new Map<string, number>();
  let count = 1;
  let used = 0;
  let after = 0;
  const turn = () => {
    count++;
    used = 0;
    after = 0;
  };
  items.forEach((item, i) => {
    const first = i === 0 || !items[i - 1]!.keepNext;
    if (item.newPage && i > 0) turn();
    // What is to stay together begins where all of it has room, unless it has room nowhere.
    else if (first && used > 0 && used + needed(items, i, after) > height && needed(items, i, 0) <= height) turn();
    const gap = used === 0 ? 0 : Math.max(after, item.before);
    for (const name of item.bookmarks) pages.set(name, count);
    used += gap;
    let lines = item.lines;
    while (used + lines * item.line > height) {
      // No page has only one line of a paragraph, at its foot or at its head.
      const room = Math.min(Math.floor((height - used) / item.line), lines - 2);
      if (item.whole || room < 2) {
        if (used === 0) break;
        turn();
        continue;
      }
      lines -= room;
      turn();
    }
    used += lines * item.line;
    after = item.after;
  });
  return { pages, count };
}

/** The room for an item and all that it has to stay with. */
function needed(items: readonly Item[], start: number, after: number): number {
  let height = 0;
  let gap = after;
  for (let i = start; i < items.length; i++) {
    const item = items[i]!;
    height += Math.max(gap, i === start && after === 0 ? 0 : item.before);
    const lines = item.keepNext || item.whole || item.lines < 4 ? item.lines : 2;
    height += lines * item.line;
    gap = item.after;
    if (!item.keepNext) break;
  }
  return height;
}
