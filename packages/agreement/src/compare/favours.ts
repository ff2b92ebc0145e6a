import type { Favour } from './types.js';

/** Why a change favours whom it favours. The words for people are a matter of the documents. */
export type Reason =
  | 'harder target'
  | 'longer window'
  | 'promise'
  | 'no remedy'
  | 'condition'
  | 'every outage'
  | 'remedy'
  | 'limit of remedies'
  | 'claim made easier'
  | 'claim made harder'
  | 'decision or payment'
  | 'other remedies'
  | 'right to terminate'
  | 'time to act'
  | 'workaround'
  | 'exclusion'
  | 'maintenance'
  | 'proof'
  | 'measurement'
  | 'price'
  | 'scope of service'
  | 'hours'
  | 'duty'
  | 'information'
  | 'assurance'
  | 'placing of data'
  | 'background'
  | 'name'
  | 'wording'
  | 'notice'
  | 'term'
  | 'depends';

/** Whom more of something favours; `holder`: the party whose right it is, `bearer`: the other one. */
export type Leaning = Favour | 'holder' | 'bearer';

export interface FavourRule {
  /** Whom it favours that there is more of it, that it is added, or that a later word of `order` stands there. */
  readonly more: Leaning;
  /** Whom it favours that it is added where there was none, if not those whom more of it favours. */
  readonly added?: Leaning;
  /** Words in the order from less to more; `provider` and `customer` stand for whoever has that role. */
  readonly order?: readonly string[];
  readonly reason: Reason;
}

const rule = (more: Leaning, reason: Reason, other: Omit<FavourRule, 'more' | 'reason'> = {}): FavourRule => ({
  more,
  reason,
  ...other,
});

/**
 * For each kind of quantity, which direction favours whom. The key is the way of properties through the model; remedies and
 * steps of a claim go by their kind. What stands under `…/**` holds for all below. What is not listed is unclear.
 */
export const FAVOURS: Readonly<Record<string, FavourRule>> = {
  // ---- what is promised ------------------------------------------------------------------------------------------
  objectives: rule('customer', 'promise'),
  supports: rule('customer', 'promise'),
  'objectives/targets': rule('customer', 'harder target'),
  'objectives/measures/window': rule('provider', 'longer window'),
  'objectives/everyOutageCounts': rule('customer', 'every outage'),
  'objectives/indicative': rule('provider', 'no remedy'),
  'objectives/appliesWhen': rule('provider', 'condition'),
  'objectives/baselines/**': rule('neutral', 'background'),
  'objectives/priority': rule('neutral', 'background'),
  'objectives/weight': rule('neutral', 'background'),
  'objectives/serves': rule('neutral', 'background'),
  'objectives/reason': rule('neutral', 'background'),

  // ---- what follows a miss ---------------------------------------------------------------------------------------
  'objectives/remedies/credit': rule('customer', 'remedy'),
  'objectives/remedies/credit/amount': rule('customer', 'remedy'),
  'objectives/remedies/penalty': rule('customer', 'remedy'),
  'objectives/remedies/penalty/amount': rule('customer', 'remedy'),
  'objectives/remedies/extension': rule('customer', 'remedy'),
  'objectives/remedies/extension/by': rule('customer', 'remedy'),
  'objectives/remedies/cap': rule('provider', 'limit of remedies'),
  'objectives/remedies/cap/amount': rule('customer', 'limit of remedies'),
  'objectives/remedies/cap/per': rule('provider', 'limit of remedies'),
  'objectives/remedies/termination': rule('holder', 'right to terminate'),
  'objectives/remedies/termination/after': rule('bearer', 'right to terminate'),
  'objectives/remedies/termination/after/misses': rule('bearer', 'right to terminate'),
  'objectives/remedies/termination/after/consecutive': rule('bearer', 'right to terminate'),
  'objectives/remedies/termination/after/in': rule('holder', 'right to terminate', { added: 'bearer' }),
  'objectives/remedies/termination/notice': rule('unclear', 'notice'),
  'objectives/claims/automatic': rule('customer', 'claim made easier'),
  'objectives/claims/within': rule('provider', 'claim made harder'),
  'objectives/claims/within/within': rule('customer', 'claim made easier'),
  'objectives/claims/within/after': rule('customer', 'claim made easier', { order: ['incident', 'window', 'report'] }),
  'objectives/claims/within/evidence': rule('provider', 'claim made harder'),
  'objectives/claims/decided': rule('customer', 'decision or payment'),
  'objectives/claims/decided/within': rule('provider', 'decision or payment'),
  'remedies/atRisk': rule('provider', 'limit of remedies'),
  'remedies/atRisk/amount': rule('customer', 'limit of remedies'),
  'remedies/atRisk/per': rule('provider', 'limit of remedies'),
  'remedies/stacking': rule('customer', 'remedy', { order: ['highest', 'sum'] }),
  'remedies/minimum': rule('provider', 'limit of remedies'),
  'remedies/otherRemedies': rule('customer', 'other remedies', { order: ['excluded', 'reserved'] }),
  'remedies/paid/as': rule('customer', 'decision or payment', { order: ['credit', 'refund'] }),
  'remedies/paid/within': rule('provider', 'decision or payment', { added: 'customer' }),

  // ---- support ---------------------------------------------------------------------------------------------------
  'supports/channels': rule('customer', 'information'),
  'supports/classified/by': rule('customer', 'proof', { order: ['provider', 'customer'] }),
  'supports/handles': rule('customer', 'promise'),
  'supports/handles/commitments': rule('customer', 'promise'),
  'supports/handles/commitments/within': rule('provider', 'time to act'),
  'supports/handles/commitments/orWorkaround': rule('provider', 'workaround'),
  escalations: rule('customer', 'promise'),
  'escalations/levels': rule('customer', 'promise'),
  'escalations/levels/after': rule('provider', 'time to act'),
  'escalations/levels/contact': rule('neutral', 'background'),

  // ---- what does not count, and how it is measured -----------------------------------------------------------------
  exclusions: rule('provider', 'exclusion'),
  'exclusions/windows': rule('provider', 'maintenance', { added: 'customer' }),
  'exclusions/notice': rule('customer', 'maintenance'),
  'exclusions/notice/length': rule('customer', 'maintenance'),
  'exclusions/limit': rule('provider', 'exclusion', { added: 'customer' }),
  'exclusions/proofBy': rule('provider', 'proof', { order: ['provider', 'customer'] }),
  'metrics/excluding': rule('provider', 'exclusion'),
  'metrics/excluding/items': rule('provider', 'exclusion'),
  'metrics/excluding/asGood': rule('provider', 'exclusion'),
  'metrics/measured/every': rule('provider', 'measurement'),
  'metrics/noData': rule('provider', 'measurement', { order: ['bad', 'excluded', 'good'] }),
  'metrics/partialWindow': rule('provider', 'measurement', { order: ['bad', 'good'] }),
  'metrics/countedIn/mode': rule('customer', 'measurement', { order: ['whole', 'started'] }),
  'metrics/unavailableWhen/forAtLeast': rule('provider', 'measurement'),
  'metrics/availableAgainAfter': rule('customer', 'measurement'),
  'calendars/open': rule('customer', 'hours'),
  'calendars/closed': rule('provider', 'hours'),

  // ---- services and prices -----------------------------------------------------------------------------------------
  'services/includes': rule('customer', 'scope of service'),
  'services/excludes': rule('provider', 'scope of service'),
  'services/fees': rule('provider', 'price'),
  'services/fees/amount': rule('provider', 'price'),
  'services/charges': rule('provider', 'price'),
  'services/charges/amount': rule('provider', 'price'),
  'services/description': rule('unclear', 'wording'),
  'services/outcome': rule('unclear', 'wording'),

  // ---- duties and information ----------------------------------------------------------------------------------------
  responsibilities: rule('bearer', 'duty'),
  reports: rule('customer', 'information'),
  'reports/covers': rule('customer', 'information'),
  'reports/issued/every': rule('provider', 'information'),
  'reports/issued/within': rule('provider', 'information', { added: 'customer' }),
  'reports/sentTo/**': rule('neutral', 'background'),
  'reports/sentBy': rule('neutral', 'background'),
  'reports/format': rule('neutral', 'background'),
  notifications: rule('holder', 'information'),
  'notifications/within': rule('bearer', 'information'),
  'notifications/by': rule('neutral', 'background'),
  audits: rule('holder', 'assurance'),
  'audits/oncePer': rule('bearer', 'assurance'),
  'audits/notice': rule('bearer', 'assurance'),
  continuityTests: rule('customer', 'assurance'),
  'continuityTests/every': rule('provider', 'assurance'),
  exit: rule('customer', 'assurance'),
  'exit/transition': rule('customer', 'assurance'),
  dataReturn: rule('customer', 'assurance'),
  'dataReturn/within': rule('provider', 'assurance'),
  dataDeletion: rule('customer', 'assurance'),
  'dataDeletion/within': rule('provider', 'assurance'),
  'dataLocations/places': rule('provider', 'placing of data'),
  'dataLocations/uses': rule('provider', 'placing of data'),
  'dataLocations/notice': rule('customer', 'placing of data'),
  'subcontracting/mode': rule('provider', 'placing of data', { order: ['excluded', 'consent', 'permitted'] }),
  'subcontracting/notice': rule('customer', 'placing of data'),

  // ---- the paper -------------------------------------------------------------------------------------------------------
  id: rule('neutral', 'name'),
  title: rule('neutral', 'name'),
  extends: rule('neutral', 'name'),
  version: rule('neutral', 'background'),
  status: rule('neutral', 'background'),
  language: rule('neutral', 'background'),
  background: rule('neutral', 'background'),
  'parties/**': rule('neutral', 'background'),
  'requirements/**': rule('neutral', 'background'),
  'stakeholders/**': rule('neutral', 'background'),
  'risks/**': rule('neutral', 'background'),
  'review/**': rule('neutral', 'background'),
  'legalReviews/**': rule('neutral', 'background'),
  'signatures/**': rule('neutral', 'background'),
  'changes/**': rule('neutral', 'background'),
  'terms/**': rule('unclear', 'wording'),
  'clauses/**': rule('unclear', 'wording'),
  'effective/**': rule('unclear', 'term'),
  'renewal/**': rule('unclear', 'term'),
  'amendment/notice': rule('unclear', 'notice'),
};

/** What supports and the rules for all remedies have in common with objectives. */
const ALIKE: readonly (readonly [prefix: string, as: string])[] = [
  ['supports/', 'objectives/'],
  ['remedies/remedies/', 'objectives/remedies/'],
  ['remedies/claims/', 'objectives/claims/'],
];

/** The rule for a way of properties. */
export function favourRule(key: string): FavourRule | undefined {
  for (const like of [
    key,
    ...ALIKE.flatMap(([prefix, as]) => (key.startsWith(prefix) ? as + key.slice(prefix.length) : [])),
  ]) {
    const found =
      FAVOURS[like] ??
      ancestors(like)
        .map((each) => FAVOURS[`${each}/**`])
        .find((each) => each);
    if (found) return found;
  }
  return key.endsWith('/title') ? FAVOURS.title : undefined;
}

function ancestors(key: string): readonly string[] {
  const parts = key.split('/');
  return parts.map((_, i) => parts.slice(0, parts.length - i).join('/'));
}

/** Whom a change favours. `order`: 1 more, -1 less; undefined where that is not known. */
export function favourOf(
  found: FavourRule | undefined,
  change: { readonly kind: 'added' | 'removed' | 'changed'; readonly order?: number },
  holder: 'provider' | 'customer' | undefined,
): Favour {
  if (!found) return 'unclear';
  const whole = change.kind !== 'changed';
  const order = change.kind === 'added' ? 1 : change.kind === 'removed' ? -1 : change.order;
  const leaning = side((whole ? found.added : undefined) ?? found.more, holder);
  if (leaning === 'neutral' || leaning === 'unclear') return leaning;
  if (!order) return 'unclear';
  return order > 0 ? leaning : otherSide(leaning);
}

function side(leaning: Leaning, holder: 'provider' | 'customer' | undefined): Favour {
  if (leaning !== 'holder' && leaning !== 'bearer') return leaning;
  if (!holder) return 'unclear';
  return leaning === 'holder' ? holder : (otherSide(holder) as Favour);
}

/** The other side of a contract; who is no side stays what it is. */
export function otherSide(favour: Favour): Favour {
  return favour === 'provider' ? 'customer' : favour === 'customer' ? 'provider' : favour;
}
