import type { Metric } from '@sla-language/agreement';
import { referredBy } from '../common/metric-uses.js';
import { example, prose } from '../common/texts-of-rules.js';
import type { Rule } from '../rule.js';

export const circularMetric: Rule = {
  id: 'metric/circular',
  severity: 'error',
  title: 'A metric that is defined by itself',
  explanation: () => ({
    why: prose`
      Where one metric is calculated from another, and that one from the first, neither has a value. No level of such a metric can be
      measured, and no target of it be met or missed.`,
    advice: 'Let one of the metrics measure something: events, time or values, and not another metric.',
    sources: ['ISO/IEC 19086-2:2018, metric model: underlying metrics'],
    examples: [
      {
        title: 'Two formulas',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric Good "Good orders" { formula 100% - Bad }
              metric Bad "Bad orders" { formula 100% - Good }
              objective Orders "Orders" { measures Good per month  target >= 99%  indicative }
              report Monthly { covers Uptime, Speed, Desk, Orders }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric Good "Good orders" { formula 100% - Bad }
              metric Bad "Bad orders" {
                  ratio of "orders that are lost" to "all orders" for Shop
                  measured by "the order log"
              }
              objective Orders "Orders" { measures Good per month  target >= 99%  indicative }
              report Monthly { covers Uptime, Speed, Desk, Orders }
          }
        `,
      },
      {
        title: 'Through the definition of an outage',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric ShopUptime { unavailable when Trouble > 5% over 1 minute }
              metric Trouble "Trouble" { formula 100% - ShopUptime }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric ShopUptime { unavailable when Trouble > 5% over 1 minute }
              metric Trouble "Trouble" { ratio of "requests that fail" to "all requests" for Shop }
          }
        `,
      },
    ],
  }),
  check(agreement, { report }) {
    const byId = new Map(agreement.metrics.map((metric) => [metric.id, metric]));
    const done = new Set<Metric>();
    for (const start of agreement.metrics) {
      const circle = circleFrom(start, byId, done);
      if (!circle) continue;
      const [first, ...others] = [...circle, circle[0]!].map(({ id }) => `\`${id}\``);
      const path = `${first} depends on ${others.join(', which depends on ')}`;
      report({
        at: circle[0]!,
        message: `${path}: none of them has a value.`,
        related: circle.slice(1).map((metric) => ({ at: metric, message: `\`${metric.id}\` is part of the circle.` })),
      });
    }
  },
};

/** A circle that can be reached from a metric and has not been seen before. */
function circleFrom(
  start: Metric,
  byId: ReadonlyMap<string, Metric>,
  done: Set<Metric>,
  path: readonly Metric[] = [],
): readonly Metric[] | undefined {
  if (path.includes(start)) return path.slice(path.indexOf(start));
  if (done.has(start)) return undefined;
  for (const id of referredBy(start)) {
    const next = byId.get(id);
    const circle = next && circleFrom(next, byId, done, [...path, start]);
    if (circle) {
      done.add(start);
      return circle;
    }
  }
  done.add(start);
  return undefined;
}
