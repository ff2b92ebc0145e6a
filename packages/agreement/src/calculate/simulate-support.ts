import { Temporal } from 'temporal-polyfill';
import type { Commitment, Handling, Id, Support } from '../model/index.js';
import { boundOf } from '../values/compare.js';
import { type Big, ceiling, HUNDRED, settle } from '../values/decimal.js';
import { nominalSeconds } from '../values/duration.js';
import { capitalised, formatDuration, groupedString, percentString } from '../values/print.js';
import { percentage } from '../values/quantity.js';
import { businessCalendarOf } from './business-calendar.js';
import { addTime } from './business-time.js';
import type { LateCommitment, MeasuredCase } from './case.js';
import { COMMITMENT_DONE, type JudgedCommitment, judgeCommitment } from './commitments.js';
import { mostSpecific, type ScopeSet } from './scopes.js';
import { groupBy } from './settlement-item.js';
import { type JudgedCase, type Simulating, titled, windowTitle } from './simulate-context.js';
import { windowOf } from './simulate-given.js';
import type { KeptAfter, ScenarioDelay, ScenarioIncident } from './simulate-scenario.js';
import { scopeFor } from './simulate-scope.js';
import { targetOf } from './targets.js';
import { follows, step, type TraceStep } from './trace.js';
import { type MeasurementWindow, windowOfEvent } from './windows.js';

/** The cases of one support: of its incidents, and of the delays that the scenario only names. */
export function judgeSupport(simulating: Simulating, support: Support): readonly JudgedCase[] {
  const { scenario } = simulating;
  const handled = (severity: Id) => support.handles.some((row) => row.severity === severity);
  const incidents = scenario.incidents.filter(
    ({ of, severity }) => (of ?? support.id) === support.id && handled(severity),
  );
  const delays = scenario.delays.filter(({ of }) => of === support.id);
  if (incidents.length + delays.length === 0 || !support.measures) return [];
  const scope = scopeFor(simulating, support);
  if (!scope) return [];
  if (support.appliesWhen !== undefined)
    simulating.assume(`${titled(support)} applies: "${support.appliesWhen}"`, support);
  const judged = incidents.flatMap((incident, index) => judgeIncident(simulating, support, scope, incident, index));
  return [
    ...casesOf(simulating, support, scope, judged),
    ...delays.flatMap((delay, index) => ofDelay(simulating, support, scope, delay, `delay ${index + 1}`)),
  ];
}

/** One commitment of one incident. */
interface JudgedEvent {
  readonly ticket: string;
  readonly severity: Id;
  readonly commitment: Commitment;
  readonly window: MeasurementWindow;
  readonly inTime: boolean;
  readonly lateBy: Big;
  readonly ended: Temporal.Instant;
  readonly steps: readonly TraceStep[];
}

function judgeIncident(
  simulating: Simulating,
  support: Support,
  scope: ScopeSet,
  incident: ScenarioIncident,
  index: number,
): readonly JudgedEvent[] {
  const { agreement, setting, holidays } = simulating;
  const [row] = mostSpecific(
    support.handles.filter(({ severity }) => severity === incident.severity),
    scope,
  );
  if (!row) {
    simulating.cannotJudge(
      support,
      `${titled(support)} does not say how "${incident.text}" is handled for this customer`,
    );
    return [];
  }
  const raised = simulating.instant(incident.raised);
  const stopped = incident.paused.map(({ from, to }) => ({
    start: simulating.instant(from),
    end: simulating.instant(to),
  }));
  const silent = row.commitments.filter(({ kind }) => !incident.done.some(({ commitment }) => commitment === kind));
  if (silent.length > 0) {
    const names = silent.map(({ kind }) => COMMITMENT_DONE[kind]).join(', ');
    simulating.cannotKnow(`Whether and when "${incident.text}" was ${names}: that is not judged`, row);
  }
  for (const { commitment } of incident.done) {
    if (row.commitments.some(({ kind }) => kind === commitment)) continue;
    simulating.cannotKnow(
      `Whether being ${COMMITMENT_DONE[commitment]} was in time: ${titled(support)} promises nothing about it`,
      row,
    );
  }
  return row.commitments.flatMap((commitment): JudgedEvent[] => {
    const done = incident.done.find((each) => each.commitment === commitment.kind);
    const kept = done && keptAt(simulating, row, raised, done.kept);
    if (!kept) return [];
    const event = { started: raised, kept, stopped };
    const result = judgeCommitment(agreement, row, commitment, event, kept, holidays);
    const window = result.due && windowOfEvent(support.measures!.window, setting, { ended: kept, due: result.due });
    if (!result.due || result.inTime === undefined || !window) {
      simulating.cannotJudge(
        support,
        `When "${commitment.kind}" fell due for "${incident.text}": ${dueProblem(result)}`,
        commitment,
      );
      return [];
    }
    const { inTime, lateBy } = result;
    const text = `${capitalised(COMMITMENT_DONE[commitment.kind])} ${simulating.momentText(kept)}; due ${simulating.momentText(result.due)} (${commitment.kind} within ${commitment.within.text})`;
    const verdict = inTime
      ? 'in time'
      : `late by ${formatDuration(lateBy)}${commitment.within.business ? ' of business time' : ''}`;
    const steps = [
      step('outage', `Assumed: ${incident.text}`),
      follows(step('target', `${text}: ${verdict}`), commitment),
    ];
    return [{ ticket: `${index + 1}`, severity: row.severity, commitment, window, inTime, lateBy, ended: kept, steps }];
  });
}

function dueProblem({ due }: JudgedCommitment): string {
  return due ? 'that lies outside the term' : 'its business time has no calendar';
}

function keptAt(
  simulating: Simulating,
  row: Handling,
  raised: Temporal.Instant,
  kept: KeptAfter,
): Temporal.Instant | undefined {
  if ('at' in kept) return simulating.instant(kept.at);
  const calendar = businessCalendarOf(simulating.agreement, row.during, simulating.holidays);
  return addTime(raised, kept.after, calendar, simulating.setting.timeZone);
}

/** Each pair of severity and commitment has a share of its own; with `each`, every late commitment is a miss by itself. */
function casesOf(
  simulating: Simulating,
  support: Support,
  scope: ScopeSet,
  judged: readonly JudgedEvent[],
): readonly JudgedCase[] {
  const isEach = support.measures!.statistic === 'each';
  const keyOf = (event: JudgedEvent) => {
    const pair = `${event.window.start} ${event.severity} ${event.commitment.kind}`;
    return isEach ? `${pair} ${event.ticket}` : pair;
  };
  return [...groupBy(judged, keyOf).values()].map((events) => {
    const { severity, commitment, window } = events[0]!;
    const late: LateCommitment[] = events
      .filter(({ inTime }) => !inTime)
      .map(({ lateBy, ticket }) => ({ severity, commitment: commitment.kind, lateBy, ticket }));
    const base: MeasuredCase = {
      objective: support.id,
      scope: [...scope, { kind: 'severity', id: severity }],
      window,
      late,
      incidentEnd: events
        .map(({ ended }) => ended)
        .reduce((last, ended) => (Temporal.Instant.compare(ended, last) > 0 ? ended : last)),
    };
    const steps = events.flatMap((event) => event.steps);
    const judgedAs = { promise: support, commitment: commitment.kind };
    if (isEach) return { ...judgedAs, measured: base, steps };
    const share = shareOfEvents(simulating, support, base, events);
    return { ...judgedAs, measured: { ...base, level: share.level }, steps: [...steps, share.step] };
  });
}

function shareOfEvents(
  simulating: Simulating,
  support: Support,
  base: MeasuredCase,
  events: readonly JudgedEvent[],
): { readonly level: ReturnType<typeof percentage>; readonly step: TraceStep } {
  const { severity, commitment, window } = events[0]!;
  const others = simulating.scenario.kept
    .filter((each) => each.severity === severity)
    .filter((each) => windowOf(simulating, support, each.when, each.text)?.start.equals(window.start))
    .reduce((total, each) => total + each.count, 0);
  const kept = events.filter(({ inTime }) => inTime).length + others;
  const all = events.length + others;
  const level = percentage(settle(HUNDRED.times(kept).div(all)));
  const missed = all - kept;
  const target = targetOf(support, base.scope);
  const bound = target && boundOf(target.comparison);
  if (missed > 0 && bound?.amount.lt(100)) {
    const needed = ceiling(settle(bound.amount.times(missed).div(HUNDRED.minus(bound.amount)))).minus(kept);
    const title = windowTitle(support.measures!.window, window, simulating.setting.timeZone);
    const name = simulating.agreement.severities.find(({ id }) => id === severity)?.title ?? severity;
    const words = needed.gt(0)
      ? `; with ${groupedString(needed)} more of them kept in time the share would reach the target`
      : '';
    simulating.assume(
      `${all === 1 ? 'This was the only incident' : `These ${all} were all the incidents`} of severity "${name}" in ${title}${words}`,
    );
  }
  const arithmetic = `${kept} ÷ ${all} = ${percentString(level.amount, 6)}`;
  const text = `Kept in time: ${kept} of ${all} (${commitment.kind} within ${commitment.within.text})`;
  return { level, step: follows(step('level', text, arithmetic), support) };
}

/** A delay by itself: all other commitments of the window were kept, so the share just keeps its target. */
function ofDelay(
  simulating: Simulating,
  support: Support,
  scope: ScopeSet,
  delay: ScenarioDelay,
  ticket: string,
): readonly JudgedCase[] {
  const window = windowOf(simulating, support, delay.when, delay.text);
  const late = window && commitmentOf(simulating, support, scope, delay);
  if (!window || !late) return [];
  const { severity, kind } = late;
  const whom: ScopeSet = [...scope, { kind: 'severity', id: severity }];
  const target = targetOf(support, whom);
  const kept = target && boundOf(target.comparison);
  const isShare = support.measures!.statistic !== 'each';
  if (isShare && kept)
    simulating.assume(
      `All other commitments were kept, so the share in time keeps its target of ${target.comparison.text}`,
      target,
    );
  const measured: MeasuredCase = {
    ...{ objective: support.id, scope: whom, window },
    ...(isShare && kept ? { level: kept } : {}),
    late: [{ severity, commitment: kind, lateBy: nominalSeconds(delay.by), ticket }],
  };
  const title = windowTitle(support.measures!.window, window, simulating.setting.timeZone);
  const steps = [
    follows(step('window', `The window is ${title}`), support.measures!.window),
    step('outage', `Assumed: ${delay.text}`),
  ];
  return [{ promise: support, measured, steps, commitment: kind, incidentEnds: window }];
}

/** What a delay was late to, of what the support promises to this customer; undefined of nothing, which is then said. */
function commitmentOf(
  simulating: Simulating,
  support: Support,
  scope: ScopeSet,
  { severity, commitment, text }: ScenarioDelay,
): { readonly severity: Id; readonly kind: Commitment['kind'] } | undefined {
  const severities = [...new Set(support.handles.map((row) => row.severity))];
  const promised = severities
    .filter((id) => severity === undefined || id === severity)
    .flatMap((id) => {
      const rows = support.handles.filter((row) => row.severity === id);
      const [row] = mostSpecific(rows, scope);
      const found = row?.commitments.find(({ kind }) => commitment === undefined || kind === commitment);
      return found ? [{ severity: id, kind: found.kind }] : [];
    });
  const [first] = promised;
  if (!first) {
    simulating.cannotJudge(support, `What "${text}" means: ${titled(support)} promises this customer no such thing`);
    return undefined;
  }
  const title = simulating.agreement.severities.find(({ id }) => id === first.severity)?.title ?? first.severity;
  if (severity === undefined) simulating.assume(`"${text}" is of severity "${title}"`, support);
  if (commitment === undefined) simulating.assume(`"${text}" is late to ${first.kind}`, support);
  return first;
}
