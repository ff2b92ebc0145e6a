import type { Agreement } from '@sla-language/agreement';
import type { DocumentRequest } from '@sla-language/documents';
import type { ReadStyle } from './styles.js';

/** Documents to be made of one agreement: plain data, so that a thread can be asked for them. */
export interface Job extends Partial<ReadStyle> {
  readonly agreement: Agreement;
  readonly documents: readonly DocumentRequest[];
  readonly source: { readonly file: string; readonly sha256: string };
  /** Seconds since 1970: when the documents say that they were made. */
  readonly date?: number;
}

/** The content of each document of a job, in the job's order. */
export type Contents = readonly (string | Uint8Array)[];

/** Makes the documents of a job. */
export type Work = (job: Job) => Promise<Contents>;
