import { listed } from '../common/phrases.js';
import { promisesOf } from '../common/places.js';
import { example, prose } from '../common/texts-of-rules.js';
import { addTo, type Fix, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const requirementUntraced: Rule = {
  id: 'governance/requirement-untraced',
  severity: 'information',
  title: 'A requirement that no objective serves',
  explanation: () => ({
    why: prose`
      A requirement that is written down and that nothing is promised for is believed to be covered until the day on which it is not.
      Then one side points to the requirement, and the other to the objectives, among which it is missing.`,
    advice: prose`
      Name the requirement where it is served: \`serves AlwaysOpen\` in an objective or a support. If nothing is promised for it, add an
      objective, or take the requirement out.`,
    sources: [
      'ISO/IEC 20000-1:2018, 8.3.2 and 8.3.3: requirements of the customer and service levels',
      'ITIL 4, service level management',
    ],
    examples: [
      {
        title: 'Nothing serves it',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              requirement Fast "Visitors do not leave because of waiting" { priority must }
              objective Speed { target <= 600 ms  credit 5% of fee when > 600 ms }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              requirement Fast "Visitors do not leave because of waiting" { priority must }
              objective Speed { target <= 600 ms  credit 5% of fee when > 600 ms  serves Fast }
          }
        `,
      },
      {
        title: 'One of several is forgotten',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              requirement AlwaysOpen "The shop sells around the clock" { priority must }
              requirement Fast "Visitors do not leave because of waiting" { priority should }
              objective Uptime { serves AlwaysOpen }
              objective Speed { priority should }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              requirement AlwaysOpen "The shop sells around the clock" { priority must }
              requirement Fast "Visitors do not leave because of waiting" { priority should }
              objective Uptime { serves AlwaysOpen }
              objective Speed { priority should  serves Fast }
          }
        `,
      },
    ],
  }),
  completeness: true,
  fix: 'suggestion',
  check(agreement, { report }) {
    if (agreement.requirements.length === 0) return;
    const promises = promisesOf(agreement);
    const served = new Set(promises.flatMap((promise) => promise.serves));
    const idle = promises.filter((promise) => promise.serves.length === 0 && promise.targets.length > 0);
    for (const requirement of agreement.requirements) {
      if (served.has(requirement.id)) continue;
      const must = requirement.priority === 'must' ? ', though it is a `must`' : '';
      const hint =
        idle.length > 0
          ? ` ${listed(idle.map(({ id }) => id))} serve${idle.length === 1 ? 's' : ''} no requirement.`
          : '';
      report({
        at: requirement,
        message: `No objective serves \`${requirement.id}\` ("${requirement.title}")${must}: nothing is promised for it.${hint}`,
        fixes: idle.map(
          (promise): Fix =>
            suggestion(`Let \`${promise.id}\` serve \`${requirement.id}\``, addTo(promise, `serves ${requirement.id}`)),
        ),
      });
    }
  },
};
