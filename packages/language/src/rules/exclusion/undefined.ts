import { metricsWithout, namesOf } from '../common/exclusions.js';
import { example, prose } from '../common/texts-of-rules.js';
import { addTo, type Fix, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

const FORCE_MAJEURE = /force\s*majeure|act of god|höhere gewalt/i;
const LIST =
  'means "war, strike, natural disaster and orders of public authorities that the provider could not have averted"';

export const undefinedExclusion: Rule = {
  id: 'exclusion/undefined',
  severity: 'warning',
  title: 'An exclusion that nothing defines',
  explanation: () => ({
    why: prose`
      A title such as "force majeure" or "third parties" has no fixed meaning: in some laws it covers a strike among one's own staff, in
      others only what nobody could foresee. What does not count is then decided by whoever reads the title more boldly.`,
    advice: 'Say which events it covers, as a closed list: `means "war, strike and natural disaster that …"`.',
    sources: [
      'UNIDROIT Principles of International Commercial Contracts 2016, article 7.1.7 (force majeure)',
      'ISO/IEC 19086-1:2016: exceptions are stated with the objective',
    ],
    examples: [
      {
        title: 'A title alone',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              without ForceMajeure
              exclusion Disasters "Force majeure" { proof by provider }
              metric ShopUptime { excluding Planned, Disasters }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              without ForceMajeure
              exclusion Disasters "Force majeure" { means "war and earthquake"  proof by provider }
              metric ShopUptime { excluding Planned, Disasters }
          }
        `,
      },
      {
        title: 'A limit is no definition',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              exclusion Moves "Relocation of the data centre" { limit 1 hour per month }
              metric PageTime { excluding Planned, Moves }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              exclusion Moves "Relocation of the data centre" {
                  means "the night in which the servers are carried from the old data centre to the new one"
                  limit 1 hour per month
              }
              metric PageTime { excluding Planned, Moves }
          }
        `,
      },
    ],
  }),
  completeness: true,
  fix: 'suggestion',
  check(agreement, { report }) {
    for (const exclusion of agreement.exclusions) {
      if (exclusion.kind !== 'exclusion' || exclusion.means !== undefined || exclusion.windows.length > 0) continue;
      const metrics = metricsWithout(agreement, exclusion);
      if (metrics.length === 0) continue;
      const fixes: Fix[] = FORCE_MAJEURE.test(exclusion.title)
        ? [suggestion('Define it as what nobody can avert', addTo(exclusion, LIST))]
        : [];
      report({
        at: exclusion,
        message:
          `\`${exclusion.id}\` ("${exclusion.title}") does not count in ${namesOf(metrics)}, and nothing says what it covers: ` +
          'its title alone decides whether a target was missed.',
        related: metrics.map((metric) => ({
          at: metric,
          property: 'excluding',
          message: `\`${metric.id}\` leaves it out.`,
        })),
        fixes,
      });
    }
  },
};
