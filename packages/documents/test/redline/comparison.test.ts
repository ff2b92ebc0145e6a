import { type Agreement, type AgreementChange, compareAgreements, namedBy, otherSide } from '@sla-language/agreement';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import schema from '../../schema/agreement.schema.json';
import { type Change, changesOf } from '../support/changes.js';
import { FULL, VARIANT } from '../support/full.js';

/** Changes of the model that change nothing between the parties, each with its reason. */
const SILENT: readonly (readonly [RegExp, string])[] = [
  [/\/iso$/, 'the form of the value beside it'],
  [/^(.*\/)?documentation$/, 'a comment in the source'],
  [/^objectives\/\d+\/internalTargets/, 'private'],
  [/^risks\/1(\/(?!private)|$)/, 'a private risk'],
  [/^calendars\/1\/open\/0\/end$/, 'a calendar that never closes has no end'],
  [/\/for\/\d+\/kind$/, 'follows from what the name names'],
  [/^objectives\/0\/targets\/1\/for\/1$/, 'the only region covers all of them'],
];

/** Texts that repeat what other properties say. */
const WRITTEN =
  /(^|\/)(value|within|every|length|notice|after|by|per|when|size|money|share|base|amount|window|level|comparison|bound|over|forAtLeast|availableAgainAfter|averagedEvery|to|limit|weight|best|worst|downtime|in|allocated|minimum|promised|transition|bounds\/\d+|remedies\/\d+|atRisk|unavailableWhen|measure|time|left|right)\/text$/;

const all = [FULL, VARIANT].flatMap((whole) => changesOf(whole).map((change) => ({ whole, change })));
const seen = all.filter(({ change }) => !isSilent(change.path));

/** Without those that leave references behind which lead nowhere. */
const valid = seen.filter(({ change }) => change.path.at(-1) !== 'id');

describe('comparing agreements', () => {
  it('reports every change of a property', () => {
    const lost = seen
      .filter(({ whole, change }) => compareAgreements(whole, change.apply(whole) as Agreement).changes.length === 0)
      .map(({ change }) => `${change.path.join('/')} ${change.what}`);
    expect(lost).toEqual([]);
  }, 120_000);

  it('reports nothing of what is private, a comment, or another way to write the same', () => {
    const told = all
      .filter(({ change }) => isSilent(change.path) && change.path.at(-1) !== 'kind')
      .filter(({ whole, change }) => compareAgreements(whole, change.apply(whole) as Agreement).changes.length > 0)
      .map(({ change }) => `${change.path.join('/')} ${change.what}`);
    expect(told).toEqual([]);
  }, 60_000);

  it('finds nothing in the same agreement, whatever its order', () => {
    for (const whole of [FULL, VARIANT]) {
      expect(compareAgreements(whole, structuredClone(whole)).changes).toEqual([]);
      expect(compareAgreements(whole, reversed(whole) as Agreement).changes).toEqual([]);
    }
  });

  it('says the opposite the other way round', () => {
    const found = (...paths: readonly string[]) =>
      paths.map((path) => valid.findIndex(({ change }) => `${change.path.join('/')} ${change.what}` === path));
    fc.assert(
      fc.property(fc.array(fc.nat(valid.length - 1), { minLength: 1, maxLength: 5 }), (picked) => {
        const { whole } = valid[picked[0]!]!;
        const changed = picked.reduce((model, index) => applied(valid[index]!.change, model), whole);
        const there = compareAgreements(whole, changed).changes.map(mirrored).sort();
        const back = compareAgreements(changed, whole).changes.map(plainly).sort();
        expect(there).toEqual(back);
      }),
      {
        numRuns: 150,
        // A right of somebody who has a role in one of the two alone.
        examples: [[found('roles/customer taken away', 'objectives/0/remedies/5 taken away')]],
      },
    );
  }, 60_000);

  it('knows every property that names something', () => {
    const unknown: string[] = [];
    namesIn(schema.$defs as never, { $ref: schema.$ref }, [], (path) => {
      if (namedBy(path).length === 0) unknown.push(path.slice(-2).join('/'));
    });
    // Charges and what stands in another agreement are no declarations of this one.
    expect([...new Set(unknown)].sort()).toEqual(['charges/id', 'extends', 'id', 'items/agreement', 'of/charge']);
  });
});

function isSilent(path: Change['path']): boolean {
  const name = path.join('/');
  return WRITTEN.test(name) || SILENT.some(([pattern]) => pattern.test(name));
}

/** A change that may no longer fit a model that others have changed. */
function applied(change: Change, model: Agreement): Agreement {
  try {
    return change.apply(model) as Agreement;
  } catch {
    return model;
  }
}

function plainly({ kind, old, new: now, favours, difference, place }: AgreementChange): string {
  return JSON.stringify([kind, place.chapter, place.path, old, now, favours, difference?.amount]);
}

function mirrored(change: AgreementChange): string {
  const { kind, old, new: now, favours, difference } = change;
  const amount = difference && negative(difference.amount);
  return plainly({
    ...change,
    kind: kind === 'added' ? 'removed' : kind === 'removed' ? 'added' : kind,
    ...{ old: now, new: old },
    favours: otherSide(favours),
    ...(amount === undefined ? {} : { difference: { ...difference!, amount } }),
  });
}

const negative = (amount: string) =>
  amount === '0' ? amount : amount.startsWith('-') ? amount.slice(1) : `-${amount}`;

/** The same with every list in the other order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed).reverse();
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, reversed(each)]));
}

interface Schema {
  readonly $ref?: string;
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}

/** Visits each property of the model whose type is the name of a declaration. */
function namesIn(
  types: Readonly<Record<string, Schema>>,
  form: Schema,
  path: readonly string[],
  visit: (path: readonly string[]) => void,
  within: readonly string[] = [],
): void {
  const type = form.$ref?.replace('#/$defs/', '');
  if (type === 'Id') visit(path);
  else if (type !== undefined && !within.includes(type)) namesIn(types, types[type]!, path, visit, [...within, type]);
  for (const each of form.anyOf ?? []) namesIn(types, each, path, visit, within);
  if (form.items) namesIn(types, form.items, path, visit, within);
  for (const [key, each] of Object.entries(form.properties ?? {})) namesIn(types, each, [...path, key], visit, within);
}
