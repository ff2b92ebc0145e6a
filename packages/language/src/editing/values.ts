import type { Expectation } from './expectations.js';

const UNITS = [
  'milliseconds',
  'seconds',
  'minutes',
  'hours',
  'days',
  'weeks',
  'months',
  'quarters',
  'years',
  'samples',
];
const PERCENTILES = ['p50', 'p90', 'p95', 'p99'];
const CURRENCIES = ['EUR', 'USD', 'GBP', 'CHF'];

/** Values that are worth offering where one is expected; few, since most values are the author's own. */
export function valuesFor({ terminal, rule }: Expectation & { kind: 'terminal' }): readonly string[] {
  switch (terminal) {
    case 'UNIT':
      return UNITS;
    case 'PERCENTILE':
      return PERCENTILES;
    case 'ID':
      return rule === 'Money' ? CURRENCIES : [];
    case 'NAME':
      return rule === 'Currency' ? Intl.supportedValuesOf('currency') : [];
    case 'STRING':
      return rule === 'timezone' ? ['UTC', ...Intl.supportedValuesOf('timeZone')] : [];
    default:
      return [];
  }
}
