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
import { derivedFor } from './derived.js';
import { meet, scopeKey } from './places.js';

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
  return fastest(agreement, { kinds, scope: withoutSeverities(scope) });
}

interface Wanted {
  readonly kinds: readonly CommitmentKind[];
  readonly scope: readonly ScopeReference[];
}

const fastest = derivedFor<Wanted, TopCommitment | undefined>(
  ({ kinds, scope }) => `${kinds} for ${scopeKey(scope)}`,
  (agreement, { kinds, scope }) => {
    let best: TopCommitment | undefined;
    for (const support of agreement.supports) {
      const handles = support.handles.filter((handling) => meet(withoutSeverities(handling.for), scope));
      const top = handles[0]?.severity;
      for (const handling of handles) {
        if (handling.severity !== top) continue;
        const commitment = kinds
          .map((kind) => handling.commitments.find((each) => each.kind === kind))
          .find((each) => each !== undefined);
        if (!commitment) continue;
        const seconds = leastSeconds(commitment.within, calendarOf(agreement, handling));
        if (!best || seconds.lt(best.seconds)) best = { support, handling, commitment, seconds };
      }
    }
    return best;
  },
);

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
