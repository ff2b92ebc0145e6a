import { decimal, HUNDRED, minorDigits, type Percent, percentString } from '@sla-language/agreement';
import type * as ast from '../../generated/ast.js';
import { type Rich, rich } from '../rich.js';
import { currencyName } from '../values/money.js';

/** A currency by its name. */
export function explainMoney({ currency }: ast.Money): Rich | undefined {
  if (!currency || !/^[A-Z]{3}$/.test(currency)) return undefined;
  const name = currencyName(currency);
  const places = minorDigits(currency);
  const unit = places === 0 ? 'has no smaller unit' : `is reckoned with ${places} decimals`;
  return name === currency
    ? undefined
    : rich`**${name}** (ISO 4217), which ${unit}; amounts are rounded once, last, half up.`;
}

/** A percentage as a part of a whole. */
export function explainPercent({ value, text }: Percent): Rich | undefined {
  const level = decimal(value);
  if (level.lte(0) || level.gte(100)) return undefined;
  return rich`**${text}** leaves ${percentString(HUNDRED.minus(level))}.`;
}
