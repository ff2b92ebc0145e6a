import { ceiling, decimalString, exactSeconds, formatDuration, settle } from '@sla-language/agreement';
import { example, prose } from '../common/texts-of-rules.js';
import { replace, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const outageRuleOffGrid: Rule = {
  id: 'metric/outage-rule-off-grid',
  severity: 'warning',
  title: 'The shortest outage is no whole number of samples',
  explanation: () => ({
    why: prose`
      With a sample a minute nobody can see whether an outage lasted 90 seconds. One side rounds to one bad sample, the other to two, and
      which outages count at all depends on it.`,
    advice: 'Give the shortest outage in samples (`for at least 2 samples`), or as a multiple of the interval.',
    sources: [
      'ISO/IEC 19086-2:2018, metric model: sampling',
      'Checkly, on check frequency and the precision of uptime figures',
    ],
    examples: [
      {
        title: 'Between one sample and two',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric ShopUptime { unavailable when "the home page does not answer within 10 seconds" for at least 90 seconds }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric ShopUptime { unavailable when "the home page does not answer within 10 seconds" for at least 2 samples }
          }
        `,
      },
      {
        title: 'Shorter than the interval',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric ShopUptime {
                  unavailable when "the home page does not answer within 10 seconds" for at least 1 minute
                  measured every 5 minutes by "an external probe" at "two regions"
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric ShopUptime {
                  unavailable when "the home page does not answer within 10 seconds" for at least 1 minute
                  measured every 30 seconds by "an external probe" at "two regions"
              }
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { report }) {
    for (const metric of agreement.metrics) {
      const rule = metric.unavailableWhen?.forAtLeast;
      const interval = metric.measured?.every && exactSeconds(metric.measured.every);
      const shortest = rule?.kind === 'duration' ? exactSeconds(rule) : undefined;
      if (!rule || !interval?.gt(0) || !shortest?.gt(0)) continue;
      const samples = settle(shortest.div(interval));
      const whole = ceiling(samples);
      if (samples.eq(whole)) continue;
      const text = `${decimalString(whole)} ${whole.eq(1) ? 'sample' : 'samples'}`;
      report({
        at: metric,
        property: 'unavailableWhen',
        message:
          `\`${metric.id}\` is measured every ${formatDuration(interval)}, and an outage counts from ${rule.text} on: that is ` +
          `${decimalString(samples.round(2))} samples. It takes ${text}, ${formatDuration(whole.times(interval))}, until it is seen.`,
        related: [
          { at: metric, property: 'measured', message: `A sample is taken every ${metric.measured?.every?.text}.` },
        ],
        fixes: [
          suggestion(
            `Write \`for at least ${text}\``,
            replace({ at: metric, property: 'unavailableWhen' }, `for at least ${text}`, `for at least ${rule.text}`),
          ),
        ],
      });
    }
  },
};
