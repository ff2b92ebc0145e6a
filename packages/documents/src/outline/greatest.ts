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
import { type Content, capital, fill, fillText } from '../texts/fill.js';
import type { Block } from '../tree.js';
import { clause, paragraph, stacked, table } from './build.js';
import type { Context } from './context.js';
import { priceText } from './sums.js';

/** What one case is owed at most, in words. */
export interface GreatestRow {
  /** None where it is the same in all cases. */
  readonly scope?: GreatestCredits['scope'];
  readonly month: Content;
  readonly year: Content;
}

/** What is owed at most in a month and in a year, whatever happens, by case; none where that cannot be said in amounts that add up. */
export function greatestRows(context: Context): readonly GreatestRow[] {
  return wordsOf(context, greatestCredits(context.agreement) ?? [], (amounts) => context.words.and(amounts));
}

function wordsOf(
  context: Context,
  found: readonly GreatestCredits[],
  joined: (amounts: readonly string[]) => Content,
): readonly GreatestRow[] {
  const { noLimit } = context.texts.greatest;
  const isShown = (payables: readonly Payable[]) =>
    payables.every(({ unit }) => unit.kind === 'money' || unit.periods === undefined);
  if (!found.every((each) => isShown(each.month) && isShown(each.total))) return [];
  const rows = found.map((each) => ({
    scope: each.scope,
    month: each.limited ? joined(amounts(context, each.month)) : noLimit,
    year: each.limited ? joined(amounts(context, each.total)) : noLimit,
  }));
  const keyOf = ({ month, year }: GreatestRow) => JSON.stringify([month, year]);
  const isOne = rows.every((row) => keyOf(row) === keyOf(rows[0]!));
  return isOne ? rows.slice(0, 1).map(({ month, year }) => ({ month, year })) : rows;
}

/** The same as a clause of the schedule, with the year that is meant. */
export function greatestAmounts(
  context: Context,
  caseText: (scope: GreatestCredits['scope']) => Content,
): readonly Block[] {
  const t = context.texts.greatest;
  const found = greatestCredits(context.agreement) ?? [];
  const rows = wordsOf(context, found, stacked);
  const [first] = found;
  if (!first || rows.length === 0) return [];
  const from = context.locale.date(dateOf(first.year.start, timeSettingOf(context.agreement).timeZone).toString());
  const [only] = rows;
  const content = only && rows.length === 1 ? oneCase(context, only) : byCase(context, rows, caseText);
  return [clause(1, 'greatest-amounts', t.title, [paragraph(fill(t.text, { from })), ...content])];
}

function byCase(
  { texts: { greatest: t } }: Context,
  rows: readonly GreatestRow[],
  caseText: (scope: GreatestCredits['scope']) => Content,
): readonly Block[] {
  return table(rows, [
    { title: t.case, cell: ({ scope }) => scope && capital(caseText(scope)) },
    { title: t.month, align: 'right', cell: ({ month }) => capital(month) },
    { title: t.year, align: 'right', cell: ({ year }) => capital(year) },
  ]);
}

function oneCase({ texts }: Context, { month, year }: GreatestRow): readonly Block[] {
  const t = texts.greatest;
  const rows = [
    { title: t.month, most: month },
    { title: t.year, most: year },
  ];
  return table(rows, [
    { title: t.case, cell: ({ title }) => title },
    { title: texts.schedules.credits.owed, align: 'right', cell: ({ most }) => capital(most) },
  ]);
}

/** Money first, then shares of prices in words. */
function amounts(context: Context, payables: readonly Payable[]): readonly string[] {
  const { texts, words, locale } = context;
  const t = texts.greatest;
  if (payables.length === 0) return [texts.schedules.credits.nothing];
  const isMoney = ({ unit }: Payable) => unit.kind === 'money';
  return [...payables.filter(isMoney), ...payables.filter((each) => !isMoney(each))].map(({ amount, unit }) => {
    if (unit.kind === 'money') return locale.amount(shortDecimal(amount, 6), unit.currency);
    const share = settle(amount);
    const base = priceText(context, unit.price);
    // Of a year it is the fee of so many months.
    return share.gt(HUNDRED)
      ? fillText(t.times, { times: locale.number(shortDecimal(share.div(HUNDRED), 6)), base })
      : fillText(texts.schedules.credits.shareOf, { share: words.percent(share, 6), base });
  });
}
