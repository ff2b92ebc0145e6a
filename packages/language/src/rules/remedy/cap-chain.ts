import { type Agreement, type Cap, decimalString, generalCaps } from '@sla-language/agreement';
import { isCap } from '../common/payments.js';
import { promisesOf } from '../common/places.js';
import { example, prose } from '../common/texts-of-rules.js';
import { comparableWorths, isOneFee, monthsOfCap, worthText } from '../common/worth.js';
import { remove, suggestion } from '../fix.js';
import type { Finding, Rule } from '../rule.js';

export const capChain: Rule = {
  id: 'remedy/cap-chain',
  severity: 'warning',
  title: 'A cap that another cap makes meaningless',
  explanation: () => ({
    why: prose`
      Caps apply one after the other. Where the cap of a year lets less be paid than the cap of one month, the month shows a limit that no
      month can reach; where twelve months at their cap stay below the cap of the year, the year shows one that never matters. One of
      the two figures is not what was meant, and nobody can tell which.`,
    advice:
      'Let the cap of the longer time lie between one and all of the shorter ones, or leave out the one that has no effect.',
    sources: [
      'The order of caps in the reference of the language, chapter 10: the shortest period first, then the longer ones',
      'GitHub SLA (at most 90 days of fees a quarter)',
    ],
    examples: [
      {
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              remedies {
                  cap 100% of fee per month
                  cap 5% of fee per year
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              remedies {
                  cap 50% of fee per month
                  cap 10% of fee per year
              }
          }
        `,
      },
      {
        title: 'A cap of the year that no year can reach',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              remedies {
                  cap EUR 1_000 per month
                  cap EUR 15_000 per year
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              remedies {
                  cap EUR 1_000 per month
                  cap EUR 6_000 per year
              }
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { report }) {
    const general = generalCaps(agreement);
    reportPairs(agreement, general, report);
    for (const promise of promisesOf(agreement)) {
      const own = promise.remedies.filter(isCap);
      reportPairs(agreement, own, report);
      for (const cap of own) {
        const narrower = general.find((other) => allowsLess(agreement, other, cap));
        if (narrower)
          report(needless(agreement, cap, narrower, `\`${narrower.text}\` allows less for all promises together`));
      }
    }
  },
};

/** Compares the caps of one list with each other. */
function reportPairs(agreement: Agreement, caps: readonly Cap[], report: (finding: Finding) => void): void {
  for (const [i, cap] of caps.entries()) {
    for (const other of caps.slice(i + 1)) {
      const finding = comparePair(agreement, cap, other) ?? comparePair(agreement, other, cap);
      if (finding) report(finding);
    }
  }
}

/** What is wrong with two caps of which the first is for the shorter time, or for the same. */
function comparePair(agreement: Agreement, short: Cap, long: Cap): Finding | undefined {
  const [shorter, longer] = [monthsOfCap(short), monthsOfCap(long)];
  if (!shorter || !longer || shorter.gt(longer) || short.for.length > 0 || long.for.length > 0) return undefined;
  const limit = { amount: long.amount, months: longer };
  const [one, all] = comparableWorths(agreement, { amount: short.amount, months: shorter }, limit) ?? [];
  if (!one || !all) return undefined;
  if (all.value.lt(one.value)) {
    return needless(
      agreement,
      short,
      long,
      `\`${long.text}\` allows ${all.text}, less than the ${one.text} of \`${short.text}\``,
    );
  }
  const count = longer.div(shorter);
  if (count.eq(1) || !count.eq(count.round(0)) || one.value.times(count).gt(all.value)) return undefined;
  const total = worthText({ ...one, value: one.value.times(count) });
  const times = `${decimalString(count)} times the ${one.text} of \`${short.text}\` is ${total}`;
  return needless(agreement, long, short, `${times}, and \`${long.text}\` allows ${all.text}`);
}

function needless(agreement: Agreement, cap: Cap, other: Cap, text: string): Finding {
  return {
    at: cap,
    message: `${text}: \`${cap.text}\` has no effect.`,
    related: [{ at: other, message: `\`${other.text}\` is reached first.` }],
    // The amount at risk is more than a cap: credits are shares of it.
    fixes: cap === agreement.remedies?.atRisk ? [] : [suggestion(`Remove \`${cap.text}\``, remove({ at: cap }))],
  };
}

/** Whether a cap of the whole agreement allows less, in the same time, than a cap of one promise. */
function allowsLess(agreement: Agreement, all: Cap, own: Cap): boolean {
  const months = monthsOfCap(own);
  if (!months || !monthsOfCap(all)?.eq(months) || all.for.length > 0 || !isOneFee(agreement, own, all)) return false;
  const [most, written] =
    comparableWorths(agreement, { amount: all.amount, months }, { amount: own.amount, months }) ?? [];
  return most !== undefined && written !== undefined && most.value.lt(written.value);
}
