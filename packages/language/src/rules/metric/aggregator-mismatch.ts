import { isManyValued, type UsedLevel, usedLevels } from '../common/aggregation.js';
import { example, prose } from '../common/texts-of-rules.js';
import { type Fix, replace, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const aggregatorMismatch: Rule = {
  id: 'metric/aggregator-mismatch',
  severity: 'error',
  title: 'A statistic that the metric does not have',
  explanation: () => ({
    why: prose`
      Availability, a ratio and a count are one value in each window, so there is no 95th percentile of them in it; and a share needs the
      bound within which it is one. Nobody can compute such a level.`,
    advice: prose`
      Take the statistic away (\`measures ShopUptime per month\`), or measure something that has many values. A share needs its bound:
      \`share of PageTime within 2 s\`.`,
    sources: ['ISO/IEC 19086-2:2018, metric model', 'OpenSLO 1.0, SLI: ratio and threshold metrics'],
    examples: [
      {
        title: 'One value a window',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Uptime { measures p95 of ShopUptime per month }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Uptime { measures ShopUptime per month }
          }
        `,
      },
      {
        title: 'A share of what?',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Quick "Quick pages" { measures share of PageTime per month  target >= 90%  indicative }
              report Monthly { covers Uptime, Speed, Desk, Quick }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Quick "Quick pages" { measures share of PageTime within 300 ms per month  target >= 90%  indicative }
              report Monthly { covers Uptime, Speed, Desk, Quick }
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { report }) {
    for (const used of usedLevels(agreement)) {
      const wrong = wrongWith(used);
      if (!wrong) continue;
      report({
        ...used.place,
        message: `\`${used.level.text}\` in ${used.what} cannot be computed: ${wrong.text}.`,
        related: [{ at: used.metric, message: `What \`${used.metric.id}\` measures.` }],
        fixes: wrong.fixes,
      });
    }
  },
};

function wrongWith({
  level,
  metric,
  place,
}: UsedLevel): { readonly text: string; readonly fixes: readonly Fix[] } | undefined {
  const { statistic } = level;
  if (!statistic) return undefined;
  if (!isManyValued(metric)) {
    const text = `\`${metric.id}\` is one value in each window`;
    return { text, fixes: [suggestion(`Write \`${metric.id}\``, replace(place, metric.id))] };
  }
  if (statistic.kind === 'share' && !statistic.bound) {
    const word = metric.measure?.kind === 'duration' ? 'within' : 'at least';
    return { text: `a share needs a bound, such as \`${level.text} ${word} …\``, fixes: [] };
  }
  return undefined;
}
