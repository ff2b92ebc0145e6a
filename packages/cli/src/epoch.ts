import { UsageError } from './errors.js';
import type { Io } from './io.js';

/** The second that `SOURCE_DATE_EPOCH` names, for documents that say when they were made. */
export function epochOf({ env }: Io): number | undefined {
  const text = env.SOURCE_DATE_EPOCH;
  if (!text) return undefined;
  if (!/^\d{1,11}$/.test(text)) {
    throw new UsageError(`SOURCE_DATE_EPOCH has to be a number of seconds since 1970, but it is "${text}".`);
  }
  return Number(text);
}
