import { CompletionItemKind } from 'vscode-languageserver';
import * as ast from '../../generated/ast.js';
import { requirementNames } from '../../rules/common/requirement-names.js';
import { addressFor } from '../../rules/common/roles.js';
import type { Candidate } from '../completion/candidate.js';
import { countryOf, type Surroundings } from '../completion/surroundings.js';
import { namesOf } from './display-names.js';
import { countryName } from './regions.js';

/** Languages in which documents print dates and numbers. */
export function languageValues(surroundings: Surroundings): Candidate[] {
  const country = countryOf(surroundings);
  const own = LANGUAGES.filter((tag) => country && tag.endsWith(`-${country}`));
  return [...new Set([...own, ...LANGUAGES])].map((label, rank) => ({
    label,
    kind: CompletionItemKind.EnumMember,
    title: languageName(label),
    rank,
  }));
}

const languageName = namesOf('language');

const LANGUAGES =
  'en-GB en-US de-DE de-AT de-CH fr-FR it-IT es-ES nl-NL pt-PT pt-BR pl-PL sv-SE da-DK fi-FI nb-NO cs-CZ en-IE en-AU en-CA fr-CH fr-BE nl-BE ja-JP'.split(
    ' ',
  );

/** Laws that agreements are commonly under, each with the courts that go with it. */
const LAWS: readonly (readonly [law: string, country: string, venues: readonly string[]])[] = [
  ['Germany', 'DE', ['Berlin', 'Frankfurt am Main', 'Hamburg', 'Munich', 'Cologne']],
  ['Austria', 'AT', ['Vienna', 'Graz', 'Linz']],
  ['Switzerland', 'CH', ['Zurich', 'Geneva', 'Bern']],
  ['England and Wales', 'GB', ['London', 'Manchester']],
  ['Scotland', 'GB', ['Edinburgh']],
  ['Ireland', 'IE', ['Dublin']],
  ['France', 'FR', ['Paris', 'Lyon']],
  ['the Netherlands', 'NL', ['Amsterdam', 'Rotterdam']],
  ['Belgium', 'BE', ['Brussels', 'Antwerp']],
  ['Italy', 'IT', ['Milan', 'Rome']],
  ['Spain', 'ES', ['Madrid', 'Barcelona']],
  ['Sweden', 'SE', ['Stockholm']],
  ['Denmark', 'DK', ['Copenhagen']],
  ['Poland', 'PL', ['Warsaw']],
  ['the State of New York', 'US', ['New York County, New York']],
  ['the State of Delaware', 'US', ['Wilmington, Delaware']],
  ['the State of California', 'US', ['San Francisco, California']],
  ['Ontario', 'CA', ['Toronto']],
  ['New South Wales', 'AU', ['Sydney']],
  ['Singapore', 'SG', ['Singapore']],
];

export function lawValues(surroundings: Surroundings): Candidate[] {
  const country = countryOf(surroundings);
  return LAWS.map(([label, of, venues], i) => ({
    label,
    kind: CompletionItemKind.EnumMember,
    detail: `courts: ${venues.join(', ')}`,
    words: countryName(of),
    rank: of === country ? i : LAWS.length + i,
  }));
}

/** The courts of the law that is written before; of any law where it is another one. */
export function venueValues({ member }: Surroundings): Candidate[] {
  const written = member.find(({ image }) => image.startsWith('"'))?.image.slice(1, -1);
  const known = LAWS.filter(([law]) => law === written);
  return (known.length > 0 ? known : LAWS).flatMap(([law, , venues]) =>
    venues.map((label, rank) => ({ label, kind: CompletionItemKind.EnumMember, detail: law, rank })),
  );
}

/** What a clause may meet, or what may not concern an agreement. */
export function requirementValues(): Candidate[] {
  return requirementNames().map(({ name, citation }, rank) => ({
    label: name,
    kind: CompletionItemKind.EnumMember,
    detail: citation,
    words: citation,
    rank,
  }));
}

/** The next version: what is written and the next of each part; the first ones where there is none. */
export function versionValues({ agreement }: Surroundings): Candidate[] {
  const { version } = agreement;
  const parts = version?.split('.').map(Number) ?? [];
  if (parts.length === 0 || parts.some(Number.isNaN))
    return [value('1.0', 'the first version', 0), value('0.1', 'a draft', 1)];
  const next = (index: number): string =>
    parts.map((part, i) => (i < index ? part : i === index ? part + 1 : 0)).join('.');
  return [
    value(version!, 'the version of this text', 0),
    value(next(parts.length - 1), 'the next small change', 1),
    value(next(0), 'the next great change', 2),
  ];
}

/** An address made of the contact's name and of the domain that its colleagues have. */
export function emailValues({ agreement, block }: Surroundings): Candidate[] {
  const party = ast.isContact(block) ? block.$container : undefined;
  // A contact that a scaffold is about to write has no name yet.
  if (!ast.isContact(block) || !block.name || !ast.isParty(party)) return [];
  const known = agreement.parties.find(({ id }) => id === party.name);
  return [
    value(addressFor(known ?? { id: party.name, title: party.name, contacts: [] }, block.name), 'for this contact', 0),
  ];
}

/** The addresses at which the provider's contacts are reached, and the shape of others. */
export function channelValues({ agreement, member }: Surroundings): Candidate[] {
  const kind = member.at(-1)?.image;
  const role = agreement.roles.provider;
  const provider = role?.kind === 'party' ? agreement.parties.find(({ id }) => id === role.party) : undefined;
  const contacts = provider?.contacts ?? [];
  const known = contacts.flatMap((contact) => {
    const address = kind === 'phone' ? contact.phone : kind === 'email' ? contact.email : undefined;
    return address ? [value(address, contact.title, 0)] : [];
  });
  const domain = (provider && addressFor(provider, 'support').split('@')[1]) ?? 'provider.example';
  const shape =
    kind === 'phone' ? '+49 30 901820' : kind === 'email' ? `support@${domain}` : `https://support.${domain}`;
  return [...known, value(shape, 'the form of such an address', known.length)];
}

function value(label: string, detail: string, rank: number): Candidate {
  return { label, detail, kind: CompletionItemKind.Value, rank };
}
