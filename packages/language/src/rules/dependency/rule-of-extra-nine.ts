import { compositeAvailability, HUNDRED, percentString, settle } from '@sla-language/agreement';
import { availabilityPromises } from '../common/budgets.js';
import { extraNine } from '../common/dependencies.js';
import { once } from '../common/ladders.js';
import { forText } from '../common/places.js';
import { example, prose } from '../common/texts-of-rules.js';
import { ruleWithOptions } from '../rule.js';

export const ruleOfExtraNine = ruleWithOptions({
  id: 'dependency/rule-of-extra-nine',
  severity: 'information',
  audience: ['provider'],
  title: 'A dependency that may use up much of the downtime that is promised',
  explanation: () => ({
    why: prose`
      A service fails for its own reasons too. A dependency that is hardly better than the promise leaves no time for these: when the
      supplier has used what it is allowed, the provider's own first fault is a miss.`,
    advice: prose`
      Choose dependencies that are one nine better than the promise (99.99% for 99.9%), make them redundant, or lower the target.`,
    sources: ['Treynor et al., The Calculus of Service Availability (ACM Queue 2017): the rule of the extra 9'],
    examples: [
      {
        title: 'In series',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              service Shop { depends on "Compute" at 99.7% }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              service Shop { depends on "Compute" at 99.95% }
          }
        `,
      },
      {
        title: 'Several that replace each other',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              service Shop { depends on any of "line A" at 96%, "line B" at 97% }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              service Shop { depends on any of "line A" at 98%, "line B" at 98% }
          }
        `,
      },
    ],
  }),
  options: {
    times: {
      type: 'number',
      default: 10,
      minimum: 1,
      description: 'How many times less downtime a dependency may have than the promise that rests on it.',
    },
  },
  check(agreement, { options, report }) {
    const isNew = once();
    for (const { objective, metric, target, level } of availabilityPromises(agreement)) {
      if (level.gte(100)) continue;
      for (const service of metric.measure?.kind === 'availability' ? metric.measure.services : []) {
        const composite = compositeAvailability(agreement, service);
        // That the dependencies together fall short of the target is the greater evil, and another rule says it.
        if (!composite.value || level.gt(composite.value)) continue;
        for (const { dependency, items, value } of composite.parts) {
          const lost = value && HUNDRED.minus(value);
          if (!lost || lost.times(options.times).lte(HUNDRED.minus(level)) || !isNew(dependency)) continue;
          const share = settle(lost.div(HUNDRED.minus(level)).times(100));
          const names = items.map(({ title }) => `"${title}"`).join(dependency.redundant ? ' or ' : ', ');
          report({
            at: dependency,
            message:
              `\`${service}\` depends on ${names} at ${percentString(value, 4)}, which may use up ${percentString(share, 0)} of the downtime ` +
              `that \`${objective.id}\`${forText(target.for)} allows (${percentString(lost, 4)} of ${percentString(HUNDRED.minus(level), 4)}); with ${percentString(extraNine(level, options.times), 5)} ` +
              `it would be ${percentString(HUNDRED.div(options.times), 1)} at most.`,
            related: [{ at: target, message: `The target is \`${target.comparison.text}\`.` }],
          });
        }
      }
    }
  },
});
