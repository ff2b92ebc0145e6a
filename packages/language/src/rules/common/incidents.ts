import {
  type Agreement,
  type Big,
  type Commitment,
  type CommitmentKind,
  exactSeconds,
  type Handling,
  type Metric,
  type ScopeReference,
  type Support,
  shortestRun,
  ZERO,
} from '@sla-language/agreement';
import { calendarOf, leastSeconds } from './calendars.js';
import { meet } from './places.js';

/** What the service desk has to do for the worst incidents, and the least time that it may take. */
export interface TopCommitment {
  readonly support: Support;
  readonly handling: Handling;
  readonly commitment: Commitment;
  /** By the clock. */
  readonly seconds: Big;
}

/**
 * The fastest commitment of the given kinds for the top severity, which is the one that a service desk handles first. Of the
 * kinds the earlier one counts where both are promised.
 */
export function topCommitment(
  agreement: Agreement,
  kinds: readonly CommitmentKind[],
  scope: readonly ScopeReference[],
): TopCommitment | undefined {
  const candidates = agreement.supports.flatMap((support) => {
    const handles = support.handles.filter((handling) =>
      meet(withoutSeverities(handling.for), withoutSeverities(scope)),
    );
    const top = handles[0]?.severity;
    return handles
      .filter((handling) => handling.severity === top)
      .flatMap((handling) => {
        const commitment = kinds
          .map((kind) => handling.commitments.find((each) => each.kind === kind))
          .find((each) => each !== undefined);
        if (!commitment) return [];
        return [
          { support, handling, commitment, seconds: leastSeconds(commitment.within, calendarOf(agreement, handling)) },
        ];
      });
  });
  return candidates.toSorted((left, right) => left.seconds.cmp(right.seconds))[0];
}

/** Words of a clock that starts when a machine notices the outage. */
const ALARM = /\b(?:alarm|alert|monitoring|detect)/i;

/**
 * How many seconds an outage lasts before the clock of the service desk starts, where it starts with an alarm: the alarm can be raised
 * when the outage is long enough to count. 0 where nothing is known of it.
 */
export function secondsUntilAlarm({ clocks }: Support, metric: Metric): Big {
  const start = clocks.find(({ event }) => event === 'starts');
  const interval = metric.measured?.every && exactSeconds(metric.measured.every);
  if (!start || !interval?.gt(0) || !metric.unavailableWhen?.forAtLeast || !ALARM.test(start.text)) return ZERO;
  return shortestRun(metric, interval);
}

function withoutSeverities(scopes: readonly ScopeReference[]): readonly ScopeReference[] {
  return scopes.filter((scope) => scope.kind !== 'severity');
}
