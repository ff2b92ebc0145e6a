import type { Layout } from './tree.js';

/** In what an agreement can be had; the data (JSON) have no layout. */
export type Format = 'markdown' | 'html' | 'docx' | 'json';

const EXTENSIONS: Readonly<Record<Format, string>> = { markdown: 'md', html: 'html', docx: 'docx', json: 'json' };

/** Every format, in the order in which they are listed. */
export const FORMATS: readonly Format[] = ['markdown', 'html', 'docx', 'json'];

/** Every layout; the contract that people sign is the first. */
export const LAYOUTS: readonly Layout[] = ['schedule', 'public-page', 'summary', 'operations'];

/** One document of an agreement. */
export interface DocumentRequest {
  readonly format: Format;
  readonly layout: Layout;
}

/** The documents in several formats and layouts, each once: the data are the same in every layout. */
export function documentRequests(formats: readonly Format[], layouts: readonly Layout[]): readonly DocumentRequest[] {
  return layouts.flatMap((layout, i) =>
    formats.filter((format) => i === 0 || format !== 'json').map((format) => ({ format, layout })),
  );
}

/** `HostingSla.md`, `HostingSla.summary.html`: the contract is named after its agreement alone. */
export function fileNameOf(agreement: string, document: DocumentRequest): string {
  const kind = kindOf(document);
  return `${agreement}${kind === '' ? '' : `.${kind}`}.${extensionOf(document.format)}`;
}

/** What tells a document from the contract in its name; nothing for the contract, and for the data. */
export function kindOf({ format, layout }: DocumentRequest): string {
  return layout === 'schedule' || format === 'json' ? '' : layout;
}

/** `md` for Markdown. */
export function extensionOf(format: Format): string {
  return EXTENSIONS[format];
}
