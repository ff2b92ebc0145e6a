import {
  type Agreement,
  type Commitment,
  type CommitmentKind,
  type Handling,
  type Id,
  mostSpecific,
  type ScopeSet,
  type Support,
  scopesOf,
  scopeTitle,
} from '@sla-language/agreement';
import { type Edit, replace } from '../fix.js';
import { derived } from './derived.js';
import { forText } from './places.js';

/** The rows of a service desk that hold for one case, one for each severity, in the order in which they are written. */
export interface CaseRows {
  readonly support: Support;
  readonly scope: ScopeSet;
  /** ` for Premium`; empty where no cases are told apart. */
  readonly caseText: string;
  readonly rows: readonly Handling[];
}

/** The rows of all service desks, case by case. A severity of which two rows hold alike has none. */
export const rowsOfDesks = derived((agreement): readonly CaseRows[] =>
  agreement.supports.flatMap((support) => {
    const severities = [...new Set(support.handles.map((handling) => handling.severity))];
    return scopesOf(agreement, support.handles).map((scope) => ({
      support,
      scope,
      caseText: scope.length === 0 ? '' : ` for ${scopeTitle(agreement, scope)}`,
      rows: severities.flatMap((severity) => {
        const best = mostSpecific(
          support.handles.filter((handling) => handling.severity === severity),
          scope,
        );
        return best.length === 1 ? best : [];
      }),
    }));
  }),
);

/** Where each severity stands among those that are declared, from the gravest on. */
export const severityRanks = derived(
  (agreement): ReadonlyMap<Id, number> => new Map(agreement.severities.map(({ id }, index) => [id, index])),
);

/**
 * The rows of one case in pairs, the more severe one first. Where severities are declared in another order than that in which
 * they are handled, nobody knows which one is the more severe.
 */
export function* bySeverity(
  agreement: Agreement,
  { rows }: CaseRows,
): Generator<readonly [severe: Handling, lesser: Handling]> {
  const declared = severityRanks(agreement);
  for (const [index, severe] of rows.entries()) {
    for (const lesser of rows.slice(index + 1)) {
      const before = (declared.get(severe.severity) ?? Infinity) < (declared.get(lesser.severity) ?? -1);
      if (before) yield [severe, lesser];
    }
  }
}

/** The row of the gravest severity: the first one that is handled, where it is also the first one that is declared. */
export function gravestOf(agreement: Agreement, rows: readonly Handling[]): Handling | undefined {
  const ranks = severityRanks(agreement);
  const first = rows[0] && ranks.get(rows[0].severity);
  return first !== undefined && rows.every((row) => (ranks.get(row.severity) ?? Infinity) >= first)
    ? rows[0]
    : undefined;
}

/** The time after which the service works again, or else is repaired for good. */
export function endOf(handling: Handling): Commitment | undefined {
  return commitmentOf(handling, 'restore') ?? commitmentOf(handling, 'resolve');
}

export function commitmentOf(handling: Handling, kind: CommitmentKind): Commitment | undefined {
  return handling.commitments.find((commitment) => commitment.kind === kind);
}

/** "handles Sev1 for Gold during Always" */
export function headOf({ severity, for: scopes, during }: Handling): string {
  return `handles ${severity}${forText(scopes).replaceAll('`', '')}${during === undefined ? '' : ` during ${during}`}`;
}

/** The whole row, as it would be written on one line. */
export function rowText(handling: Handling): string {
  const commitments = handling.commitments.map(
    ({ kind, within, orWorkaround }) =>
      `${kind} ${kind === 'update' ? 'every' : 'within'} ${within.text}${orWorkaround ? ' or workaround' : ''}`,
  );
  return `${headOf(handling)} { ${commitments.join('  ')} }`;
}

/** Lets a row run in another calendar. */
export function rewriteCalendar(handling: Handling, calendar: string): Edit {
  return handling.during === undefined
    ? replace({ at: handling }, `during ${calendar} {`, '{')
    : replace({ at: handling }, `during ${calendar}`, `during ${handling.during}`);
}
