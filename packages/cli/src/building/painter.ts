import { Worker } from 'node:worker_threads';
import type { Rasterise } from '@sla-language/documents';

/** A picture that a thread is asked for. */
export interface PictureRequest {
  readonly id: number;
  readonly svg: string;
  /** Pixels. */
  readonly width: number;
}
export type PictureAnswer = { readonly id: number } & (
  | { readonly picture: Uint8Array }
  | { readonly problem: unknown }
);

/** Makes the pictures of Word documents in a thread of its own, while this one does the rest. */
export interface Painter {
  readonly rasterise: Rasterise;
  close(): Promise<void>;
}

/** The smallest picture, so that all is loaded when the first real one is asked for. */
const NOTHING = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>';

/** Starts the thread. @param program the bundle, which does building/thread.ts there */
export function openPainter(program: URL): Painter {
  const worker = new Worker(program);
  const waiting = new Map<number, { resolve(picture: Uint8Array): void; reject(problem: unknown): void }>();
  let failure: unknown;
  let last = 0;
  const fail = (problem: unknown): void => {
    failure ??= problem;
    for (const { reject } of waiting.values()) reject(failure);
    waiting.clear();
  };
  worker.on('error', fail);
  worker.on('exit', () => fail(new Error('The thread that makes pictures has ended.')));
  worker.on('message', (answer: PictureAnswer) => {
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ('picture' in answer) asked?.resolve(answer.picture);
    else asked?.reject(answer.problem);
  });
  const rasterise: Rasterise = (svg, width) =>
    new Promise((resolve, reject) => {
      if (failure !== undefined) return reject(failure);
      last += 1;
      waiting.set(last, { resolve, reject });
      worker.postMessage({ id: last, svg, width } satisfies PictureRequest);
    });
  // What goes wrong here goes wrong again where somebody waits for it.
  rasterise(NOTHING, 1).catch(() => {});
  return {
    rasterise,
    close: async () => {
      await worker.terminate();
    },
  };
}
