import { example, prose } from '../common/texts-of-rules.js';
import type { Rule } from '../rule.js';

export const windowMissing: Rule = {
  id: 'window/missing',
  severity: 'error',
  title: 'A target of which nobody knows what is measured, and over which span',
  why: prose`
    99.9% of a year allows almost nine hours of downtime in one piece, 99.9% of each month not one hour. Without the level and the
    window, a target is a number that can be neither met nor missed.`,
  advice:
    'Say what is measured and over which window: `measures ShopUptime per month`; for a service desk `measures each per month`.',
  sources: ['OpenSLO 1.0, SLO: timeWindow', 'ISO/IEC 19086-2:2018, metric model'],
  completeness: true,
  examples: [
    {
      failing: example`
        import "./sound.sla"

        agreement Example "Example" extends Sound {
            objective Orders "Orders" {
                target >= 99%
                credit 5% of fee when < 99%
            }
            report Monthly { covers Uptime, Speed, Desk, Orders }
        }
      `,
      passing: example`
        import "./sound.sla"

        agreement Example "Example" extends Sound {
            metric OrdersTaken "Orders taken" {
                ratio of "orders that were taken" to "orders that customers sent" for Shop
                measured by "the order log"
            }
            objective Orders "Orders" {
                measures OrdersTaken per month
                target >= 99%
                credit 5% of fee when < 99%
            }
            report Monthly { covers Uptime, Speed, Desk, Orders }
        }
      `,
    },
  ],
  check(agreement, { report }) {
    for (const objective of agreement.objectives) {
      if (objective.measures || objective.targets.length === 0) continue;
      report({
        at: objective,
        message: `\`${objective.id}\` has a target (\`${objective.targets[0]!.comparison.text}\`), but no \`measures … per …\`.`,
      });
    }
    for (const support of agreement.supports) {
      const judged = support.targets.length > 0 || support.remedies.some((remedy) => remedy.kind !== 'cap');
      if (support.measures || !judged || support.handles.length === 0) continue;
      report({
        at: support,
        message:
          `\`${support.id}\` has targets or remedies, but does not say over which window its commitments are judged. ` +
          'Add `measures each per month` or `measures share in time per month`.',
      });
    }
  },
};
