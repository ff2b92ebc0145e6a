import {
  type Agreement,
  type Amount,
  type Base,
  type Big,
  type Cap,
  decimal,
  moneyString,
  type Objective,
  type Payment,
  percentString,
  type Support,
  tierFactor,
  type Window,
  wholeMonths,
} from '@sla-language/agreement';
import { meet, promisesOf } from '../common/places.js';
import { example, prose } from '../common/texts-of-rules.js';
import type { Rule } from '../rule.js';

export const capBelowTier: Rule = {
  id: 'remedy/cap-below-tier',
  severity: 'error',
  title: 'A credit that its own cap never lets be paid',
  why: prose`
    A table that ends in "100% of the fee" under a cap of 30% shows a credit that nobody will ever get. The customer was sold the
    table; the provider will point to the cap.`,
  advice: 'Raise the cap, or end the ladder at it.',
  sources: [
    'GitHub SLA (credits of at most 90 days of fees a quarter)',
    'Common Paper SLA 2.0 (8% of the fees of the subscription period)',
  ],
  examples: [
    {
      failing: example`
        import "./sound.sla"

        agreement Example "Example" extends Sound {
            remedies {
                cap 40% of fee per month
            }
        }
      `,
      passing: example`
        import "./sound.sla"

        agreement Example "Example" extends Sound {
            remedies {
                cap 60% of fee per month
            }
        }
      `,
    },
  ],
  check(agreement, { report }) {
    const general = (agreement.remedies?.remedies ?? []).filter((remedy) => remedy.kind === 'cap');
    const hit = new Map<Cap, Hit>();
    for (const promise of promisesOf(agreement)) {
      const own = promise.remedies.filter((remedy) => remedy.kind === 'cap');
      for (const line of promise.remedies) {
        if ((line.kind !== 'credit' && line.kind !== 'penalty') || line.per || !promise.measures) continue;
        for (const cap of [...own, ...general]) {
          if (!meet(line.for, cap.for) || (general.includes(cap) && !isOneFee(agreement, line, cap))) continue;
          const [paid, most] = worths(agreement, line, promise.measures.window, cap);
          const known = hit.get(cap);
          if (!paid || !most || most.value.gte(paid.value) || known?.paid.value.gte(paid.value)) continue;
          hit.set(cap, { promise, line, paid, most });
        }
      }
    }
    for (const [cap, { promise, line, paid, most }] of hit) {
      report({
        at: cap,
        message: `\`${line.text}\` of \`${promise.id}\` is ${paid.text}, but \`${cap.text}\` allows only ${most.text}: it can never be paid in full.`,
        related: [{ at: line, message: `\`${line.text}\`` }],
      });
    }
  },
};

interface Hit {
  readonly promise: Objective | Support;
  readonly line: Payment;
  readonly paid: Worth;
  readonly most: Worth;
}

/** An amount in one currency, or as a part of the fee of one month. */
interface Worth {
  readonly currency?: string;
  readonly value: Big;
  readonly text: string;
}

/** What a line pays and what a cap allows, in the same unit; nothing where they have none in common. */
function worths(agreement: Agreement, line: Payment, window: Window, cap: Cap): [Worth?, Worth?] {
  // What a term or an incident comes to depends on more than the text.
  if (typeof cap.per === 'string') return [];
  const shares = line.amount.kind !== 'money' && cap.amount.kind !== 'money';
  if (shares && baseKey(agreement, line.amount) !== baseKey(agreement, cap.amount)) return [];
  const paid = worthOf(line.amount, monthsOf(window));
  const most = worthOf(cap.amount, monthsOf(cap.per));
  if (!paid || !most) return [];
  if (paid.currency === most.currency) return [paid, most];
  const fee = monthlyFee(agreement);
  return fee ? [inMoney(paid, fee), inMoney(most, fee)] : [];
}

function worthOf(amount: Amount, months: Big | undefined): Worth | undefined {
  if (amount.kind === 'money') {
    const value = decimal(amount.money.value);
    return { currency: amount.money.currency, value, text: moneyString(value, amount.money.currency) };
  }
  if (amount.kind === 'time' || !amount.base || amount.base.duringDowntime || typeof amount.base.of === 'object')
    return undefined;
  const span = amount.base.of === 'monthly fee' ? decimal(1) : months;
  if (!span) return undefined;
  const value = tierFactor(amount).times(span);
  return { value, text: `${percentString(value.times(100), 4)} of one monthly fee` };
}

function inMoney(worth: Worth, fee: { readonly value: Big; readonly currency: string }): Worth | undefined {
  if (worth.currency !== undefined) return worth.currency === fee.currency ? worth : undefined;
  const value = worth.value.times(fee.value);
  return { currency: fee.currency, value, text: moneyString(value, fee.currency) };
}

/** The one fee per month that everybody pays for the only service; anything else depends on the case. */
function monthlyFee(agreement: Agreement): { readonly value: Big; readonly currency: string } | undefined {
  const [service, ...others] = agreement.services;
  const [fee, ...more] = service?.fees ?? [];
  if (others.length > 0 || more.length > 0 || !fee?.amount || fee.per !== 'month' || fee.for.length > 0)
    return undefined;
  return { value: decimal(fee.amount.value), currency: fee.amount.currency };
}

/** Calendar months of a window, or undefined where it has no whole number of them. */
function monthsOf(window: Window): Big | undefined {
  switch (window.kind) {
    case 'calendar':
    case 'fiscal': {
      const months = { month: 1, quarter: 3, year: 12 } as const;
      return window.period in months ? decimal(months[window.period as keyof typeof months]) : undefined;
    }
    case 'billing cycle':
      return decimal(1);
    case 'rolling': {
      const months = wholeMonths(window.length);
      return months === undefined ? undefined : decimal(months);
    }
  }
}

/** Amounts of one key are parts of the same fee. */
function baseKey(agreement: Agreement, amount: Amount): string | undefined {
  const base: Base | undefined = amount.kind === 'money' ? undefined : amount.base;
  if (!base || typeof base.of === 'object') return undefined;
  if (agreement.services.length === 1) return 'fee';
  return `${base.of === 'total fee' ? 'total fee' : 'fee'} ${base.service ?? ''}`;
}

/** Whether a cap of the whole agreement and a line of one objective speak of the same fee. */
function isOneFee(agreement: Agreement, line: Payment, cap: Cap): boolean {
  if (agreement.services.length === 1 || (line.amount.kind === 'money' && cap.amount.kind === 'money')) return true;
  const of = (amount: Amount) => (amount.kind === 'money' ? undefined : (amount.base?.service ?? amount.base?.of));
  return of(line.amount) === of(cap.amount) && of(line.amount) !== 'fee' && of(line.amount) !== 'monthly fee';
}
