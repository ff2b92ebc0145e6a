import type { Agreement, Fee, Money, Target } from '../model/index.js';
import { boundOf } from '../values/compare.js';
import { type Big, decimal, decimalString, settle } from '../values/decimal.js';
import { formatDuration, quantityString, shortDecimal } from '../values/print.js';
import { comparable, type Quantity } from '../values/quantity.js';
import type { FeeContext } from './fees.js';
import { metricOf } from './levels.js';
import { type Payable, payableString } from './payable.js';
import type { SimulatedAmount, SimulatedLevel } from './simulate-result.js';
import type { Scenario, ScenarioFee } from './simulate-scenario.js';

/** Digits of amounts and levels in the data: more than anybody pays by, and fewer than quotients leave. */
const PLACES = 10;

/** An amount as data. */
export function amountOf({ amount, unit }: Payable): SimulatedAmount {
  const value = decimalString(amount.round(PLACES));
  const text = payableString({ unit, amount: settle(amount) });
  return unit.kind === 'money'
    ? { kind: 'money', value, currency: unit.currency, text }
    : { kind: 'share', percent: value, of: unit.of, text };
}

/** A level as data. */
export function levelOf(quantity: Quantity, bound?: Quantity): SimulatedLevel {
  const units = {
    percentage: '%',
    duration: 's',
    number: undefined,
    money: quantity.unit,
    measure: quantity.unit,
  } as const;
  const unit = units[quantity.dimension];
  // A miss by a hair must not print as the target itself.
  const isHidden = bound && !bound.amount.eq(quantity.amount) && quantityString(bound) === quantityString(quantity);
  return {
    value: decimalString(quantity.amount.round(PLACES)),
    ...(unit === undefined ? {} : { unit }),
    text: quantityString(quantity, isHidden ? 30 : undefined),
  };
}

/** How far a level is from its target, for people; undefined where it is just that, or cannot be compared. */
export function distanceText(level: Quantity, target: Target): string | undefined {
  const bound = boundOf(target.comparison);
  if (!bound || !comparable(bound, level) || bound.amount.eq(level.amount)) return undefined;
  const gap = level.amount.minus(bound.amount).abs();
  if (level.dimension === 'percentage') return `${points(gap)} percentage ${gap.eq(1) ? 'point' : 'points'}`;
  return level.dimension === 'duration' ? formatDuration(gap) : quantityString({ ...level, amount: gap });
}

/** At least two digits that say something. */
function points(gap: Big): string {
  for (let places = 4; places < PLACES; places += 2) {
    const text = shortDecimal(gap, places);
    if (!decimal(text).eq(0)) return text;
  }
  return decimalString(gap);
}

/** The agreement with the fees that the customer really pays, and what a settlement has to know beside it. */
export function withFees(
  agreement: Agreement,
  { fees }: Scenario,
): { readonly agreement: Agreement; readonly context: FeeContext } {
  const units = new Set(
    agreement.objectives.flatMap(({ measures }) => {
      const measure = measures && metricOf(agreement, measures.level)?.measure;
      return measure?.kind === 'availability' && measure.forEach !== undefined ? [measure.forEach] : [];
    }),
  );
  const ofUnit = fees.find(({ of }) => of !== undefined && units.has(of));
  const unitFee = ofUnit && monthly(ofUnit);
  const context = unitFee ? { unitFee } : {};
  const others = fees.filter((fee) => fee !== ofUnit);
  if (others.length === 0) return { agreement, context };
  const services = agreement.services.map((service) => {
    const own = others.find(({ of }) => of === service.id || (of === undefined && agreement.services.length === 1));
    const fee: Fee | undefined = own && { amount: own.amount, per: own.per, for: [] };
    return fee ? { ...service, fees: [fee] } : service;
  });
  return { agreement: { ...agreement, services }, context };
}

const MONTHS: Readonly<Partial<Record<ScenarioFee['per'], number>>> = { month: 1, quarter: 3, year: 12 };

function monthly({ amount, per }: ScenarioFee): Pick<Money, 'value' | 'currency'> | undefined {
  const months = MONTHS[per];
  return months === undefined
    ? undefined
    : { ...amount, value: decimalString(settle(decimal(amount.value).div(months))) };
}
