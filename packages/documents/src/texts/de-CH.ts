import { de } from './de.js';
import type { Texts } from './table.js';

/** German as it is printed in Switzerland: without ß, and with the quotation marks of the country. */
export const deCH: Texts = printed(de);

function printed<T>(table: T): T {
  if (typeof table === 'string') {
    return table.replaceAll('ß', 'ss').replaceAll('„', '«').replaceAll('“', '»') as T;
  }
  if (table === null || typeof table !== 'object' || Array.isArray(table)) return table;
  return Object.fromEntries(Object.entries(table).map(([key, value]) => [key, printed(value)])) as T;
}
