import type {
  Agreement,
  Amount,
  Comparison,
  Level,
  Payment,
  Plain,
  QuantityDifference,
  ScopeReference,
  Value,
  WeeklyHours,
  Window,
} from '@sla-language/agreement';
import { type Big, decimal, namedBy, shortDecimal } from '@sla-language/agreement';
import { amountText, conditionText, paymentText, stepped } from '../outline/amounts.js';
import type { Context } from '../outline/context.js';
import { levelText } from '../outline/metrics.js';
import { phrase } from '../prose/inline.js';
import { fillText, textOf } from '../texts/fill.js';
import type { Noun } from '../texts/table.js';
import { NAMING, propertyTitle } from './places.js';

type Fields = { readonly [property: string]: Plain | undefined };

/** Says in words what stands in one place of the model. `path`: the properties that lead there from the agreement on. */
export function valueText(context: Context, path: readonly string[], value: Plain | undefined): string {
  const { texts, words, locale } = context;
  const t = texts.redline;
  const property = path.at(-1) ?? '';
  if (value === undefined || value === null) return t.absent;
  if (typeof value === 'boolean') return value ? t.yes : t.no;
  if (typeof value === 'number')
    return property === 'fiscalYearStart' ? locale.month(value) : locale.number(String(value));
  if (typeof value === 'string') return stringText(context, path, value);
  if (Array.isArray(value)) return listText(context, path, value);
  const fields = value as Fields;
  if (!('kind' in fields) && 'value' in fields && 'text' in fields)
    return textOf(words.comparison(value as unknown as Comparison));
  if ('value' in fields && 'text' in fields && 'kind' in fields) return textOf(words.value(value as unknown as Value));
  if ('start' in fields && 'end' in fields) return words.hours(value as unknown as WeeklyHours);
  return objectText(context, path, fields);
}

function stringText(context: Context, path: readonly string[], value: string): string {
  const { texts, locale } = context;
  const property = path.at(-1) ?? '';
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return locale.date(value);
  const named = namedBy(path);
  if (named.length > 0) return titleOf(context.agreement, named, value);
  if (property === 'kind' || property === 'id' || property === 'timeZone') return value;
  const words: readonly Readonly<Record<string, string>>[] = [
    ...(property === 'status' ? [texts.statuses] : []),
    ...(property === 'priority' ? [texts.priorities] : []),
    ...(['likelihood', 'impact'].includes(property) ? [texts.grades] : []),
    ...(['every', 'per', 'oncePer', 'unit', 'period'].includes(property) ? [plainWords(texts.periods)] : []),
    ...(['kind', 'commitment'].includes(property) ? [texts.commitments] : []),
    texts.redline.words,
  ];
  const found = words.find((table) => Object.hasOwn(table, value));
  if (found) return found[value]!;
  if (/^-?\d+(\.\d+)?$/.test(value)) return locale.number(value);
  return textOf(phrase(value)).trim();
}

/** Words in the form in which they stand alone. */
function plainWords(nouns: Readonly<Record<string, Noun>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(nouns).map(([name, { word }]) => [name, word]));
}

/** The title of a declaration or a contact; the name itself where there is none. */
export function titleOf(agreement: Agreement, kinds: ReturnType<typeof namedBy>, id: string): string {
  for (const kind of kinds) {
    const list = kind === 'contacts' ? agreement.parties.flatMap((party) => party.contacts) : agreement[kind];
    const found = list.find((each) => each.id === id);
    if (found) return found.title;
  }
  return id;
}

function listText(context: Context, path: readonly string[], list: readonly Plain[]): string {
  const { words, texts } = context;
  if (path.at(-1) === 'for') return scopesText(context, list as unknown as readonly ScopeReference[]);
  if (list.length === 0) return texts.redline.absent;
  const items = list.map((each) => valueText(context, path, each));
  return textOf(path.at(-1) === 'anyOf' ? words.or(items) : words.and(items));
}

/** "Premium and Europe"; of none "every case". */
export function scopesText(context: Context, scopes: readonly ScopeReference[]): string {
  return scopes.length === 0 ? context.texts.redline.everybody : textOf(context.scopes(scopes));
}

function objectText(context: Context, path: readonly string[], value: Fields): string {
  const { words, texts } = context;
  const t = texts.redline;
  switch (value.kind) {
    case 'calendar':
    case 'fiscal':
    case 'billing cycle':
    case 'rolling':
      return textOf(words.window(value as unknown as Window));
    case 'share':
    case 'fraction':
    case 'times':
    case 'time':
    case 'money':
      if ('text' in value) return textOf(amountText(context, value as unknown as Amount));
      break;
    case 'party':
      return titleOf(context.agreement, ['parties'], String(value.party));
    case 'described':
      return String(value.name);
    case 'everyone':
    case 'prose':
    case 'formula':
      return textOf(phrase(String(value.text)));
    case 'missed':
    case 'bounds':
      return textOf(conditionText(context, value as never));
    case 'late':
    case 'downtime':
    case 'each outage':
    case 'deviation':
    case 'incident':
      if (path.at(-1) === 'per') return textOf(stepped(context, '', value as never)).trim();
      break;
    case 'security incident':
    case 'personal data breach':
    case 'material development':
      return texts.assurance.events[value.kind];
  }
  if ('allOf' in value)
    return textOf(words.and((value.allOf as Plain[]).map((each) => valueText(context, path, each))));
  if (path.at(-1) === 'level' && 'metric' in value) return textOf(levelText(context, value as unknown as Level));
  if (path.at(-1) === 'limit') {
    const [length, window] = ['length', 'per'].map((key) => valueText(context, [...path, key], value[key]));
    return fillText(t.limit, { length: length!, window: window! });
  }
  return fieldsText(context, path, value);
}

/** Properties of which people read nothing new: names in the source, and the title, which stands before. */
const UNTOLD = new Set(['id', 'title', 'kind', 'text', 'iso']);

/** What a whole thing says, property by property; what it does not say is left out. */
function fieldsText(context: Context, path: readonly string[], value: Fields): string {
  const naming = NAMING[path.at(-1) ?? ''] ?? [];
  const told = Object.entries(value).filter(
    ([key, each]) =>
      !naming.includes(key) &&
      !(UNTOLD.has(key) && !isContent(key, value)) &&
      each !== undefined &&
      each !== false &&
      !(Array.isArray(each) && each.length === 0),
  );
  const title = typeof value.title === 'string' && path.length > 1 && !naming.includes('title') ? [value.title] : [];
  const [only, ...others] = told;
  if (only && others.length === 0 && title.length === 0) return valueText(context, [...path, only[0]], only[1]);
  const entries = told.map(([key, each]) =>
    fillText(context.texts.redline.entry, {
      property: propertyTitle(context, [...path, key]),
      value: valueText(context, [...path, key], each),
    }),
  );
  return [...title, ...entries].join('; ');
}

/** Words of the author, and not a repetition of other properties. */
function isContent(key: string, value: Fields): boolean {
  return key === 'text' && !('amount' in value) && !('value' in value) && !('metric' in value);
}

/** What a line of a ladder pays: a payment or an extension. Nothing where no line pays. */
export function payoutText(context: Context, payout: Plain | undefined): string {
  if (payout === undefined || payout === null) return context.texts.redline.nothing;
  const fields = payout as Fields;
  if (fields.kind === 'extension') {
    return textOf(stepped(context, valueText(context, ['by'], fields.by), fields.per as never));
  }
  return textOf(paymentText(context, payout as unknown as Pick<Payment, 'amount' | 'per'>));
}

/** "+0.25 percentage points", "−30 min" */
export function differenceText(context: Context, { in: unit, amount, unit: of }: QuantityDifference): string {
  const value = decimal(amount);
  const size = shortDecimal(value.abs(), 6);
  const { redline } = context.texts;
  return fillText(value.lt(0) ? redline.signed.less : redline.signed.more, {
    amount: sizeText(context, unit, value.abs(), size, of),
  });
}

function sizeText(
  context: Context,
  unit: QuantityDifference['in'],
  value: Big,
  size: string,
  of: string | undefined,
): string {
  const { locale, words, texts } = context;
  switch (unit) {
    case 'points':
      return textOf(words.count(texts.redline.points, size));
    case 'seconds':
      return words.length(value);
    case 'business seconds':
      return fillText(texts.redline.businessTime, { length: words.length(value) });
    case 'business days':
      return textOf(words.duration({ kind: 'duration', text: '', value: size, unit: 'day', business: true, iso: '' }));
    case 'months':
    case 'days':
      return textOf(
        words.duration({
          kind: 'duration',
          text: '',
          value: size,
          unit: unit === 'days' ? 'day' : 'month',
          business: false,
          iso: '',
        }),
      );
    case 'money':
      return locale.money(size, of ?? '');
    case 'measure':
      return textOf(words.value({ kind: 'measure', text: '', value: size, unit: of ?? '' }));
    case 'number':
      return locale.number(size);
  }
}
