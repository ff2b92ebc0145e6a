import type { Agreement, Id } from '../model/index.js';

/** One of the two who agree. */
export type Side = 'provider' | 'customer';

/** The role of a party, which may go by the name of its role; none of a third party. */
export function roleOf({ roles }: Agreement, id: Id): Side | undefined {
  const { provider, customer } = roles;
  if (id === 'provider' || (provider?.kind === 'party' && provider.party === id)) return 'provider';
  if (id === 'customer' || (customer?.kind === 'party' && customer.party === id)) return 'customer';
  return undefined;
}

/** The role that is on the other side of a party; none of a third party. */
export function roleFacing(agreement: Agreement, id: Id): Side | undefined {
  const role = roleOf(agreement, id);
  return role && (role === 'provider' ? 'customer' : 'provider');
}
