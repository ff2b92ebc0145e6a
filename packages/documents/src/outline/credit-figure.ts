import {
  type Big,
  decimal,
  decimalString,
  domainOfLevel,
  HUNDRED,
  type Ladder,
  type LevelBound,
  nominalSeconds,
  type Objective,
  quantityOf,
  type ScopeSet,
  type Support,
  shortDecimal,
  type TierLine,
  targetOf,
  tierFactor,
  ZERO,
} from '@sla-language/agreement';
import { type Content, capital, fillText, textOf } from '../texts/fill.js';
import type { Figure, Inline, Step, Tick } from '../tree.js';
import { baseText, paymentText, stepped } from './amounts.js';
import type { Context } from './context.js';

/** More steps than this cannot be told apart on paper. */
const MOST = 24;

/** What a line owes, as a height: only amounts of one `key` can stand on one axis. */
interface Owed {
  readonly key: string;
  readonly value: Big;
  readonly text: string;
  /** How none of it is written. */
  readonly nothing: string;
  /** What the axis counts: "Service Credit as a share of the Fee". */
  readonly axis: string;
}

interface LadderFigure {
  readonly context: Context;
  readonly level: Objective | Support;
  readonly ladder: Ladder;
  readonly scopes: readonly ScopeSet[];
  /** Taken only where something is drawn. */
  readonly wanted: string;
  readonly caption: readonly Inline[];
  /** How a bound is written. */
  readonly bound: (bound: LevelBound) => string;
}

/**
 * What is owed against the level reached, all bounds at equal distances: 95, 99 and 99.9 could not be told apart to scale. Nothing where
 * the tiers do not count in one unit, where one is a single value, or where there is only one: a sentence says as much.
 */
export function creditFigure(figure: LadderFigure): readonly Figure[] {
  const { context, ladder, caption } = figure;
  const t = context.texts.figures.credit;
  const owed = ladder.tiers.map((tier) => owedBy(context, tier.line));
  const [first] = owed;
  const isDrawn =
    first !== undefined &&
    owed.length > 1 &&
    owed.length <= MOST &&
    owed.every((each) => each?.key === first.key) &&
    ladder.tiers.every(({ range }) => !(range.from && range.to?.value.eq(range.from.value)));
  if (!isDrawn) return [];
  const places = placesOf(figure);
  if (!places) return [];
  const { bounds, from, to } = places;
  const at = (bound: Big) => bounds.findIndex((each) => each.eq(bound)) - from;
  const segments = to - from;
  const most = owed.map((each) => each!.value).reduce((left, right) => (left.gt(right) ? left : right), ZERO);
  if (!most.gt(0)) return [];
  const steps: Step[] = [];
  for (let i = 0; i < segments; i++) {
    const paying = ladder.tiers.findIndex(({ range }) => {
      const start = range.from ? at(range.from.value) : 0;
      const end = range.to ? at(range.to.value) : segments;
      return start <= i && i < end;
    });
    const each = owed[paying];
    const height = each ? share(each.value, most) : 0;
    const text = each?.text ?? t.nothing;
    const last = steps.at(-1);
    const isAtTarget = places.targets.some((target) => at(target.bound) === i);
    if (last && last.text === text && last.value === height && !isAtTarget)
      steps[steps.length - 1] = { ...last, to: (i + 1) / segments };
    else steps.push({ from: i / segments, to: (i + 1) / segments, value: height, text });
  }
  const ticks = bounds.map((bound, i): Tick => ({ at: (i - from) / segments, text: places.text(bound) }));
  const distinct = owed.filter((each, i) => owed.findIndex((other) => other?.value.eq(each!.value)) === i);
  const amounts = distinct.map((each) => ({ at: share(each!.value, most), text: each!.text }));
  const kind = context.texts.remedies[ladder.kind];
  const targets = places.targets.map((target): Tick => ({ at: at(target.bound) / segments, text: target.text }));
  // What the amounts are parts of is said once, with the last of them.
  const amountsInWords = owed.map((each, i) =>
    i < owed.length - 1 ? each!.text : owedText(context, ladder.tiers[i]!.line),
  );
  const alternative = fillText(targets.length > 0 ? t.alternative : t.alternativePlain, {
    remedy: kind,
    amounts: textOf(context.words.and(amountsInWords)),
    target: textOf(context.words.or(places.targets.map((target) => target.words))),
  });
  return [
    {
      kind: 'figure',
      anchor: context.anchors.take(figure.wanted),
      caption,
      alternative: textOf(capital(alternative)),
      drawing: {
        kind: 'step chart',
        horizontal: { title: fillText(t.axis, { level: context.texts.schedules.credits.range }), ticks },
        vertical: { title: first.axis, ticks: [{ at: 0, text: first.nothing }, ...amounts] },
        steps,
        lines: targets,
      },
    },
  ];

  function share(value: Big, whole: Big): number {
    return Number(shortDecimal(value.div(whole), 4));
  }
}

interface Target {
  readonly bound: Big;
  /** "Target: at least 99%" */
  readonly text: string;
  /** "at least 99%" */
  readonly words: string;
}

interface Places {
  /** Every bound in ascending order, with the ends of what is possible. */
  readonly bounds: readonly Big[];
  /** Where the axis begins and ends among them: beyond an end that is open there is one more segment. */
  readonly from: number;
  readonly to: number;
  readonly targets: readonly Target[];
  readonly text: (bound: Big) => string;
}

function placesOf({ context, level, ladder, scopes, bound: textOfBound }: LadderFigure): Places | undefined {
  const { agreement, words, locale } = context;
  const t = context.texts.figures.credit;
  const measured = 'handles' in level ? undefined : level.measures?.level;
  const domain = domainOfLevel(agreement, measured, level);
  const written = new Map<string, string>();
  const bounds: Big[] = [];
  const add = (bound: Big, text: string | undefined) => {
    if (!bounds.some((each) => each.eq(bound))) bounds.push(bound);
    if (text !== undefined && !written.has(bound.toFixed())) written.set(bound.toFixed(), text);
  };
  for (const { range } of [...ladder.tiers, ...ladder.gaps])
    for (const bound of [range.from, range.to]) if (bound) add(bound.value, textOfBound(bound));
  const targets: Target[] = [];
  for (const scope of scopes) {
    const comparison = targetOf(level, scope)?.comparison;
    const quantity = comparison && comparison.value !== 'target' ? quantityOf(comparison.value) : undefined;
    if (!comparison || !quantity) continue;
    add(quantity.amount, comparison.value === 'target' ? undefined : textOf(words.value(comparison.value)));
    const target = textOf(words.comparison(comparison));
    if (targets.some((each) => each.words === target)) continue;
    targets.push({ bound: quantity.amount, text: fillText(t.target, { target }), words: target });
  }
  if (bounds.length === 0) return undefined;
  const isPercentage = domain.highest?.eq(HUNDRED) ?? false;
  const end = (bound: Big) => (isPercentage ? words.percent(bound) : locale.number(decimalString(bound)));
  if (domain.lowest) add(domain.lowest, end(domain.lowest));
  if (domain.highest) add(domain.highest, end(domain.highest));
  bounds.sort((left, right) => left.cmp(right));
  return {
    bounds,
    from: domain.lowest ? 0 : -1,
    to: bounds.length - (domain.highest ? 1 : 0),
    targets,
    text: (bound) => written.get(bound.toFixed()) ?? '',
  };
}

/** "10% of the Fee for each incident", "5 days" */
export function owedText(context: Context, line: TierLine): Content {
  return line.kind === 'extension'
    ? stepped(context, context.words.duration(line.by), line.per)
    : paymentText(context, line);
}

function owedBy(context: Context, line: TierLine): Owed | undefined {
  const { texts, words, locale } = context;
  const t = texts.figures.credit;
  const remedy = texts.remedies[line.kind];
  const counted = (axis: string) => textOf(capital(stepped(context, axis, line.per)));
  const per = line.per?.text ?? '';
  const zero = locale.number('0');
  if (line.kind === 'extension') {
    const text = textOf(words.duration(line.by));
    const key = `extension ${line.by.business} ${per}`;
    return { key, value: nominalSeconds(line.by), text, nothing: zero, axis: counted(remedy) };
  }
  const { amount } = line;
  if (amount.kind === 'money') {
    const { currency, value } = amount.money;
    const text = textOf(words.value(amount.money));
    const axis = counted(fillText(t.inMoney, { remedy, currency }));
    return { key: `money ${currency} ${per}`, value: decimal(value), text, nothing: zero, axis };
  }
  if (amount.kind === 'time') {
    const key = `time ${amount.base.text} ${amount.time.business} ${per}`;
    const text = textOf(words.duration(amount.time));
    const axis = counted(fillText(t.inTime, { remedy, base: baseText(context, amount.base) }));
    return { key, value: nominalSeconds(amount.time), text, nothing: zero, axis };
  }
  if (!amount.base) return undefined;
  const axis = counted(fillText(t.inShares, { remedy, base: baseText(context, amount.base) }));
  const value = tierFactor(amount).times(HUNDRED);
  const text = amount.kind === 'share' ? locale.percent(amount.share) : words.percent(value);
  return { key: `share ${amount.base.text} ${per}`, value, text, nothing: locale.percent('0'), axis };
}
