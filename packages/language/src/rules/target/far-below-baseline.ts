import { percentString, quantityString } from '@sla-language/agreement';
import { measuredTargets } from '../common/baselines.js';
import { forText } from '../common/places.js';
import { example, prose } from '../common/texts-of-rules.js';
import { ruleWithOptions } from '../rule.js';

export const farBelowBaseline = ruleWithOptions({
  id: 'target/far-below-baseline',
  severity: 'information',
  title: 'The target is far below what has been delivered all along',
  explanation: () => ({
    why: prose`
      Where even the worst window of the past used a small part of what the target allows, service may become many times worse before
      anything follows. The customer pays for the quality that it knows and is promised another one.`,
    advice: 'Ask for a target nearer to the worst window of the past.',
    sources: [
      'Beyer et al., Site Reliability Engineering, chapter 4: Service Level Objectives',
      'ISO/IEC 20000-1:2018, 8.3.3 Service level management',
    ],
    examples: [
      {
        title: 'Availability',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Uptime {
                  baseline 99.99% worst 99.97% from 2025-01-01 to 2025-12-31 by "the external probe"
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Uptime {
                  baseline 99.9% worst 99.7% from 2025-01-01 to 2025-12-31 by "the external probe"
              }
          }
        `,
      },
      {
        title: 'Response time',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Speed {
                  baseline 40 ms worst 60 ms from 2025-01-01 to 2025-12-31 by "the access log"
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Speed {
                  baseline 350 ms worst 600 ms from 2025-01-01 to 2025-12-31 by "the access log"
              }
          }
        `,
      },
    ],
  }),
  audience: ['customer'],
  options: {
    used: {
      type: 'number',
      default: 10,
      minimum: 0,
      description: 'How much of what the target allows the worst window has to have used at least, in per cent',
    },
  },
  check(agreement, { options, report }) {
    for (const { objective, target, baseline, bound, worst, room, used, span } of measuredTargets(agreement)) {
      const share = worst && used(worst);
      if (!share || !room || share.gte(options.used)) continue;
      report({
        at: target,
        message:
          `\`${objective.id}\`${forText(target.for)} promises \`${target.comparison.text}\`, but the worst window that was measured ${span} ` +
          `had ${baseline.worst?.text}: it used ${percentString(share, 1)} of the ${quantityString({ ...bound, amount: room })} that the target allows.`,
        related: [{ at: baseline, message: `The baseline is ${baseline.value.text}.` }],
      });
    }
  },
});
