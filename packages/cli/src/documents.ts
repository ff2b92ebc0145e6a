import { createHash } from 'node:crypto';
import path from 'node:path';
import type { Agreement } from '@sla-language/agreement';
import { outline, renderJson, renderMarkdown } from '@sla-language/documents';
import type { Checked } from './checking.js';
import { UsageError } from './errors.js';
import type { Source } from './inputs/index.js';
import type { Io } from './io.js';
import { shownPath } from './paths.js';
import { version } from './version.js';

export type Format = 'markdown' | 'json';

const EXTENSIONS: Readonly<Record<Format, string>> = { markdown: '.md', json: '.json' };

/** A document that is ready to be written. */
export interface Document {
  readonly agreement: string;
  readonly format: Format;
  /** Absolute. */
  readonly file: string;
  readonly text: string;
}

export interface Plan {
  readonly formats: readonly Format[];
  /** Where the documents go; beside their source where none is given. */
  readonly folder?: string;
  /** The only agreement that is wanted. */
  readonly agreement?: string;
}

/**
 * Makes the documents of sound files. A file is named like its agreement. Nothing is written, so a fault in the last document
 * leaves the first one as it was. Throws a UsageError where two documents would have the same file.
 */
export function plan(
  files: readonly Checked[],
  { formats, folder, agreement: wanted }: Plan,
  io: Io,
): readonly Document[] {
  const documents: Document[] = [];
  const sources = new Map<string, Source>();
  for (const { source, agreements } of files) {
    for (const agreement of agreements) {
      if (agreement.kind === 'template' || (wanted !== undefined && agreement.id !== wanted)) continue;
      for (const format of formats) {
        const directory = folder === undefined ? path.dirname(source.absolute) : path.resolve(io.cwd, folder);
        const file = path.join(directory, agreement.id + EXTENSIONS[format]);
        // Some file systems do not tell upper from lower case.
        const other = sources.get(file.toLowerCase());
        if (other) throw new UsageError(collision(agreement, source, other, file, io));
        sources.set(file.toLowerCase(), source);
        documents.push({ agreement: agreement.id, format, file, text: render(agreement, format, source) });
      }
    }
  }
  return documents;
}

function render(agreement: Agreement, format: Format, source: Source): string {
  if (format === 'json') return renderJson(agreement);
  const sha256 = createHash('sha256').update(source.bytes).digest('hex');
  return renderMarkdown(
    outline(agreement, { source: { file: path.basename(source.absolute), sha256 }, toolVersion: version }),
  );
}

function collision(agreement: Agreement, source: Source, other: Source, file: string, io: Io): string {
  const [a, b] = [other.path, source.path].sort();
  return (
    `Two documents would be written to ${shownPath(file, io)}: the agreements ${agreement.id} of ${a} and of ${b}. ` +
    'Build them one after the other with --out to different folders.'
  );
}
