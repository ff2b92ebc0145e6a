import {
  type Agreement,
  type Big,
  boundOf,
  decimal,
  floor,
  type GreatestCredits,
  greatestCreditsOf,
  groupedString,
  HUNDRED,
  lengthString,
  metricOf,
  type Objective,
  percentString,
  type Statistic,
  type Target,
  typicalLength,
} from '@sla-language/agreement';
import { type Downtime, downtimeOfTarget } from '../reckoning/downtime.js';
import { isWhole, type Scene } from '../reckoning/facts.js';
import { amountsText, caseText, listText, percentText, windowText } from '../reckoning/words.js';
import { list, paragraphs, type Rich, rich } from '../rich.js';
import { ladderLines } from './remedies.js';

/** What a target of any kind comes to. */
export function explainTarget(scene: Scene, objective: Objective, target: Target): Rich | undefined {
  const downtime = downtimeOfTarget(scene, objective, target);
  return paragraphs([
    downtime ? explainDowntime(scene, downtime) : explainLevel(scene.agreement, objective, target),
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
  const { target, objective, window, metric, budgets, usual, floor: observable } = downtime;
  const whom = target.for.length > 0 ? ` for ${caseText(agreement, target.for)}` : '';
  const unit = metric.measure?.kind === 'availability' ? metric.measure.forEach : undefined;
  const each = unit ? `, for each ${unit}` : '';
  const lead = rich`**${usual}**: the downtime that ${target.comparison.text} in ${windowText(window)} allows${whom}${each}.`;
  const rows = list(budgets.map(({ budget, label }) => rich`${lengthString(budget)} in ${label}`));
  const rounded = metric.rounded
    ? rich`The level is rounded ${metric.rounded.mode === 'half' ? 'half up' : metric.rounded.mode} to ${metric.rounded.to.text} before it is compared.`
    : undefined;
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
function explainLevel(agreement: Agreement, objective: Objective, { comparison }: Target): Rich | undefined {
  const { measures } = objective;
  const metric = measures && metricOf(agreement, measures.level);
  const bound = boundOf(comparison);
  if (!measures || !metric || !bound || comparison.value === 'target') return undefined;
  const value = comparison.value.text;
  const window = windowText(measures.window);
  const { statistic } = measures.level;
  const atMost = comparison.operator === '<=' || comparison.operator === '<';
  if (statistic) return explainStatistic(statistic, value, window, atMost, metric.title);
  switch (metric.measure?.kind) {
    case 'availability':
      return rich`The service is up for at least **${value}** of the hours of "${calendarTitle(agreement, metric.measure.during)}" in ${window}. How many these are differs, so no downtime is reckoned from whole months.`;
    case 'ratio': {
      if (bound.dimension !== 'percentage') return undefined;
      const failing = atMost ? bound.amount : HUNDRED.minus(bound.amount);
      const many = floor(failing.times(10_000));
      const about = failing.eq(failing.round(4)) ? '' : 'about ';
      const counted = `${about}${groupedString(many)} of 1,000,000`;
      const least = metric.minimumSamples ? samplesText(failing, metric.minimumSamples.count) : '';
      return atMost
        ? rich`**${counted}** "${metric.measure.to}" may be "${metric.measure.of}" in ${window}: ${percentString(failing)}${least}.`
        : rich`**${counted}** "${metric.measure.to}" may fail to be "${metric.measure.of}" in ${window}: ${percentString(failing)}${least}.`;
    }
    case 'count':
      return rich`${atMost ? 'At most' : 'At least'} **${value}** "${metric.measure.of}" in ${window}.`;
    default:
      return rich`"${metric.title}" comes to ${atMost ? 'at most' : 'at least'} **${value}** in ${window}.`;
  }
}

/** How many of the fewest samples that count may fail. */
function samplesText(failing: Big, count: string): string {
  const many = floor(failing.times(count).div(HUNDRED));
  return `, so ${groupedString(many)} of the ${groupedString(decimal(count))} that a window needs at least`;
}

function explainStatistic(
  statistic: Statistic,
  value: string,
  window: string,
  atMost: boolean,
  title: string,
): Rich | undefined {
  const bound = `${atMost ? 'at most' : 'at least'} ${value}`;
  switch (statistic.kind) {
    case 'percentile': {
      const inside = decimal(statistic.percentile);
      const above = HUNDRED.minus(inside);
      const each = HUNDRED.div(above.eq(0) ? HUNDRED : above);
      const ratio = above.gt(0) && each.eq(each.round(0)) ? ` (1 of ${each.toFixed()})` : '';
      return rich`**${percentString(inside)}** of all values of "${title}" in ${window} are ${bound}; the other ${percentString(above)}${ratio} may be as ${atMost ? 'great' : 'small'} as they like.`;
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

function calendarTitle(agreement: Agreement, id: string | undefined): string {
  return agreement.calendars.find((calendar) => calendar.id === id)?.title ?? id ?? '';
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

/** One case, where it is the same for all. */
export function oneWhereAlike(cases: readonly GreatestCredits[]): readonly GreatestCredits[] {
  const keyOf = ({ limited, month, total }: GreatestCredits) =>
    `${limited} ${amountsText(month)} ${amountsText(total)}`;
  const isOne = cases.every((each) => keyOf(each) === keyOf(cases[0]!));
  return isOne ? cases.slice(0, 1) : cases;
}
