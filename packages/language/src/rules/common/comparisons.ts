import {
  type Agreement,
  type Comparison,
  dimensionOfLevel,
  type KnownDimension,
  type Level,
  metricOf,
  type Objective,
  type Remedy,
  type Support,
  type Value,
} from '@sla-language/agreement';
import type { Place } from '../rule.js';
import { derived } from './derived.js';

/** A written value that is compared with a level. */
export interface ComparedValue {
  readonly value: Value;
  readonly place: Place;
  /** Where it stands, in a sentence: "the target of `Uptime`". */
  readonly what: string;
  /** What the level is, for people: "`p95 of PageTime`". */
  readonly of: string;
  /** What the level is measured in; undefined where that is not known. */
  readonly level: KnownDimension | undefined;
  /** Whether the level is a share of time or of what was done in time, of which a sound value is near 100%. */
  readonly isAvailability: boolean;
}

/** All values that the agreement compares with a measured level, in the order of the text. */
export const comparedValues = derived((agreement): readonly ComparedValue[] => [...allValues(agreement)]);

function* allValues(agreement: Agreement): Generator<ComparedValue> {
  for (const metric of agreement.metrics) {
    for (const predicate of metric.unavailableWhen?.anyOf.flatMap((group) => group.allOf) ?? []) {
      if (predicate.kind !== 'comparison') continue;
      const place = { at: predicate };
      yield* compared(agreement, predicate.level, place, `the outage of \`${metric.id}\``, predicate.comparison.value);
    }
  }
  for (const objective of agreement.objectives) {
    const level = objective.measures?.level;
    if (!level) continue;
    const { id } = objective;
    yield* comparisons(agreement, level, objective.targets, `the target of \`${id}\``);
    yield* comparisons(agreement, level, objective.internalTargets, `the internal target of \`${id}\``);
    for (const baseline of objective.baselines) {
      const values = [baseline.value, baseline.worst, baseline.best].filter((value) => value !== undefined);
      yield* compared(agreement, level, { at: baseline }, `the baseline of \`${id}\``, ...values);
    }
    yield* remedies(agreement, level, objective);
  }
  for (const support of agreement.supports) {
    yield* comparisons(agreement, undefined, support.targets, `the target of \`${support.id}\``);
    yield* remedies(agreement, undefined, support);
  }
}

/** `level` is undefined for a service desk, whose level is the share of what was done in time. */
type MaybeLevel = Level | undefined;

function* comparisons(
  agreement: Agreement,
  level: MaybeLevel,
  lines: readonly { readonly comparison: Comparison }[],
  what: string,
): Generator<ComparedValue> {
  for (const line of lines) yield* compared(agreement, level, { at: line }, what, line.comparison.value);
}

function* remedies(agreement: Agreement, level: MaybeLevel, promise: Objective | Support): Generator<ComparedValue> {
  for (const line of promise.remedies) {
    const bounds = 'when' in line && line.when?.kind === 'bounds' ? line.when.bounds : [];
    const values = bounds.map((bound) => bound.value);
    yield* compared(agreement, level, { at: line }, `\`${nameOf(line)}\` of \`${promise.id}\``, ...values);
  }
}

function* compared(
  agreement: Agreement,
  level: MaybeLevel,
  place: Place,
  what: string,
  ...values: readonly (Value | 'target')[]
): Generator<ComparedValue> {
  const kind = level && metricOf(agreement, level)?.measure?.kind;
  const isAvailability = level ? kind === 'availability' : true;
  const known = level ? dimensionOfLevel(agreement, level) : { dimension: 'percentage' as const };
  const of = level ? `\`${level.text}\`` : 'the share of commitments that were kept';
  for (const value of values) {
    if (value !== 'target') yield { value, place, what, of, level: known, isAvailability };
  }
}

function nameOf(line: Remedy): string {
  return line.kind === 'termination' ? 'terminate' : line.kind;
}
