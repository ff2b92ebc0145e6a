import { type Big, decimal, decimalString, type Objective, type Support, sum } from '@sla-language/agreement';
import { listed } from '../common/phrases.js';
import { promisesOf } from '../common/places.js';
import { example, prose } from '../common/texts-of-rules.js';
import { addTo, type Fix, suggestion } from '../fix.js';
import { type Rule, ruleWithOptions } from '../rule.js';

const WHOLE = decimal(100);

export const kpiPriority: Rule = ruleWithOptions({
  id: 'governance/kpi-priority',
  severity: 'warning',
  title: 'What matters most cannot be told',
  explanation: () => ({
    why: prose`
      Weights are there to be added up: if they come to more or less than the whole, each side will scale them as it suits. And where
      a dozen objectives stand side by side without an order, effort goes to the one that is easiest, not to the one that matters.`,
    advice: prose`
      Let the weights of objectives and service desks come to 100%, and give each of many objectives its \`priority must\`, \`should\`
      or \`could\`.`,
    sources: [
      'ITIL 4, measurement and reporting: few indicators that matter',
      'ISO/IEC 20000-1:2018, 8.3.3 Service level management',
    ],
    examples: [
      {
        title: 'Weights that are not a whole',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Uptime { weight 60% }
              objective Speed  { weight 30% }
              support Desk     { priority could }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Uptime { weight 60% }
              objective Speed  { weight 30% }
              support Desk     { priority could  weight 10% }
          }
        `,
      },
      {
        title: 'More than a whole',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Uptime { weight 60% }
              objective Speed  { weight 30% }
              support Desk     { weight 12.5% }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Uptime { weight 60% }
              objective Speed  { weight 27.5% }
              support Desk     { weight 12.5% }
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  options: {
    maximum: {
      type: 'number',
      default: 7,
      minimum: 1,
      description: 'How many objectives without a priority or a weight may stand side by side.',
    },
  },
  check(agreement, { options, report }) {
    const promises = promisesOf(agreement);
    const weighed = promises.filter((promise) => promise.weight !== undefined);
    const total = sum(weighed.map((promise) => decimal(promise.weight!.value)));
    if (weighed.length > 0 && !total.eq(WHOLE)) {
      const terms = weighed.map((promise) => `${promise.weight!.text} of \`${promise.id}\``).join(' + ');
      report({
        at: weighed[0]!.weight!,
        message:
          `The weights come to ${decimalString(total)}%, not to 100%: ${terms}. ` +
          `How much each of them counts is open by ${decimalString(WHOLE.minus(total).abs())} percentage points.`,
        related: weighed
          .slice(1)
          .map((promise) => ({ at: promise.weight!, message: `The weight of \`${promise.id}\`.` })),
        fixes: rest(promises, total),
      });
    }
    if (agreement.status === 'published') return;
    const equal = promises.filter((promise) => !promise.indicative && !promise.priority && !promise.weight);
    if (equal.length <= options.maximum) return;
    report({
      at: equal[0]!,
      message:
        `${equal.length} objectives have neither a priority nor a weight, more than ${options.maximum}: ` +
        `${listed(equal.map(({ id }) => id))}. Which of them comes first when not all can be met is open.`,
    });
  },
});

/** Where exactly one promise has no weight, what is left to 100% is its own. */
function rest(promises: readonly (Objective | Support)[], total: Big): readonly Fix[] {
  const [open, ...more] = promises.filter((promise) => !promise.weight && !promise.indicative);
  const left = WHOLE.minus(total);
  if (!open || more.length > 0 || left.lte(0)) return [];
  const weight = `weight ${decimalString(left)}%`;
  return [suggestion(`Give \`${open.id}\` the ${weight}`, addTo(open, weight))];
}
