import {
  dateOf,
  type GreatestCredits,
  greatestCredits,
  HUNDRED,
  type Payable,
  settle,
  shortDecimal,
  timeSettingOf,
} from '@sla-language/agreement';
import { type Content, capital, fill, fillText, textOf } from '../texts/fill.js';
import type { Block } from '../tree.js';
import { clause, paragraph, table } from './build.js';
import type { Context } from './context.js';

/** What one case is owed at most, in words. */
export interface GreatestRow {
  /** None where it is the same in all cases. */
  readonly scope?: GreatestCredits['scope'];
  readonly month: string;
  readonly year: string;
}

/** What is owed at most in a month and in a year, whatever happens, by case; none where that cannot be said in amounts that add up. */
export function greatestRows(context: Context): readonly GreatestRow[] {
  return wordsOf(context, greatestCredits(context.agreement) ?? []);
}

function wordsOf(context: Context, found: readonly GreatestCredits[]): readonly GreatestRow[] {
  const { noLimit } = context.texts.greatest;
  const isShown = (payables: readonly Payable[]) =>
    payables.every(({ unit }) => unit.kind === 'money' || unit.periods === undefined);
  if (!found.every((each) => isShown(each.month) && isShown(each.total))) return [];
  const rows = found.map((each) => ({
    scope: each.scope,
    month: each.limited ? amounts(context, each.month) : noLimit,
    year: each.limited ? amounts(context, each.total) : noLimit,
  }));
  const [first] = rows;
  const isOne = rows.every(({ month, year }) => month === first!.month && year === first!.year);
  return isOne ? rows.slice(0, 1).map(({ month, year }) => ({ month, year })) : rows;
}

/** The same as a clause of the schedule, with the year that is meant. */
export function greatestAmounts(
  context: Context,
  caseText: (scope: GreatestCredits['scope']) => Content,
): readonly Block[] {
  const t = context.texts.greatest;
  const found = greatestCredits(context.agreement) ?? [];
  const rows = table(wordsOf(context, found), [
    { title: t.case, cell: ({ scope }) => scope && capital(caseText(scope)) },
    { title: t.month, align: 'right', cell: ({ month }) => capital(month) },
    { title: t.year, align: 'right', cell: ({ year }) => capital(year) },
  ]);
  const [first] = found;
  if (!first || rows.length === 0) return [];
  const from = context.locale.date(dateOf(first.year.start, timeSettingOf(context.agreement).timeZone).toString());
  return [clause(1, 'greatest-amounts', t.title, [paragraph(fill(t.text, { from })), ...rows])];
}

function amounts({ texts, words, locale }: Context, payables: readonly Payable[]): string {
  const t = texts.greatest;
  if (payables.length === 0) return texts.schedules.credits.nothing;
  const pieces = payables.map(({ amount, unit }) => {
    if (unit.kind === 'money') return locale.amount(shortDecimal(amount, 6), unit.currency);
    const share = settle(amount);
    // Of a year it is the fee of so many months.
    return share.gt(HUNDRED)
      ? fillText(t.times, { times: locale.number(shortDecimal(share.div(HUNDRED), 6)), base: unit.of })
      : fillText(texts.schedules.credits.shareOf, { share: words.percent(share, 6), base: unit.of });
  });
  return textOf(words.and(pieces));
}
