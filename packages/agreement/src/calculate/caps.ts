import { Temporal } from 'temporal-polyfill';
import type { Agreement, Cap, Id, Window } from '../model/index.js';
import { type Big, decimal, maximum, settle, sum, ZERO } from '../values/decimal.js';
import { nominalSeconds } from '../values/duration.js';
import { amountFor } from './base-amount.js';
import type { MeasuredCase } from './case.js';
import { incidentCount, promiseOf, servicesOf } from './case.js';
import type { FeeContext } from './fees.js';
import { sumPayables, unitKey } from './payable.js';
import { covers } from './scopes.js';
import { amountLike, byUnit, cutTo, lastMoment, type SettlementItem, totalOf } from './settlement-item.js';
import { type TimeSpan, timeSettingOf } from './time.js';
import { follows, step, type TraceStep } from './trace.js';
import { termSpan, windowAt } from './windows.js';

/** Items after some caps, with what was cut. */
export interface Capped {
  readonly items: readonly SettlementItem[];
  readonly trace: readonly TraceStep[];
}

/** What limits all remedies of an agreement together: its caps, and the amount at risk. */
export function generalCaps({ remedies }: Agreement): readonly Cap[] {
  const caps = (remedies?.remedies ?? []).filter((line) => line.kind === 'cap');
  return remedies?.atRisk ? [...caps, remedies.atRisk] : caps;
}

/** The caps among some remedies, the shortest period first: incident, hour … year, term. */
export function capsInOrder(remedies: readonly { readonly kind: string }[]): readonly Cap[] {
  const caps = remedies.filter((line): line is Cap => line.kind === 'cap');
  return caps.toSorted((left, right) => rankOf(left).cmp(rankOf(right)));
}

function rankOf({ per }: Cap): Big {
  if (per === 'incident') return ZERO;
  if (per === 'term') return decimal(10).pow(12);
  return lengthOf(per);
}

const NOMINAL_DAYS = { hour: '0.0417', day: '1', week: '7', month: '30', quarter: '91', year: '365' } as const;

function lengthOf(window: Window): Big {
  if (window.kind === 'rolling') return nominalSeconds(window.length);
  return decimal(window.kind === 'billing cycle' ? NOMINAL_DAYS.month : NOMINAL_DAYS[window.period]).times(86_400);
}

/** What caps are applied to, and with. */
export interface CapInput {
  readonly agreement: Agreement;
  /** The shortest period first. */
  readonly caps: readonly Cap[];
  /** In order of time. */
  readonly items: readonly SettlementItem[];
  /** What was paid for earlier windows: it has used up a part of the longer caps. */
  readonly paid: readonly SettlementItem[];
  /** Whose caps these are. */
  readonly stage: 'objective cap' | 'cap';
  readonly fees: FeeContext;
}

/**
 * Applies caps to credits and penalties together, the shortest period first, then the longer ones in order of time: what comes first is
 * paid in full, what comes later until the cap is used up.
 */
export function applyCaps(input: CapInput): Capped {
  const trace: TraceStep[] = [];
  let current = input.items;
  for (const cap of input.caps) {
    const affected = current.filter((item) => covers(cap.for, item.case.scope));
    if (affected.length === 0) continue;
    const before = input.paid.filter((item) => covers(cap.for, item.case.scope));
    const result = applyCap(input, cap, affected, before);
    const replaced = new Map(affected.map((item, index) => [item, result.items[index]!]));
    current = current.map((item) => replaced.get(item) ?? item);
    trace.push(...result.trace);
  }
  return { items: current, trace };
}

function applyCap(
  input: CapInput,
  cap: Cap,
  items: readonly SettlementItem[],
  paid: readonly SettlementItem[],
): Capped {
  if (cap.per === 'incident') return applyPerIncident(input, cap, items, paid);
  if (cap.per !== 'term' && cap.per.kind === 'rolling') {
    return applyRolling(input, cap, cap.per, items, paid);
  }
  const { agreement } = input;
  const trace: TraceStep[] = [];
  const cut = new Map<SettlementItem, SettlementItem>();
  for (const period of periodsOf(agreement, cap, items)) {
    const { window } = period;
    const before = paid.filter((item) => fallsInto(cap, period, item));
    for (const [unit, ofUnit] of byUnit(period.items)) {
      const limit = limitFor(input, cap, ofUnit[0]!, window);
      const used = totalOf(before.filter((item) => unitKey(item.payable.unit) === unit));
      trace.push(traceOfCap(input.stage, cap, ofUnit, limit, used, window.label));
      const kept = limit ? cutTo(ofUnit, limit.minus(used)) : ofUnit;
      for (const [index, item] of ofUnit.entries()) cut.set(item, kept[index]!);
    }
  }
  return { items: items.map((item) => cut.get(item)!), trace };
}

/**
 * What is known to be paid for one incident stays below the cap; and where something is paid that cannot be divided among the incidents of
 * a window, all of it together below as many times the cap.
 */
function applyPerIncident(
  input: CapInput,
  cap: Cap,
  items: readonly SettlementItem[],
  paid: readonly SettlementItem[],
): Capped {
  const trace: TraceStep[] = [];
  const cut = new Map<SettlementItem, SettlementItem>(items.map((item) => [item, item]));
  for (const period of periodsOf(input.agreement, cap, items)) {
    const before = paid.filter((item) => fallsInto(cap, period, item));
    for (const [unit, ofUnit] of byUnit(period.items)) {
      const limit = limitFor(input, cap, ofUnit[0]!, period.window);
      const cutAll = (
        all: readonly SettlementItem[],
        earlier: readonly SettlementItem[],
        times: number,
        where: string,
      ) => {
        const current = all.map((item) => cut.get(item)!);
        const used = totalOf(earlier.filter((item) => unitKey(item.payable.unit) === unit));
        const allowed = limit?.times(times);
        trace.push(traceOfCap(input.stage, cap, current, allowed, used, where));
        const kept = allowed ? cutTo(current, allowed.minus(used)) : current;
        for (const [index, item] of all.entries()) cut.set(item, kept[index]!);
      };
      const groups = byIncident(ofUnit);
      const divided = groups.flat();
      for (const [index, group] of groups.entries()) {
        const where = groups.length > 1 ? `${period.window.label}, incident ${index + 1}` : period.window.label;
        const earlier = before.filter((item) => isSameIncident(item, group[0]!));
        cutAll(group, earlier, 1, where);
      }
      if (divided.length < ofUnit.length) cutAll(ofUnit, before, incidentsOf(period.items), period.window.label);
    }
  }
  return { items: items.map((item) => cut.get(item)!), trace };
}

function byIncident(items: readonly SettlementItem[]): readonly (readonly SettlementItem[])[] {
  const groups: SettlementItem[][] = [];
  for (const item of items.filter(({ incident }) => incident)) {
    const known = groups.find((group) => isSameIncident(group[0]!, item));
    if (known) known.push(item);
    else groups.push([item]);
  }
  return groups;
}

/** A name means the same incident in all cases of a window; an outage belongs to its case. */
function isSameIncident(left: SettlementItem, right: SettlementItem): boolean {
  const [one, other] = [left.incident, right.incident];
  if (!one || !other) return false;
  if ('ticket' in one) return 'ticket' in other && one.ticket === other.ticket;
  return 'outage' in other && one.outage === other.outage && left.case === right.case;
}

/** In every rolling window that ends with a payment, the payments of that window together stay below the cap. */
function applyRolling(
  input: CapInput,
  cap: Cap,
  per: Extract<Window, { kind: 'rolling' }>,
  items: readonly SettlementItem[],
  paid: readonly SettlementItem[],
): Capped {
  const trace: TraceStep[] = [];
  const kept: SettlementItem[] = [];
  for (const item of items) {
    const window = windowAt(per, timeSettingOf(input.agreement), lastMoment(item.case)) ?? item.case.window;
    const limit = limitFor(input, cap, item, window);
    const used = totalOf(
      [...paid, ...kept].filter(
        (other) =>
          unitKey(other.payable.unit) === unitKey(item.payable.unit) &&
          Temporal.Instant.compare(lastMoment(other.case), window.start) >= 0,
      ),
    );
    trace.push(traceOfCap(input.stage, cap, [item], limit, used, window.label));
    kept.push(limit ? cutTo([item], limit.minus(used))[0]! : item);
  }
  return { items: kept, trace };
}

/** A period of a cap, with what falls into it. */
interface CapPeriod {
  /** The span whose fees the cap means: its own window, the measured window of an incident, or the whole term. */
  readonly window: TimeSpan & { readonly label: string };
  readonly items: readonly SettlementItem[];
}

function periodsOf(agreement: Agreement, cap: Cap, items: readonly SettlementItem[]): readonly CapPeriod[] {
  const periods: { window: CapPeriod['window']; items: SettlementItem[] }[] = [];
  for (const item of items) {
    const known = periods.find((period) => fallsInto(cap, period, item));
    if (known) known.items.push(item);
    else periods.push({ window: windowOfCap(agreement, cap, item.case), items: [item] });
  }
  return periods;
}

function fallsInto(cap: Cap, { window, items }: CapPeriod, item: SettlementItem): boolean {
  if (cap.per === 'term') return true;
  const first = items[0]!.case;
  if (cap.per === 'incident')
    return item.case.objective === first.objective && sameSpan(item.case.window, first.window);
  const moment = lastMoment(item.case);
  return Temporal.Instant.compare(moment, window.start) >= 0 && Temporal.Instant.compare(moment, window.end) < 0;
}

function windowOfCap(agreement: Agreement, cap: Cap, measured: MeasuredCase): CapPeriod['window'] {
  const setting = timeSettingOf(agreement);
  if (cap.per === 'incident') return measured.window;
  if (cap.per !== 'term') return windowAt(cap.per, setting, lastMoment(measured)) ?? measured.window;
  const { start, end } = termSpan(setting);
  // A term without an end costs fees up to the window that is settled.
  return { start: start ?? measured.window.start, end: end ?? measured.window.end, label: 'the term' };
}

/** What the cap comes to in the unit of an item. Undefined: it is counted in something else. */
function limitFor(
  { agreement, stage, fees }: CapInput,
  cap: Cap,
  item: SettlementItem,
  window: TimeSpan & { readonly label: string },
): Big | undefined {
  const services =
    stage === 'cap' ? agreement.services.map(({ id }) => id) : servicesOfItem(agreement, item.case.objective);
  const { parts } = amountFor(cap.amount, { agreement, scope: item.case.scope, window, services, fees });
  const key = unitKey(item.payable.unit);
  const [same] = sumPayables(parts.map(({ payable }) => payable)).filter(({ unit }) => unitKey(unit) === key);
  return same && settle(same.amount);
}

function servicesOfItem(agreement: Agreement, objective: Id): readonly Id[] {
  const promise = promiseOf(agreement, objective);
  return promise ? servicesOf(agreement, promise) : [];
}

function sameSpan(left: TimeSpan, right: TimeSpan): boolean {
  return left.start.equals(right.start) && left.end.equals(right.end);
}

/** The incidents behind some items: of all their cases together, and one that is part of several cases once. */
function incidentsOf(items: readonly SettlementItem[]): number {
  const cases = [...new Set(items.map((item) => item.case))];
  const tickets = new Set(cases.flatMap(({ late = [] }) => late.flatMap(({ ticket }) => ticket ?? [])));
  const unnamed = cases.filter(({ late = [] }) => !late.some(({ ticket }) => ticket !== undefined));
  return unnamed.reduce((total, each) => total + incidentCount(each), tickets.size);
}

function traceOfCap(
  stage: CapInput['stage'],
  cap: Cap,
  items: readonly SettlementItem[],
  limit: Big | undefined,
  used: Big,
  where: string,
): TraceStep {
  const [first] = items;
  const total = sum(items.map((item) => item.payable.amount));
  const before = amountLike(first!, total);
  if (!limit) {
    return follows(step(stage, `"${cap.text}" cannot be compared with ${before}, so it takes nothing away`), cap);
  }
  const left = maximum(ZERO, limit.minus(used));
  const already = used.gt(0) ? `, of which ${amountLike(first!, used)} are used up` : '';
  const verdict = total.gt(left) ? `cuts ${before} to ${amountLike(first!, left)}` : `leaves ${before} as it is`;
  const text = `"${cap.text}" allows ${amountLike(first!, limit)} (${where})${already}, and ${verdict}`;
  const payable = (amount: Big) => [{ unit: first!.payable.unit, amount: settle(amount) }];
  const change = { before: payable(total), after: payable(total.gt(left) ? left : total) };
  return { ...follows(step(stage, text), cap), change };
}
