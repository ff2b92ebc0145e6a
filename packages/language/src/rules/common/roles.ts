import type { Agreement, Contact, Id, Party, Side } from '@sla-language/agreement';

/** The id that stands for one side: that of its party, or the word where no party fills the role. */
export function partyIdOf(agreement: Agreement, side: Side): Id {
  const role = agreement.roles[side];
  return role?.kind === 'party' ? role.party : side;
}

/** The party that stands on one side, where there is one. */
export function partyOf(agreement: Agreement, side: Side): Party | undefined {
  return agreement.parties.find((party) => party.id === partyIdOf(agreement, side));
}

export function contactOf(
  agreement: Agreement,
  id: Id,
): { readonly party: Party; readonly contact: Contact } | undefined {
  for (const party of agreement.parties) {
    const contact = party.contacts.find((each) => each.id === id);
    if (contact) return { party, contact };
  }
  return undefined;
}

/** Whether the agreement says how to reach a contact. */
export function isReachable({ email, phone }: Contact): boolean {
  return Boolean(email?.trim() || phone?.trim());
}

/** An address for a contact, made of its name and of the domain that its colleagues have: `manager@acme.example`. */
export function addressFor(party: Party, name: string): string {
  const domain = party.contacts.map(({ email }) => email?.split('@')[1]).find((each) => each);
  return `${plain(name)}@${domain ?? `${plain(party.id)}.example`}`;
}

/** In letters that an address may have. */
function plain(name: string): string {
  return (
    name
      .normalize('NFD')
      .toLowerCase()
      .replace(/[^a-z0-9]/g, '') || 'contact'
  );
}
