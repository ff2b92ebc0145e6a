import { Locale } from '../format/locale.js';
import type { DocumentTree } from '../tree.js';
import type { Presentation } from './presentation.js';

/** What the head and the foot of a page may name, between braces. */
export const RUNNING_PLACES = ['title', 'version', 'status', 'effective'] as const;

type RunningPlace = (typeof RUNNING_PLACES)[number];

/** The presentation with its texts for the head and the foot of each page filled for one document. */
export function forDocument(presentation: Presentation, tree: DocumentTree): Presentation {
  const { header, footer } = presentation;
  return {
    ...presentation,
    ...(header === undefined ? {} : { header: filled(header, tree) }),
    ...(footer === undefined ? {} : { footer: filled(footer, tree) }),
  };
}

/** What a document does not have is left out, with the spaces and separators beside it. */
function filled(text: string, { title, properties, language }: DocumentTree): string {
  const { version, status, effective } = properties;
  const date = effective === undefined ? undefined : new Locale(language).date(effective);
  const places: Readonly<Record<RunningPlace, string | undefined>> = { title, version, status, effective: date };
  return text
    .split(/(\{\w+\})/)
    .map((piece, i) => (i % 2 === 0 ? piece : (places[piece.slice(1, -1) as RunningPlace] ?? '\0')))
    .join('')
    .replace(/[\s·|,–-]*\0/g, '')
    .replace(/^[\s·|,–-]+|[\s·|,–-]+$/g, '');
}
