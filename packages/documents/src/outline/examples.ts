import {
  allHoursMetric,
  dateOf,
  decimalString,
  downtimeOf,
  exampleWindow,
  type LadderGroup,
  lastDayOf,
  type MeasurementWindow,
  type Objective,
  type Payable,
  type Quantity,
  roundPayable,
  type Settlement,
  type Stage,
  type Support,
  shortDecimal,
  sumPayables,
  sumString,
  type TierExample,
  tierExamples,
  timeSettingOf,
  unitKey,
  type Window,
} from '@sla-language/agreement';
import { type Content, capital, fill, fillText } from '../texts/fill.js';
import type { Block } from '../tree.js';
import { paragraph, stacked, table } from './build.js';
import type { Context } from './context.js';
import { isOfNamedPrice, payableText, sumText } from './sums.js';

/** Stages of a calculation of which the sum is worth showing. */
const SHOWN: readonly Stage[] = ['base', 'amount', 'step', 'objective cap', 'cap', 'rounding'];

/**
 * Examples for every tier, and for what is owed by the delay: each goes through the calculation that real credits go
 * through. A case of which nothing comes is left out.
 */
export function workedExamples(
  context: Context,
  level: Objective | Support,
  groups: readonly LadderGroup[],
): readonly Block[] {
  const { texts } = context;
  const t = texts.schedules.credits;
  const { measures } = level;
  const window = measures && exampleWindow(context.agreement, measures.window);
  if (!window) return [];
  const examples = tierExamples(context.agreement, level, window, groups);
  const rows = table(examples, [
    { title: t.exampleCase, cell: (example) => caseOf(context, example) },
    { title: t.exampleLevel, cell: (example) => capital(levelCell(context, level, example)) },
    { title: t.sum, cell: (example) => sums(context, example.settlement) },
    { title: t.owed, align: 'right', cell: (example) => owed(context, example.settlement) },
  ]);
  if (rows.length === 0) return [];
  const intro = paragraph(fill(t.exampleText, { period: periodText(context, measures.window, window) }));
  return [{ kind: 'note', title: fill(t.examples, {}), blocks: [intro, ...rows] }];
}

/** "April 2027", "1 April 2027 to 30 June 2027" */
export function periodText(
  { agreement, locale, texts }: Context,
  window: Window,
  { start, end }: MeasurementWindow,
): string {
  const { timeZone } = timeSettingOf(agreement);
  const [first, last] = [dateOf(start, timeZone), lastDayOf(end, timeZone)];
  if (window.kind === 'calendar' && window.period === 'month') {
    return fillText(texts.span.month, { month: locale.month(first.month), year: String(first.year) });
  }
  return fillText(texts.span.plain, { from: locale.date(first.toString()), to: locale.date(last.toString()) });
}

function caseOf(context: Context, { measured, late }: TierExample): Content {
  const severity = late ? [{ kind: 'severity' as const, id: late.severity }] : [];
  const order = ['plan', 'region', 'option', 'severity'];
  const scopes = [...measured.scope, ...severity].toSorted(
    (left, right) => order.indexOf(left.kind) - order.indexOf(right.kind),
  );
  return context.words.and(scopes.map((each) => context.scope(each)));
}

function levelCell(context: Context, level: Objective | Support, { measured, late }: TierExample): Content {
  const { texts, words } = context;
  const t = texts.schedules.credits;
  if (late)
    return fillText(t.lateBy, { commitment: texts.commitments[late.commitment], length: words.length(late.lateBy) });
  const quantity = measured.level ?? measured.events?.[0];
  if (!quantity) return '';
  const value = quantityText(context, quantity);
  const down =
    'handles' in level || !allHoursMetric(context.agreement, level) ? undefined : downtimeOf(measured, quantity);
  return down?.gt(0) ? fillText(t.withDowntime, { level: value, downtime: words.length(down) }) : value;
}

function quantityText({ words, locale, texts }: Context, { dimension, amount, unit }: Quantity): string {
  switch (dimension) {
    case 'percentage':
      return words.percent(amount, 6);
    case 'duration':
      return words.length(amount);
    case 'money':
      return locale.money(decimalString(amount), unit ?? '');
    case 'measure':
      return fillText(texts.quantity, { count: locale.number(shortDecimal(amount, 6)), unit: unit ?? '' });
    case 'number':
      return locale.number(shortDecimal(amount, 6));
  }
}

/** The sums that were done, in their order, and where a limit cut the result. */
function sums(context: Context, settlement: Settlement): Content {
  const { texts } = context;
  const { cases, total, trace } = settlement;
  const shown = trace.filter((step) => SHOWN.includes(step.stage)).flatMap(({ sum }) => (sum ? [sum] : []));
  const lines = [...new Map(shown.map((sum) => [sumString(sum), sum])).values()];
  const before = sumPayables(
    cases.flatMap((each) => each.payments.flatMap((payment) => payment.parts.map((part) => part.payable))),
  );
  const left = (each: Payable) => total.find((other) => unitKey(other.unit) === unitKey(each.unit));
  const cut = before.map(roundPayable).filter((each) => !left(each)?.amount.eq(each.amount));
  // A share of a price in words is its own calculation.
  if (cut.length === 0 && shown.length === 1 && isOfNamedPrice(shown[0]!)) return '';
  const written: Content[] = lines.map((sum) => sumText(context, sum));
  for (const each of cut) {
    const rest = left(each);
    const amount = rest ? payableText(context, rest) : texts.schedules.credits.nothing;
    written.push(fillText(texts.schedules.credits.limited, { amount }));
  }
  return stacked(written);
}

function owed(context: Context, { total, extensions }: Settlement): Content {
  const { words } = context;
  return words.and([
    ...total.map((each) => payableText(context, each)),
    ...extensions.map((each) => words.duration(each.by)),
  ]);
}
