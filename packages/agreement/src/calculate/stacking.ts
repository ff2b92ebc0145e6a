import type { Agreement, Duration } from '../model/index.js';
import { type Big, decimal, decimalString, maximum, sum } from '../values/decimal.js';
import { duration } from '../values/duration.js';
import type { MeasuredCase } from './case.js';
import { promiseOf } from './case.js';
import { sumPayables } from './payable.js';
import type { CalculatedExtension } from './payments.js';
import { amountLike, byUnit, groupBy, monthOf, type SettlementItem, totalOf } from './settlement-item.js';
import { timeSettingOf } from './time.js';
import { follows, step, type TraceStep } from './trace.js';

/** What is left after stacking. */
export interface Stacked {
  readonly items: readonly SettlementItem[];
  readonly trace: readonly TraceStep[];
}

/**
 * Stacking looks at the objectives whose windows end in the same calendar month: `highest` pays the greatest amount for each service, `sum`
 * all of them. Where the agreement does not say, all are paid (and the linter asks).
 */
export function stack(agreement: Agreement, items: readonly SettlementItem[]): Stacked {
  const { timeZone } = timeSettingOf(agreement);
  const trace: TraceStep[] = [];
  const dropped = new Set<SettlementItem>();
  for (const [month, ofMonth] of groupBy(items, (item) => monthOf(item.case, timeZone))) {
    if (new Set(ofMonth.map((item) => item.case.objective)).size < 2) continue;
    if (agreement.remedies?.stacking !== 'highest') {
      const how =
        agreement.remedies?.stacking === 'sum' ? 'are added' : 'are added, as the agreement does not say otherwise';
      trace.push(follows(step('stacking', `The amounts of all objectives in ${month} ${how}`), agreement.remedies));
      continue;
    }
    for (const [service, ofService] of groupBy(ofMonth, (item) => item.service)) {
      for (const ofUnit of byUnit(ofService).values()) {
        const claims = [...groupBy(ofUnit, (item) => item.case.objective)].map(([id, own]) => ({
          id,
          own,
          total: totalOf(own),
        }));
        if (claims.length < 2) continue;
        const best = claims.reduce((highest, claim) => (claim.total.gt(highest.total) ? claim : highest));
        for (const item of claims.filter((claim) => claim !== best).flatMap(({ own }) => own)) dropped.add(item);
        const all = claims
          .map(({ id, total }) => `"${titleOf(agreement, id)}" ${amountLike(ofUnit[0]!, total)}`)
          .join(', ');
        const name = agreement.services.find(({ id }) => id === service)?.title ?? service;
        const text = `For "${name}" in ${month} only the highest counts: "${titleOf(agreement, best.id)}"`;
        const before = sumPayables(ofUnit.map((item) => item.payable));
        const after = sumPayables(best.own.map((item) => item.payable));
        trace.push({ ...step('stacking', text, all), from: agreement.remedies, change: { before, after } });
      }
    }
  }
  return { items: items.filter((item) => !dropped.has(item)), trace };
}

/** Extensions of a month, stacked apart from money. */
export interface StackedExtension {
  /** The calendar month in which the windows end, `2026-03`. */
  readonly month: string;
  readonly by: Duration;
  readonly cases: readonly MeasuredCase[];
}

/** Extensions: `highest` takes the greatest of the month, else they add up. Different units of time stay apart. */
export function stackExtensions(
  agreement: Agreement,
  extensions: readonly { readonly case: MeasuredCase; readonly extension: CalculatedExtension }[],
): { readonly extensions: readonly StackedExtension[]; readonly trace: readonly TraceStep[] } {
  const { timeZone } = timeSettingOf(agreement);
  const trace: TraceStep[] = [];
  const stacked: StackedExtension[] = [];
  const keyOf = (item: (typeof extensions)[number]) => {
    const { unit, business } = item.extension.line.by;
    return `${monthOf(item.case, timeZone)} ${business ? 'business ' : ''}${unit}`;
  };
  for (const group of groupBy(extensions, keyOf).values()) {
    const [first] = group;
    const { unit, business } = first!.extension.line.by;
    const byObjective = [...groupBy(group, (item) => item.case.objective).values()].map((own) =>
      sum(own.map(({ extension }) => decimal(extension.line.by.value).times(extension.times))),
    );
    const [one, ...others] = byObjective;
    const isHighest = agreement.remedies?.stacking === 'highest';
    const total: Big = isHighest ? maximum(one!, ...others) : sum(byObjective);
    const by = duration(decimalString(total), unit, business);
    const month = monthOf(first!.case, timeZone);
    stacked.push({ month, by, cases: group.map((item) => item.case) });
    const how = byObjective.length < 2 ? '' : isHighest ? ', the highest of the month' : ', the sum of the month';
    trace.push(follows(step('stacking', `The term is extended by ${by.text}${how}`), first!.extension.line));
  }
  return { extensions: stacked, trace };
}

function titleOf(agreement: Agreement, id: string): string {
  return promiseOf(agreement, id)?.title ?? id;
}
