import {
  type Agreement,
  type Amount,
  type ClaimStep,
  decimal,
  exactSeconds,
  MONTH_NAMES,
  type Objective,
  type Period,
  percentString,
  type Remedy,
  tierFactor,
  type Window,
  windowLengths,
} from '@sla-language/agreement';
import { promisesOf } from '../common/places.js';
import { example, prose } from '../common/texts-of-rules.js';
import { replace, suggestion } from '../fix.js';
import type { Finding, Rule } from '../rule.js';

export const windowMismatch: Rule = {
  id: 'window/mismatch',
  severity: 'warning',
  title: 'Spans of time that do not fit each other',
  explanation: () => ({
    why: prose`
      A target per year with a credit of one month's fee, a claim that ends before the window does, a cap per calendar month over billing cycles
      that begin on the 15th: each line is clear by itself, and together they pay something other than what either side has calculated.`,
    advice: prose`
      Let the remedy speak of the window that is measured: \`of fee\` instead of \`of monthly fee\`, \`claim within 30 days after window\`, and caps
      per the same kind of period.`,
    sources: [
      'GitHub Online Services SLA (quarterly uptime)',
      'Amazon Compute Service Level Agreement (2022-05-25): billing cycles and claims by incident',
    ],
    examples: [
      {
        title: 'A year is missed, one month is paid for',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Speed {
                  measures p95 of PageTime per year
                  credit 10% of monthly fee when > 800 ms
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Speed {
                  measures p95 of PageTime per year
                  credit 4% of fee when > 800 ms
              }
          }
        `,
      },
      {
        title: 'A claim that ends before anybody knows the level',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Uptime {
                  measures ShopUptime per quarter
                  credit 10% of fee when < 99.5%
                  terminate by customer after 3 misses in 12 months with 30 days notice
              }
              remedies { claim within 30 days after incident by "a ticket" with "dates and times" }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Uptime {
                  measures ShopUptime per quarter
                  credit 10% of fee when < 99.5%
                  terminate by customer after 3 misses in 12 months with 30 days notice
              }
              remedies { claim within 30 days after window by "a ticket" with "dates and times" }
          }
        `,
      },
      {
        title: 'A cap per calendar month over billing cycles',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              billing cycle from day 15
              objective Uptime { measures ShopUptime per billing cycle }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              billing cycle from day 1
              objective Uptime { measures ShopUptime per billing cycle }
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { report }) {
    const claimed = new Set<ClaimStep>();
    const capped = new Set<Remedy>();
    const general = agreement.remedies?.remedies ?? [];
    for (const promise of promisesOf(agreement)) {
      const window = promise.measures?.window;
      if (!window || promise.indicative) continue;
      for (const line of promise.remedies) {
        const finding = oneMonthOf(promise.id, line, window);
        if (finding) report(finding);
      }
      const claim = 'claims' in promise ? hastyClaim(agreement, promise, window) : undefined;
      if (claim && !claimed.has(claim.at as ClaimStep)) report(claim);
      if (claim) claimed.add(claim.at as ClaimStep);
      if (promise.remedies.length === 0) continue;
      for (const cap of [...promise.remedies, ...general]) {
        if (cap.kind !== 'cap' || typeof cap.per === 'string' || capped.has(cap)) continue;
        const difference = otherFirstDay(agreement, window, cap.per);
        if (!difference) continue;
        capped.add(cap);
        report({
          at: cap,
          message:
            `\`${promise.id}\` is measured per ${window.text}, \`${cap.text}\` is counted per ${cap.per.text}, and the two begin on different days ` +
            `(${difference}): one window falls into two periods of the cap.`,
          related: [
            { at: promise, property: 'measures', message: `\`${promise.id}\` is measured per ${window.text}.` },
          ],
          fixes: [
            suggestion(`Cap \`per ${window.text}\``, replace({ at: cap }, `per ${window.text}`, `per ${cap.per.text}`)),
          ],
        });
      }
    }
    for (const each of agreement.reports) {
      if (each.issued?.kind !== 'every') continue;
      const period: Window = { kind: 'calendar', text: each.issued.every, period: each.issued.every };
      for (const promise of promisesOf(agreement).filter(({ id }) => each.covers.includes(id))) {
        const window = promise.measures?.window;
        const difference = window?.kind === 'fiscal' && otherFirstDay(agreement, window, period);
        if (!difference) continue;
        report({
          at: each,
          property: 'issued',
          message:
            `\`${each.id}\` is issued every ${period.period}, \`${promise.id}\` is measured per ${window.text}, and the two begin on different days ` +
            `(${difference}): no report shows a whole window.`,
          related: [
            { at: promise, property: 'measures', message: `\`${promise.id}\` is measured per ${window.text}.` },
          ],
        });
        break;
      }
    }
  },
};

/** A share of one month's fee for a longer window. */
function oneMonthOf(id: string, line: Remedy, window: Window): Finding | undefined {
  if ((line.kind !== 'credit' && line.kind !== 'penalty') || line.per || !isShare(line.amount)) return undefined;
  const months = monthsOf(window);
  if (months < 2 || line.amount.base?.of !== 'monthly fee' || line.amount.base.month) return undefined;
  const share = tierFactor(line.amount).times(100);
  return {
    at: line,
    message:
      `\`${id}\` can be missed once per ${window.text}, and \`${line.text}\` then pays ${percentString(share, 3)} of one month's fee: ` +
      `${percentString(share.div(months), 3)} of the fee of the ${window.text}.`,
    fixes: [suggestion('Write `of fee`', replace({ at: line }, 'of fee', 'of monthly fee'))],
  };
}

function isShare(amount: Amount): amount is Extract<Amount, { kind: 'share' | 'fraction' | 'times' }> {
  return amount.kind === 'share' || amount.kind === 'fraction' || amount.kind === 'times';
}

/** A claim that runs from the incident, and ends before the window does, whose level nobody knows until then. */
function hastyClaim(agreement: Agreement, objective: Objective, window: Window): Finding | undefined {
  const steps = objective.claims.length > 0 ? objective.claims : (agreement.remedies?.claims ?? []);
  const [claim, ...others] = steps.filter((step) => step.kind === 'within');
  const within = claim && exactSeconds(claim.within);
  const longest = windowLengths(window).at(-1);
  if (!claim || others.length > 0 || claim.after !== 'incident' || !within || !longest) return undefined;
  const paid = objective.remedies.flatMap((line) => (line.kind === 'credit' || line.kind === 'penalty' ? [line] : []));
  // What is paid for every single outage is known with it.
  const each =
    objective.measures?.level.statistic?.kind === 'each' || paid.some(({ per }) => per?.kind === 'each outage');
  if (each || objective.everyOutageCounts || paid.length === 0 || window.kind === 'rolling') return undefined;
  // A deadline in days ends with its last day.
  if (within.plus(86_400).gte(longest)) return undefined;
  return {
    at: claim,
    message:
      `A claim has to be made within ${claim.within.text} after the incident, but whether \`${objective.id}\` is missed shows only at the end of the ` +
      `${window.text}, up to ${longest.div(86_400).toFixed()} days after the first outage: that outage can no longer be claimed.`,
    related: [{ at: objective, property: 'measures', message: `\`${objective.id}\` is measured per ${window.text}.` }],
    fixes: [suggestion('Let it run `after window`', replace({ at: claim }, 'after window', 'after incident'))],
  };
}

/** The two first days of periods of one length that are cut on different days; undefined where they fit. */
function otherFirstDay(agreement: Agreement, window: Window, other: Window): string | undefined {
  const [one, two] = [window, other].map((each) => firstDay(agreement, each));
  if (!one || !two || one.length !== two.length || one.first === two.first) return undefined;
  return `${one.text} and ${two.text}`;
}

interface FirstDay {
  readonly length: Period;
  /** Comparable with that of another window of the same length. */
  readonly first: number;
  readonly text: string;
}

function firstDay({ billingCycleDay, fiscalYearStart }: Agreement, window: Window): FirstDay | undefined {
  if (window.kind === 'billing cycle') {
    return billingCycleDay === undefined
      ? undefined
      : { length: 'month', first: billingCycleDay, text: `day ${billingCycleDay} of the month` };
  }
  if (window.kind === 'rolling') return undefined;
  const { period } = window;
  if (period === 'month') return { length: 'month', first: 1, text: 'day 1 of the month' };
  if (period !== 'quarter' && period !== 'year') return undefined;
  const month = window.kind === 'fiscal' ? fiscalYearStart : 1;
  if (month === undefined) return undefined;
  return {
    length: period,
    first: period === 'quarter' ? (month - 1) % 3 : month - 1,
    text: `1 ${MONTH_NAMES[month - 1]}`,
  };
}

function monthsOf(window: Window): number {
  if (window.kind === 'calendar' || window.kind === 'fiscal') {
    return { quarter: 3, year: 12, month: 1, week: 0, day: 0, hour: 0 }[window.period];
  }
  if (window.kind === 'billing cycle') return 1;
  return Number(
    decimal(windowLengths(window).at(-1) ?? 0)
      .div(86_400 * 30)
      .round(0, 0)
      .toFixed(),
  );
}
