import type { Amount, Base, Payment, Range, Step } from '@sla-language/agreement';
import { type Content, fill, inflected, inlines } from '../texts/fill.js';
import type { Inline } from '../tree.js';
import type { Context } from './context.js';

/** "10% of the Fee for each full hour of Downtime" */
export function paymentText(context: Context, { amount, per }: Pick<Payment, 'amount' | 'per'>): Content {
  return stepped(context, amountText(context, amount), per);
}

/** "10% of the Fee", "EUR 250", "1 day of the Fee" */
export function amountText(context: Context, amount: Amount): Content {
  const { texts, words, locale } = context;
  const t = texts.remedies.amounts;
  switch (amount.kind) {
    case 'money':
      return words.value(amount.money);
    case 'share': {
      const share = locale.percent(amount.share);
      return amount.base
        ? inflected(t.share, { share, base: baseText(context, amount.base) })
        : inflected(t.plainShare, { share });
    }
    case 'fraction': {
      const places = { numerator: locale.number(amount.numerator), denominator: locale.number(amount.denominator) };
      return amount.base
        ? inflected(t.fraction, { ...places, base: baseText(context, amount.base) })
        : inflected(t.plainFraction, places);
    }
    case 'times':
      return inflected(t.times, { times: locale.number(amount.times), base: baseText(context, amount.base) });
    case 'time':
      return inflected(t.time, { time: words.duration(amount.time), base: baseText(context, amount.base) });
  }
}

/** "the Fee of Hosting of the preceding month" */
export function baseText(context: Context, base: Base): Content {
  const t = context.texts.remedies.bases;
  let text: Content = baseName(context, base);
  if (base.month) text = inflected(t[base.month], { base: text });
  return base.duringDowntime ? inflected(t.duringDowntime, { base: text }) : text;
}

function baseName(context: Context, { of, service: id }: Base): Content {
  const t = context.texts.remedies.bases;
  const service = id === undefined ? undefined : context.service(id);
  if (typeof of === 'object') {
    return service ? inflected(t.chargeOf, { charge: of.charge, service }) : inflected(t.charge, { charge: of.charge });
  }
  switch (of) {
    case 'fee':
      return service ? inflected(t.feeOf, { service }) : inflected(t.fee, {});
    case 'total fee':
      return service ? inflected(t.totalFeeOf, { service }) : inflected(t.totalFee, {});
    case 'monthly fee':
      return service ? inflected(t.monthlyFeeOf, { service }) : inflected(t.monthlyFee, {});
    case 'at risk':
      return inflected(t.atRisk, {});
  }
}

/** An amount with what it is counted by. */
export function stepped(context: Context, amount: Content, step: Step | undefined): Content {
  const { texts, words } = context;
  const t = texts.remedies.steps;
  if (!step) return amount;
  switch (step.kind) {
    case 'incident':
      return inflected(t.incident, { amount });
    case 'late': {
      const size = words.span(step.size);
      if (!step.commitment) return inflected(t.late[step.count], { amount, size });
      return inflected(t.lateTo[step.count], { amount, size, commitment: texts.commitments[step.commitment] });
    }
    case 'downtime':
    case 'each outage':
      return inflected(t[step.kind][step.count], { amount, size: words.span(step.size) });
    case 'deviation': {
      const { size, side, count } = step;
      // Of a duration, a percentage above the target is a part of it; else percentages are points.
      const relative = size.kind === 'percent' && side === 'above';
      const pattern = size.kind !== 'percent' ? t.plain : relative ? t.ofTarget : t.points;
      const value = size.kind === 'percent' && !relative ? context.locale.number(size.value) : words.value(size);
      return inflected(t[side][count], { amount, size: inflected(pattern, { value }) });
    }
  }
}

/** "the measured level is at least 99% and less than 99.9%" */
export function conditionText(context: Context, when: Range, any = false): readonly Inline[] {
  const t = context.texts.remedies;
  if (when.kind === 'missed') return inlines(any ? t.anyMissed : t.missed);
  return fill(any ? t.anyLevelIs : t.levelIs, {
    bounds: context.words.and(when.bounds.map((bound) => context.words.comparison(bound))),
  });
}
