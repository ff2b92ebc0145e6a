import { meaningKey } from './meaning.js';
import { isObject, type PlainObject } from './plain.js';
import { type Pairing, pairBySimilarity, withoutCommon } from './similarity.js';
import type { Plain } from './types.js';

/** How the items of a list are told apart. */
interface ListForm {
  /** Properties that together name an item among its neighbours. */
  readonly key?: readonly string[];
  /** How much two items of one key, at least, have in common to be one that changed; 0: anything. */
  readonly sameKey?: number;
  /** The same for items of different keys, or without one; not given: they are different things. */
  readonly otherKey?: number;
}

const MOSTLY = 0.6;

const FORMS: Readonly<Record<string, ListForm>> = {
  contacts: { key: ['id'] },
  fees: { key: ['per', 'for'], otherKey: MOSTLY },
  charges: { key: ['id'], otherKey: MOSTLY },
  closed: { key: ['date'] },
  baselines: { key: ['for'], otherKey: MOSTLY },
  channels: { key: ['kind'] },
  clocks: { key: ['event', 'commitment'], sameKey: 0.3 },
  handles: { key: ['severity', 'for'], otherKey: 0.7 },
  commitments: { key: ['kind'] },
  levels: { key: ['level'] },
  remedies: { key: ['kind', 'for'], sameKey: 0.4, otherKey: MOSTLY },
  claims: { key: ['kind'] },
  terms: { key: ['term'], otherKey: MOSTLY },
  clauses: { key: ['title'], otherKey: MOSTLY },
  examples: { key: ['title'], otherKey: MOSTLY },
  changes: { key: ['version'], otherKey: 0.8 },
  proposals: { key: ['by', 'on', 'for'] },
  signatures: { key: ['by'] },
  legalReviews: { key: ['by'] },
  stakeholders: { key: ['contact'], sameKey: 0.3 },
  subcontractors: { key: ['who'] },
  notifications: { key: ['to', 'of'] },
  dataLocations: { key: ['uses', 'services'], otherKey: 0.4 },
  audits: { otherKey: 0.4 },
  given: {},
  expected: {},
  by: {},
};

/** What belongs together in two lists of a property, apart from what is the same in both. */
export function pairItems(
  property: string,
  old: readonly Plain[],
  now: readonly Plain[],
  form: ListForm = FORMS[property] ?? { otherKey: 0.5 },
): Pairing<Plain> {
  const [restOld, restNew] = withoutCommon(old, now);
  const pairs: (readonly [Plain, Plain])[] = [];
  let [onlyOld, onlyNew] = [restOld, restNew];
  const { key } = form;
  if (key) {
    const keyOf = (item: Plain) => meaningKey(isObject(item) ? pick(item, key) : item);
    const matched = [...new Set(restNew.map(keyOf))].map((each) =>
      pairBySimilarity(
        restOld.filter((item) => keyOf(item) === each),
        restNew.filter((item) => keyOf(item) === each),
        (item) => item,
        form.sameKey ?? -1,
      ),
    );
    pairs.push(...matched.flatMap((each) => each.pairs));
    const left = new Set(matched.flatMap((each) => each.pairs.map(([a]) => a)));
    const right = new Set(matched.flatMap((each) => each.pairs.map(([, b]) => b)));
    onlyOld = restOld.filter((item) => !left.has(item));
    onlyNew = restNew.filter((item) => !right.has(item));
  }
  if (form.otherKey === undefined) return { pairs, onlyOld, onlyNew };
  const rest = form.otherKey;
  const kinds = [...new Set(onlyNew.map(kindOf))];
  const others = kinds.map((kind) => {
    const ofKind = (list: readonly Plain[]) => list.filter((item) => kindOf(item) === kind);
    return pairBySimilarity(ofKind(onlyOld), ofKind(onlyNew), (item) => item, rest);
  });
  return {
    pairs: [...pairs, ...others.flatMap((each) => each.pairs)],
    onlyOld: [...others.flatMap((each) => each.onlyOld), ...onlyOld.filter((item) => !kinds.includes(kindOf(item)))],
    onlyNew: others.flatMap((each) => each.onlyNew),
  };
}

/** A credit never becomes a penalty: one is removed, the other added. */
function kindOf(item: Plain): string {
  return isObject(item) ? String(item.kind) : '';
}

/** Things that are told apart by name alone. */
export const BY_ID: ListForm = { key: ['id'] };

/** Names, which are either the same or not. */
export const BY_NAME: ListForm = {};

function pick(item: PlainObject, properties: readonly string[]): PlainObject {
  return Object.fromEntries(properties.map((property) => [property, item[property]]));
}
