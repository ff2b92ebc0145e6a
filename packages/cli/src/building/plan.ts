import { createHash } from 'node:crypto';
import path from 'node:path';
import type { Agreement } from '@sla-language/agreement';
import { type DocumentRequest, fileKey } from '@sla-language/documents';
import type { Checked } from '../checking.js';
import { UsageError } from '../errors.js';
import type { Source } from '../inputs/index.js';
import type { Io } from '../io.js';
import { shownPath } from '../paths.js';
import type { Job } from './job.js';
import type { Outputs } from './outputs.js';
import type { ReadStyle } from './styles.js';

export interface Plan {
  /** What is wanted of each agreement. */
  readonly documents: readonly DocumentRequest[];
  /** Where the documents go. */
  readonly outputs: Outputs;
  /** The only agreement that is wanted. */
  readonly agreement?: string;
  /** Seconds since 1970: when the documents say that they were made. */
  readonly date?: number;
  /** The house style of a file. */
  readonly styles?: ReadonlyMap<Checked, ReadStyle>;
}

/** What is to be made of one agreement, and the absolute path of each document. */
export interface Planned {
  readonly job: Job;
  readonly files: readonly string[];
}

/**
 * Plans the documents of sound files, one job an agreement. A file is named like its agreement. Throws a UsageError where two
 * documents would have the same file.
 */
export function plan(
  files: readonly Checked[],
  { documents, outputs, agreement: wanted, date, styles }: Plan,
  io: Io,
): readonly Planned[] {
  const taken = new Map<string, Document>();
  const planned: Planned[] = [];
  for (const checked of files) {
    const { source, agreements } = checked;
    for (const agreement of agreements) {
      if (agreement.kind === 'template' || (wanted !== undefined && agreement.id !== wanted)) continue;
      const paths = documents.flatMap((document) => outputs.fileOf(checked, agreement.id, document) ?? []);
      if (paths.length < documents.length) continue;
      for (const [i, file] of paths.entries()) {
        const document: Document = { agreement, source, request: documents[i] };
        const other = taken.get(fileKey(file));
        if (other) throw new UsageError(collision(document, other, file, io));
        taken.set(fileKey(file), document);
      }
      planned.push({
        job: { agreement, documents, source: originOf(source), date, ...styles?.get(checked) },
        files: paths,
      });
    }
  }
  return planned;
}

function originOf({ absolute, bytes }: Source): Job['source'] {
  return { file: path.basename(absolute), sha256: createHash('sha256').update(bytes).digest('hex') };
}

interface Document {
  readonly agreement: Agreement;
  readonly source: Source;
  readonly request: DocumentRequest;
}

function collision(one: Document, other: Document, file: string, io: Io): string {
  const both = `Two documents would be written to ${shownPath(file, io)}:`;
  if (one.agreement !== other.agreement) {
    const [a, b] = [other, one].map(({ agreement, source }) => `${agreement.id} of ${source.path}`).sort();
    return `${both} those of ${a} and of ${b}. Name the documents with \`\${agreement}\` and \`\${relativeFileDirname}\`, or build them one after the other.`;
  }
  const [a, b] = [other, one].map(({ request }) => `${request.format} (${request.layout})`);
  return `${both} ${a} and ${b}. Name them with \`\${layoutSuffix}\` and \`\${extension}\`.`;
}
