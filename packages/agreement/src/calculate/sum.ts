import type { Big } from '../values/decimal.js';
import { formatDuration, groupedString, percentString } from '../values/print.js';
import { type Payable, payablesString } from './payable.js';

/** A piece of a written sum, so that a document can write it in its own language. */
export type SumPart =
  | { readonly kind: 'sign'; readonly sign: '×' | '÷' | '=' | '→' }
  | { readonly kind: 'payables'; readonly payables: readonly Payable[] }
  | { readonly kind: 'percent'; readonly value: Big }
  | { readonly kind: 'fraction'; readonly numerator: Big; readonly denominator: Big }
  /** A number without a unit. */
  | { readonly kind: 'number'; readonly value: Big }
  | { readonly kind: 'hours'; readonly value: Big }
  /** Seconds. */
  | { readonly kind: 'length'; readonly seconds: Big }
  /** What the agreement says, where it does not say of what it is a part. */
  | { readonly kind: 'text'; readonly text: string };

/** A sum as it is read: `EUR 12,000.00 × 10% = EUR 1,200.00`. */
export type Sum = readonly SumPart[];

export const TIMES: SumPart = { kind: 'sign', sign: '×' };
export const DIVIDED: SumPart = { kind: 'sign', sign: '÷' };
export const EQUALS: SumPart = { kind: 'sign', sign: '=' };
/** Between an amount and what it is rounded to. */
export const BECOMES: SumPart = { kind: 'sign', sign: '→' };

/** The sum in English. */
export function sumString(sum: Sum): string {
  return sum.map(partString).join(' ');
}

function partString(part: SumPart): string {
  switch (part.kind) {
    case 'sign':
      return part.sign;
    case 'payables':
      return payablesString(part.payables);
    case 'percent':
      return percentString(part.value);
    case 'fraction':
      return `${part.numerator.toFixed()}/${part.denominator.toFixed()}`;
    case 'number':
      return groupedString(part.value);
    case 'hours':
      return `${groupedString(part.value)} h`;
    case 'length':
      return formatDuration(part.seconds);
    case 'text':
      return part.text;
  }
}
