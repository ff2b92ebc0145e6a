import {
  type Agreement,
  dimensionOfLevel,
  type Id,
  metricOf,
  type Objective,
  type ScopeReference,
} from '@sla-language/agreement';

/** What a scenario may name in an agreement, for whoever offers it to choose from. */
export interface ScenarioOffer {
  /** What can be down. */
  readonly services: readonly Choice[];
  /** What has a level, with an example of one. */
  readonly objectives: readonly (Choice & { readonly level: string })[];
  readonly exclusions: readonly Choice[];
  readonly severities: readonly (Choice & { readonly commitments: readonly string[] })[];
  /** Plans, regions and options. */
  readonly scopes: readonly (Choice & Pick<ScopeReference, 'kind'>)[];
  /** First and last day of the term; without an end, until it is terminated. */
  readonly from?: string;
  readonly to?: string;
}

export interface Choice {
  readonly id: Id;
  readonly title: string;
}

export function scenarioOffer(agreement: Agreement): ScenarioOffer {
  const { services, metrics, objectives, exclusions, severities, supports, scopes, effective } = agreement;
  const fails = services.filter(({ id }) =>
    metrics.some(({ measure }) => measure?.kind === 'availability' && measure.services.includes(id)),
  );
  const handled = supports.flatMap((support) => support.handles);
  return {
    services: fails.map(choice),
    objectives: objectives
      .filter(({ measures }) => measures)
      .map((each) => ({ ...choice(each), level: exampleLevel(agreement, each) })),
    exclusions: exclusions.map(choice),
    severities: severities
      .filter(({ id }) => handled.some(({ severity }) => severity === id))
      .map((each) => ({
        ...choice(each),
        commitments: commitmentsOf(handled.filter(({ severity }) => severity === each.id)),
      })),
    scopes: scopes.map((each) => ({ ...choice(each), kind: each.kind })),
    ...(effective ? { from: effective.from } : {}),
    ...(effective?.to === undefined ? {} : { to: effective.to }),
  };
}

function choice({ id, title }: Choice): Choice {
  return { id, title };
}

const WORDS = {
  acknowledge: 'acknowledged',
  respond: 'responded',
  update: 'updated',
  restore: 'restored',
  resolve: 'resolved',
} as const;

function commitmentsOf(
  rows: readonly { readonly commitments: readonly { readonly kind: keyof typeof WORDS }[] }[],
): readonly string[] {
  return [...new Set(rows.flatMap(({ commitments }) => commitments.map(({ kind }) => WORDS[kind])))];
}

/** The target as it is written, else a value of the right kind. */
function exampleLevel(agreement: Agreement, objective: Objective): string {
  const value = objective.targets[0]?.comparison.value;
  if (value && value !== 'target') return value.text;
  if (!objective.measures || !metricOf(agreement, objective.measures.level)) return '';
  const dimension = dimensionOfLevel(agreement, objective.measures.level)?.dimension;
  return dimension === 'percentage' ? '99%' : dimension === 'duration' ? '1 s' : '1';
}
