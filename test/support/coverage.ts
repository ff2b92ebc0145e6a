import type { Agreement } from '@sla-language/agreement';

/** Something of an agreement that its document should show and does not. */
export interface Missing {
  /** Where it stands in the model: `objectives/0/title`. */
  readonly path: string;
  readonly expected: string;
}

/** What no document shows, by purpose. */
const PRIVATE: ReadonlySet<string> = new Set(['internalTargets', 'documentation', 'schemaVersion']);

/** Words of the model itself; that each of them has its own sentence is proved by changing them (see `change.test.ts`). */
const NOTATION: ReadonlySet<string> = new Set(
  [
    'id',
    'kind',
    'iso',
    'operator',
    'relation',
    'function',
    'mode',
    'count',
    'side',
    'month',
    'stacking',
    'after',
    'event',
  ].concat([
    'statistic',
    'commitment',
    'noData',
    'partialWindow',
    'otherwise',
    'otherRemedies',
    'status',
    'state',
    'as',
    'unit',
  ]),
);

/**
 * Walks a model property by property, without knowing what it means, and looks in the Markdown for every title, every
 * sentence of the author, every name of something that is referred to, and every number, date and amount. A new property
 * of the model is expected in the document without a change here.
 */
export function missingInDocument(agreement: Agreement, markdown: string): readonly Missing[] {
  const document = ` ${words(visible(markdown)).join(' ')} `;
  const names = namesOf(agreement);
  const missing: Missing[] = [];

  function expect(path: string, expected: readonly string[]): void {
    if (expected.length > 0 && !document.includes(` ${expected.join(' ')} `))
      missing.push({ path, expected: expected.join(' ') });
  }

  function walk(value: unknown, path: string, key: string, owner: object): void {
    if (value === undefined || PRIVATE.has(key)) return;
    if (Array.isArray(value)) {
      for (const [i, each] of value.entries()) walk(each, `${path}/${i}`, key, owner);
    } else if (typeof value === 'object' && value !== null) {
      if ('private' in value && value.private === true) return;
      // A proposal that is settled is history.
      if ('state' in value && value.state !== 'open') return;
      if (isAlways(value)) return;
      if (isValue(value)) expectValue(value, path);
      else
        for (const [name, each] of Object.entries(value))
          walk(each, path === '' ? name : `${path}/${name}`, name, value);
    } else if (typeof value === 'number') {
      expect(path, [key === 'fiscalYearStart' ? MONTHS[value - 1]! : String(value)]);
    } else if (typeof value === 'string' && !NOTATION.has(key) && !isSourceText(key, owner)) {
      expectText(value, path, key, owner);
    }
  }

  function expectText(text: string, path: string, key: string, owner: object): void {
    const named = key === 'title' || key === 'text' ? undefined : names.get(text);
    if (key !== 'version' && /^\d{4}-\d\d-\d\d$/.test(text)) {
      expect(path, words(dateText(text, agreement.language)));
    } else if (named !== undefined) {
      expect(path, words(named));
    } else if (!isNamedElsewhere(key, owner)) {
      for (const piece of text.split(/\n+/))
        expect(path, words(visible(piece.replace(/^\s*(\d+[.)]|[-*+>#]+)\s+/, ''))));
    }
  }

  function expectValue(value: WrittenValue, path: string): void {
    const alternatives = printed(value);
    const found = alternatives.some((each) => document.includes(` ${each.join(' ')} `));
    if (!found) missing.push({ path, expected: alternatives[0]!.join(' ') });
  }

  walk(agreement, '', '', agreement);
  return missing;
}

interface WrittenValue {
  readonly kind: string;
  readonly text: string;
  readonly value: string;
  readonly unit?: string;
  readonly currency?: string;
  readonly business?: boolean;
}

function isValue(value: object): value is WrittenValue {
  return 'value' in value && typeof value.value === 'string' && 'kind' in value && 'text' in value;
}

/** The ways in which a value may be printed. */
function printed(value: WrittenValue): readonly (readonly string[])[] {
  const number = words(value.value);
  if (value.kind === 'money') return [[value.currency!.toLowerCase(), ...number]];
  if (value.kind === 'percent') return [words(`${value.value}%`), [...number, 'percentage', 'points']];
  if (value.kind === 'number') return [number];
  const unit = [...(value.business ? ['business'] : []), ...words(value.unit ?? '')];
  const units = [...unit.slice(0, -1), `${unit.at(-1)}s`];
  // "every minute", "for each full hour": one of a thing may go without its number.
  const one = Number(value.value) === 1 ? [unit] : [];
  return [[...number, ...units], [...number, ...unit], ...one];
}

/** A dependency on a part of this agreement is shown under the title of that part, any other one under its own. */
function isNamedElsewhere(key: string, owner: object): boolean {
  if (!('service' in owner || 'objective' in owner) || !('title' in owner)) return false;
  return 'agreement' in owner ? key !== 'title' : key === 'title';
}

/** `text` beside what it says is the line as written; alone it is prose of the author. */
function isSourceText(key: string, owner: object): boolean {
  if (key !== 'text') return false;
  if ('kind' in owner) return owner.kind !== 'prose' && owner.kind !== 'everyone';
  return ['value', 'metric', 'anyOf', 'duringDowntime'].some((name) => name in owner);
}

/** What each id is called in a document. */
function namesOf(agreement: Agreement): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const list of Object.values(agreement)) {
    if (!Array.isArray(list)) continue;
    for (const each of list)
      if (each && typeof each === 'object' && 'id' in each && 'title' in each) names.set(each.id, each.title);
  }
  for (const party of agreement.parties) for (const contact of party.contacts) names.set(contact.id, contact.title);
  for (const calendar of agreement.calendars)
    if (isAlways(calendar)) names.set(calendar.id, '24 hours a day, 7 days a week');
  names.set('provider', 'Provider').set('customer', 'Customer');
  return names;
}

/** A calendar that never closes is named by what it means. */
function isAlways(value: object): boolean {
  const [open] = 'open' in value && Array.isArray(value.open) ? value.open : [];
  return open?.from === 'monday' && open.to === 'sunday' && open.start === '00:00' && open.end === '24:00';
}

/** Markdown as a reader sees it, near enough: without anchors, addresses of links, marks and entities. */
function visible(markdown: string): string {
  return markdown
    .replace(/<a id="[^"]*"><\/a>|<br>|&#x\w+;/g, ' ')
    .replace(/\]\([^)\s]*\)/g, ' ')
    .replace(/[\\*_`~]/g, '');
}

/** Words and numbers in lower case; a number keeps its decimals and loses its grouping. */
function words(text: string): readonly string[] {
  const plain = text.toLowerCase().replace(/(?<=\d),(?=\d{3})/g, '');
  const found = plain.match(/\d+(?:\.\d+)?%?|\p{L}+/gu) ?? [];
  return found.map((word) => word.replace(/(\.\d*?)0+(%?)$/, '$1$2').replace(/\.(%?)$/, '$1'));
}

function dateText(date: string, language: string | undefined): string {
  const tag = language?.startsWith('en') ? language : 'en-GB';
  return new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`));
}

const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june'].concat([
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]);
