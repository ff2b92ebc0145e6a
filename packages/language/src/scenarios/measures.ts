import {
  type Agreement,
  type Big,
  domainOfLevel,
  type Id,
  metricOf,
  quantityOf,
  type ScenarioMeasure,
} from '@sla-language/agreement';
import { readRatio, readValue } from './lengths.js';
import { NotUnderstood, type Part } from './parts.js';

/** What was measured: a level, events of a ratio, or one value for each event. */
export function measureOf(is: Part, downtime: Big | undefined, beside: Part | undefined): ScenarioMeasure {
  if (/\d,\d/.test(is.text)) {
    throw new NotUnderstood(
      `A comma parts values, with a space after it; within a number a point is written: "${is.text.replace(/(\d),(\d)/g, '$1.$2')}".`,
      is,
    );
  }
  const ratio = readRatio(is);
  const values = is.text.split(/\s*,\s*/).filter((text) => text !== '');
  if (!ratio && values.length < 2) return { kind: 'level', level: readValue(is), ...(downtime ? { downtime } : {}) };
  if (beside) throw new NotUnderstood('Only a level has a downtime, not single events.', beside);
  if (ratio) return { kind: 'ratio', ...ratio };
  const read = values.map((text) => readValue({ ...is, text }));
  const quantities = read.map(quantityOf);
  const [first] = quantities;
  if (quantities.some((each) => each?.dimension !== first?.dimension || each?.unit !== first?.unit)) {
    throw new NotUnderstood(`"${is.text}" is a list of values of different kinds.`, is);
  }
  return { kind: 'values', values: read };
}

/** A percentage of time or events lies between 0 and 100, a score on its scale. */
function inDomain(agreement: Agreement, of: string, measured: ScenarioMeasure, part: Part): void {
  if (measured.kind === 'ratio') return;
  const objective = agreement.objectives.find(({ id }) => id === of);
  const level = objective ? objective.measures?.level : { text: of, metric: of };
  const kind = level && metricOf(agreement, level)?.measure?.kind;
  const isShare = level?.statistic?.kind === 'share';
  const isScore = kind === 'score' && !isShare;
  if (!isShare && !isScore && kind !== 'availability' && kind !== 'ratio') return;
  // Single values have the scale of the metric, not that of their share.
  if (isShare && measured.kind === 'values') return;
  const { lowest, highest } = domainOfLevel(agreement, level, objective ?? { targets: [], remedies: [] });
  for (const value of measured.kind === 'values' ? measured.values : [measured.level]) {
    const quantity = quantityOf(value);
    // What is of another kind is no level at all, which is said where it is judged.
    if (quantity?.dimension !== (isScore ? 'number' : 'percentage')) continue;
    if (!highest?.lt(quantity.amount) && !lowest?.gt(quantity.amount)) continue;
    throw new NotUnderstood(`"${value.text}" is impossible here: it lies between ${lowest} and ${highest}.`, part);
  }
}

/** Refuses what cannot have been measured, or leaves open of what it was. */
export function checkMeasure(
  agreement: Agreement,
  id: Id,
  measured: ScenarioMeasure,
  parts: { readonly of: Part; readonly is: Part },
): void {
  inDomain(agreement, id, measured, parts.is);
  if (measured.kind === 'level') isOneLevel(agreement, id, parts.of);
}

/** A level of a metric has to be that of one objective; single observations serve all. */
function isOneLevel({ objectives }: Agreement, id: Id, part: Part): void {
  if (objectives.some((objective) => objective.id === id)) return;
  const measuring = objectives.filter(({ measures }) => measures?.level.metric === id);
  const levels = measuring.map(({ measures }) => JSON.stringify([measures?.level.statistic ?? null, measures?.window]));
  if (new Set(levels).size < 2) return;
  const names = measuring.map((objective) => objective.id).join(', ');
  throw new NotUnderstood(
    `Several objectives measure ${id}, each in its own way. Say of which this is the level: ${names}.`,
    part,
  );
}
