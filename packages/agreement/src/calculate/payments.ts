import type { Agreement, Extension, Id, Objective, Payment, Remedy, Step, Support, Target } from '../model/index.js';
import { boundOf } from '../values/compare.js';
import { type Big, ONE, settle, sum } from '../values/decimal.js';
import { quantityString } from '../values/print.js';
import type { Quantity } from '../values/quantity.js';
import { downtimeFromLevel } from './availability.js';
import { amountFor, totalOf } from './base-amount.js';
import {
  incidentCount,
  isSupport,
  type LateCommitment,
  type MeasuredCase,
  promiseOf,
  servicesOf,
  unitOfPromise,
} from './case.js';
import type { FeeContext, ServiceAmount } from './fees.js';
import { domainOfLevel } from './levels.js';
import { timesPayable } from './payable.js';
import { covers, type ScopeSet } from './scopes.js';
import { clip, union } from './spans.js';
import { countSteps, type StepInput } from './step-count.js';
import { EQUALS, type SumPart, TIMES } from './sum.js';
import { failuresOf, isMissed, targetFor } from './targets.js';
import { deepestLine, type Ladder, ladderOf } from './tiers.js';
import { intersect, spanSeconds } from './time.js';
import { follows, step, summed, type TraceStep } from './trace.js';
import { windowSeconds } from './windows.js';

/** What a line pays for a case, before any cap. */
export interface CalculatedPayment {
  readonly line: Payment;
  /** By service, so that stacking can compare service by service; and by incident where that is known. */
  readonly parts: readonly PaidPart[];
}

export interface PaidPart extends ServiceAmount {
  /** The incident that costs this; not given: it cannot be divided among incidents. */
  readonly incident?: Incident;
}

/** An incident by its name, or by the place of its outage in the case. */
export type Incident = { readonly ticket: string } | { readonly outage: number };

/** Time that a line adds to the term for a case. */
export interface CalculatedExtension {
  readonly line: Extension;
  readonly services: readonly Id[];
  /** How many times `line.by` is added. */
  readonly times: Big;
}

/** How a window stands: `none`: it has no level, or nothing is promised to the scope. */
export type CaseStatus = 'met' | 'missed' | 'none';

/** A case with what it pays, before caps and stacking. */
export interface CasePayments {
  readonly case: MeasuredCase;
  readonly status: CaseStatus;
  readonly payments: readonly CalculatedPayment[];
  readonly extensions: readonly CalculatedExtension[];
  /** How the status and the payments came about. */
  readonly trace: readonly TraceStep[];
}

/** Level → tier → base → step for one case: every line that pays, with its amount. */
export function paymentsOf(agreement: Agreement, measured: MeasuredCase, fees: FeeContext = {}): CasePayments {
  const promise = promiseOf(agreement, measured.objective);
  const nothing = (status: CaseStatus, text: string): CasePayments => ({
    case: measured,
    status,
    payments: [],
    extensions: [],
    trace: [follows(step('target', text), promise)],
  });
  if (!promise) return nothing('none', `There is no objective ${measured.objective}`);
  const match = targetFor(promise, measured.scope);
  if (match.kind === 'none' && promise.targets.length > 0) {
    const purpose = match.onPurpose ? ', on purpose' : '';
    return nothing('none', `"${promise.title}" promises nothing to this case${purpose}`);
  }
  if (match.kind === 'ambiguous') {
    const lines = match.targets.map((target) => `"${target.comparison.text}"`).join(' and ');
    return nothing('none', `The targets ${lines} are equally specific, so nobody can say which of them holds`);
  }
  const target = match.kind === 'target' ? match.target : undefined;
  const events = judgedEvents(agreement, promise, measured, target);
  const status = statusOf(measured, events, target);
  const trace: TraceStep[] = [follows(traceOfStatus(promise, measured, status, target), target ?? promise)];
  const collected = { payments: [] as CalculatedPayment[], extensions: [] as CalculatedExtension[] };
  if (!promise.indicative) {
    for (const lines of [promise.remedies, agreement.remedies?.remedies ?? NO_REMEDIES]) {
      for (const level of events) {
        for (const line of payingLines(agreement, promise, lines, measured, target, level, status, trace)) {
          calculateLine({ agreement, promise, measured, fees, target, level, line, trace, collected });
        }
      }
    }
  }
  if (status === 'missed' && !trace.some(({ stage }) => stage === 'tier')) {
    trace.push(
      follows(
        step(
          'tier',
          promise.indicative ? 'The objective is indicative: nothing is paid' : 'No line pays for this miss',
        ),
        promise,
      ),
    );
  }
  return { case: measured, status, ...collected, trace };
}

/** The levels that are judged: the one of the window; with `each` the failing events; `undefined`: missed without a level. */
function judgedEvents(
  agreement: Agreement,
  promise: Objective | Support,
  measured: MeasuredCase,
  target: Target | undefined,
): readonly (Quantity | undefined)[] {
  if (measured.events) return target ? failuresOf(measured.events, target) : measured.events;
  if (measured.level) return [measured.level];
  if (measured.assumed === 'good') return [];
  if (measured.assumed === 'bad') return [worstLevel(agreement, promise, target)];
  return (measured.late?.length ?? 0) > 0 ? [undefined] : [];
}

function worstLevel(
  agreement: Agreement,
  promise: Objective | Support,
  target: Target | undefined,
): Quantity | undefined {
  const level = isSupport(promise) ? undefined : promise.measures?.level;
  const { direction, lowest, highest } = domainOfLevel(agreement, level, promise);
  const amount = direction === 'falls' ? lowest : highest;
  const like = target && boundOf(target.comparison);
  return amount && like && { ...like, amount };
}

function statusOf(
  measured: MeasuredCase,
  events: readonly (Quantity | undefined)[],
  target: Target | undefined,
): CaseStatus {
  if (measured.events) return target && events.length === 0 ? 'met' : target ? 'missed' : 'none';
  if (measured.assumed) return measured.assumed === 'good' ? 'met' : 'missed';
  if (measured.level) {
    const missed = target && isMissed(measured.level, target);
    return missed === undefined ? 'none' : missed ? 'missed' : 'met';
  }
  // `measures each` of a support: a late commitment is a miss.
  return measured.late ? (measured.late.length > 0 ? 'missed' : 'met') : 'none';
}

/** The deepest line of each ladder that holds, and the lines without `when` where the target is missed. */
function payingLines(
  agreement: Agreement,
  promise: Objective | Support,
  remedies: readonly Remedy[],
  measured: MeasuredCase,
  target: Target | undefined,
  level: Quantity | undefined,
  status: CaseStatus,
  trace: TraceStep[],
): readonly (Payment | Extension)[] {
  const lines: (Payment | Extension)[] = [];
  for (const kind of ['credit', 'penalty', 'extension'] as const) {
    const ladder = () => knownLadder(agreement, promise, remedies, kind, measured.scope, target);
    const deepest = level && deepestLine(ladder(), level);
    const missedLine = level
      ? undefined
      : status === 'missed'
        ? remedies.find((line) => line.kind === kind && line.when?.kind === 'missed')
        : undefined;
    const chosen = deepest ?? missedLine;
    if (chosen && 'when' in chosen && chosen.kind === kind) {
      trace.push(
        follows(step('tier', `${level ? quantityString(level) : 'The miss'} reaches "${chosen.text}"`), chosen),
      );
      lines.push(chosen);
    }
    for (const line of remedies) {
      if (line.kind !== kind || line.when) continue;
      const isLate = line.per?.kind === 'late' && lateFor(measured, line).length > 0;
      const applies = isLate || (status === 'missed' && line.per?.kind !== 'late' && covers(line.for, measured.scope));
      if (!applies) continue;
      const text = isLate ? `A commitment was late: "${line.text}"` : `The target is missed: "${line.text}"`;
      trace.push(follows(step('tier', text), line));
      lines.push(line);
    }
  }
  return lines;
}

const NO_REMEDIES: readonly Remedy[] = [];

/** The ladders of an agreement by promise and list of remedies, then by kind and case: every window asks for the same again. */
const ladders = new WeakMap<Agreement, Map<Objective | Support, Map<readonly Remedy[], Map<string, Ladder>>>>();

function knownLadder(
  agreement: Agreement,
  promise: Objective | Support,
  remedies: readonly Remedy[],
  kind: Ladder['kind'],
  scope: ScopeSet,
  target: Target | undefined,
): Ladder {
  const ofAgreement = ladders.get(agreement) ?? new Map();
  ladders.set(agreement, ofAgreement);
  const ofPromise = ofAgreement.get(promise) ?? new Map();
  ofAgreement.set(promise, ofPromise);
  const ofRemedies: Map<string, Ladder> = ofPromise.get(remedies) ?? new Map();
  ofPromise.set(remedies, ofRemedies);
  // The target follows from the case.
  const key = [kind, ...scope.map((name) => `${name.kind} ${name.id}`)].join('\n');
  const known = ofRemedies.get(key);
  if (known) return known;
  const level = isSupport(promise) ? undefined : promise.measures?.level;
  const ladder = ladderOf(remedies, kind, scope, target, domainOfLevel(agreement, level, promise));
  ofRemedies.set(key, ladder);
  return ladder;
}

/** The late commitments that a line covers; its severities narrow them, its other names the case. */
function lateFor(measured: MeasuredCase, line: Payment | Extension): readonly LateCommitment[] {
  const commitment = line.per?.kind === 'late' ? line.per.commitment : undefined;
  const others = measured.scope.filter((name) => name.kind !== 'severity');
  return (measured.late ?? []).filter(
    (late) =>
      (commitment === undefined || late.commitment === commitment) &&
      covers(line.for, [...others, { kind: 'severity', id: late.severity }]),
  );
}

interface LineInput {
  readonly agreement: Agreement;
  readonly promise: Objective | Support;
  readonly measured: MeasuredCase;
  readonly fees: FeeContext;
  readonly target: Target | undefined;
  readonly level: Quantity | undefined;
  readonly line: Payment | Extension;
  readonly trace: TraceStep[];
  readonly collected: { readonly payments: CalculatedPayment[]; readonly extensions: CalculatedExtension[] };
}

function calculateLine({ agreement, promise, measured, fees, target, level, line, trace, collected }: LineInput): void {
  const services = servicesOf(agreement, promise);
  const counted = line.per && stepInput(measured, target, level, lateFor(measured, line));
  const times = line.per && counted && countSteps(line.per, counted);
  if (line.kind === 'extension') {
    if (times) trace.push(follows(times.trace, line));
    const count = times?.count ?? ONE;
    if (count.gt(0)) collected.extensions.push({ line, services, times: count });
    return;
  }
  const downtime = { seconds: downtimeOf(measured, level), spans: union(measured.outages ?? []) };
  const unit = unitOfPromise(agreement, promise);
  const { window, scope } = measured;
  const amount = amountFor(line.amount, { agreement, scope, window, services, unit, downtime, fees });
  trace.push(...amount.trace.map((each) => follows(each, line)));
  const shares = line.per && counted ? byIncident(line.per, counted, measured) : [{ count: ONE }];
  const parts = amount.parts.flatMap(({ service, payable }) =>
    shares.map(({ count, ...incident }): PaidPart => {
      const total = timesPayable(payable, count);
      return { service, payable: { ...total, amount: settle(total.amount) }, ...incident };
    }),
  );
  if (times) {
    const one = totalOf(amount.parts);
    const all = totalOf(parts);
    const count: SumPart = { kind: 'number', value: times.count.round(6) };
    trace.push(follows(summed(times.trace.stage, times.trace.text, [one, TIMES, count, EQUALS, all]), line));
  }
  const payable = parts.filter((part) => part.payable.amount.gt(0));
  if (payable.length > 0) collected.payments.push({ line, parts: payable });
}

/** The steps of each incident, where they can be told apart. */
function byIncident(
  per: Step,
  input: StepInput,
  measured: MeasuredCase,
): readonly { readonly count: Big; readonly incident?: Incident }[] {
  const countOf = (part: Partial<StepInput>) => countSteps(per, { ...input, ...part }).count;
  if (per.kind === 'late' && input.late.length > 0 && input.late.every(({ ticket }) => ticket !== undefined)) {
    return input.late.map((each) => ({ count: countOf({ late: [each] }), incident: { ticket: each.ticket! } }));
  }
  if (per.kind === 'each outage' && input.outages.length > 0 && measured.incidents === undefined) {
    return input.outages.map((each, outage) => ({ count: countOf({ outages: [each] }), incident: { outage } }));
  }
  return [{ count: countOf({}) }];
}

function stepInput(
  measured: MeasuredCase,
  target: Target | undefined,
  level: Quantity | undefined,
  late: readonly LateCommitment[],
): StepInput {
  return {
    incidents: measured.events ? 1 : incidentCount(measured, late),
    downtime: downtimeOf(measured, level),
    outages: union(measured.outages ?? []).flatMap((span) => {
      const part = intersect(span, measured.window);
      return part ? [spanSeconds(part)] : [];
    }),
    late,
    level,
    target: target && boundOf(target.comparison),
  };
}

/** Downtime in seconds: as given, else that of the outages, else what a percentage means in the window. */
export function downtimeOf(measured: MeasuredCase, level: Quantity | undefined = measured.level): Big {
  if (measured.downtime) return measured.downtime;
  if (measured.outages) return sum(clip(measured.outages, [measured.window]).map(spanSeconds));
  const length = windowSeconds(measured.window);
  return level?.dimension === 'percentage' ? downtimeFromLevel(length, level.amount) : length.times(0);
}

function traceOfStatus(
  promise: Objective | Support,
  measured: MeasuredCase,
  status: CaseStatus,
  target: Target | undefined,
): TraceStep {
  const promised = target ? `the target ${target.comparison.text}` : 'no target';
  if (measured.events) {
    return step(
      'level',
      `"${promise.title}" in ${measured.window.label}: ${measured.events.length} events, ${promised} is ${status === 'missed' ? 'missed' : 'met'}`,
    );
  }
  if (!measured.level) {
    const words = { met: 'counts as met', missed: 'counts as missed', none: 'has no level: neither met nor missed' }[
      status
    ];
    return step('level', `"${promise.title}" in ${measured.window.label} ${words}`);
  }
  const verdict = status === 'none' ? 'cannot be judged' : `is ${status}`;
  const bound = target && boundOf(target.comparison);
  // A miss by a hair must not print as the target itself.
  const isHidden = status === 'missed' && bound && quantityString(bound) === quantityString(measured.level);
  const level = quantityString(measured.level, isHidden ? 30 : undefined);
  return step('level', `"${promise.title}" in ${measured.window.label} came to ${level}: ${promised} ${verdict}`);
}
