import { type Big, Decimal } from './decimal.js';

const digitsOf = new Map<string, number>();

/**
 * Decimal places of a currency's smallest unit: 2 for EUR, 0 for JPY, 3 for KWD (ISO 4217, through the CLDR data of the
 * runtime). 2 for a code that nobody knows.
 */
export function minorDigits(currency: string): number {
  const known = digitsOf.get(currency);
  if (known !== undefined) return known;
  let digits = 2;
  if (/^[A-Za-z]{3}$/.test(currency)) {
    digits = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  }
  digitsOf.set(currency, digits);
  return digits;
}

/** Half up to the currency's smallest unit. */
export function roundMoney(amount: Big, currency: string): Big {
  return amount.round(minorDigits(currency), Decimal.roundHalfUp);
}
