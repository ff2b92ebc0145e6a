import {
  availabilityTargets,
  downtimeBudgets,
  effectiveAvailabilityOf,
  lowerPercentOf,
  type Objective,
  type Window,
} from '@sla-language/agreement';
import { type Content, capital, fill, fillText, textOf } from '../texts/fill.js';
import type { Block } from '../tree.js';
import { paragraph, table } from './build.js';
import type { Context } from './context.js';
import { targetHead } from './objectives.js';

const DAY = 86_400;

/**
 * What each target of an availability allows: the downtime for every length of its window and in a year, and the
 * availability that remains when all allowed exclusions are taken. Nothing for other levels: they have no downtime.
 */
export function budgetTable(context: Context, objective: Objective): readonly Block[] {
  const { agreement, texts, words } = context;
  const available = availabilityTargets(agreement, objective);
  if (!available) return [];
  const { metric, window, targets } = available;
  const t = texts.objectives;
  const budgets = targets.map((target) => downtimeBudgets(lowerPercentOf(target.comparison)!, window));
  const lengths = budgets[0]!.map((budget) => budget.length);
  const rows: { readonly head: string; readonly cells: readonly Content[] }[] = lengths.map((length, row) => ({
    head: lengthText(context, window, Number(length.toFixed()) / DAY, row === lengths.length - 1),
    cells: budgets.map((budget) => words.length(budget[row]!.budget)),
  }));
  const results = targets.map((target) =>
    effectiveAvailabilityOf(agreement, metric, lowerPercentOf(target.comparison)!, window),
  );
  const [first] = results;
  const reduced = first?.excluded.gt(0) ?? false;
  if (reduced) rows.push({ head: t.effective, cells: results.map((result) => words.percent(result.value, 4)) });
  const unlimited = (first?.unlimited ?? []).map((exclusion) => context.exclusion(exclusion.id));
  const [budget] = table(
    rows,
    [
      { title: t.period, cell: (row) => row.head },
      ...targets.map((target, i) => ({
        title: targetHead(context, target),
        align: 'right' as const,
        cell: (row: (typeof rows)[number]) => row.cells[i],
      })),
    ],
    { caption: t.budget },
  );
  const note =
    unlimited.length > 0
      ? [paragraph(fill(reduced ? t.unlimited : t.onlyUnlimited, { items: words.and(unlimited) }))]
      : [];
  return budget ? [budget, ...note] : [];
}

/** "Calendar month of 30 days"; the last row is the year. */
function lengthText(context: Context, window: Window, days: number, last: boolean): string {
  const { words, locale, texts } = context;
  const t = texts.objectives.lengths;
  const name = words.window(window);
  const isYear = days === 365 || days === 366;
  const varies =
    Number.isInteger(days) &&
    (window.kind === 'billing cycle' || ((window.kind === 'calendar' || window.kind === 'fiscal') && days >= 28));
  const own =
    last && isYear && !/year/.test(window.kind === 'calendar' || window.kind === 'fiscal' ? window.period : '')
      ? t.year
      : undefined;
  const text =
    own ??
    (varies
      ? fillText(t.days, { window: name, count: locale.number(String(days)) })
      : fillText(t.plain, { window: name }));
  return textOf(capital(text));
}
