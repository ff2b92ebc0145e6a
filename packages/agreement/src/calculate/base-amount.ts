import type { Agreement, Amount, Base, Fee, Id } from '../model/index.js';
import { type Big, decimal, settle, ZERO } from '../values/decimal.js';
import { exactSeconds } from '../values/duration.js';
import { formatDuration, groupedString } from '../values/print.js';
import {
  chargeOf,
  chargeOver,
  daysIn,
  type FeeContext,
  feeOver,
  monthAt,
  monthsIn,
  type ServiceAmount,
} from './fees.js';
import { forPeriods, moneyPayable, payablesString, sumPayables, timesPayable, wholeOf } from './payable.js';
import { covers, mostSpecific, type ScopeSet } from './scopes.js';
import { clip, coveredSeconds } from './spans.js';
import { DIVIDED, EQUALS, type Sum, type SumPart, TIMES } from './sum.js';
import { tierFactor } from './tier-amounts.js';
import { intersect, spanSeconds, type TimeSpan, timeSettingOf, wholeMonths } from './time.js';
import { follows, step, summed, type TraceStep } from './trace.js';
import { termSpan, windowAt } from './windows.js';

/** What an amount is calculated for. */
export interface AmountFor {
  readonly agreement: Agreement;
  readonly scope: ScopeSet;
  /** The window of the miss, or of the cap. */
  readonly window: TimeSpan & { readonly label: string };
  /** The services that `fee` means. */
  readonly services: readonly Id[];
  /** `cluster`, where the fee is that of a unit. */
  readonly unit?: string;
  /** Downtime in the window: as counted, and where it lay. */
  readonly downtime?: { readonly seconds: Big; readonly spans: readonly TimeSpan[] };
  readonly fees: FeeContext;
}

/** An amount, by service, with how it came about. */
export interface CalculatedAmount {
  readonly parts: readonly ServiceAmount[];
  readonly trace: readonly TraceStep[];
}

/** What `10% of fee`, `EUR 250`, `10 times fee during downtime`, `1 day of fee`, `1/30 of fee` or `50% of Installation` comes to. */
export function amountFor(amount: Amount, input: AmountFor): CalculatedAmount {
  if (amount.kind === 'money') {
    const payable = moneyPayable(amount.money);
    const parts = [{ service: input.services.join(' + '), payable }];
    return { parts, trace: [step('amount', `The amount is ${payablesString([payable])}`)] };
  }
  if (amount.kind === 'time') return timeOfFee(amount, amount.base, input);
  if (!amount.base) {
    const parts = [{ service: input.services.join(' + '), payable: wholeOf({ kind: 'unstated' }) }];
    return scaled(parts, tierFactor(amount), { kind: 'text', text: amount.text }, [
      step('base', 'The agreement does not say of what this is a part'),
    ]);
  }
  const base = baseFor(amount.base, input);
  return scaled(base.parts, tierFactor(amount), factorOf(amount), base.trace);
}

/** What several services come to together, as a part of a sum. */
export function totalOf(parts: readonly ServiceAmount[]): Extract<SumPart, { kind: 'payables' }> {
  return { kind: 'payables', payables: sumPayables(parts.map(({ payable }) => payable)) };
}

function scaled(
  base: readonly ServiceAmount[],
  times: Big,
  factor: SumPart,
  trace: readonly TraceStep[],
): CalculatedAmount {
  const parts = base.map(({ service, payable }) => ({ service, payable: timesPayable(payable, times) }));
  const result = totalOf(parts);
  const text = `The amount is ${payablesString(result.payables)}`;
  return { parts, trace: [...trace, summed('amount', text, [totalOf(base), TIMES, factor, EQUALS, result])] };
}

function factorOf(amount: Extract<Amount, { kind: 'share' | 'fraction' | 'times' }>): SumPart {
  switch (amount.kind) {
    case 'share':
      return { kind: 'percent', value: decimal(amount.share.value) };
    case 'fraction':
      return {
        kind: 'fraction',
        numerator: decimal(amount.numerator),
        denominator: decimal(amount.denominator),
      };
    case 'times':
      return { kind: 'number', value: decimal(amount.times) };
  }
}

/** What a base comes to: the fee of the services for the scope and the window, or the part of it that the base names. */
export function baseFor(base: Base, input: AmountFor): CalculatedAmount {
  const { timeZone } = timeSettingOf(input.agreement);
  if (typeof base.of === 'object') return chargeBase(base.of.charge, input);
  if (base.of === 'at risk') return atRiskBase(input);
  const span = base.of === 'monthly fee' && !base.month ? monthOfEnd(input.window, timeZone) : spanOfBase(base, input);
  if (base.duringDowntime) return feeDuringDowntime(base, input);
  const parts = feesOf(base, input, span);
  const sum = payablesString(sumPayables(parts.map(({ payable }) => payable)));
  const when = base.month
    ? `in the ${base.month} month`
    : base.of === 'monthly fee'
      ? 'of one month'
      : `for ${input.window.label}`;
  return {
    parts,
    trace: [follows(step('base', `The ${nameOf(base, input)} ${when} is ${sum}`), feeLine(base, input))],
  };
}

function nameOf(base: Base, input: AmountFor): string {
  if (isUnitFee(base, input)) return `fee of the affected ${input.unit}`;
  const ids = servicesOfBase(base, input);
  const titles = ids.map((id) => `"${input.agreement.services.find((it) => it.id === id)?.title ?? id}"`);
  return `${base.of === 'total fee' ? 'total fee' : 'fee'} of ${titles.join(', ') || 'no service'}`;
}

/** The one line that states the fee of a base, where it is one. */
function feeLine(base: Base, input: AmountFor): Fee | undefined {
  if (isUnitFee(base, input)) return undefined;
  const ids = servicesOfBase(base, input);
  const lines = input.agreement.services
    .filter(({ id }) => ids.includes(id))
    .flatMap(({ fees }) => mostSpecific(fees, input.scope));
  return lines.length === 1 ? lines[0] : undefined;
}

function servicesOfBase(base: Base, input: AmountFor): readonly Id[] {
  if (base.service !== undefined) return [base.service];
  return base.of === 'total fee' ? input.agreement.services.map(({ id }) => id) : input.services;
}

function isUnitFee(base: Base, input: AmountFor): boolean {
  return input.unit !== undefined && base.service === undefined && base.of !== 'total fee';
}

function feesOf(base: Base, input: AmountFor, span: TimeSpan): readonly ServiceAmount[] {
  const { agreement, scope, fees } = input;
  const { timeZone } = timeSettingOf(agreement);
  if (isUnitFee(base, input)) {
    const one = fees.unitFee ? moneyPayable(fees.unitFee) : wholeOf({ kind: 'unit fee', unit: input.unit ?? '' });
    return [{ service: input.services.join(' + '), payable: forPeriods(one, monthsIn(span, timeZone), 'month') }];
  }
  return servicesOfBase(base, input).flatMap((id) => {
    const service = agreement.services.find((it) => it.id === id);
    const payables = service ? feeOver(service, scope, span, timeZone, fees) : [];
    return payables.map((payable) => ({ service: id, payable }));
  });
}

/** The window itself, or the calendar month before or after the one in which it ends; only what lies inside the term costs a fee. */
function spanOfBase(base: Base, { agreement, window }: AmountFor): TimeSpan {
  if (!base.month) return window;
  const setting = timeSettingOf(agreement);
  const month = monthOfEnd(window, setting.timeZone);
  const other =
    base.month === 'preceding'
      ? monthAt(month.start.subtract({ nanoseconds: 1 }), setting.timeZone)
      : monthAt(month.end, setting.timeZone);
  const term = termSpan(setting);
  const inTerm = { start: term.start ?? other.start, end: term.end ?? other.end };
  return intersect(other, inTerm) ?? { start: other.start, end: other.start };
}

function monthOfEnd(window: TimeSpan, timeZone: string): TimeSpan {
  return monthAt(window.end.subtract({ nanoseconds: 1 }), timeZone);
}

/** Month by month: the fee of the month × downtime in it ÷ its length. */
function feeDuringDowntime(base: Base, input: AmountFor): CalculatedAmount {
  const { timeZone } = timeSettingOf(input.agreement);
  const total = input.downtime?.seconds ?? ZERO;
  const spans = clip(input.downtime?.spans ?? [], [input.window]);
  const covered = coveredSeconds(spans);
  const parts: ServiceAmount[] = [];
  const trace: TraceStep[] = [];
  for (const { share, span } of downtimeByMonth(input.window, timeZone, spans, covered)) {
    const down = settle(total.times(share));
    if (down.lte(0)) continue;
    const length = spanSeconds(span);
    const fees = feesOf(base, input, span);
    const during = fees.map(({ service, payable }) => ({
      service,
      payable: { ...payable, amount: settle(payable.amount.times(down).div(length)) },
    }));
    parts.push(...during);
    const result = totalOf(during);
    const hours: SumPart = { kind: 'hours', value: settle(length.div(3600)).round(4) };
    const sum: Sum = [totalOf(fees), TIMES, { kind: 'length', seconds: down }, DIVIDED, hours, EQUALS, result];
    const name = `${nameOf(base, input)} during ${formatDuration(down)} of downtime`;
    trace.push(summed('base', `The ${name} is ${payablesString(result.payables)}`, sum));
  }
  if (parts.length === 0) trace.push(step('base', 'There was no downtime, so no fee fell due during downtime'));
  return { parts, trace };
}

function downtimeByMonth(
  window: TimeSpan,
  timeZone: string,
  spans: readonly TimeSpan[],
  covered: Big,
): readonly { readonly span: TimeSpan; readonly share: Big }[] {
  const shares: { span: TimeSpan; share: Big }[] = [];
  for (let at = window.start; at.epochNanoseconds < window.end.epochNanoseconds; ) {
    const span = monthAt(at, timeZone);
    const part = intersect(span, window);
    // Where nothing says when it was down, the downtime is spread evenly.
    const weight = covered.gt(0)
      ? coveredSeconds(clip(spans, [span])).div(covered)
      : part && spanSeconds(part).div(spanSeconds(window));
    shares.push({ span, share: weight ?? ZERO });
    at = span.end;
  }
  return shares;
}

/** The pool of the window of `at risk` in which the window of the miss ends. */
function atRiskBase(input: AmountFor): CalculatedAmount {
  const { agreement, scope, window } = input;
  const pool = agreement.remedies?.atRisk;
  const isKnown = pool && !('base' in pool.amount && pool.amount.base?.of === 'at risk') && covers(pool.for, scope);
  if (!isKnown) return { parts: [], trace: [step('base', 'There is no amount at risk for this case')] };
  const last = window.end.subtract({ nanoseconds: 1 });
  const services = agreement.services.map(({ id }) => id);
  const span = windowAt(pool.per, timeSettingOf(agreement), last) ?? window;
  const { parts, trace } = amountFor(pool.amount, { ...input, unit: undefined, services, window: span });
  const sum = payablesString(sumPayables(parts.map(({ payable }) => payable)));
  return { parts, trace: [...trace, step('base', `The amount at risk in ${span.label} is ${sum}`)] };
}

function chargeBase(id: Id, { agreement, scope, window }: AmountFor): CalculatedAmount {
  const found = chargeOf(agreement, id, scope);
  if (!found) return { parts: [], trace: [step('base', `There is no charge ${id} for this case`)] };
  const payable = chargeOver(found.charge, window, timeSettingOf(agreement).timeZone);
  return {
    parts: [{ service: found.service.id, payable }],
    trace: [step('base', `The charge ${id} is ${payablesString([payable])}`)],
  };
}

/** `1 day of fee`: the fee of the month in which the window ends ÷ the days of that month. */
function timeOfFee(amount: Extract<Amount, { kind: 'time' }>, base: Base, input: AmountFor): CalculatedAmount {
  const { timeZone } = timeSettingOf(input.agreement);
  const month = base.month ? spanOfBase(base, input) : monthOfEnd(input.window, timeZone);
  const fees = typeof base.of === 'object' ? chargeBase(base.of.charge, input).parts : feesOf(base, input, month);
  const days = daysIn(month, timeZone);
  const months = wholeMonths(amount.time);
  const seconds = exactSeconds(amount.time);
  const asDays = seconds ? seconds.div(86_400) : decimal(amount.time.value);
  const factor = months !== undefined ? decimal(months) : days.gt(0) ? asDays.div(days) : ZERO;
  const parts = fees.map(({ service, payable }) => ({
    service,
    payable: { ...payable, amount: settle(payable.amount.times(factor)) },
  }));
  const fee = totalOf(fees);
  const result = totalOf(parts);
  const name = typeof base.of === 'object' ? `charge ${base.of.charge}` : nameOf(base, input);
  const number = (value: Big): SumPart => ({ kind: 'number', value });
  const sum: Sum =
    months !== undefined ? [fee, TIMES, number(decimal(months))] : [fee, DIVIDED, number(days), TIMES, number(asDays)];
  return {
    parts,
    trace: [
      step(
        'base',
        `The ${name} of one month is ${payablesString(fee.payables)}; the month has ${groupedString(days)} days`,
      ),
      summed('amount', `The amount is ${payablesString(result.payables)}`, [...sum, EQUALS, result]),
    ],
  };
}
