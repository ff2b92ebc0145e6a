import { decimal, maximum, type Objective, type Percent } from '@sla-language/agreement';
import { nameOfItem, promisesFor } from '../common/dependencies.js';
import { example, prose } from '../common/texts-of-rules.js';
import { replace, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const levelNotPromised: Rule = {
  id: 'dependency/level-not-promised',
  severity: 'warning',
  title: 'A dependency is counted with more than its agreement promises',
  explanation: () => ({
    why: prose`
      The level after \`at\` is what the arithmetic of this agreement rests on. Where the agreement behind it promises
      less to everybody, the promise made here rests on an assumption, and the provider pays for the difference itself.`,
    advice: 'Write the level that is promised, or leave `at` away: then the target of the other agreement is taken.',
    sources: ['ITIL 4, service level management: back-to-back agreements'],
    examples: [
      {
        title: 'Another agreement',
        failing: example`
          import "./sound.sla"

          agreement Cloud "Cloud" extends Sound {}

          agreement Example "Example" extends Sound {
              service Shop { depends on Cloud.Uptime at 99.95% }
              support Desk { handles Sev1 during Always { restore within 3 hours } }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Cloud "Cloud" extends Sound {}

          agreement Example "Example" extends Sound {
              service Shop { depends on Cloud.Uptime at 99.5% }
              support Desk { handles Sev1 during Always { restore within 3 hours } }
          }
        `,
      },
      {
        title: 'Another service of the same agreement',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              service Portal "Portal" {
                  fee EUR 500 per month
                  depends on Shop at 99.9%
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              service Portal "Portal" {
                  fee EUR 500 per month
                  depends on Shop
              }
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { upstream, report }) {
    for (const service of agreement.services) {
      for (const item of service.dependencies.flatMap(({ items }) => items)) {
        if (item.kind === 'external' || !item.level) continue;
        const holder = item.agreement === undefined ? agreement : upstream(item);
        const promised = holder && strictest(promisesFor(item, holder));
        if (!promised || decimal(item.level.value).lte(promised.level.value)) continue;
        report({
          at: item,
          message:
            `\`${service.id}\` counts on ${nameOfItem(item)} at ${item.level.text}, but the most that \`${promised.objective.id}\` ` +
            `promises to anybody is ${promised.level.text}: what \`${service.id}\` promises is not covered by it.`,
          related: [
            { at: promised.objective, message: `\`${promised.objective.id}\` promises ${promised.level.text}.` },
          ],
          fixes: [
            suggestion(
              `Write \`at ${promised.level.text}\``,
              replace({ at: item }, `at ${promised.level.text}`, `at ${item.level.text}`),
            ),
          ],
        });
      }
    }
  },
};

/** The highest percentage that is promised to any case: which one the author has in mind is not known. */
function strictest(objectives: readonly Objective[]): { objective: Objective; level: Percent } | undefined {
  const promises = objectives.flatMap((objective) =>
    objective.targets.flatMap(({ comparison: { operator, value } }) =>
      value !== 'target' && value.kind === 'percent' && (operator === '>=' || operator === '>')
        ? [{ objective, level: value }]
        : [],
    ),
  );
  const [first, ...others] = promises.map(({ level }) => decimal(level.value));
  return first && promises.find(({ level }) => maximum(first, ...others).eq(level.value));
}
