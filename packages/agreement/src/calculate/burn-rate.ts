import { type Big, decimal, HUNDRED, ONE, settle, ZERO } from '../values/decimal.js';
import { formatDuration, groupedString, percentString } from '../values/print.js';
import { downtimeBudget } from './downtime-budget.js';
import { step, type TraceStep } from './trace.js';

/** From when on somebody should be told how fast the error budget of a target is used up. */
export interface BurnRateAlert {
  /** `page`: somebody is woken. `ticket`: somebody looks at it on the next working day. */
  readonly urgency: 'page' | 'ticket';
  /** The part of the budget, in per cent, that is used up. */
  readonly share: Big;
  /** Seconds within which it is used up. */
  readonly within: Big;
  /** Seconds: the threshold has to hold over the last of them too, so that the alert ends soon after its cause. */
  readonly confirmedOver: Big;
  /** How many times as fast as a budget that lasts exactly for the whole window. */
  readonly rate: Big;
  /** The threshold, in per cent: the part of the time, or of the events, that fails. */
  readonly failing: Big;
  /** The same of a level that is counted in time: seconds of downtime in `within`. */
  readonly downtime: Big;
  readonly trace: TraceStep;
}

const HOUR = 3600;

/**
 * Three thresholds that tell a sudden failure from a slow one, and a twelfth of the time for the confirmation: the scheme of
 * "Alerting on SLOs" in Google's "The Site Reliability Workbook" (2018), chapter 5.
 */
const SCHEME = [
  { urgency: 'page', share: decimal(2), within: decimal(HOUR) },
  { urgency: 'page', share: decimal(5), within: decimal(6 * HOUR) },
  { urgency: 'ticket', share: decimal(10), within: decimal(72 * HOUR) },
] as const;
const CONFIRMATION = 12;

/**
 * The thresholds for a target (in per cent, as written) over a window of some seconds; the most urgent first. 2% of the budget of
 * 99.9% over 30 days within an hour is a rate of 14.4, or 1.44% of what happens in that hour. Left out is a threshold below a rate
 * of 1, at which the budget would last, and one above 100%, which nothing can reach; and, where the seconds between two samples are
 * given, one whose confirmation would see no sample. Of a target of 100%, whose budget is empty, there is none.
 */
export function burnRateAlerts(target: Big, windowSeconds: Big, interval = ZERO): readonly BurnRateAlert[] {
  const budget = downtimeBudget(target, windowSeconds);
  if (budget.lte(0)) return [];
  return SCHEME.map(({ urgency, share, within }): BurnRateAlert => {
    const downtime = settle(budget.times(share).div(HUNDRED));
    const rate = settle(share.times(windowSeconds).div(within.times(HUNDRED)));
    const failing = settle(budget.times(share).div(within));
    const confirmedOver = settle(within.div(CONFIRMATION));
    const trace = step(
      'level',
      `${percentString(share)} of the budget of ${formatDuration(budget)} within ${formatDuration(within)} are ${percentString(failing, 4)} of that time`,
      `${percentString(share)} × ${formatDuration(budget)} ÷ ${formatDuration(within)} = ${percentString(failing, 4)}; ` +
        `${percentString(share)} × ${formatDuration(windowSeconds)} ÷ ${formatDuration(within)} = ${groupedString(rate.round(4))}`,
    );
    return { urgency, share, within, confirmedOver, rate, failing, downtime, trace };
  }).filter(({ rate, failing, confirmedOver }) => rate.gte(ONE) && failing.lte(HUNDRED) && confirmedOver.gte(interval));
}
