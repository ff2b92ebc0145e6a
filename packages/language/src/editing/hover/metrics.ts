import {
  type Agreement,
  lengthString,
  type Metric,
  type MetricKind,
  observableFloorOf,
  secondsOfUnit,
} from '@sla-language/agreement';
import { areSound, type Scene } from '../reckoning/facts.js';
import { listText, percentText, roundedText, windowText } from '../reckoning/words.js';
import { list, paragraphs, type Rich, rich } from '../rich.js';

/** How a metric is measured, what does not count, and what it can show. */
export function explainMetric(scene: Scene, metric: Metric): Rich | undefined {
  const { agreement } = scene;
  if (!areSound(scene, metric)) return undefined;
  const { measure, measured, excluding, noData, rounded, countedIn, minimumSamples } = metric;
  const items = (excluding?.items ?? []).map((id) => agreement.exclusions.find((each) => each.id === id)?.title ?? id);
  const facts = [
    measured &&
      rich`Measured${measured.every ? ` every ${measured.every.text}` : ''}${measured.by ? ` by ${measured.by}` : ''}${measured.at ? ` at ${measured.at}` : ''}`,
    noData && rich`Time without data counts as ${noData}`,
    countedIn && rich`Downtime counts in ${countedIn.mode} ${countedIn.unit}s`,
    rounded && rich`The level is ${roundedText(rounded)}, once, before it is compared`,
    items.length > 0 ? rich`Excluded${excluding?.asGood ? ' as good time' : ''}: ${listText(items)}` : undefined,
    minimumSamples &&
      rich`Below ${minimumSamples.count} samples a window ${minimumSamples.otherwise ? `counts as ${minimumSamples.otherwise}` : 'has no level'}`,
  ].filter((fact) => fact !== undefined);
  return paragraphs([
    measure && kindText(agreement, measure),
    facts.length > 0 ? list(facts) : undefined,
    explainFloor(scene, metric),
    usesOf(scene, metric),
  ]);
}

function kindText(agreement: Agreement, measure: MetricKind): Rich | undefined {
  const services =
    'services' in measure
      ? measure.services.map((id) => agreement.services.find((each) => each.id === id)?.title ?? id)
      : [];
  const titles = services.map((title) => `"${title}"`);
  const isUp = titles.length === 1 ? `${titles[0]} is not down` : `none of ${listText(titles)} is down`;

  switch (measure.kind) {
    case 'availability': {
      const hours =
        measure.during === undefined
          ? ''
          : ` during "${agreement.calendars.find(({ id }) => id === measure.during)?.title ?? measure.during}"`;
      const unit = measure.forEach ? `, for each ${measure.forEach}` : '';
      return rich`The **share of time** in which ${titles.length > 0 ? isUp : 'nothing is down'}${hours}${unit}.`;
    }
    case 'ratio':
      return measure.averagedEvery
        ? rich`The mean of the shares of "${measure.of}" in "${measure.to}", reckoned every ${measure.averagedEvery.text}.`
        : rich`The **share of events**: "${measure.of}" in all "${measure.to}" of the window.`;
    case 'duration':
      return rich`A **time for each event**: from "${measure.from}" to "${measure.to}".`;
    case 'count':
      return rich`The **number** of "${measure.of}".`;
    case 'amount':
      return rich`The amount of "${measure.of}" in **${measure.unit}**.`;
    case 'score':
      return rich`A **score** from ${measure.from} to ${measure.to}.`;
    case 'formula':
      return rich`**${measure.text}**, reckoned from the levels of other metrics.`;
  }
}

/** The shortest outage that can be seen, and what follows from it for a month. */
export function explainFloor(scene: Scene, metric: Metric): Rich | undefined {
  if (metric.measure?.kind !== 'availability' || !areSound(scene, metric)) return undefined;
  const month = secondsOfUnit('day')!.times(30);
  const floor = observableFloorOf(metric, month);
  return (
    floor &&
    rich`The shortest outage that it can show lasts **${lengthString(floor.shortestOutage)}**: in 30 days the level is then 100% or at most ${percentText(floor.levelAfterOutageRule)}.`
  );
}

function usesOf(scene: Scene, metric: Metric): Rich | undefined {
  const uses = scene.agreement.objectives.filter(
    (objective) => objective.measures?.level.metric === metric.id && areSound(scene, objective),
  );
  const texts = uses.map(({ title, targets, measures }) => {
    const bounds = targets.map(({ comparison }) => comparison.text).join(', ');
    return rich`"${title}": ${bounds || 'no target'} in ${windowText(measures!.window)}`;
  });
  return texts.length > 0 ? paragraphs([rich`What is promised of it:`, list(texts)]) : undefined;
}
