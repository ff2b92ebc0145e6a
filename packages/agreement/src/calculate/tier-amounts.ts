import type { Amount } from '../model/index.js';
import { type Big, decimal } from '../values/decimal.js';
import { nominalSeconds } from '../values/duration.js';
import type { TierLine } from './tier-bounds.js';

/**
 * Compares what two lines pay: negative, 0 or positive; undefined where it depends on more than the text (money against a
 * share, other bases, other steps).
 */
export function comparePayout(left: TierLine, right: TierLine): number | undefined {
  if ((left.per?.text ?? '') !== (right.per?.text ?? '')) return undefined;
  if (left.kind === 'extension' || right.kind === 'extension') {
    if (left.kind !== 'extension' || right.kind !== 'extension' || left.by.business !== right.by.business)
      return undefined;
    return nominalSeconds(left.by).cmp(nominalSeconds(right.by));
  }
  return compareAmounts(left.amount, right.amount);
}

/** Compares two amounts of one base or one currency; undefined where they have neither in common. */
export function compareAmounts(left: Amount, right: Amount): number | undefined {
  if (left.kind === 'money' || right.kind === 'money') {
    const same = left.kind === 'money' && right.kind === 'money' && left.money.currency === right.money.currency;
    return same ? decimal(left.money.value).cmp(decimal(right.money.value)) : undefined;
  }
  if (left.kind === 'time' || right.kind === 'time') {
    const same = left.kind === 'time' && right.kind === 'time' && left.base.text === right.base.text;
    return same ? nominalSeconds(left.time).cmp(nominalSeconds(right.time)) : undefined;
  }
  return left.base?.text === right.base?.text ? tierFactor(left).cmp(tierFactor(right)) : undefined;
}

/** The part of its base that an amount is: 0.1 of `10% of fee`, 10 of `10 times fee`. */
export function tierFactor(amount: Extract<Amount, { kind: 'share' | 'fraction' | 'times' }>): Big {
  switch (amount.kind) {
    case 'share':
      return decimal(amount.share.value).div(100);
    case 'fraction':
      return decimal(amount.numerator).div(amount.denominator);
    case 'times':
      return decimal(amount.times);
  }
}
