import type { Rasterise } from '@sla-language/documents';
import { version } from '../version.js';
import type { Contents, Job } from './job.js';
import { pictureFiles } from './picture-files.js';

/** Makes the documents of a job in this thread. `rasterise`: makes the pictures, where that is done elsewhere. */
export async function render({ agreement, documents, ...options }: Job, rasterise?: Rasterise): Promise<Contents> {
  const { rasteriser, renderDocuments } = await import('@sla-language/documents');
  return renderDocuments(agreement, documents, {
    ...options,
    toolVersion: version,
    rasterise: rasterise ?? rasteriser(pictureFiles),
  });
}
