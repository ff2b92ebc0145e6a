import { Temporal } from 'temporal-polyfill';
import type { Agreement, Cap, Id, Window } from '../model/index.js';
import { type Big, decimal, settle, sum, ZERO } from '../values/decimal.js';
import { nominalSeconds } from '../values/duration.js';
import { amountFor } from './base-amount.js';
import type { MeasuredCase } from './case.js';
import { promiseOf, servicesOf } from './case.js';
import type { FeeContext } from './fees.js';
import { sumPayables, unitKey } from './payable.js';
import { covers } from './scopes.js';
import {
  amountLike,
  byUnit,
  cutTo,
  groupBy,
  inOrderOfTime,
  lastMoment,
  type SettlementItem,
  totalOf,
  withAmount,
} from './settlement-item.js';
import { later, type TimeSpan, timeSettingOf } from './time.js';
import { step, type TraceStep } from './trace.js';
import { type MeasurementWindow, termSpan, windowAt } from './windows.js';

/** Items after some caps, with what was cut. */
export interface Capped {
  readonly items: readonly SettlementItem[];
  readonly trace: readonly TraceStep[];
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

/**
 * Applies caps to credits and penalties together, the shortest period first, then the longer ones in order of time: what came first is
 * paid in full, what comes later until the cap is used up.
 * @param stage whose caps these are, for the trace
 * @param servicesFor the services that `fee` means in the cap of a case
 */
export function applyCaps(
  agreement: Agreement,
  caps: readonly Cap[],
  items: readonly SettlementItem[],
  stage: 'objective cap' | 'cap',
  fees: FeeContext,
): Capped {
  const trace: TraceStep[] = [];
  let current = inOrderOfTime(items);
  for (const cap of caps) {
    const affected = current.filter((item) => covers(cap.for, item.case.scope));
    if (affected.length === 0) continue;
    const result = applyCap(agreement, cap, affected, stage, fees);
    const replaced = new Map(affected.map((item, index) => [item, result.items[index]!]));
    current = current.map((item) => replaced.get(item) ?? item);
    trace.push(...result.trace);
  }
  return { items: current, trace };
}

function applyCap(
  agreement: Agreement,
  cap: Cap,
  items: readonly SettlementItem[],
  stage: 'objective cap' | 'cap',
  fees: FeeContext,
): Capped {
  if (cap.per !== 'incident' && cap.per !== 'term' && cap.per.kind === 'rolling')
    return applyRolling(agreement, cap, cap.per, items, stage, fees);
  const trace: TraceStep[] = [];
  const cut = new Map<SettlementItem, SettlementItem>();
  for (const group of groupBy(items, (item) => keyOf(agreement, cap, item.case)).values()) {
    const window = windowOfCap(agreement, cap, group);
    const times = cap.per === 'incident' ? incidentsOf(group[0]!.case) : 1;
    for (const ofUnit of byUnit(group).values()) {
      const limit = limitFor(agreement, cap, ofUnit[0]!, window, stage, fees);
      trace.push(traceOfCap(cap, ofUnit, limit?.times(times), window.label, stage));
      const kept = limit ? cutTo(ofUnit, limit.times(times)) : ofUnit;
      for (const [index, item] of ofUnit.entries()) cut.set(item, kept[index]!);
    }
  }
  return { items: items.map((item) => cut.get(item)!), trace };
}

/** In every rolling window that ends with a payment, the payments of that window together stay below the cap. */
function applyRolling(
  agreement: Agreement,
  cap: Cap,
  per: Extract<Window, { kind: 'rolling' }>,
  items: readonly SettlementItem[],
  stage: 'objective cap' | 'cap',
  fees: FeeContext,
): Capped {
  const trace: TraceStep[] = [];
  const paid: SettlementItem[] = [];
  for (const item of items) {
    const window = windowAt(per, timeSettingOf(agreement), lastMoment(item.case)) ?? item.case.window;
    const limit = limitFor(agreement, cap, item, window, stage, fees);
    const before = paid.filter(
      (other) =>
        unitKey(other.payable.unit) === unitKey(item.payable.unit) &&
        Temporal.Instant.compare(lastMoment(other.case), window.start) >= 0,
    );
    const left = limit?.minus(totalOf(before));
    trace.push(
      traceOfCap(cap, [item], left, `${window.label}, ${amountLike(item, totalOf(before))} already paid`, stage),
    );
    paid.push(left ? cutTo([item], left)[0]! : item);
  }
  return { items: paid, trace };
}

function keyOf(agreement: Agreement, cap: Cap, measured: MeasuredCase): string {
  if (cap.per === 'term') return 'term';
  if (cap.per === 'incident') return `${measured.objective} ${measured.window.label}`;
  const window = windowAt(cap.per, timeSettingOf(agreement), lastMoment(measured));
  return (window ?? measured.window).start.toString();
}

/** The span whose fees the cap means: its own window, the measured window of an incident, or the whole term. */
function windowOfCap(
  agreement: Agreement,
  cap: Cap,
  group: readonly SettlementItem[],
): TimeSpan & { readonly label: string } {
  const [first] = group;
  const measured = first!.case;
  const setting = timeSettingOf(agreement);
  if (cap.per === 'incident') return measured.window;
  if (cap.per !== 'term') return windowAt(cap.per, setting, lastMoment(measured)) ?? measured.window;
  const { start, end } = termSpan(setting);
  // A term without an end costs fees up to the last window that is settled.
  const last = group.reduce((latest, item) => later(latest, item.case.window.end), measured.window.end);
  return { start: start ?? measured.window.start, end: end ?? last, label: 'the term' };
}

/** What the cap comes to in the unit of an item. Undefined: it is counted in something else. */
function limitFor(
  agreement: Agreement,
  cap: Cap,
  item: SettlementItem,
  window: (TimeSpan & { readonly label: string }) | MeasurementWindow,
  stage: 'objective cap' | 'cap',
  fees: FeeContext,
): Big | undefined {
  const services =
    stage === 'cap' ? agreement.services.map(({ id }) => id) : servicesOfItem(agreement, item.case.objective);
  const { parts } = amountFor(cap.amount, { agreement, scope: item.case.scope, window, services, fees });
  const [same] = sumPayables(parts.map(({ payable }) => payable)).filter(
    ({ unit }) => unitKey(unit) === unitKey(item.payable.unit),
  );
  return same && settle(same.amount);
}

function servicesOfItem(agreement: Agreement, objective: Id): readonly Id[] {
  const promise = promiseOf(agreement, objective);
  return promise ? servicesOf(agreement, promise) : [];
}

function incidentsOf(measured: MeasuredCase): number {
  return measured.incidents ?? (measured.outages?.length || measured.late?.length || 1);
}

function traceOfCap(
  cap: Cap,
  items: readonly SettlementItem[],
  limit: Big | undefined,
  where: string,
  stage: 'objective cap' | 'cap',
): TraceStep {
  const [first] = items;
  const total = sum(items.map((item) => item.payable.amount));
  const before = amountLike(first!, total);
  if (!limit) return step(stage, `"${cap.text}" cannot be compared with ${before}, so it takes nothing away`);
  const allowed = limit.gt(0) ? limit : ZERO;
  const after = total.gt(allowed) ? allowed : total;
  const verdict = total.gt(allowed) ? `cuts ${before} to ${amountLike(first!, after)}` : `leaves ${before} as it is`;
  return step(stage, `"${cap.text}" allows ${amountLike(first!, allowed)} (${where}) and ${verdict}`);
}

/** Items of nothing. */
export function withoutNothing(items: readonly SettlementItem[]): readonly SettlementItem[] {
  return items.filter((item) => item.payable.amount.gt(0));
}

/** Items of which nothing is paid. */
export function toNothing(items: readonly SettlementItem[]): readonly SettlementItem[] {
  return items.map((item) => withAmount(item, ZERO));
}
