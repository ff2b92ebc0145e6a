import type { Objective } from '@sla-language/agreement';
import { example, prose } from '../common/texts-of-rules.js';
import type { Rule } from '../rule.js';

export const noBaseline: Rule = {
  id: 'preparation/no-baseline',
  severity: 'information',
  audience: ['provider', 'signature'],
  title: 'A promise without a measurement, beside others that have one',
  explanation: () => ({
    why: prose`
      A target that was never measured is a guess with a price. Where the parties know the past of one service level and not of another, the
      one without figures is the one that is missed in the first month, and neither side had a reason for its number.`,
    advice: prose`
      Measure it for some windows before you sign, and write what came out:
      \`baseline 99.93% worst 99.81% from 2026-01-01 to 2026-12-31 by "the probe"\`. What is only watched is \`indicative\`.`,
    sources: [
      'Beyer et al., Site Reliability Engineering, chapter 4: Service Level Objectives',
      'ITIL 4, service level management: baselines before targets',
    ],
    examples: [
      {
        title: 'One of two was measured',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Uptime { baseline 99.8% worst 99.6% from 2025-01-01 to 2025-12-31 by "the external probe" }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Uptime { baseline 99.8% worst 99.6% from 2025-01-01 to 2025-12-31 by "the external probe" }
              objective Speed { baseline 540 ms worst 690 ms from 2025-01-01 to 2025-12-31 by "the access log" }
          }
        `,
      },
      {
        title: 'What is only watched needs none',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Speed { baseline 540 ms worst 690 ms from 2025-01-01 to 2025-12-31 by "the access log" }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric Visits "Visits" { count of "visits" for Shop  measured by "the access log" }
              objective Uptime { baseline 99.8% worst 99.6% from 2025-01-01 to 2025-12-31 by "the external probe" }
              objective Speed { baseline 540 ms worst 690 ms from 2025-01-01 to 2025-12-31 by "the access log" }
              objective Busy "Visits" { measures Visits per month  target <= 2_000_000  indicative }
          }
        `,
      },
    ],
  }),
  completeness: true,
  check(agreement, { report }) {
    const measured = agreement.objectives.filter(({ baselines }) => baselines.length > 0);
    if (measured.length === 0 || agreement.status === 'published') return;
    for (const objective of agreement.objectives.filter(isUnmeasured)) {
      const [target] = objective.targets;
      report({
        at: objective,
        message:
          `\`${objective.id}\` promises \`${target?.comparison.text}\`, and nothing says what was measured before; of ` +
          `${measured.map(({ id }) => `\`${id}\``).join(', ')} the agreement says it. Whether this target can be kept is a guess.`,
        related: measured.map((each) => ({ at: each, message: `\`${each.id}\` has a baseline.` })),
      });
    }
  },
};

/** Whether something is promised that costs when it is missed, and of which no figures are given. */
function isUnmeasured({ baselines, targets, indicative }: Objective): boolean {
  return baselines.length === 0 && targets.length > 0 && !indicative;
}
