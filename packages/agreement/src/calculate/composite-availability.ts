import type { Agreement, Dependency, DependencyItem, Id, Objective, Service } from '../model/index.js';
import { type Big, decimal, HUNDRED, ONE, settle } from '../values/decimal.js';
import { percentString } from '../values/print.js';
import { metricOf } from './levels.js';
import { loosestTarget } from './targets.js';
import { step, type TraceStep } from './trace.js';

/** The best availability that a service can have when its dependencies keep what they promise and fail independently. */
export interface CompositeAvailability {
  /**
   * In per cent. What promises nothing is taken as 100%, so with `unknown` not empty this is an upper limit.
   * Undefined where the service depends on nothing with a level.
   */
  readonly value?: Big;
  /** Titles of the dependencies without any promise. */
  readonly unknown: readonly string[];
  /** Circles of services that depend on each other, each from a service back to itself. */
  readonly cycles: readonly (readonly Id[])[];
  /** What each dependency promises, one entry a dependency, in order. */
  readonly parts: readonly CompositePart[];
  readonly trace: readonly TraceStep[];
}

/** One dependency: one item in series, or several that replace each other. */
export interface CompositePart {
  readonly dependency: Dependency;
  readonly items: readonly { readonly title: string; readonly value?: Big; readonly from: LevelSource }[];
  /** In per cent; undefined where nothing is known. */
  readonly value?: Big;
}

/** Where a dependency's level comes from. */
export type LevelSource = 'stated' | 'promised' | 'objective' | 'composite' | 'unknown';

/** Dependencies in series multiply: five at 99.75% give 98.756%. In per cent. */
export function inSeries(levels: readonly Big[]): Big {
  return settle(levels.reduce((product, level) => product.times(level).div(HUNDRED), HUNDRED));
}

/** Redundant ones are down together only: 1 - Π(1 - a). In per cent. */
export function redundant(levels: readonly Big[]): Big {
  const down = levels.reduce((product, level) => product.times(HUNDRED.minus(level)).div(HUNDRED), ONE);
  return settle(HUNDRED.times(ONE.minus(down)));
}

/**
 * The composite availability of a service from what it depends on. An item counts with the level written after `at`, else with what
 * the other agreement promises, else with the loosest availability target of this agreement, else with its own composite.
 */
export function compositeAvailability(agreement: Agreement, service: Id): CompositeAvailability {
  return compose(agreement, service, []);
}

function compose(agreement: Agreement, id: Id, path: readonly Id[]): CompositeAvailability {
  const service = agreement.services.find((candidate) => candidate.id === id);
  const unknown: string[] = [];
  const cycles: (readonly Id[])[] = [];
  const trace: TraceStep[] = [];
  const parts: CompositePart[] = [];
  for (const dependency of service?.dependencies ?? []) {
    const items = dependency.items.map((item) => {
      const level = levelOfItem(agreement, item, [...path, id]);
      cycles.push(...level.cycles);
      trace.push(...level.trace);
      if (!level.value) unknown.push(item.title);
      unknown.push(...level.unknown);
      return { title: item.title, value: level.value, from: level.from };
    });
    const known = items.flatMap(({ value }) => value ?? []);
    // A redundant group of which one member promises nothing may be up all the time, as far as anybody knows.
    const isOpen = dependency.redundant && known.length < items.length;
    const value = known.length === 0 || isOpen ? undefined : dependency.redundant ? redundant(known) : inSeries(known);
    parts.push({ dependency, items, value });
    trace.push(traceOfPart(dependency, items, value));
  }
  const levels = parts.flatMap(({ value }) => value ?? []);
  const value = levels.length === 0 ? undefined : inSeries(levels);
  if (value && levels.length > 1) {
    const product = levels.map((level) => percentString(level, 6)).join(' × ');
    const title = service?.title ?? id;
    trace.push(
      step('level', `"${title}" needs all of its dependencies at once`, `${product} = ${percentString(value, 4)}`),
    );
  }
  return { value, unknown: [...new Set(unknown)], cycles, parts, trace };
}

interface ItemLevel {
  readonly value?: Big;
  readonly from: LevelSource;
  readonly unknown: readonly string[];
  readonly cycles: readonly (readonly Id[])[];
  readonly trace: readonly TraceStep[];
}

function levelOfItem(agreement: Agreement, item: DependencyItem, path: readonly Id[]): ItemLevel {
  const plain = (value: Big | undefined, from: LevelSource): ItemLevel => ({
    value,
    from,
    unknown: [],
    cycles: [],
    trace: [],
  });
  if (item.level) return plain(decimal(item.level.value), 'stated');
  if (item.kind === 'external') return plain(undefined, 'unknown');
  if (item.promised) return plain(decimal(item.promised.value), 'promised');
  if (item.agreement !== undefined) return plain(undefined, 'unknown');
  if (item.kind === 'objective') {
    const value = promisedBy(
      agreement,
      agreement.objectives.filter(({ id }) => id === item.objective),
    );
    return plain(value, value ? 'objective' : 'unknown');
  }
  if (path.includes(item.service)) {
    return { ...plain(undefined, 'unknown'), cycles: [[...path.slice(path.indexOf(item.service)), item.service]] };
  }
  const promised = promisedBy(agreement, availabilityObjectives(agreement, item.service));
  // Walked in any case: a circle behind a promise is still a circle.
  const inner = compose(agreement, item.service, path);
  if (promised) return { ...plain(promised, 'objective'), cycles: inner.cycles };
  const from = inner.value ? 'composite' : 'unknown';
  return { value: inner.value, from, unknown: inner.unknown, cycles: inner.cycles, trace: inner.trace };
}

/** The objectives that promise availability of a service: those that measure an availability metric of it. */
export function availabilityObjectives(agreement: Agreement, service: Service['id']): readonly Objective[] {
  return agreement.objectives.filter((objective) => {
    const measure = objective.measures && metricOf(agreement, objective.measures.level)?.measure;
    return measure?.kind === 'availability' && measure.services.includes(service);
  });
}

function promisedBy(agreement: Agreement, objectives: readonly Objective[]): Big | undefined {
  const targets = objectives.flatMap((objective) => {
    const measure = objective.measures && metricOf(agreement, objective.measures.level)?.measure;
    return measure?.kind === 'availability' || measure?.kind === 'ratio' ? objective.targets : [];
  });
  const value = loosestTarget(targets)?.comparison.value;
  return value !== undefined && value !== 'target' && value.kind === 'percent' ? decimal(value.value) : undefined;
}

function traceOfPart(dependency: Dependency, items: CompositePart['items'], value: Big | undefined): TraceStep {
  const named = items.map(
    (item) => `"${item.title}" ${item.value ? percentString(item.value, 6) : 'without a promise'}`,
  );
  if (!dependency.redundant || items.length < 2) return step('dependency', `Depends on ${named.join(', ')}`);
  const text = `Depends on any of ${named.join(', ')}`;
  if (!value) return step('dependency', text);
  const misses = items.map((item) => `(100% - ${percentString(item.value!, 6)})`).join(' × ');
  return step('dependency', text, `100% - ${misses} = ${percentString(value, 6)}`);
}
