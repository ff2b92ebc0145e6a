import {
  type Amount,
  type Base,
  type Duration,
  decimal,
  type Payment,
  type Range,
  type Step,
} from '@sla-language/agreement';
import { type Content, fill, fillText } from '../texts/fill.js';
import type { Inline } from '../tree.js';
import type { Context } from './context.js';

/** "10% of the Fee for each full hour of Downtime" */
export function paymentText(context: Context, { amount, per }: Pick<Payment, 'amount' | 'per'>): readonly Inline[] {
  return stepped(context, amountText(context, amount), per);
}

/** "10% of the Fee", "EUR 250", "1 day of the Fee" */
export function amountText(context: Context, amount: Amount): readonly Inline[] {
  const { texts, words, locale } = context;
  const t = texts.remedies.amounts;
  switch (amount.kind) {
    case 'money':
      return fill('{money}', { money: words.value(amount.money) });
    case 'share': {
      const share = locale.percent(amount.share);
      return amount.base
        ? fill(t.share, { share, base: baseText(context, amount.base) })
        : fill(t.plainShare, { share });
    }
    case 'fraction': {
      const places = { numerator: locale.number(amount.numerator), denominator: locale.number(amount.denominator) };
      return amount.base
        ? fill(t.fraction, { ...places, base: baseText(context, amount.base) })
        : fill(t.plainFraction, places);
    }
    case 'times':
      return fill(t.times, { times: locale.number(amount.times), base: baseText(context, amount.base) });
    case 'time':
      return fill(t.time, { time: words.duration(amount.time), base: baseText(context, amount.base) });
  }
}

/** "the Fee of Hosting of the preceding month" */
export function baseText(context: Context, base: Base): Content {
  const t = context.texts.remedies.bases;
  let text = baseName(context, base);
  if (base.month) text = fill(t[base.month], { base: text });
  return base.duringDowntime ? fill(t.duringDowntime, { base: text }) : text;
}

function baseName(context: Context, { of, service: id }: Base): Content {
  const t = context.texts.remedies.bases;
  const service = id === undefined ? undefined : context.service(id);
  if (typeof of === 'object') {
    return service ? fill(t.chargeOf, { charge: of.charge, service }) : fill(t.charge, { charge: of.charge });
  }
  switch (of) {
    case 'fee':
      return service ? fill(t.feeOf, { service }) : t.fee;
    case 'total fee':
      return service ? fill(t.totalFeeOf, { service }) : t.totalFee;
    case 'monthly fee':
      return service ? fill(t.monthlyFeeOf, { service }) : t.monthlyFee;
    case 'at risk':
      return t.atRisk;
  }
}

/** An amount with what it is counted by. */
export function stepped(context: Context, amount: Content, step: Step | undefined): readonly Inline[] {
  const { texts, words } = context;
  const t = texts.remedies.steps;
  if (!step) return fill('{amount}', { amount });
  switch (step.kind) {
    case 'incident':
      return fill(t.incident, { amount });
    case 'late': {
      const size = spanText(context, step.size);
      if (!step.commitment) return fill(t.late[step.count], { amount, size });
      return fill(t.lateTo[step.count], { amount, size, commitment: texts.commitments[step.commitment] });
    }
    case 'downtime':
    case 'each outage':
      return fill(t[step.kind][step.count], { amount, size: spanText(context, step.size) });
    case 'deviation': {
      const { size, side, count } = step;
      // Of a duration, a percentage above the target is a part of it; else percentages are points.
      const relative = size.kind === 'percent' && side === 'above';
      const pattern = size.kind !== 'percent' ? t.plain : relative ? t.ofTarget : t.points;
      const value = size.kind === 'percent' && !relative ? context.locale.number(size.value) : words.value(size);
      const text = fillText(pattern, { value });
      return fill(t[side][count], { amount, size: text });
    }
  }
}

/** "hour", "period of 30 minutes" */
function spanText({ texts, words }: Context, length: Duration): string {
  if (decimal(length.value).eq(1)) return words.span(length);
  return fillText(texts.remedies.steps.period, { length: words.duration(length) });
}

/** "the measured level is at least 99% and less than 99.9%" */
export function conditionText(context: Context, when: Range, any = false): readonly Inline[] {
  const t = context.texts.remedies;
  if (when.kind === 'missed') return fill(any ? t.anyMissed : t.missed, {});
  return fill(any ? t.anyLevelIs : t.levelIs, {
    bounds: context.words.and(when.bounds.map((bound) => context.words.comparison(bound))),
  });
}
