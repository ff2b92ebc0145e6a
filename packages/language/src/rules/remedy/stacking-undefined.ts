import { type Agreement, servicesOf } from '@sla-language/agreement';
import { addToRemedies, type PayingPromise, payingPromises } from '../common/payments.js';
import { meet } from '../common/places.js';
import { example, prose } from '../common/texts-of-rules.js';
import { suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const stackingUndefined: Rule = {
  id: 'remedy/stacking-undefined',
  severity: 'warning',
  title: 'Several credits for one outage, and no rule how they add up',
  explanation: () => ({
    why: prose`
      One outage makes a service unavailable, slow and late to be restored, so several targets are missed at once. Without a rule the
      customer adds up all credits, and the provider pays the greatest; a cap only limits the quarrel.`,
    advice: prose`
      Say it in \`remedies\`: with \`stacking highest\` the greatest amount of the month is paid for each service, with \`stacking sum\`
      all of them are.`,
    sources: [
      'Microsoft Online Services SLA (of several service levels missed by one incident, one is claimed)',
      'AWS Compute SLA (an instance is credited under one of two commitments)',
    ],
    examples: [
      {
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Promises {
              remedies {
                  cap 50% of fee per month
                  claim automatic
                  paid as credit on next invoice
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Promises {
              remedies {
                  cap 50% of fee per month
                  stacking highest
                  claim automatic
                  paid as credit on next invoice
              }
          }
        `,
      },
      {
        title: 'A quarterly penalty beside monthly credits',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Promises {
              objective Speed {
                  measures p95 of PageTime per quarter
                  credit 5% of fee when > 800 ms
                  penalty EUR 100 when > 2 s
              }
              remedies {
                  claim automatic
                  paid as refund within 30 days
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Promises {
              objective Speed {
                  measures p95 of PageTime per quarter
                  credit 5% of fee when > 800 ms
                  penalty EUR 100 when > 2 s
              }
              remedies {
                  stacking sum
                  claim automatic
                  paid as refund within 30 days
              }
          }
        `,
      },
    ],
  }),
  completeness: true,
  fix: 'suggestion',
  check(agreement, { report }) {
    if (agreement.remedies?.stacking) return;
    const group = sharingPromises(agreement);
    const [first, second] = group;
    if (!first || !second) return;
    const names = group.map(({ promise }) => `\`${promise.id}\``);
    const listed = names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : joined(names);
    const [one, other] = [first, second].map(
      ({ promise, payments }) => `\`${payments[0]!.text}\` of \`${promise.id}\``,
    );
    report({
      at: agreement.remedies ?? agreement,
      message:
        `One outage can miss ${listed} in the same month, and nothing says whether ${one} and ${other} are then both owed. ` +
        'Add `stacking highest` or `stacking sum`.',
      related: group.map(({ promise }) => ({ at: promise, message: `\`${promise.id}\` pays.` })),
      fixes: ['stacking highest', 'stacking sum'].map((line) =>
        suggestion(`Add \`${line}\``, addToRemedies(agreement, line)),
      ),
    });
  },
};

/** The first promise that shares a service, and a case, with others that pay as well; and those. */
function sharingPromises(agreement: Agreement): readonly PayingPromise[] {
  const paying = payingPromises(agreement)
    .filter(({ promise }) => promise.measures)
    .map((each) => ({ ...each, services: new Set(servicesOf(agreement, each.promise)) }));
  for (const [i, one] of paying.entries()) {
    const others = paying
      .slice(i + 1)
      .filter(
        (other) =>
          [...other.services].some((service) => one.services.has(service)) &&
          one.payments.some((line) => other.payments.some((payment) => meet(line.for, payment.for))),
      );
    if (others.length > 0) return [one, ...others];
  }
  return [];
}

function joined(names: readonly string[]): string {
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
