import type { Io } from '../io.js';
import type { Painter } from './painter.js';
import { openThreads, type Workshop } from './threads.js';

/** Does jobs in threads where that is worth it and possible, else in this one. */
export function openWorkshop(jobs: number, { threads }: Io, painter: Painter | undefined): Workshop {
  return (
    (threads && openThreads(threads.program, jobs, threads.count)) ?? {
      work: async (job) => {
        const { render } = await import('./render.js');
        return render(job, painter?.rasterise);
      },
      close: async () => {},
    }
  );
}
