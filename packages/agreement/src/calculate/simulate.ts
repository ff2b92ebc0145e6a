import type { Agreement } from '../model/index.js';
import { monthTitle } from '../values/months.js';
import type { HolidayProvider } from './holidays.js';
import { metricOf, servicesOfMetric } from './levels.js';
import { payablesString, sumPayables } from './payable.js';
import type { CasePayments, CaseStatus } from './payments.js';
import { type Settlement, settleCredits } from './settlement.js';
import { amountOf, withFees } from './simulate-amounts.js';
import { judgeOutages } from './simulate-availability.js';
import { type JudgedCase, Simulating, titled, windowTitle } from './simulate-context.js';
import { Duties } from './simulate-duties.js';
import { judgeFormula } from './simulate-formula.js';
import { judgeLevels } from './simulate-levels.js';
import { SIMULATION_VERSION, type SimulatedCase, type SimulatedMonth, type Simulation } from './simulate-result.js';
import { rightData, rightsOf } from './simulate-rights.js';
import type { Scenario } from './simulate-scenario.js';
import { caseData, caseSteps, StepWriter } from './simulate-steps.js';
import { judgeSupport } from './simulate-support.js';
import { targetFor } from './targets.js';
import type { TraceStep } from './trace.js';

export interface SimulationOptions {
  /** From `await loadHolidays()`; without it no day is a holiday, and the result says so. */
  readonly holidays?: HolidayProvider;
}

/**
 * What a scenario comes to: levels, targets, tiers, credits before and after each cap, deadlines, rights and duties, step by step. What
 * the scenario does not say is assumed aloud, or named as unknown. Never throws; names that the agreement does not have are unknown.
 */
export function simulate(agreement: Agreement, scenario: Scenario, options: SimulationOptions = {}): Simulation {
  const simulating = new Simulating(agreement, scenario, options.holidays);
  const judged = judge(simulating);
  const fees = withFees(agreement, scenario);
  const settlement = settleCredits(
    fees.agreement,
    judged.map(({ measured }) => measured),
    { ...fees.context, holidays: simulating.holidays },
  );
  const results = new Map(settlement.cases.map((each) => [each.case, each]));
  const cases = judged.map((each) => {
    const result = results.get(each.measured)!;
    return { judged: each, result, data: caseData(simulating, each, result) };
  });
  const writer = new StepWriter(simulating);
  for (const { judged: each, result, data } of cases)
    writer.add(caseTitle(simulating, each, data), 'case', caseSteps(simulating, each, result, data));
  const months = monthsOf(simulating, settlement, writer);
  const rights = rightsOf(simulating, settlement.cases);
  const duties = new Duties(simulating);
  duties.missed(cases.filter(({ result }) => result.status === 'missed').map((each) => each.judged));
  duties.owed(paying(judged, settlement), settlement);
  writer.add('Claiming and payment', 'duties', duties.steps);
  const before = duties.steps.length;
  for (const right of rights) duties.right(right);
  writer.add('Termination', 'rights', duties.steps.slice(before));
  for (const { judged: each, result } of cases) noteUnjudged(simulating, each, result);
  noteLimits(simulating, judged, settlement);
  const { id, title, version } = agreement;
  return {
    schemaVersion: SIMULATION_VERSION,
    agreement: { id, title, ...(version === undefined ? {} : { version }) },
    for: scenario.for.map(({ kind, id: name }) => ({ kind, id: name })),
    assumed: toldBy(scenario),
    summary: summaryOf(simulating, settlement, judged, rights.length > 0),
    assumptions: simulating.assumptions,
    unknown: simulating.unknown,
    unjudged: [...simulating.unjudged].map(({ id }) => id),
    cases: cases.map(({ data }) => data),
    months,
    total: settlement.total.map(amountOf),
    extensions: settlement.extensions.map(({ by, month, cases: own }) => ({
      by: by.text,
      month,
      promises: [...new Set(own.map(({ objective }) => objective))],
    })),
    rights: rights.flatMap((right) => rightData(simulating, right)),
    duties: duties.all,
    sections: writer.sections,
  };
}

/** The sentences of a scenario, without the fees: those are what the customer pays, not what happens. */
function toldBy({ outages, levels, delays, incidents, kept, fees }: Scenario): readonly string[] {
  return [outages, levels, delays, incidents, kept, fees].flatMap((told) => told.map(({ text }) => text));
}

function judge(simulating: Simulating): readonly JudgedCase[] {
  const { agreement, scenario } = simulating;
  if (toldBy(scenario).length > 0) simulating.assume('Nothing else happened: every other window met its targets');
  const ofObjectives = agreement.objectives.flatMap((objective) => {
    const levels = judgeLevels(simulating, objective);
    const given = new Set(levels.map(({ measured }) => String(measured.window.start)));
    const reckoned = [...judgeFormula(simulating, objective), ...judgeOutages(simulating, objective)];
    const others = reckoned.filter(({ measured }) => !given.has(String(measured.window.start)));
    if (others.length < reckoned.length) {
      simulating.assume(
        `The level that is given for ${titled(objective)} decides, not what else is said of its window`,
      );
    }
    return [...levels, ...others];
  });
  return [...ofObjectives, ...agreement.supports.flatMap((support) => judgeSupport(simulating, support))];
}

function caseTitle(simulating: Simulating, { promise, measured, unit }: JudgedCase, data: SimulatedCase): string {
  const window = windowTitle(promise.measures!.window, measured.window, simulating.setting.timeZone);
  const { agreement } = simulating;
  const unitTitle = agreement.services.find(({ id }) => id === unit)?.title ?? unit;
  const severity = agreement.severities.find(({ id }) => id === data.severity)?.title;
  const details = [unitTitle, severity, data.commitment].filter((each) => each !== undefined).join(', ');
  return `${promise.title}${details === '' ? '' : ` (${details})`}, ${window}`;
}

function monthsOf(simulating: Simulating, settlement: Settlement, writer: StepWriter): readonly SimulatedMonth[] {
  const months: SimulatedMonth[] = [];
  for (const { month, cases, trace } of settlement.months) {
    const before = (own: readonly CasePayments[]) =>
      sumPayables(own.flatMap((each) => each.payments.flatMap(({ parts }) => parts.map(({ payable }) => payable))));
    if (before(cases).length === 0) continue;
    const windows = settlement.windows.filter(({ window }) =>
      cases.some((each) => each.case.window.end.equals(window.end)),
    );
    const parts = windows.flatMap((window) => window.parts);
    const title = monthTitle(month);
    const promises = [...new Set(cases.map((each) => each.case.objective))];
    months.push({
      month,
      title,
      promises: promises.map((promise) => ({
        promise,
        before: before(cases.filter((each) => each.case.objective === promise)).map(amountOf),
        paid: sumPayables(parts.filter(({ objective }) => objective === promise).map(({ payable }) => payable)).map(
          amountOf,
        ),
      })),
      changes: trace.flatMap((each) => changeOf(simulating, each)),
      paid: sumPayables(windows.flatMap(({ amounts }) => amounts)).map(amountOf),
    });
    writer.add(
      `What is paid for ${title}`,
      'month',
      trace.filter(({ stage }) => stage !== 'claim'),
    );
  }
  writer.add('Extension of the term', 'month', settlement.extending);
  return months;
}

function changeOf({ places }: Simulating, { stage, from, change }: TraceStep): SimulatedMonth['changes'] {
  if (!change) return [];
  const clause = from && places.clause(from);
  return [
    { stage, ...(clause ? { clause } : {}), before: change.before.map(amountOf), after: change.after.map(amountOf) },
  ];
}

/** The cases for which something is really owed. */
function paying(judged: readonly JudgedCase[], settlement: Settlement): readonly JudgedCase[] {
  const extended = new Set(settlement.extensions.flatMap(({ cases }) => cases));
  return judged.filter(
    ({ measured }) =>
      extended.has(measured) ||
      (settlement.cases.some((each) => each.case === measured && each.payments.length > 0) &&
        settlement.windows.some(
          ({ window, objectives }) =>
            window.start.equals(measured.window.start) &&
            window.end.equals(measured.window.end) &&
            objectives.includes(measured.objective),
        )),
  );
}

/** A case that has a target and is neither met nor missed, or of which nobody can say which target holds. */
function noteUnjudged(
  simulating: Simulating,
  { promise, measured }: JudgedCase,
  { status, trace }: CasePayments,
): void {
  if (status !== 'none' || targetFor(promise, measured.scope).kind === 'none') return;
  simulating.cannotJudge(promise, `Whether ${titled(promise)} met its target: ${trace[0]!.text}`);
}

function summaryOf(
  { unknown, unjudged }: Simulating,
  { cases, total, extensions }: Settlement,
  judged: readonly JudgedCase[],
  hasRights: boolean,
): string {
  const open = [...unjudged].map((promise) => titled(promise));
  if (cases.length === 0) {
    if (unknown.length === 0) return 'The scenario concerns nothing that the agreement promises';
    const named = open.length === 0 ? '' : `: ${open.join(', ')} cannot be judged`;
    return `What this comes to cannot be known from the scenario${named}`;
  }
  const namesOf = (status: CaseStatus) => [
    ...new Set(
      judged
        .filter(({ measured }) => cases.some((each) => each.case === measured && each.status === status))
        .map(({ promise }) => titled(promise)),
    ),
  ];
  const missed = namesOf('missed');
  const isKnown = open.length === 0;
  const verdicts = [
    missed.length > 0 ? `${missed.join(', ')} ${missed.length === 1 ? 'misses its target' : 'miss their targets'}` : '',
    missed.length === 0 && isKnown ? (namesOf('met').length > 0 ? 'Every target is met' : 'No target is missed') : '',
    isKnown ? '' : `${open.join(', ')} cannot be judged`,
  ].filter(Boolean);
  const isNothing = total.length === 0 && extensions.length === 0;
  const amounts = `${payablesString(total)} ${total.length === 1 ? 'is' : 'are'} owed`;
  const known = total.length > 0 ? amounts : isNothing ? 'nothing is owed' : '';
  const owed = isKnown || known === '' ? known : `as far as is known ${known}`;
  const longer =
    extensions.length === 0 ? '' : `the term is extended by ${extensions.map(({ by }) => by.text).join(' and ')}`;
  const joint = missed.length === 0 && isKnown && !isNothing ? ', and yet ' : ': ';
  const rights = hasRights ? 'a right to terminate arises' : '';
  return `${verdicts.join('; ')}${joint}${[owed, longer, rights].filter(Boolean).join('; ')}`;
}

/** What the numbers leave open: prices in words, what an outage does to other promises, holidays that nobody knows. */
function noteLimits(simulating: Simulating, judged: readonly JudgedCase[], settlement: Settlement): void {
  const { agreement, scenario } = simulating;
  const prices = settlement.total.flatMap(({ unit }) => (unit.kind === 'share' ? [unit.of] : []));
  for (const price of new Set(prices)) simulating.cannotKnow(`What "${price}" is in money: give the fee to see it`);
  const isToldOf = (promise: JudgedCase['promise']) =>
    simulating.unjudged.has(promise) || judged.some((each) => each.promise === promise);
  for (const objective of agreement.objectives.filter(({ id }) => scenario.outages.some(({ on }) => on === id))) {
    if (isToldOf(objective)) continue;
    simulating.cannotKnow(`What an outage of ${titled(objective)} means: give its level`, objective);
  }
  const services = agreement.services.filter(({ id }) => scenario.outages.some(({ on }) => on === id));
  for (const service of services) {
    const others = agreement.objectives.filter((objective) => {
      const metric = objective.measures && metricOf(agreement, objective.measures.level);
      const isAbout = metric && servicesOfMetric(agreement, metric).includes(service.id);
      return isAbout && metric.measure?.kind !== 'availability' && !isToldOf(objective);
    });
    if (others.length > 0) {
      simulating.cannotKnow(
        `What the outage of ${titled(service)} does to ${others.map((each) => titled(each)).join(', ')}: give the level of each`,
      );
    }
    const above = agreement.services.filter(({ dependencies }) =>
      dependencies.some(({ items }) =>
        items.some((item) => item.kind === 'service' && item.agreement === undefined && item.service === service.id),
      ),
    );
    for (const each of above)
      simulating.cannotKnow(`Whether ${titled(each)}, which depends on ${titled(service)}, was down as well`, each);
  }
  if (judged.length === 0 && scenario.outages.length > 0 && simulating.unknown.length === 0) {
    const names = scenario.outages.map(({ on }) => on);
    simulating.cannotKnow(
      `What the outage means: no promise measures the availability of ${[...new Set(names)].join(', ')}`,
    );
  }
}
