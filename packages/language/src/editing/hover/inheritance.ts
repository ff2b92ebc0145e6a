import type { Inherited } from '../reckoning/inheritance.js';
import { listText } from '../reckoning/words.js';
import { paragraphs, type Rich, rich } from '../rich.js';
import { placeLink } from './declarations.js';

/** What a declaration takes over, and from where. */
export function explainInheritance({ from, base, kinds }: Inherited): Rich {
  return paragraphs([
    rich`It takes over **${listText(kinds)}** from "${from.title ?? from.name}"; what is written here replaces all lines of its kind there.`,
    placeLink(base),
  ])!;
}
