import { isTimeZone } from '@sla-language/agreement';
import { escaped } from './names.js';
import type { TemplateOptions } from './template.js';

/** What stands between quotation marks, and so says something. */
const TEXTS = { provider: 'The provider', customer: 'The customer', title: 'The title', law: 'The law' } as const;

/** What is wrong with options that somebody has typed, in a sentence each; nothing of those that can be used. */
export function problemsOf(options: TemplateOptions): Partial<Record<keyof TemplateOptions, string>> {
  const problems: Partial<Record<keyof TemplateOptions, string>> = {};
  for (const [option, name] of Object.entries(TEXTS) as [keyof typeof TEXTS, string][])
    if (escaped(options[option] ?? name) === '') problems[option] = `${name} is empty: say what it is called.`;
  const { timezone, currency } = options;
  if (timezone !== undefined && !isTimeZone(timezone))
    problems.timezone = `There is no time zone ${timezone}. They are named like Europe/Berlin and America/New_York.`;
  if (currency !== undefined && !Intl.supportedValuesOf('currency').includes(currency))
    problems.currency = `There is no currency ${currency}. They have codes of three capital letters, like EUR and USD.`;
  return problems;
}
