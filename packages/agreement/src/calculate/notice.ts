import { Temporal } from 'temporal-polyfill';
import type { Agreement, DateString } from '../model/index.js';
import { exactSeconds } from '../values/duration.js';
import { wholeMonths } from './time.js';

/**
 * The last day on which notice prevents the next renewal: so long before the end of the last day of the term; without a notice,
 * that day itself. Undefined where the term has no end or the length cannot be counted. Of business days it is the latest day that is
 * possible, for they are at least days.
 */
export function lastDayForNotice({ effective, renewal }: Agreement): DateString | undefined {
  if (!effective?.to) return undefined;
  if (!renewal?.notice) return effective.to;
  const end = Temporal.PlainDate.from(effective.to).add({ days: 1 });
  const months = wholeMonths(renewal.notice);
  const seconds = exactSeconds({ ...renewal.notice, business: false });
  if (months === undefined && !seconds) return undefined;
  const before = months === undefined ? { days: Number(seconds!.div(86_400).round(0, 3).toFixed()) } : { months };
  return end.subtract(before).subtract({ days: 1 }).toString();
}
