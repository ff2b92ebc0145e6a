import type { Temporal } from 'temporal-polyfill';
import type { Agreement, ClaimStep, Report } from '../model/index.js';
import { businessCalendarOf } from './business-calendar.js';
import { deadlineAfter } from './business-time.js';
import type { MeasuredCase } from './case.js';
import { type ClaimDeadline, claimDeadlines, reportDue } from './claims.js';
import { roleFacing, type Side } from './roles.js';
import type { Settlement } from './settlement.js';
import { type JudgedCase, type Simulating, titled, windowTitle } from './simulate-context.js';
import type { SimulatedDuty, SimulatedMoment } from './simulate-result.js';
import type { TerminationRight } from './termination.js';
import { follows, type Stage, step, type TraceStep } from './trace.js';

/** Who has to do what and by when: tell, report, claim, decide, pay, give notice. */
export class Duties {
  readonly all: SimulatedDuty[] = [];
  readonly steps: TraceStep[] = [];
  private readonly agreement: Agreement;

  constructor(private readonly simulating: Simulating) {
    this.agreement = simulating.agreement;
  }

  /** A target was missed: who has to be told, and which report shows it. */
  missed(missed: readonly JudgedCase[]): void {
    const calendar = this.calendar;
    const { timeZone } = this.simulating.setting;
    for (const { promise, measured } of missed) {
      const { end } = measured.window;
      for (const notification of this.agreement.notifications) {
        if (notification.of.kind !== 'missed target') continue;
        const until = deadlineAfter(end, notification.within, calendar, timeZone);
        const who = roleFacing(this.agreement, notification.to);
        const by = notification.by === undefined ? '' : ` by ${notification.by}`;
        const news = `that ${titled(promise)} missed its target, within ${notification.within.text}`;
        const moment = until && this.simulating.moment(until);
        // Of a third party nobody says who tells it.
        if (who)
          this.add(
            this.party(who),
            `Tell ${this.title(notification.to)}${by} ${news} of knowing it`,
            notification,
            moment,
          );
        else this.add(notification.to, `Has to be told${by} ${news} of its becoming known`, notification, moment);
      }
      for (const report of this.agreement.reports) {
        if (!report.covers.includes(promise.id)) continue;
        const due = reportDue(this.agreement, report, end, calendar);
        this.add(
          this.party('provider'),
          reportWords(report, this.windowOf(promise, measured), due === undefined),
          report,
          due && this.simulating.moment(due),
        );
      }
    }
  }

  /** Something is owed: how it is claimed, decided and paid. */
  owed(cases: readonly JudgedCase[], settlement: Settlement): void {
    for (const judged of cases) this.claims(judged);
    const { remedies } = this.agreement;
    if (!remedies?.paid || settlement.total.length === 0) return;
    const { as, onNextInvoice, within } = remedies.paid;
    const when = onNextInvoice ? ' on the next invoice' : within ? ` within ${within.text}` : '';
    this.add(this.party('provider'), `Pay ${as === 'credit' ? 'as a credit' : 'as a refund'}${when}`, remedies.paid);
  }

  private claims({ promise, measured, incidentEnds }: JudgedCase): void {
    const { agreement, simulating } = this;
    const at = (end: Temporal.Instant | undefined): readonly ClaimDeadline[] =>
      claimDeadlines(agreement, end ? { ...measured, incidentEnd: end } : measured, simulating.holidays);
    const first = at(incidentEnds?.start);
    const last = at(incidentEnds?.end);
    for (const [index, { step: claim, until }] of first.entries()) {
      if (claim.kind === 'automatic') {
        this.add(this.party('provider'), 'Pay without a claim', claim);
        continue;
      }
      const latest = last[index]?.until;
      const isOpen = until && latest && !until.equals(latest);
      const who = this.party(claim.kind === 'decided' ? 'provider' : 'customer');
      const words = claimWords(claim, this.windowOf(promise, measured));
      if (isOpen) {
        const dates = { earliest: simulating.moment(until), latest: simulating.moment(latest) };
        this.add(who, words, claim, undefined, dates);
      } else {
        if (!until)
          simulating.cannotKnow(`Until when to act: "${words}" ${reasonOf(agreement, claim, measured)}`, claim);
        this.add(who, words, claim, until && simulating.moment(until));
      }
      this.explainReport(claim, measured, this.windowOf(promise, measured));
    }
  }

  /** A claim that runs from a report: which one, and when it is due. */
  private explainReport(claim: ClaimStep, { objective, window }: MeasuredCase, windowOf: string): void {
    if (claim.kind !== 'within' || claim.after !== 'report') return;
    for (const report of this.agreement.reports.filter(({ covers }) => covers.includes(objective))) {
      const due = reportDue(this.agreement, report, window.end, this.calendar);
      if (!due) continue;
      const text = `The time to claim runs from "${report.title}", due ${this.simulating.momentText(due)}`;
      this.add(this.party('provider'), reportWords(report, windowOf, false), report, this.simulating.moment(due));
      if (!this.steps.some((each) => each.text === text)) this.steps.push(follows(step('claim', text), report));
    }
  }

  /** A right to terminate has arisen. */
  right({ line, arises, earliestEnd }: TerminationRight): void {
    const words = line.notice ? `May terminate with ${line.notice.text} notice` : 'May terminate';
    const since = `from ${this.simulating.momentText(arises)} on`;
    const end = earliestEnd
      ? `; with notice at once it ends at ${this.simulating.momentText(earliestEnd)} at the earliest`
      : '';
    for (const id of line.by) this.add(id, `${words} ${since}${end}`, line, undefined, undefined, 'note');
  }

  private add(
    who: string,
    what: string,
    from: object,
    until?: SimulatedMoment,
    between?: NonNullable<SimulatedDuty['between']>,
    stage: Stage = 'claim',
  ): void {
    const clause = this.simulating.places.clause(from);
    const date = until
      ? `: until ${until.text}`
      : between
        ? `: until a day between ${between.earliest.text} and ${between.latest.text}, depending on when the incident ended`
        : '';
    const text = `${this.title(who)}: ${what}${date}`;
    if (this.steps.some((each) => each.text === text)) return;
    this.all.push({
      who: this.title(who),
      what,
      ...(until ? { until } : {}),
      ...(between ? { between } : {}),
      ...(clause ? { clause } : {}),
    });
    this.steps.push(follows(step(stage, text), from));
  }

  private windowOf(promise: JudgedCase['promise'], { window }: MeasuredCase): string {
    return windowTitle(promise.measures!.window, window, this.simulating.setting.timeZone);
  }

  private get calendar() {
    return businessCalendarOf(this.agreement, undefined, this.simulating.holidays);
  }

  private party(role: Side): string {
    const holder = this.agreement.roles[role];
    return holder?.kind === 'party' ? holder.party : role;
  }

  private title(id: string): string {
    return (
      this.agreement.parties.find((party) => party.id === id)?.title ??
      (id === 'provider' || id === 'customer' ? `the ${id}` : id)
    );
  }
}

function claimWords(claim: Exclude<ClaimStep, { kind: 'automatic' }>, window: string): string {
  if (claim.kind === 'decided') return `Decide on the claim for ${window} within ${claim.within.text}`;
  const by = claim.by === undefined ? '' : ` by ${claim.by}`;
  const evidence = claim.evidence.length > 0 ? `, with ${claim.evidence.join(', ')}` : '';
  return `Claim for ${window}${by}${evidence}, within ${claim.within.text} after ${FROM[claim.after]}`;
}

const FROM = {
  incident: 'the end of the incident',
  window: 'the end of the window',
  report: 'the report is due',
} as const;

function reasonOf(agreement: Agreement, claim: ClaimStep, { objective }: MeasuredCase): string {
  const isCovered = agreement.reports.some(({ covers }) => covers.includes(objective));
  if (claim.kind === 'within' && claim.after === 'report' && !isCovered)
    return 'runs from a report, but none covers this promise';
  return 'has no date, for its business time has no calendar or its report no due date';
}

function reportWords({ title }: Report, window: string, isOnRequest: boolean): string {
  return `Send "${title}", which shows ${window}${isOnRequest ? ', on request' : ''}`;
}
