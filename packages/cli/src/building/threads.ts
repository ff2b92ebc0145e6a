import { Worker } from 'node:worker_threads';
import type { Contents, Job, Work } from './job.js';

/** Where jobs are done. */
export interface Workshop {
  readonly work: Work;
  /** Ends what was started for it. */
  close(): Promise<void>;
}

/** A thread costs as much as the documents of a few agreements. */
const WORTH_A_THREAD = 4;

/**
 * Does jobs in as many threads as are worth their start.
 * @param program the bundle, which does building/thread.ts in a thread
 */
export function openThreads(program: URL, jobs: number, processors: number): Workshop | undefined {
  const count = Math.min(processors, Math.floor(jobs / WORTH_A_THREAD));
  if (count < 2) return undefined;
  const idle = Array.from({ length: count }, () => new Thread(program));
  const all = [...idle];
  const waiting: ((thread: Thread) => void)[] = [];
  const take = (): Thread | Promise<Thread> => idle.pop() ?? new Promise((found) => waiting.push(found));
  const give = (thread: Thread): void => {
    const next = waiting.shift();
    if (next) next(thread);
    else idle.push(thread);
  };
  return {
    work: async (job) => {
      const thread = await take();
      try {
        return await thread.work(job);
      } finally {
        give(thread);
      }
    },
    close: async () => {
      await Promise.all(all.map((thread) => thread.end()));
    },
  };
}

/** What a thread answers: the documents, or why there are none. */
export type Answer = { readonly contents: Contents } | { readonly problem: unknown };

/** One job at a time. */
class Thread {
  private readonly worker: Worker;
  private failure: unknown;

  constructor(program: URL) {
    this.worker = new Worker(program);
    this.worker.on('error', (error) => {
      this.failure = error;
    });
  }

  work(job: Job): Promise<Contents> {
    return new Promise((resolve, reject) => {
      const end = (): void => {
        reject(this.failure ?? new Error('A thread ended before its documents were made.'));
      };
      if (this.failure) return end();
      this.worker.once('exit', end);
      this.worker.once('message', (answer: Answer) => {
        this.worker.off('exit', end);
        if ('contents' in answer) resolve(answer.contents);
        else reject(answer.problem);
      });
      this.worker.postMessage(job);
    });
  }

  async end(): Promise<void> {
    await this.worker.terminate();
  }
}
