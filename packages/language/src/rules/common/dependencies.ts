import {
  type Agreement,
  availabilityObjectives,
  type Big,
  type Dependency,
  type DependencyItem,
  decimal,
  HUNDRED,
  type Objective,
} from '@sla-language/agreement';
import type { RuleContext } from '../rule.js';

/** Something that a service of an agreement needs, and the other agreement that speaks of it. */
export interface Upstream {
  /** The service that needs it. */
  readonly service: string;
  readonly item: Exclude<DependencyItem, { readonly kind: 'external' }>;
  readonly other: Agreement;
}

/** What the services of an agreement cannot do without and another agreement promises. What replaces each other is left out. */
export function upstreamsOf(agreement: Agreement, { upstream }: Pick<RuleContext, 'upstream'>): readonly Upstream[] {
  return agreement.services.flatMap(({ id, dependencies }) =>
    dependencies.filter(isNeeded).flatMap(({ items }) =>
      items.flatMap((item) => {
        const other = item.kind === 'external' ? undefined : upstream(item);
        return item.kind === 'external' || !other || other === agreement ? [] : [{ service: id, item, other }];
      }),
    ),
  );
}

/** Whether the service stands still when one of the items fails. */
export function isNeeded({ redundant, items }: Dependency): boolean {
  return !redundant || items.length === 1;
}

/** The objectives of an agreement that promise what an item needs. */
export function promisesFor(item: Upstream['item'], agreement: Agreement): readonly Objective[] {
  return item.kind === 'service'
    ? availabilityObjectives(agreement, item.service)
    : agreement.objectives.filter(({ id }) => id === item.objective);
}

/** What an item is called, in backticks: `Hosting.Uptime`; of something outside its title, in quotation marks. */
export function nameOfItem(item: DependencyItem): string {
  if (item.kind === 'external') return `"${item.title}"`;
  const name = item.kind === 'service' ? item.service : item.objective;
  return `\`${item.agreement === undefined ? '' : `${item.agreement}.`}${name}\``;
}

/** The level that leaves a tenth of the downtime, or one part in so many. */
export function extraNine(level: Big, times = 10): Big {
  return HUNDRED.minus(HUNDRED.minus(level).div(decimal(times)));
}
