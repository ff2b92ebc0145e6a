import { type Agreement, dimensionOfLevel, type Objective, quantityOf, type Support } from '@sla-language/agreement';
import { example, prose } from '../common/texts-of-rules.js';
import { addTo, type Fix, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const windowMissing: Rule = {
  id: 'window/missing',
  severity: 'error',
  title: 'A target that does not say what is measured, or over which span of time',
  explanation: () => ({
    why: prose`
      99.9% of a year allows almost nine hours of downtime in one piece, 99.9% of each month not one hour. Without the level and the
      window, a target is a number that can be neither met nor missed.`,
    advice:
      'Say what is measured and over which window: `measures ShopUptime per month`; for a service desk `measures each per month`.',
    sources: ['OpenSLO 1.0, SLO: timeWindow', 'ISO/IEC 19086-2:2018, metric model'],
    examples: [
      {
        title: 'Neither a level nor a window',
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
      {
        title: 'A service desk',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              support Mail "Mail desk" {
                  channel email "mail@acme.example"
                  clock starts when "the message is received"
                  clock stops to respond when "an engineer has answered; an automated reply does not count"
                  handles Sev2 during BusinessHours { respond within 4 business hours }
                  credit 1% of fee per incident
              }
              report Monthly { covers Uptime, Speed, Desk, Mail }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              support Mail "Mail desk" {
                  channel email "mail@acme.example"
                  clock starts when "the message is received"
                  clock stops to respond when "an engineer has answered; an automated reply does not count"
                  handles Sev2 during BusinessHours { respond within 4 business hours }
                  measures each per month
                  credit 1% of fee per incident
              }
              report Monthly { covers Uptime, Speed, Desk, Mail }
          }
        `,
      },
    ],
  }),
  completeness: true,
  fix: 'suggestion',
  check(agreement, { report }) {
    for (const objective of agreement.objectives) {
      if (objective.measures || objective.targets.length === 0) continue;
      report({
        at: objective,
        message: `\`${objective.id}\` has a target (\`${objective.targets[0]!.comparison.text}\`), but no \`measures … per …\`.`,
        fixes: levelFor(agreement, objective),
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
        fixes: [measureOf(support)],
      });
    }
  },
};

/** The only metric that no objective measures yet, where the target can be compared with it as it is. */
function levelFor(agreement: Agreement, objective: Objective): readonly Fix[] {
  const measured = new Set(agreement.objectives.map((each) => each.measures?.level.metric));
  const [value] = objective.targets.map((target) => target.comparison.value);
  const wanted = value && value !== 'target' ? quantityOf(value)?.dimension : undefined;
  const fitting = agreement.metrics.filter((metric) => {
    const known = dimensionOfLevel(agreement, { text: metric.id, metric: metric.id });
    const needsStatistic = ['duration', 'score', 'amount'].includes(metric.measure?.kind ?? '');
    return !needsStatistic && !measured.has(metric.id) && known !== undefined && known.dimension === wanted;
  });
  const [only] = fitting;
  if (!only || fitting.length > 1) return [];
  const line = `measures ${only.id} per month`;
  return [suggestion(`Add \`${line}\``, addTo(objective, line))];
}

function measureOf(support: Support): Fix {
  const line = `measures ${support.targets.length > 0 ? 'share in time' : 'each'} per month`;
  return suggestion(`Add \`${line}\``, addTo(support, line));
}
