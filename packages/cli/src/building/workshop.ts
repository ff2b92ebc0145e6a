import { setFlagsFromString } from 'node:v8';
import type { Io } from '../io.js';
import { openThreads, type Workshop } from './threads.js';

/** Does jobs in threads where that is worth it and possible, else in this one. */
export function openWorkshop(jobs: number, { threads }: Io): Workshop {
  return (
    (threads && openThreads(threads.program, jobs, threads.count)) ?? {
      work: async (job) => {
        // To optimise the program that makes pictures takes longer than what it has to do here.
        setFlagsFromString('--liftoff-only');
        const { render } = await import('./render.js');
        return render(job);
      },
      close: async () => {},
    }
  );
}
