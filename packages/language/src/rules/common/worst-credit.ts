import {
  type Agreement,
  type Big,
  creditFor,
  decimal,
  type MeasurementWindow,
  maximum,
  type Objective,
  percentage,
  type ScopeSet,
  scopesOf,
  startOfDay,
  timeSettingOf,
  type Window,
  windowAt,
  ZERO,
} from '@sla-language/agreement';

/** What an objective costs in a window in which the service is down all the time, counted for a month. */
export interface WorstCredit {
  readonly amount: Big;
  /** ISO 4217; undefined where nothing is paid. */
  readonly currency: string | undefined;
}

const MONTHS = { month: 1, quarter: 3, year: 12 } as const;

/** A day in a month of 30 days, for an agreement whose term does not say when it begins. */
const SOME_DAY = '2026-06-15';

/**
 * The most that an availability objective pays for a month, after all caps, for the case that costs most. Undefined where that is
 * not an amount of money of one currency (a fee in words), or where its window is not a number of months.
 */
export function worstCredit(agreement: Agreement, objective: Objective): WorstCredit | undefined {
  const window = objective.measures?.window;
  const months = window && monthsOf(window);
  const measured = window && wholeWindow(agreement, window);
  if (!months || !measured) return undefined;
  const cases = casesOf(agreement, objective).map((scope) =>
    creditFor(agreement, { objective: objective.id, scope, window: measured, level: percentage('0') }),
  );
  const totals = cases.flatMap(({ total }) => total);
  const currencies = new Set(totals.map(({ unit }) => (unit.kind === 'money' ? unit.currency : undefined)));
  if (currencies.size > 1 || currencies.has(undefined)) return undefined;
  const amount = maximum(ZERO, ...totals.map((each) => each.amount)).div(months);
  return { amount, currency: [...currencies][0] };
}

function monthsOf(window: Window): Big | undefined {
  if (window.kind === 'billing cycle') return decimal(1);
  const period = window.kind === 'rolling' ? undefined : window.period;
  return period === 'month' || period === 'quarter' || period === 'year' ? decimal(MONTHS[period]) : undefined;
}

/** The cases that targets, remedies or fees tell apart. */
function casesOf(agreement: Agreement, { targets, remedies, noTargets }: Objective): readonly ScopeSet[] {
  const fees = agreement.services.flatMap((service) => service.fees);
  return scopesOf(agreement, [...targets, ...noTargets, ...remedies, ...fees]);
}

/** The first window of the term that the term does not cut. */
function wholeWindow(agreement: Agreement, window: Window): MeasurementWindow | undefined {
  const setting = timeSettingOf(agreement);
  const first = windowAt(window, setting, startOfDay(agreement.effective?.from ?? SOME_DAY, setting.timeZone));
  return first?.partial ? (windowAt(window, setting, first.full.end) ?? first) : first;
}
