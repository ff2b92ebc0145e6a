import { type MessagePort, parentPort } from 'node:worker_threads';
import type { Rasterise } from '@sla-language/documents';
import type { Job } from './job.js';
import type { PictureAnswer, PictureRequest } from './painter.js';
import { pictureFiles } from './picture-files.js';
import { render } from './render.js';
import type { Answer } from './threads.js';

// The bundle runs this file in its threads.
if (parentPort) serve(parentPort);

/** Does what arrives, for as long as the thread lives. */
function serve(port: MessagePort): void {
  port.on('message', async (message: Job | PictureRequest) => {
    port.postMessage('svg' in message ? await paint(message) : await answer(message));
  });
}

let painting: Promise<Rasterise> | undefined;

async function paint({ id, svg, width }: PictureRequest): Promise<PictureAnswer> {
  try {
    painting ??= import('@sla-language/documents').then(({ rasteriser }) => rasteriser(pictureFiles));
    const rasterise = await painting;
    return { id, picture: await rasterise(svg, width) };
  } catch (problem) {
    return { id, problem };
  }
}

async function answer(job: Job): Promise<Answer> {
  try {
    return { contents: await render(job) };
  } catch (problem) {
    return { problem };
  }
}
