import {
  type Agreement,
  type CompositeAvailability,
  type CompositePart,
  compositeAvailability,
  decimal,
  downtimeBudget,
  formatDuration,
  percentString,
} from '@sla-language/agreement';
import { availabilityPromises } from '../common/budgets.js';
import { lowerTarget } from '../common/change-target.js';
import { forText } from '../common/places.js';
import { example, prose } from '../common/texts-of-rules.js';
import type { Rule } from '../rule.js';

const YEAR = decimal(365 * 86_400);

export const stricterThanComposite: Rule = {
  id: 'dependency/stricter-than-composite',
  severity: 'warning',
  title: 'More is promised than the dependencies can deliver together',
  explanation: () => ({
    why: prose`
      A service that needs three others, each up 99.9% of the time, is itself up 99.7% when all three keep their word. Whoever promises
      more pays credits for outages that its suppliers were allowed to have.`,
    advice: 'Lower the target, take better suppliers, or make the dependencies redundant (`depends on any of …`).',
    sources: [
      'Treynor et al., The Calculus of Service Availability (ACM Queue 2017)',
      'ITIL 4, underpinning contracts',
    ],
    examples: [
      {
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              service Shop {
                  depends on "Compute" at 99.7%
                  depends on "Database" at 99.7%
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              service Shop {
                  depends on "Compute" at 99.7%
                  depends on any of "Database A" at 99.7%, "Database B" at 99.7%
              }
          }
        `,
      },
      {
        title: 'What another agreement promises',
        failing: example`
          import "./sound.sla"

          template Cloud "Cloud terms" extends Sound {
              support Desk { handles Sev1 during Always { restore within 1 hour } }
          }
          agreement Example "Example" extends Sound {
              service Shop { depends on Cloud.Uptime }
              objective Uptime {
                  target >= 99.6%
                  credit 10% of fee when < 99.6%
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          template Cloud "Cloud terms" extends Sound {
              support Desk { handles Sev1 during Always { restore within 1 hour } }
          }
          agreement Example "Example" extends Sound {
              service Shop { depends on Cloud.Uptime }
              objective Uptime {
                  target >= 99.4%
                  credit 10% of fee when < 99.4%
              }
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { report }) {
    const composites = new Map<string, CompositeAvailability>();
    for (const { objective, metric, target, level } of availabilityPromises(agreement)) {
      const services = metric.measure?.kind === 'availability' ? metric.measure.services : [];
      for (const service of services) {
        const composite = composites.get(service) ?? compositeAvailability(agreement, service);
        composites.set(service, composite);
        if (!composite.value || level.lte(composite.value)) continue;
        const lost = downtimeBudget(composite.value, YEAR).minus(downtimeBudget(level, YEAR));
        report({
          at: target,
          message:
            `\`${objective.id}\`${forText(target.for)} promises \`${target.comparison.text}\`, but what \`${service}\` depends on comes ` +
            `to ${arithmetic(composite)} together${others(composite)}, which may be ${formatDuration(lost)} more downtime a year.`,
          related: dependenciesOf(agreement, service),
          fixes: lowerTarget(objective, target, composite.value),
        });
      }
    }
  },
};

function arithmetic({ parts, value }: CompositeAvailability): string {
  const factors = parts.flatMap(factorOf);
  const total = percentString(value!, 4);
  return factors.length === 1 && factors[0] === total ? total : `${factors.join(' × ')} = ${total}`;
}

function factorOf({ dependency, items, value }: CompositePart): string[] {
  if (!value) return [];
  if (dependency.redundant && items.length > 1) return [percentString(value, 6)];
  return items.flatMap((item) => (item.value ? [percentString(item.value, 6)] : []));
}

function others({ unknown }: CompositeAvailability): string {
  return unknown.length === 0 ? '' : ` at best (${unknown.map((title) => `"${title}"`).join(', ')} taken as 100%)`;
}

function dependenciesOf(agreement: Agreement, service: string): { at: object; message: string }[] {
  const dependencies = agreement.services.find((each) => each.id === service)?.dependencies ?? [];
  return dependencies.map((dependency) => ({
    at: dependency,
    message: `Depends on ${dependency.items.map((item) => `"${item.title}"`).join(dependency.redundant ? ' or ' : ', ')}.`,
  }));
}
