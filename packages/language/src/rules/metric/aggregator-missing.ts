import { isManyValued, usedLevels } from '../common/aggregation.js';
import { example, prose } from '../common/texts-of-rules.js';
import { replace, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const aggregatorMissing: Rule = {
  id: 'metric/aggregator-missing',
  severity: 'error',
  title: 'Many values are measured, and nothing says which of them counts',
  explanation: () => ({
    why: prose`
      A month holds a million response times. Their mean, their median and their 99th percentile are three different levels, and the same
      month keeps a target by the one and misses it by the other.`,
    advice: 'Name a statistic: `p95 of PageTime`, `mean of Answers`, `share of PageTime within 2 s`.',
    sources: [
      'Beyer et al., Site Reliability Engineering, chapter 4: Service Level Objectives (aggregation)',
      'ISO/IEC 19086-3:2017, cloud service response time: mean, variance and maximum are separate objectives',
    ],
    examples: [
      {
        title: 'In an objective',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Speed { measures PageTime per month }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Speed { measures p99 of PageTime per month }
          }
        `,
      },
      {
        title: 'In the definition of an outage',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric ShopUptime { unavailable when PageTime > 10 s over 5 minutes }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric ShopUptime { unavailable when p99 of PageTime > 10 s over 5 minutes }
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { report }) {
    for (const { level, metric, place, what, overMany, operator } of usedLevels(agreement)) {
      if (level.statistic || !overMany || !isManyValued(metric)) continue;
      const kind = metric.measure?.kind;
      const isLeast = operator === '>=' || operator === '>';
      const proposal = kind === 'duration' ? 'p95 of' : kind === 'score' ? 'mean of' : isLeast ? 'min of' : 'max of';
      const text = `${proposal} ${metric.id}`;
      report({
        ...place,
        message: `\`${metric.id}\` has many values in a window, and ${what} does not say which of them counts. Write, for example, \`${text}\`.`,
        related: [{ at: metric, message: `What \`${metric.id}\` measures.` }],
        fixes: [suggestion(`Write \`${text}\``, replace(place, text))],
      });
    }
  },
};
