import {
  type Big,
  boundOf,
  type Comparison,
  calendarOf,
  capitalised,
  decimal,
  floor,
  type GreatestCredits,
  greatestCreditsOf,
  groupedString,
  HUNDRED,
  isAlwaysOpen,
  lengthString,
  metricOf,
  type Objective,
  percentString,
  type Statistic,
  type Target,
  typicalLength,
} from '@sla-language/agreement';
import { oneWhereAlike } from '../reckoning/credits.js';
import { type Downtime, downtimeOfTarget, isReckonable } from '../reckoning/downtime.js';
import { isWhole, type Scene } from '../reckoning/facts.js';
import {
  amountsText,
  boundText,
  caseText,
  isStrict,
  listText,
  percentText,
  roundedText,
  windowText,
} from '../reckoning/words.js';
import { list, paragraphs, type Rich, rich } from '../rich.js';
import { ladderLines } from './remedies.js';

/** What a target of any kind comes to. */
export function explainTarget(scene: Scene, objective: Objective, target: Target): Rich | undefined {
  const downtime = downtimeOfTarget(scene, objective, target);
  return paragraphs([
    downtime ? explainDowntime(scene, downtime) : explainLevel(scene, objective, target),
    objective.internalTargets.includes(target)
      ? rich`It stands in no document: only the other targets are promised.`
      : undefined,
  ]);
}

/** What an objective comes to: its targets, its tiers, and what is owed at most. */
export function explainObjective(scene: Scene, objective: Objective): Rich | undefined {
  const tiers = ladderLines(scene, objective);
  return paragraphs([
    ...objective.targets.map((target) => explainTarget(scene, objective, target)),
    tiers.length > 0 ? paragraphs([rich`**What is owed**`, list(tiers)]) : undefined,
    greatest(scene, objective),
    objective.indicative ? rich`**Indicative**: nothing follows when it is missed.` : undefined,
  ]);
}

/** The downtime that a target allows, what is left after all that may be excluded, and what the metric can show. */
export function explainDowntime({ agreement }: Scene, downtime: Downtime): Rich {
  const { target, objective, window, metric, budgets, strict, usual, floor: observable } = downtime;
  const whom = target.for.length > 0 ? ` for ${caseText(agreement, target.for)}` : '';
  const unit = metric.measure?.kind === 'availability' ? metric.measure.forEach : undefined;
  const each = unit ? `, for each ${unit}` : '';
  const lead = rich`**${usual}**: the downtime that ${target.comparison.text} in ${windowText(window)} allows${whom}${each}.`;
  const less = strict ? 'less than ' : '';
  const rows = list(budgets.map(({ budget, label }) => rich`${less}${lengthString(budget)} in ${label}`));
  const rounded = metric.rounded && rich`The level is ${roundedText(metric.rounded)} before it is compared.`;
  const sampling =
    observable &&
    rich`The shortest outage that the metric can show lasts **${lengthString(observable.shortestOutage)}**, which leaves ${percentText(observable.levelAfterOutageRule)} in ${lengthString(typicalLength(window))}.`;
  return paragraphs([lead, rows, explainEffective(downtime), sampling, rounded, conditions(objective)])!;
}

/** What is left of a target when everything that may be excluded is. */
export function explainEffective({ effective, metric }: Downtime): Rich | undefined {
  const { excluded, period, value, unlimited, trace } = effective;
  const titles = unlimited.map(({ title }) => `"${title}"`);
  const limit =
    titles.length > 0 ? rich`Without a limit: ${listText(titles)} may take away any amount of time.` : undefined;
  if (excluded.eq(0)) return limit;
  const sum = trace.at(-1)?.arithmetic ?? '';
  const good = metric.excluding?.asGood ? ', as good time,' : '';
  return paragraphs([
    rich`After all that may be excluded${good} (${lengthString(excluded)} in ${period}) **${percentText(value)}** is left: ${sum}`,
    limit,
  ]);
}

function conditions({ appliesWhen }: Objective): Rich | undefined {
  return appliesWhen === undefined ? undefined : rich`It applies when ${appliesWhen}`;
}

/** What a target means that leaves no downtime. */
function explainLevel(scene: Scene, objective: Objective, target: Target): Rich | undefined {
  const { agreement } = scene;
  const { comparison } = target;
  const { measures } = objective;
  const metric = measures && metricOf(agreement, measures.level);
  const bound = boundOf(comparison);
  if (!measures || !metric || !bound || comparison.value === 'target') return undefined;
  if (!isReckonable(scene, objective, target, metric)) return undefined;
  const value = comparison.value.text;
  const window = windowText(measures.window);
  const { statistic } = measures.level;
  const words = boundText(comparison.operator);
  if (statistic) return explainStatistic(statistic, `${words} ${value}`, window, isFromAbove(comparison), metric.title);
  const { measure } = metric;
  switch (measure?.kind) {
    case 'availability': {
      const calendar = measure.during === undefined ? undefined : calendarOf(agreement, measure.during);
      if (!calendar || isAlwaysOpen(calendar)) break;
      return rich`The service is up for ${words} **${value}** of the hours of "${calendar.title}" in ${window}. How many these are differs, so no downtime is reckoned from whole months.`;
    }
    case 'ratio': {
      const failing = isFromAbove(comparison) ? bound.amount : HUNDRED.minus(bound.amount);
      const most = (all: Big) => mostOf(failing.times(all).div(HUNDRED), isStrict(comparison));
      const many = most(decimal(1_000_000));
      if (bound.dimension !== 'percentage' || many.lt(0)) return undefined;
      const about = failing.eq(failing.round(4)) ? '' : 'about ';
      const samples = metric.minimumSamples && decimal(metric.minimumSamples.count);
      const least = samples
        ? `, so ${groupedString(most(samples))} of the ${groupedString(samples)} that a window needs at least`
        : '';
      const may = isFromAbove(comparison) ? 'may be' : 'may fail to be';
      const share = `${isStrict(comparison) ? 'below ' : ''}${percentString(failing)}`;
      return rich`**${about}${groupedString(many)} of 1,000,000** "${measure.to}" ${may} "${measure.of}" in ${window}: ${share}${least}.`;
    }
    case 'count':
      return rich`${capitalised(words)} **${value}** "${measure.of}" in ${window}.`;
  }
  return rich`"${metric.title}" comes to ${words} **${value}** in ${window}.`;
}

/** Less of what is measured is better. */
function isFromAbove({ operator }: Comparison): boolean {
  return operator === '<=' || operator === '<';
}

/** The greatest whole number up to a bound, or below it. */
function mostOf(bound: Big, isBelow: boolean): Big {
  const whole = floor(bound);
  return isBelow && whole.eq(bound) ? whole.minus(1) : whole;
}

/** @param bound "at most 800 ms" */
function explainStatistic(
  statistic: Statistic,
  bound: string,
  window: string,
  fromAbove: boolean,
  title: string,
): Rich | undefined {
  switch (statistic.kind) {
    case 'percentile': {
      // A percentile is the value up to which its share of all values lies: a bound from below is kept by those from it on.
      const rank = decimal(statistic.percentile);
      const inside = fromAbove ? rank : HUNDRED.minus(rank);
      if (inside.lte(0)) return rich`One value of "${title}" or more in ${window} is **${bound}**.`;
      const outside = HUNDRED.minus(inside);
      if (outside.lte(0)) return rich`All values of "${title}" in ${window} are **${bound}**.`;
      const each = HUNDRED.div(outside);
      const ratio = each.eq(each.round(0)) ? ` (1 of ${each.toFixed()})` : '';
      return rich`**${percentString(inside)}** of all values of "${title}" in ${window} are ${bound}; the other ${percentString(outside)}${ratio} may be as ${fromAbove ? 'great' : 'small'} as they like.`;
    }
    case 'mean':
      return rich`The mean of all values of "${title}" in ${window} is **${bound}**; single ones may be far from it.`;
    case 'median':
      return rich`Half of all values of "${title}" in ${window} are **${bound}**; the other half may be as they like.`;
    case 'min':
    case 'max':
      return rich`The ${statistic.kind === 'max' ? 'greatest' : 'smallest'} value of "${title}" in ${window} is **${bound}**.`;
    case 'sum':
      return rich`All values of "${title}" in ${window} come to **${bound}** together.`;
    case 'each':
      return rich`Every single "${title}" is **${bound}**; each that is not is a miss.`;
    case 'share': {
      const condition = statistic.bound ? ` ${statistic.relation ?? 'within'} ${statistic.bound.text}` : '';
      return rich`The share of all values of "${title}"${condition} in ${window} is **${bound}**.`;
    }
  }
}

/** What is owed at most for an objective by itself, after all caps. */
export function greatest(scene: Scene, objective: Objective): Rich | undefined {
  const { agreement } = scene;
  if (objective.indicative || agreement.kind === 'template' || !isWhole(scene, objective)) return undefined;
  const cases = greatestCreditsOf(agreement, objective) ?? [];
  const shown = oneWhereAlike(cases);
  if (shown.length === 0 || shown.length > MOST_CASES) return undefined;
  const text = ({ scope, limited, month, total }: GreatestCredits) => {
    const whom = shown.length > 1 && scope.length > 0 ? ` for ${caseText(agreement, scope)}` : '';
    if (!limited) return rich`**No limit**${whom}: it grows with the delay or the number of misses.`;
    return rich`At most **${amountsText(month)}** in a month and **${amountsText(total)}** in a year${whom}, after all caps.`;
  };
  return paragraphs(shown.map(text));
}

const MOST_CASES = 4;
