import type { Inline } from '../tree.js';

/** The words of a title; in a comparison with the ones that it had before. */
export function titleParts(title: string, was: string | undefined): readonly Inline[] {
  const text = (words: string): readonly Inline[] => [{ kind: 'text', text: words }];
  if (was === undefined) return text(title);
  return [{ kind: 'removed', parts: text(was) }, ...text(' '), { kind: 'inserted', parts: text(title) }];
}
