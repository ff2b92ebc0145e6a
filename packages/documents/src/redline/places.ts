import type { ChangePlace, Plain } from '@sla-language/agreement';
import type { Context } from '../outline/context.js';
import { fillText, textOf } from '../texts/fill.js';
import type { Texts } from '../texts/index.js';
import { scopesText, titleOf, valueText } from './values.js';

export type Group = keyof Texts['redline']['groups'];

/** Chapters of the report in their order, and the properties of the agreement that belong to each. What is not named is governance. */
const GROUPS: Readonly<Record<Group, readonly string[]>> = {
  agreement: ['id', 'title', 'kind', 'extends', 'version', 'status', 'language', 'currency', 'timeZone'],
  term: ['effective', 'renewal'],
  parties: ['roles', 'parties'],
  definitions: ['terms', 'clauses', 'background', 'precedence', 'law'],
  services: ['scopes', 'services'],
  objectives: ['objectives', 'requirements'],
  metrics: ['metrics', 'exclusions', 'calendars', 'defaultCalendar'],
  support: ['severities', 'supports', 'escalations'],
  remedies: ['remedies', 'examples'],
  reports: ['responsibilities', 'reports'],
  assurance: [
    ...['dataLocations', 'dataReturn', 'dataDeletion', 'subcontracting', 'subcontractors'],
    ...['audits', 'notifications', 'continuityTests', 'exit', 'notApplicable'],
  ],
  governance: [],
};

export const GROUP_NAMES = Object.keys(GROUPS) as readonly Group[];

export function groupOf({ chapter, path }: ChangePlace): Group {
  if (path[0] === 'remedies' || path[0] === 'claims') return 'remedies';
  return GROUP_NAMES.find((name) => GROUPS[name].includes(chapter)) ?? 'governance';
}

/** The title of a property by the longest end of its path that has one; its name in the model where none has. */
export function propertyTitle(context: Context, path: readonly string[]): string {
  const titles: Readonly<Record<string, string>> = context.texts.redline.properties;
  for (let from = Math.max(0, path.length - 3); from < path.length; from++) {
    const found = titles[path.slice(from).join('/')];
    if (found !== undefined) return found;
  }
  return path.at(-1) ?? '';
}

/** Where a change stands, in words: "Service desk: restore within (Critical)". */
export function placeText(context: Context, place: ChangePlace): string {
  const { texts, words } = context;
  const t = texts.redline;
  const { declaration, chapter, path, items, cases } = place;
  if (declaration && path.length === 0) {
    return fillText(t.named, { kind: t.declared[declaration.kind], title: declaration.title });
  }
  // A property of an item at the top of the agreement: "Clause (“Confidentiality”): wording".
  const inItem = !declaration && chapter !== 'remedies' && path.length > 0 && items[0]?.property === chapter;
  const within = items.map((each) => itemText(context, place, each)).filter((text) => text !== '');
  const own = commitmentTitle(context, place) ?? propertyTitle(context, [chapter, ...path]);
  const named = (title: string) =>
    within.length === 0 ? title : fillText(t.placeOf, { property: title, item: within.join(', ') });
  const property = inItem
    ? fillText(t.place, { thing: named(propertyTitle(context, [chapter])), property: own })
    : named(own);
  const where = declaration
    ? fillText(t.place, { thing: declaration.title, property })
    : property.charAt(0).toUpperCase() + property.slice(1);
  if (cases.length === 0) return where;
  const names = cases.map((scopes) => scopesText(context, scopes));
  return fillText(t.forCases, { place: where, cases: textOf(words.or(names)) });
}

/** "restore within" of a time in a table of commitments. */
function commitmentTitle(context: Context, { path, items }: ChangePlace): string | undefined {
  const item = items.at(-1);
  if (item?.property !== 'commitments' || path.at(-1) === 'orWorkaround') return undefined;
  const { kind } = item.item as { readonly kind: keyof Texts['support']['columns'] };
  return context.texts.support.columns[kind].toLowerCase();
}

/** Properties that say which item of a list is meant, and need not be said again. */
export const NAMING: Readonly<Record<string, readonly string[]>> = {
  handles: ['severity', 'for'],
  levels: ['level'],
  terms: ['term'],
  clauses: ['title'],
  examples: ['title'],
  changes: ['version'],
  closed: ['date'],
  signatures: ['by'],
  legalReviews: ['by'],
  stakeholders: ['contact'],
  responsibilities: ['of'],
  notifications: ['of'],
  subcontractors: ['who'],
  dataLocations: ['uses'],
};

/** Which item of a list is meant, in words; nothing where that goes without saying. */
function itemText(
  context: Context,
  { chapter }: ChangePlace,
  { property, item }: { readonly property: string; readonly item: Plain },
): string {
  const fields = item as { readonly [key: string]: Plain | undefined };
  const value = (key: string) => valueText(context, [property, key], fields[key]);
  const optionalScopes = () => (Array.isArray(fields.for) && fields.for.length > 0 ? value('for') : '');
  switch (property) {
    case 'contacts':
      return String(fields.title);
    case 'charges':
      return String(fields.id);
    case 'handles':
      return [value('severity'), optionalScopes()].filter((text) => text !== '').join(', ');
    case 'fees':
    case 'remedies':
    case 'baselines':
      return optionalScopes();
    case 'levels':
      return chapter === 'escalations' ? value('level') : '';
    case 'terms':
      return context.words.quoted(String(fields.term));
    case 'clauses':
    case 'examples':
      return context.words.quoted(String(fields.title));
    case 'changes':
      return String(fields.version);
    case 'closed':
      return value('date');
    case 'signatures':
    case 'legalReviews':
      return value('by');
    case 'stakeholders':
      return value('contact');
    case 'responsibilities':
      return titleOf(context.agreement, ['parties'], String(fields.of));
    case 'notifications':
      return value('of');
    case 'subcontractors':
      return value('who');
    case 'dataLocations':
      return value('uses');
    default:
      return '';
  }
}
