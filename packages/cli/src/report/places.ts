import type { Finding, Range } from './findings.js';

/** `contracts/hosting.sla:24:9` */
export function placeOf(path: string, { start }: Range): string {
  return `${path}:${start.line}:${start.column}`;
}

/** The message, and below it the related places, a line each. */
export function messageWithRelated({ message, related }: Finding): string {
  return [message, ...related.map((each) => `${placeOf(each.path, each.range)}: ${each.message}`)].join('\n');
}
