import type { Agreement, Declarations } from '../model/index.js';
import { isList, isObject, plainOf } from './plain.js';
import { pairBySimilarity } from './similarity.js';
import type { Plain } from './types.js';

/** What is declared with a name, in the order of the contract. */
export const COLLECTIONS = [
  'parties',
  'scopes',
  'services',
  'calendars',
  'exclusions',
  'metrics',
  'requirements',
  'objectives',
  'severities',
  'supports',
  'escalations',
  'reports',
  'risks',
] as const satisfies readonly (keyof Declarations)[];

type Named = keyof Declarations | 'contacts';

/** An old agreement in the names of a new one. */
export interface Aligned {
  readonly agreement: Agreement;
  /** Old names by the new ones, for each thing that goes by another name. */
  readonly renamed: ReadonlyMap<Named, ReadonlyMap<string, string>>;
}

/** Things with other names that have more than this in common are one thing with another name. */
const SAME_THING = 0.6;

/**
 * Recognises what goes by another name (same kind, mostly the same content, and no thing of its name in the other agreement), and
 * writes the old agreement with the names of the new one, so that a reference to a renamed thing is no change.
 */
export function alignNames(old: Agreement, now: Agreement): Aligned {
  const forward = new Map<Named, Map<string, string>>();
  for (const kind of COLLECTIONS) {
    const pairs = renames<{ readonly id: string; readonly kind?: unknown }>(old[kind], now[kind], (each) => each.id);
    if (pairs.length > 0) forward.set(kind, new Map(pairs.map(([before, after]) => [before.id, after.id])));
  }
  const contacts = new Map<string, string>();
  for (const party of old.parties) {
    const id = forward.get('parties')?.get(party.id) ?? party.id;
    const other = now.parties.find((each) => each.id === id);
    if (!other) continue;
    const moved = new Map(
      renames(party.contacts, other.contacts, (each) => localName(each.id)).map(([a, b]) => [a, b]),
    );
    for (const contact of party.contacts) {
      const name = moved.get(contact)?.id ?? `${id}.${localName(contact.id)}`;
      if (name !== contact.id) contacts.set(contact.id, name);
    }
  }
  if (contacts.size > 0) forward.set('contacts', contacts);
  if (forward.size === 0) return { agreement: old, renamed: forward };
  const agreement = rename(plainOf(old), [], (kind, id) => forward.get(kind)?.get(id) ?? id);
  const renamed = new Map([...forward].map(([kind, names]) => [kind, new Map([...names].map(([a, b]) => [b, a]))]));
  return { agreement: agreement as unknown as Agreement, renamed };
}

/** `ServiceDesk` of the contact `Acme.ServiceDesk`. */
export function localName(id: string): string {
  return id.slice(id.indexOf('.') + 1);
}

function renames<Item extends { readonly id: string; readonly kind?: unknown }>(
  old: readonly Item[],
  now: readonly Item[],
  nameOf: (item: Item) => string,
): readonly (readonly [Item, Item])[] {
  const gone = old.filter((each) => !now.some((other) => nameOf(other) === nameOf(each)));
  const come = now.filter((each) => !old.some((other) => nameOf(other) === nameOf(each)));
  if (gone.length === 0 || come.length === 0) return [];
  const kinds = [...new Set(gone.map((each) => each.kind))];
  return kinds.flatMap(
    (kind) =>
      pairBySimilarity(
        gone.filter((each) => each.kind === kind),
        come.filter((each) => each.kind === kind),
        contentOf,
        SAME_THING,
      ).pairs,
  );
}

/** What makes a thing the same thing under another name: all of it but the name and what it has in common with all of its kind. */
function contentOf(item: { readonly id: string }): Plain {
  const { id: _, kind: _kind, documentation: _documentation, ...rest } = plainOf(item) as Record<string, Plain>;
  const entries = Object.entries(rest).filter(([, each]) => each !== false && !(isList(each) && each.length === 0));
  return Object.fromEntries(entries);
}

/** Properties that hold names of declarations wherever they stand. */
const NAMES: Readonly<Record<string, readonly Named[]>> = {
  during: ['calendars'],
  defaultCalendar: ['calendars'],
  reachableDuring: ['calendars'],
  metric: ['metrics'],
  service: ['services'],
  services: ['services'],
  party: ['parties'],
  thirdParties: ['parties'],
  proofBy: ['parties'],
  disputedBy: ['parties'],
  serves: ['requirements'],
  contact: ['contacts'],
  sentTo: ['contacts'],
  covers: ['objectives', 'supports'],
  affects: ['objectives', 'supports'],
  promise: ['objectives', 'supports'],
  severity: ['severities'],
  objective: ['objectives'],
};

/** The same where it depends on what the property belongs to. */
const NAMES_WITHIN: Readonly<Record<string, readonly Named[]>> = {
  'remedies/by': ['parties'],
  'review/by': ['contacts'],
  'legalReviews/by': ['parties'],
  'signatures/by': ['contacts'],
  'amendment/by': ['parties'],
  'proposals/by': ['parties'],
  'proposals/on': ['objectives', 'supports'],
  'classified/by': ['parties'],
  'continuityTests/by': ['parties'],
  'responsibilities/of': ['parties'],
  'notifications/to': ['parties'],
  'excluding/items': ['exclusions'],
  'requirements/owner': ['contacts'],
  'risks/owner': ['parties'],
  'contacts/id': ['contacts'],
  ...Object.fromEntries(COLLECTIONS.map((kind) => [`${kind}/id`, [kind]])),
};

/** The kinds of declaration that a property names, or none where its text is no name. `path`: properties, without places in lists. */
export function namedBy(path: readonly string[]): readonly Named[] {
  const last = path.at(-1) ?? '';
  if (last === 'id' && path.at(-2) === 'for') return ['scopes', 'severities'];
  return NAMES_WITHIN[path.slice(-2).join('/')] ?? NAMES[last] ?? [];
}

function rename(value: Plain, path: readonly string[], nameFor: (kind: Named, id: string) => string): Plain {
  if (isList(value)) return value.map((each) => rename(each, path, nameFor));
  if (isObject(value)) {
    // What stands in another agreement keeps the name that it has there.
    const foreign = typeof value.agreement === 'string';
    const entries = Object.entries(value).filter(([, each]) => each !== undefined);
    return Object.fromEntries(
      entries.map(([key, each]) => [key, foreign ? each! : rename(each!, [...path, key], nameFor)]),
    );
  }
  if (typeof value !== 'string') return value;
  return namedBy(path).reduce((name, kind) => (name === value ? nameFor(kind, name) : name), value);
}
