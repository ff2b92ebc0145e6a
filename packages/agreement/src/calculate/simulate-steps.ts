import type { Target } from '../model/index.js';
import { boundOf } from '../values/compare.js';
import { settle } from '../values/decimal.js';
import { formatDuration } from '../values/print.js';
import { isSupport } from './case.js';
import { downtimeBudget } from './downtime-budget.js';
import { domainOfLevel } from './levels.js';
import { sumPayables } from './payable.js';
import type { CasePayments } from './payments.js';
import { amountOf, distanceText, levelOf } from './simulate-amounts.js';
import { type JudgedCase, lengthOf, type Simulating, titled } from './simulate-context.js';
import type { SimulatedCase, SimulatedLine, SimulatedSection } from './simulate-result.js';
import { targetOf } from './targets.js';
import { ladderOf, type Tier } from './tiers.js';
import { follows, step, type TraceStep } from './trace.js';

/** Numbers the steps of a simulation through all sections. */
export class StepWriter {
  readonly sections: SimulatedSection[] = [];
  private count = 0;

  constructor(private readonly simulating: Simulating) {}

  add(title: string, kind: SimulatedSection['kind'], steps: readonly TraceStep[]): void {
    if (steps.length === 0) return;
    this.sections.push({
      title,
      kind,
      steps: steps.map(({ stage, text, arithmetic, from }) => {
        const clause = from && this.simulating.places.clause(from);
        this.count += 1;
        return {
          number: this.count,
          stage,
          text,
          ...(arithmetic === undefined ? {} : { arithmetic }),
          ...(clause ? { clause } : {}),
        };
      }),
    });
  }
}

/** One case as data. */
export function caseData(simulating: Simulating, judged: JudgedCase, result: CasePayments): SimulatedCase {
  const { promise, measured } = judged;
  const target = targetOf(promise, measured.scope);
  const bound = target && boundOf(target.comparison);
  const { level } = measured;
  const clause = target && simulating.places.clause(target);
  const severity = isSupport(promise) ? measured.scope.find(({ kind }) => kind === 'severity')?.id : undefined;
  const distance = level && target && distanceText(level, target);
  const formula = judged.steps.findLast(
    ({ stage, arithmetic }) => stage === 'level' && arithmetic !== undefined,
  )?.arithmetic;
  const budget = budgetOf(judged, target);
  return {
    promise: promise.id,
    title: promise.title,
    kind: isSupport(promise) ? 'support' : 'objective',
    window: simulating.window(promise.measures!.window, measured.window),
    ...(judged.unit === undefined ? {} : { unit: judged.unit }),
    ...(severity === undefined ? {} : { severity }),
    ...(judged.commitment === undefined ? {} : { commitment: judged.commitment }),
    ...(level ? { level: levelOf(level, bound) } : {}),
    ...(formula === undefined ? {} : { formula }),
    ...(measured.events ? { events: measured.events.map((event) => levelOf(event, bound)) } : {}),
    status: result.status,
    ...(target && clause ? { target: { text: target.comparison.text, clause } } : {}),
    ...(distance === undefined ? {} : { distance }),
    ...(judged.excluded?.gt(0) ? { excluded: lengthOf(judged.excluded) } : {}),
    ...(measured.downtime ? { downtime: lengthOf(measured.downtime) } : {}),
    ...(budget ? { budget } : {}),
    ...(measured.late && measured.late.length > 0
      ? {
          late: measured.late.map(({ commitment: kind, severity: of, lateBy }) => ({
            commitment: kind,
            severity: of,
            by: lengthOf(lateBy),
          })),
        }
      : {}),
    lines: linesOf(simulating, judged, result),
    before: sumPayables(result.payments.flatMap(({ parts }) => parts.map(({ payable }) => payable))).map(amountOf),
  };
}

/** What the target allows of the time that was measured, and what is left of it. */
function budgetOf({ measured, length }: JudgedCase, target: Target | undefined): SimulatedCase['budget'] {
  const bound = target && boundOf(target.comparison);
  if (!length || !measured.downtime || bound?.dimension !== 'percentage') return undefined;
  const allowed = settle(downtimeBudget(bound.amount, length));
  return { allowed: lengthOf(allowed), left: lengthOf(allowed.minus(measured.downtime)) };
}

function linesOf(
  simulating: Simulating,
  judged: JudgedCase,
  { payments, extensions }: CasePayments,
): readonly SimulatedLine[] {
  const lines = [
    ...payments.map(({ line, parts }) => ({ line, payables: parts.map(({ payable }) => payable) })),
    ...extensions.map(({ line }) => ({ line, payables: [] })),
  ];
  return lines.flatMap(({ line, payables }): SimulatedLine[] => {
    const clause = simulating.places.clause(line);
    if (!clause) return [];
    const range = tierOf(simulating, judged, line)?.range.text;
    const amounts = sumPayables(payables).map(amountOf);
    return [{ kind: line.kind, clause, ...(range === undefined ? {} : { range }), amounts }];
  });
}

/** The exact levels for which a line pays in this case; undefined for one that is in no ladder. */
function tierOf({ agreement }: Simulating, { promise, measured }: JudgedCase, line: object): Tier | undefined {
  const target = targetOf(promise, measured.scope);
  const level = isSupport(promise) ? undefined : promise.measures?.level;
  const domain = domainOfLevel(agreement, level, promise);
  for (const remedies of [promise.remedies, agreement.remedies?.remedies ?? []]) {
    for (const kind of ['credit', 'penalty', 'extension'] as const) {
      const tier = ladderOf(remedies, kind, measured.scope, target, domain).tiers.find((each) => each.line === line);
      if (tier) return tier;
    }
  }
  return undefined;
}

/** How a case was judged and what it pays before any cap. */
export function caseSteps(
  simulating: Simulating,
  judged: JudgedCase,
  result: CasePayments,
  data: SimulatedCase,
): readonly TraceStep[] {
  const [verdict, ...payments] = result.trace;
  return [
    ...judged.steps,
    ...targetSteps(judged, data, verdict!),
    ...payments.map((each): TraceStep => {
      const range = each.stage === 'tier' && each.from ? tierOf(simulating, judged, each.from)?.range.text : undefined;
      return range === undefined ? each : { ...each, text: `${each.text}, which holds for ${range}` };
    }),
  ];
}

function targetSteps(judged: JudgedCase, data: SimulatedCase, verdict: TraceStep): readonly TraceStep[] {
  const { promise, measured } = judged;
  const target = targetOf(promise, measured.scope);
  if (!target || !measured.level || data.status === 'none') return [verdict];
  const by =
    data.distance === undefined
      ? ''
      : data.status === 'missed'
        ? ` by ${data.distance}`
        : ` with ${data.distance} to spare`;
  const text = `${data.level?.text}: the target ${target.comparison.text} of ${titled(promise)} is ${data.status}${by}`;
  const steps = [follows(step('target', text), target)];
  const budget = budgetOf(judged, target);
  if (budget) {
    const { allowed, left } = budget;
    const rest = left.seconds.startsWith('-') ? `${left.text.slice(1)} too much` : `${left.text} are left`;
    const sum = `${allowed.text} - ${formatDuration(measured.downtime!)} = ${left.text}`;
    steps.push(
      follows(step('target', `The target allows ${allowed.text} of downtime in this window: ${rest}`, sum), target),
    );
  }
  return steps;
}
