import type { Io } from '../io.js';
import { openThreads, type Workshop } from './threads.js';

/** Does jobs in threads where that is worth it and possible, else in this one. */
export function openWorkshop(jobs: number, { threads }: Io): Workshop {
  return (
    (threads && openThreads(threads.program, jobs, threads.count)) ?? {
      work: async (job) => {
        const { render } = await import('./render.js');
        return render(job);
      },
      close: async () => {},
    }
  );
}
