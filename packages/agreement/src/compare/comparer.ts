import { roleOf, type Side } from '../calculate/roles.js';
import type { Agreement, Declarations, Fee, Objective, Support, WeeklyHours } from '../model/index.js';
import { PRIVATE_PROPERTIES } from '../model/private.js';
import { type BothAgreements, effectiveChanges, hoursChange, priceChange, windowChange } from './consequences.js';
import { favourOf, favourRule } from './favours.js';
import { areWeeklyHours, compareHours } from './hours.js';
import { BY_ID, BY_NAME, pairItems } from './lists.js';
import { isWritten, isWrittenValue, sameMeaning } from './meaning.js';
import { COLLECTIONS, localName, namedBy } from './names.js';
import { isList, isObject, type PlainObject, plainOf } from './plain.js';
import { type PromiseChange, promiseChanges } from './promises.js';
import { isAmount, isWindow, type Relation, relationOf } from './quantities.js';
import type { AgreementChange, ChangePlace, Consequence, Plain } from './types.js';

type Renamed = (kind: keyof Declarations | 'contacts', id: string) => string | undefined;

/** Where the walk stands. */
interface At extends ChangePlace {
  /** The key in the table of favours. */
  readonly rule: string;
  /** Whose right the item at hand is. */
  readonly holder?: Side;
}

/** Never printed, and never compared. */
const UNSEEN = new Set(['schemaVersion', ...PRIVATE_PROPERTIES]);

/** Chapters in the order of the contract; what is not named follows. */
const CHAPTERS: readonly (keyof Agreement)[] = [
  'id',
  'title',
  'kind',
  'version',
  'status',
  'effective',
  'renewal',
  'timeZone',
  'currency',
  'language',
  'roles',
  'parties',
  'background',
  'terms',
  'scopes',
  'services',
  'objectives',
  'metrics',
  'exclusions',
  'calendars',
  'defaultCalendar',
  'severities',
  'supports',
  'responsibilities',
  'reports',
  'remedies',
  'escalations',
];

/** Properties whose data are compared as a whole. */
const WHOLE = new Set([
  'for',
  'who',
  'of',
  'anyOf',
  'amount',
  'when',
  'level',
  'comparison',
  'open',
  'windows',
  'limit',
]);

/** Walks two agreements side by side. Every property is looked at, so that nothing is lost that nobody has thought of. */
export class Comparer {
  readonly changes: AgreementChange[] = [];

  constructor(
    private readonly both: BothAgreements,
    private readonly renamed: Renamed,
  ) {}

  run(): readonly AgreementChange[] {
    const { old, now } = this.both;
    const keys = new Set<keyof Agreement>([
      ...CHAPTERS,
      ...(Object.keys(now) as (keyof Agreement)[]),
      ...(Object.keys(old) as (keyof Agreement)[]),
    ]);
    for (const chapter of keys) {
      const at: At = { chapter, path: [], items: [], cases: [], rule: chapter };
      if ((COLLECTIONS as readonly string[]).includes(chapter)) this.declarations(chapter as keyof Declarations);
      else if (chapter === 'remedies') this.property(at, remedyTerms(old), remedyTerms(now));
      else this.property(at, plainOf(old[chapter]), plainOf(now[chapter]));
    }
    return this.changes;
  }

  private declarations(kind: keyof Declarations): void {
    const { old, now } = this.both;
    const { pairs, onlyOld, onlyNew } = pairItems(
      kind,
      plainOf(old[kind]) as Plain[],
      plainOf(now[kind]) as Plain[],
      BY_ID,
    );
    const at = (item: Plain): At => {
      const { id, title } = item as unknown as Declarations[typeof kind][number];
      return { chapter: kind, declaration: { kind, id, title }, path: [], items: [], cases: [], rule: kind };
    };
    for (const item of now[kind]) this.nameOf(kind, at(plainOf(item)), item);
    const order = (list: readonly unknown[], item: unknown) => list.indexOf(item);
    for (const [before, after] of pairs.toSorted((a, b) => order(now[kind], a[1]) - order(now[kind], b[1]))) {
      this.declaration(kind, at(after), before as PlainObject, after as PlainObject);
    }
    for (const item of onlyNew) this.whole(at(item), undefined, item);
    for (const item of onlyOld) this.whole(at(item), item, undefined);
  }

  private declaration(kind: keyof Declarations, at: At, old: PlainObject, now: PlainObject): void {
    const skip = new Set(this.renamed(kind, String(now.id)) === undefined ? [] : ['title']);
    if (kind === 'objectives' || kind === 'supports') {
      const { changes, covered } = promiseChanges(
        { agreement: this.both.old, promise: old as unknown as Objective | Support },
        { agreement: this.both.now, promise: now as unknown as Objective | Support },
      );
      for (const change of changes) this.promise(at, change);
      for (const each of ['targets', 'noTargets']) skip.add(each);
      const rest = (owner: PlainObject): PlainObject => ({
        ...owner,
        remedies: (owner.remedies as Plain[]).filter((line) => !covered.has(line)),
      });
      this.properties(at, rest(old), rest(now), skip);
    } else this.properties(at, old, now, skip);
  }

  /** Whether a declaration, or a contact of a party, goes by another name. */
  private nameOf(kind: keyof Declarations, at: At, item: Declarations[typeof kind][number]): void {
    const before = this.both.old[kind].find((each) => each.id === item.id);
    const name = this.renamed(kind, item.id);
    if (name !== undefined) this.rename(at, { id: name, title: before?.title }, item);
    if (!('contacts' in item) || !before || !('contacts' in before)) return;
    for (const contact of item.contacts) {
      const old = this.renamed('contacts', contact.id);
      if (old === undefined || localName(old) === localName(contact.id)) continue;
      const title = before.contacts.find((each) => each.id === contact.id)?.title;
      const items = [{ property: 'contacts', item: plainOf(contact) }];
      this.rename({ ...at, path: ['contacts'], items }, { id: old, title }, contact);
    }
  }

  private rename(
    at: At,
    old: { readonly id: string; readonly title: string | undefined },
    { id, title }: { readonly id: string; readonly title: string },
  ): void {
    this.changes.push({
      kind: 'renamed',
      place: placeOf(at),
      old,
      new: { id, title },
      favours: 'neutral',
      reason: 'name',
      consequences: [],
    });
  }

  /** A change of targets or of a ladder, which is one of what they come to. */
  private promise(at: At, { path, cases, order, ...change }: PromiseChange): void {
    const rule = favourRule(`${at.rule}/${path.join('/')}`);
    const kind = change.old === undefined ? 'added' : change.new === undefined ? 'removed' : 'changed';
    this.changes.push({
      kind,
      place: { ...placeOf(at), path, cases },
      ...change,
      favours: change.favours ?? favourOf(rule, { kind, ...(order === undefined ? {} : { order }) }, undefined),
      reason: rule?.reason ?? 'depends',
    });
  }

  private properties(at: At, old: PlainObject, now: PlainObject, skip: ReadonlySet<string> = new Set()): void {
    for (const key of new Set([...Object.keys(now), ...Object.keys(old)])) {
      if (UNSEEN.has(key) || skip.has(key)) continue;
      // It repeats in the author's writing what the other properties say.
      if (key === 'text' && isWritten(now)) continue;
      this.property(below(at, key), old[key], now[key]);
    }
  }

  private property(at: At, old: Plain | undefined, now: Plain | undefined): void {
    if (sameMeaning(old, now) || (isAbsent(old) && isAbsent(now))) return;
    const property = at.path.at(-1) ?? at.chapter;
    if (isWhole(property, old, now)) this.whole(at, old, now);
    else if (isList(old ?? now))
      this.list(at, property, (old ?? []) as readonly Plain[], (now ?? []) as readonly Plain[]);
    else if (isObject(old) && isObject(now) && old.kind === now.kind) this.properties(at, old, now);
    else this.whole(at, old, now);
  }

  private list(at: At, property: string, old: readonly Plain[], now: readonly Plain[]): void {
    const names = namedBy([at.chapter, ...at.path]).length > 0;
    const { pairs, onlyOld, onlyNew } = names ? pairItems(property, old, now, BY_NAME) : pairItems(property, old, now);
    for (const [before, after] of pairs.toSorted((a, b) => now.indexOf(a[1]) - now.indexOf(b[1]))) {
      const inside = this.into(at, property, before, after);
      if (isObject(before) && isObject(after)) {
        const renamed = property === 'contacts' && this.isRenamed(after);
        this.properties(inside, before, after, new Set(renamed ? ['title'] : []));
      } else this.whole(inside, before, after);
    }
    for (const item of onlyNew) this.whole(this.into(at, property, undefined, item), undefined, item);
    for (const item of onlyOld) this.whole(this.into(at, property, item, undefined), item, undefined);
  }

  private isRenamed(contact: PlainObject): boolean {
    const old = this.renamed('contacts', String(contact.id));
    return old !== undefined && localName(old) !== localName(String(contact.id));
  }

  /** Into an item of a list. Items that are no objects have no properties of their own. */
  private into(at: At, property: string, old: Plain | undefined, now: Plain | undefined): At {
    const item = now ?? old!;
    const kinded = ['remedies', 'claims'].includes(property) && isObject(item) && typeof item.kind === 'string';
    const kind = kinded ? [String((item as PlainObject).kind)] : [];
    const holder = this.holderOf(at, old, now);
    return {
      ...at,
      path: kinded ? [...at.path, ...kind] : at.path,
      items: isObject(item) ? [...at.items, { property, item }] : at.items,
      rule: [at.rule, ...kind].join('/'),
      ...(holder ? { holder } : {}),
    };
  }

  /** Whose right an item is, where it is that of one side before and after. */
  private holderOf(at: At, old: Plain | undefined, now: Plain | undefined): Side | undefined {
    const sides = [old, now].filter(isObject).map((item) => this.holder(at, item));
    const [first] = sides;
    return first && sides.every((each) => each === first) ? first : at.holder;
  }

  private holder(at: At, item: PlainObject): Side | undefined {
    const ids: readonly Plain[] =
      item.kind === 'termination' || at.chapter === 'audits'
        ? ((item.by ?? []) as readonly Plain[]).map((each) => (isObject(each) ? (each.party ?? '') : each))
        : at.chapter === 'responsibilities' && typeof item.of === 'string'
          ? [item.of]
          : at.chapter === 'notifications' && typeof item.to === 'string'
            ? [item.to]
            : [];
    const roles = new Set(ids.map((id) => this.roleOf(String(id))).filter((role) => role !== undefined));
    const [only] = roles;
    return roles.size === 1 ? only : undefined;
  }

  /** The role of a party before and after; one of the two may not say who stands in it. */
  private roleOf(id: string): Side | undefined {
    const { old, now } = this.both;
    const [before, after] = [roleOf(old, id), roleOf(now, id)];
    return before && after && before !== after ? undefined : (after ?? before);
  }

  /** A change that is told as one. */
  private whole(at: At, old: Plain | undefined, now: Plain | undefined): void {
    const kind = isAbsent(old) ? 'added' : isAbsent(now) ? 'removed' : 'changed';
    const rule = favourRule(at.rule);
    const { order, difference } =
      kind === 'changed' ? this.relation(rule?.order, at, old!, now!) : ({ order: undefined } as Relation);
    const orderOnly = rule?.order && kind !== 'changed' && !rule.added;
    const favours = orderOnly
      ? 'unclear'
      : favourOf(rule, { kind, ...(order === undefined ? {} : { order }) }, at.holder);
    this.changes.push({
      kind,
      place: placeOf(at),
      ...(isAbsent(old) ? {} : { old: old! }),
      ...(isAbsent(now) ? {} : { new: now! }),
      ...(difference ? { difference } : {}),
      favours,
      reason: rule?.reason ?? (isProse(old) && isProse(now) ? 'wording' : 'depends'),
      consequences: this.consequences(at, old, now),
    });
  }

  private relation(order: readonly string[] | undefined, at: At, old: Plain, now: Plain): Relation {
    if (order && typeof old === 'string' && typeof now === 'string') {
      const rank = (word: string) => order.indexOf(order.includes(word) ? word : (this.roleOf(word) ?? ''));
      const [a, b] = [rank(old), rank(now)];
      return { order: a < 0 || b < 0 ? undefined : Math.sign(b - a) };
    }
    if (typeof old === 'boolean' && typeof now === 'boolean') return { order: now ? 1 : -1 };
    if (areWeeklyHours(old) && areWeeklyHours(now)) {
      return { order: compareHours(asHours(old), asHours(now)) };
    }
    if (at.path.at(-1) === 'limit' && isObject(old) && isObject(now)) {
      return sameMeaning(old.per, now.per)
        ? relationOf(old.length as Plain, now.length as Plain)
        : { order: undefined };
    }
    return relationOf(old, now);
  }

  private consequences(at: At, old: Plain | undefined, now: Plain | undefined): readonly Consequence[] {
    const last = at.path.at(-1);
    if (areWeeklyHours(old) && areWeeklyHours(now)) return hoursChange(asHours(old!), asHours(now!));
    if (at.chapter === 'objectives' && last === 'window' && isWindow(old) && isWindow(now)) {
      return windowChange(this.both, at.declaration!.id, [old, now]);
    }
    if (at.chapter === 'exclusions' && (last === undefined || last === 'limit')) {
      return effectiveChanges(this.both, { exclusion: at.declaration!.id });
    }
    if (at.chapter === 'metrics' && at.path[0] === 'excluding') {
      return effectiveChanges(this.both, { metric: at.declaration!.id });
    }
    if (last === 'amount' && at.path.includes('fees') && old !== undefined && now !== undefined) {
      const fee = at.items.at(-1)!.item as unknown as Fee;
      return priceChange({ ...fee, amount: old } as unknown as Fee, { ...fee, amount: now } as unknown as Fee);
    }
    return [];
  }
}

const asHours = (value: Plain) => value as unknown as readonly WeeklyHours[];

/** Remedies that nobody has written are remedies without lines. */
function remedyTerms({ remedies }: Agreement): Plain {
  return plainOf(remedies ?? { remedies: [], claims: [] });
}

function below(at: At, key: string): At {
  return { ...at, path: [...at.path, key], rule: `${at.rule}/${key}` };
}

function placeOf({ chapter, declaration, path, items, cases }: At): ChangePlace {
  return { chapter, ...(declaration ? { declaration } : {}), path, items, cases };
}

function isWhole(property: string, old: Plain | undefined, now: Plain | undefined): boolean {
  if (WHOLE.has(property) && !isProseList(old) && !isProseList(now)) return true;
  const sample = now ?? old;
  return isWrittenValue(sample) || isAmount(sample) || isWindow(sample) || isFormulaOrStep(property, sample);
}

function isProseList(value: Plain | undefined): boolean {
  return isList(value) && value.length > 0 && value.every((each) => typeof each === 'string');
}

function isFormulaOrStep(property: string, value: Plain | undefined): boolean {
  return isObject(value) && (value.kind === 'formula' || (property === 'per' && 'kind' in value));
}

function isAbsent(value: Plain | undefined): boolean {
  return value === undefined || (isList(value) && value.length === 0);
}

function isProse(value: Plain | undefined): boolean {
  return typeof value === 'string' && value.includes(' ');
}
