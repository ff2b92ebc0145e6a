import { isTimeZone } from '@sla-language/agreement';
import type { TemplateOptions } from './template.js';

/** What is wrong with options that somebody has typed, in a sentence; undefined where they can be used. */
export function problemOf({ timezone, currency }: TemplateOptions): string | undefined {
  if (timezone !== undefined && !isTimeZone(timezone))
    return `There is no time zone ${timezone}. They are named like Europe/Berlin and America/New_York.`;
  if (currency !== undefined && !Intl.supportedValuesOf('currency').includes(currency))
    return `There is no currency ${currency}. They have codes of three capital letters, like EUR and USD.`;
  return undefined;
}
