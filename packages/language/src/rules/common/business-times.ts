import type { Agreement, Duration, Id, Remedy } from '@sla-language/agreement';
import { derived } from './derived.js';

/** A duration in business time, and where it runs. */
export interface BusinessTime {
  readonly duration: Duration;
  /** The calendar in which it runs; undefined where neither the line nor the agreement names one. */
  readonly during: Id | undefined;
  /** "`Sev1` of `Desk`" */
  readonly what: string;
}

/** Every duration of the agreement that is counted in business hours or days, in the order of the model. */
export const businessTimes = derived((agreement): readonly BusinessTime[] =>
  [...allTimes(agreement)].filter((time): time is BusinessTime => time.duration?.business === true),
);

type Candidate = Omit<BusinessTime, 'duration'> & { readonly duration: Duration | undefined };

function* allTimes(agreement: Agreement): Generator<Candidate> {
  const inDefault = (what: string, duration: Duration | undefined): Candidate => ({
    what,
    duration,
    during: agreement.defaultCalendar,
  });
  for (const exclusion of agreement.exclusions) {
    yield inDefault(`the notice of \`${exclusion.id}\``, exclusion.notice?.length);
    yield inDefault(`the limit of \`${exclusion.id}\``, exclusion.limit?.length);
  }
  for (const objective of agreement.objectives) {
    for (const claim of objective.claims) {
      if (claim.kind !== 'automatic') yield inDefault(`the claim of \`${objective.id}\``, claim.within);
    }
    yield* remedies(`\`${objective.id}\``, objective.remedies, inDefault);
  }
  for (const support of agreement.supports) {
    for (const row of support.handles) {
      const during = row.during ?? agreement.defaultCalendar;
      for (const { kind, within } of row.commitments) {
        yield {
          what: `the time to ${kind}${kind === 'respond' ? ' to' : ''} \`${row.severity}\` of \`${support.id}\``,
          duration: within,
          during,
        };
      }
    }
    yield* remedies(`\`${support.id}\``, support.remedies, inDefault);
  }
  for (const claim of agreement.remedies?.claims ?? []) {
    if (claim.kind !== 'automatic') yield inDefault('the claim', claim.within);
  }
  yield* remedies('the remedies', agreement.remedies?.remedies ?? [], inDefault);
  yield inDefault('the payment', agreement.remedies?.paid?.within);
  for (const escalation of agreement.escalations) {
    for (const level of escalation.levels) yield inDefault(`level ${level.level} of \`${escalation.id}\``, level.after);
  }
  for (const report of agreement.reports) {
    if (report.issued?.kind === 'every') yield inDefault(`the report \`${report.id}\``, report.issued.within);
  }
  yield inDefault('the renewal', agreement.renewal?.notice);
  yield inDefault('an amendment', agreement.amendment?.notice);
}

function* remedies(
  of: string,
  lines: readonly Remedy[],
  inDefault: (what: string, duration: Duration | undefined) => Candidate,
): Generator<Candidate> {
  for (const line of lines) if (line.kind === 'termination') yield inDefault(`a termination of ${of}`, line.notice);
}
