import picocolors from 'picocolors';
import type { Io, Output } from '../io.js';

export type Colours = ReturnType<typeof picocolors.createColors>;

/** For files, which nobody reads on a terminal. */
export const NO_COLOURS: Colours = picocolors.createColors(false);

/** Colours for an output: where people read it, unless `NO_COLOR` or `FORCE_COLOR` says otherwise. */
export function coloursFor(output: Output, env: Io['env']): Colours {
  return picocolors.createColors(wanted(output, env));
}

function wanted(output: Output, env: Io['env']): boolean {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  return output.isTTY && env.TERM !== 'dumb';
}
