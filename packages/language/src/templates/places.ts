import type { DateString } from '@sla-language/agreement';
import { homeOf, unitsOf } from './home.js';
import { escaped, nameOf } from './names.js';
import type { AgreementTemplate, TemplateOptions } from './template.js';

/** What stands at a place. */
export interface Filling {
  readonly text: string;
  /** An example that everybody replaces: an editor leads the author there. */
  readonly example?: boolean;
  /** There is nothing to say: the line is left out. */
  readonly withoutLine?: boolean;
}

/**
 * What stands at the places of a template:
 *
 * | place | is |
 * | - | - |
 * | `provider`, `customer`, `agreement` | their names, to which other lines refer |
 * | `provider title`, `customer title`, `title` | what they are called |
 * | `address 1 High Street` | this street, in the city where the agreement is at home |
 * | `city`, `law`, `language`, `timezone`, `currency` | of the place where the agreement is at home |
 * | `holidays` | the line with the public holidays kept there; nothing where they are not known |
 * | `money 2000` | about as much as 2,000 euros, in the currency of the agreement |
 * | `today` | the day on which the text is written |
 * | `month 7` | the first day of the seventh month after that day; `eve 7`: the day before it |
 */
export function placesOf(template: AgreementTemplate, options: TemplateOptions): (place: string) => Filling {
  const home = homeOf(options.timezone);
  const currency = options.currency ?? home.currency;
  const { provider, customer, title } = { ...template.names, ...given(options) };
  const providerName = nameOf(options.provider ?? 'Provider', 'Provider');
  const customerName = nameOf(options.customer ?? 'Customer', 'Customer', providerName);
  const fixed: Readonly<Record<string, Filling>> = {
    provider: { text: providerName },
    customer: { text: customerName },
    agreement: { text: nameOf(title, 'Agreement') },
    'provider title': { text: escaped(provider), example: options.provider === undefined },
    'customer title': { text: escaped(customer), example: options.customer === undefined },
    title: { text: escaped(title), example: options.title === undefined },
    city: { text: home.city },
    law: { text: escaped(options.law ?? home.law), example: options.law === undefined },
    language: { text: home.language },
    timezone: { text: home.timezone },
    currency: { text: currency },
    today: { text: options.today },
    holidays: home.holidays === undefined ? { text: '', withoutLine: true } : { text: `holidays "${home.holidays}"` },
  };
  return (place) => {
    const [kind = '', ...rest] = place.split(' ');
    const value = rest.join(' ');
    if (kind === 'address') return { text: `${value}, ${home.city}`, example: true };
    if (kind === 'money') return { text: money(Number(value), currency) };
    if (kind === 'month') return { text: firstOfMonth(options.today, Number(value)) };
    if (kind === 'eve') return { text: dayBefore(firstOfMonth(options.today, Number(value))) };
    return fixed[place];
  };
}

function given({ provider, customer, title }: TemplateOptions): Partial<AgreementTemplate['names']> {
  return {
    ...(provider === undefined ? {} : { provider }),
    ...(customer === undefined ? {} : { customer }),
    ...(title === undefined ? {} : { title }),
  };
}

function money(amount: number, currency: string): string {
  const digits = String(amount * unitsOf(currency));
  return `${currency} ${digits.replace(/\B(?=(\d{3})+$)/g, '_')}`;
}

/** The first day of the month that lies so many months after the month of a day. */
function firstOfMonth(day: DateString, months: number): DateString {
  const [year, month] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
}

function dayBefore(day: DateString): DateString {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
