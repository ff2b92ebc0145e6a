import type { Output } from '../io.js';

export interface Progress {
  /** One more is done. */
  advance(): void;
  close(): void;
}

const NONE: Progress = { advance: () => {}, close: () => {} };

/** Fewer are done before anybody could read a bar. */
const WORTH_A_BAR = 8;

/** A bar for somebody who waits at a terminal; nothing elsewhere. */
export async function openProgress(total: number, { stderr }: { readonly stderr: Output }): Promise<Progress> {
  if (!stderr.isTTY || total < WORTH_A_BAR) return NONE;
  const { SingleBar } = await import('cli-progress');
  const bar = new SingleBar({
    // It moves the cursor by what it writes, and asks its stream for nothing else.
    stream: Object.assign(Object.create(null), {
      isTTY: true,
      columns: 80,
      write: (text: string) => stderr.write(text),
    }),
    format: '{bar} {value} of {total} agreements',
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    clearOnComplete: true,
    gracefulExit: true,
  });
  bar.start(total, 0);
  return { advance: () => bar.increment(), close: () => bar.stop() };
}
