import { decimal } from '@sla-language/agreement';
import { calendarOf, leastSeconds } from '../common/calendars.js';
import { commitmentOf } from '../common/handlings.js';
import { example, prose } from '../common/texts-of-rules.js';
import { replace, suggestion } from '../fix.js';
import { ruleWithOptions } from '../rule.js';

export const noWorkaroundRule = ruleWithOptions({
  id: 'support/no-workaround-rule',
  severity: 'information',
  title: 'The cause has to be removed within hours, and a workaround does not count',
  explanation: () => ({
    why: prose`
      To bring a service back takes hours; to find and remove the cause may take a supplier's next release. Where only \`resolve\` is
      promised and a workaround does not fulfil it, the provider is late although the customer works again.`,
    advice:
      'Write `resolve within 4 hours or workaround`, or promise `restore` within hours and `resolve` within days.',
    sources: ['ITIL 4, problem management: workarounds'],
    examples: [
      {
        title: 'A cause within a day',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              support Desk {
                  handles Sev2 during Always { respond within 2 hours  resolve within 20 hours }
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              support Desk {
                  handles Sev2 during Always { respond within 2 hours  resolve within 20 hours or workaround }
              }
          }
        `,
      },
      {
        title: 'Business hours that are used up on the next day',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              support Desk {
                  handles Sev2 during BusinessHours { resolve within 8 business hours }
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              support Desk {
                  handles Sev2 during BusinessHours { restore within 8 business hours  resolve within 10 business days }
              }
          }
        `,
      },
    ],
  }),
  audience: ['provider'],
  fix: 'suggestion',
  options: {
    hours: {
      type: 'number',
      default: 24,
      minimum: 1,
      description: 'Hours by the clock within which the removal of a cause is a promise that is hard to keep.',
    },
  },
  check(agreement, { options, report }) {
    for (const support of agreement.supports) {
      for (const row of support.handles) {
        const resolve = commitmentOf(row, 'resolve');
        if (!resolve || resolve.orWorkaround || commitmentOf(row, 'restore')) continue;
        if (leastSeconds(resolve.within, calendarOf(agreement, row)).gt(decimal(options.hours).times(3600))) continue;
        const line = `resolve within ${resolve.within.text} or workaround`;
        report({
          at: resolve,
          message:
            `\`${row.severity}\` of \`${support.id}\` has to be resolved within ${resolve.within.text}: the cause has to be removed by then, even ` +
            `where a workaround lets the customer work again. Write, for example, \`${line}\`.`,
          fixes: [suggestion(`Write \`${line}\``, replace({ at: resolve }, line))],
        });
      }
    }
  },
});
