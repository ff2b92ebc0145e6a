import { type Big, type DependencyItem, percentString } from '@sla-language/agreement';
import { availabilityPromises } from '../common/budgets.js';
import { extraNine } from '../common/dependencies.js';
import { once } from '../common/ladders.js';
import { forText } from '../common/places.js';
import { example, prose } from '../common/texts-of-rules.js';
import { type Fix, replace, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const dependencyNoSla: Rule = {
  id: 'dependency/dependency-no-sla',
  severity: 'warning',
  title: 'A part on which a promise rests, and of which nothing is promised',
  explanation: () => ({
    why: prose`
      The provider answers for the whole service, and this part may fail as often as it likes. Nobody can say whether the target can be
      kept, and when the part fails, the provider pays for an outage that it cannot pass on.`,
    advice: prose`
      Write the level that the supplier promises, \`depends on "card payments" at 99.95%\`, or refer to its agreement,
      \`depends on Payments.Availability\`. Where it promises nothing, write what was measured, and call it a risk.`,
    sources: [
      'ITIL 4, service level management: underpinning contracts',
      'ISO/IEC 20000-1:2018, 8.3.4 Supplier management',
    ],
    examples: [
      {
        title: 'In series',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              service Shop { depends on "card payments" }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              service Shop { depends on "card payments" at 99.95% }
          }
        `,
      },
      {
        title: 'One of two that replace each other',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              service Shop { depends on any of "line A" at 99.9%, "line B" }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              service Shop { depends on any of "line A" at 99.9%, "line B" at 99% }
          }
        `,
      },
    ],
  }),
  completeness: true,
  fix: 'suggestion',
  check(agreement, { report }) {
    const isNew = once();
    for (const { objective, metric, target, level } of availabilityPromises(agreement)) {
      const measured = metric.measure?.kind === 'availability' ? metric.measure.services : [];
      for (const service of agreement.services.filter(({ id }) => measured.includes(id))) {
        for (const item of service.dependencies.flatMap(({ items }) => items)) {
          if (!isWithoutPromise(item) || !isNew(item)) continue;
          report({
            at: item,
            message:
              `\`${objective.id}\`${forText(target.for)} promises \`${target.comparison.text}\` for \`${service.id}\`, which depends on ` +
              `"${item.title}", and nothing says what that promises: taken as 100%, it makes the target look safer than it is.`,
            related: [{ at: target, message: `The target of \`${objective.id}\`.` }],
            fixes: written(item, level),
          });
        }
      }
    }
  },
};

function isWithoutPromise(item: DependencyItem): boolean {
  if (item.level) return false;
  return item.kind === 'external' || (item.agreement !== undefined && !item.promised);
}

/** The level that a critical part has by the rule of the extra nine. What the supplier really promises has to be looked up. */
function written(item: DependencyItem, level: Big): readonly Fix[] {
  if (item.kind !== 'external' || /["\\]/.test(item.title) || level.gte(100)) return [];
  const text = `at ${percentString(extraNine(level))}`;
  return [
    suggestion(
      `Write what its supplier promises, for example \`${text}\``,
      replace({ at: item }, `"${item.title}" ${text}`, `"${item.title}"`),
    ),
  ];
}
