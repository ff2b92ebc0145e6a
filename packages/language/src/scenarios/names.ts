import type { Agreement, Id, ScopeReference } from '@sla-language/agreement';
import { nearest } from '@sla-language/agreement';
import { NotUnderstood, type Part, unquoted } from './parts.js';

/** Something that a scenario may name. */
export interface Name {
  readonly id: Id;
  readonly title: string;
}

/** The thing that is meant: by its name or its title, in any case. */
export function findName<N extends Name>(written: Part, names: readonly N[], what: string): N {
  const part = unquoted(written);
  const found = lookUp(part.text, names);
  if (found) return found;
  if (names.length === 0) throw new NotUnderstood(`The agreement has no ${what}.`, part);
  const candidates = names.flatMap(({ id, title }) => [id, title]);
  const near = nearest(part.text, candidates) ?? candidates.find((name) => letters(name) === letters(part.text));
  const known = names.map(({ id }) => id);
  const list = known.length > 8 ? `${known.slice(0, 8).join(', ')} …` : known.join(', ');
  const hint = near ? `Did you mean "${near}"?` : `There is: ${list}.`;
  throw new NotUnderstood(`The agreement has no ${what} "${part.text}". ${hint}`, part);
}

/** Two letters that changed places are a slip, however short the word. */
function letters(word: string): string {
  return [...word.toLowerCase()].sort().join('');
}

/** The same, where it is no mistake that there is none. */
export function lookUp<N extends Name>(text: string, names: readonly N[]): N | undefined {
  const same = (left: string, right: string) => left.toLowerCase() === right.toLowerCase();
  return (
    names.find(({ id }) => id === text) ??
    names.find(({ id }) => same(id, text)) ??
    names.find(({ title }) => same(title, text))
  );
}

/** What can be down. */
export function thingsThatFail(agreement: Agreement): readonly Name[] {
  return [
    ...agreement.services,
    ...agreement.metrics.filter(({ measure }) => measure?.kind === 'availability'),
    ...agreement.objectives,
  ];
}

/** What has a level. */
export function thingsWithLevel(agreement: Agreement): readonly Name[] {
  return [...agreement.objectives, ...agreement.metrics];
}

/** The plan, region or option that is meant. */
export function findScope(part: Part, agreement: Agreement): ScopeReference {
  const { kind, id } = findName(part, agreement.scopes, 'plan, region or option');
  return { kind, id };
}
