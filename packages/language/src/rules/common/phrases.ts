import type { Agreement, Contact, Id, PartyRole } from '@sla-language/agreement';

/** A text as it is written in a file: one line between quotation marks. */
export function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&').replace(/\s+/g, ' ').trim()}"`;
}

/** "`A`, `B` and `C`", or with another word before the last one. */
export function listed(ids: readonly string[], word: 'and' | 'or' = 'and'): string {
  const names = ids.map((id) => `\`${id}\``);
  return names.length < 2 ? (names[0] ?? 'nothing') : `${names.slice(0, -1).join(', ')} ${word} ${names.at(-1)}`;
}

/** What the two sides are called in a clause: by name, or by their role where no single party has it. */
export function sidesOf(agreement: Agreement): { readonly provider: string; readonly customer: string } {
  const name = (role: PartyRole | undefined, otherwise: string): string => {
    if (role?.kind !== 'party') return otherwise;
    return agreement.parties.find(({ id }) => id === role.party)?.title ?? otherwise;
  };
  return {
    provider: name(agreement.roles.provider, 'the provider'),
    customer: name(agreement.roles.customer, 'the customer'),
  };
}

/** The party in a role; undefined where nobody or everybody has it. */
export function partyIn(agreement: Agreement, role: 'provider' | 'customer'): Id | undefined {
  const filled = agreement.roles[role];
  return filled?.kind === 'party' ? filled.party : undefined;
}

/** The contacts of the party in a role. */
export function contactsIn(agreement: Agreement, role: 'provider' | 'customer'): readonly Contact[] {
  const id = partyIn(agreement, role);
  return agreement.parties.find((party) => party.id === id)?.contacts ?? [];
}
