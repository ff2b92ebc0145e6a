import type { MessagePort } from 'node:worker_threads';
import type { Job } from './job.js';
import { render } from './render.js';
import type { Answer } from './threads.js';

/** Does the jobs that arrive, one after the other, for as long as the thread lives. */
export function serve(port: MessagePort): void {
  port.on('message', async (job: Job) => {
    port.postMessage(await answer(job));
  });
}

async function answer(job: Job): Promise<Answer> {
  try {
    return { contents: await render(job) };
  } catch (problem) {
    return { problem };
  }
}
