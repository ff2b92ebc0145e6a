import { type Agreement, type Objective, type Support, servicesOf } from '@sla-language/agreement';
import { promisesOf } from '../common/places.js';
import { example, prose } from '../common/texts-of-rules.js';
import { addTo, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const remedyMissing: Rule = {
  id: 'remedy/missing',
  severity: 'warning',
  title: 'A promise without a consequence',
  explanation: () => ({
    why: prose`
      When a target is missed and the agreement says nothing about it, the customer is left with the general law: it has to prove a loss,
      and the provider will say that the figure was only a goal.`,
    advice: prose`
      Add a credit, a penalty or a right to terminate, or say with \`indicative\` that none is meant. Published terms are checked as
      well: a target without a credit is what a customer wants to know of.`,
    sources: ['ISO/IEC 19086-1:2016, service level objectives and remedies', 'ITIL 4, service level management'],
    examples: [
      {
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Pages "Pages" {
                  measures p99 of PageTime per month
                  target <= 2 s
              }
              report Monthly { covers Uptime, Speed, Desk, Pages }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Pages "Pages" {
                  measures p99 of PageTime per month
                  target <= 2 s
                  indicative
              }
              report Monthly { covers Uptime, Speed, Desk, Pages }
          }
        `,
      },
      {
        title: 'Only a limit to what is never owed',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Pages "Pages" {
                  measures p99 of PageTime per month
                  target <= 2 s
                  cap 20% of fee per month
              }
              report Monthly { covers Uptime, Speed, Desk, Pages }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Pages "Pages" {
                  measures p99 of PageTime per month
                  target <= 2 s
                  credit 10% of fee when missed
                  cap 20% of fee per month
              }
              report Monthly { covers Uptime, Speed, Desk, Pages }
          }
        `,
      },
    ],
  }),
  completeness: true,
  fix: 'suggestion',
  check(agreement, { report }) {
    if (agreement.remedies?.remedies.some((remedy) => remedy.kind !== 'cap')) return;
    for (const promise of promisesOf(agreement)) {
      const promises = promise.targets.length > 0 || ('handles' in promise && promise.handles.length > 0);
      if (!promises || promise.indicative || promise.remedies.some((remedy) => remedy.kind !== 'cap')) continue;
      report({
        at: promise,
        message: `Nothing follows when \`${promise.id}\` is missed. Add a credit, a penalty or a right to terminate, or mark it \`indicative\`.`,
        fixes: [`credit 10% of ${feeOf(agreement, promise)} when missed`, 'indicative'].map((line) =>
          suggestion(`Add \`${line}\``, addTo(promise, line)),
        ),
      });
    }
  },
};

/** The fee of the services that are concerned; of all where nobody says which, or where they are all. */
function feeOf(agreement: Agreement, promise: Objective | Support): string {
  return servicesOf(agreement, promise).length === 1 ? 'fee' : 'total fee';
}
