import { createHash } from 'node:crypto';
import path from 'node:path';
import type { Agreement } from '@sla-language/agreement';
import { type DocumentRequest, fileNameOf } from '@sla-language/documents';
import type { Checked } from '../checking.js';
import { UsageError } from '../errors.js';
import type { Source } from '../inputs/index.js';
import type { Io } from '../io.js';
import { shownPath } from '../paths.js';
import type { Job } from './job.js';
import type { ReadStyle } from './styles.js';

export interface Plan {
  /** What is wanted of each agreement. */
  readonly documents: readonly DocumentRequest[];
  /** Where the documents go; beside their source where none is given. */
  readonly folder?: string;
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
  { documents, folder, agreement: wanted, date, styles }: Plan,
  io: Io,
): readonly Planned[] {
  const sources = new Map<string, Source>();
  const planned: Planned[] = [];
  for (const checked of files) {
    const { source, agreements } = checked;
    const directory = folder === undefined ? path.dirname(source.absolute) : path.resolve(io.cwd, folder);
    for (const agreement of agreements) {
      if (agreement.kind === 'template' || (wanted !== undefined && agreement.id !== wanted)) continue;
      const paths = documents.map((document) => path.join(directory, fileNameOf(agreement.id, document)));
      for (const file of paths) {
        // Some file systems do not tell upper from lower case.
        const other = sources.get(file.toLowerCase());
        if (other) throw new UsageError(collision(agreement, source, other, file, io));
        sources.set(file.toLowerCase(), source);
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

function collision(agreement: Agreement, source: Source, other: Source, file: string, io: Io): string {
  const [a, b] = [other.path, source.path].sort();
  return (
    `Two documents would be written to ${shownPath(file, io)}: the agreements ${agreement.id} of ${a} and of ${b}. ` +
    'Build them one after the other with --out to different folders.'
  );
}
