import {
  decimal,
  decimalString,
  groupedString,
  percentString,
  smallestMeaningfulSample,
} from '@sla-language/agreement';
import { neededEvents } from '../common/samples.js';
import { example, prose } from '../common/texts-of-rules.js';
import { replace, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const minimumTooSmall: Rule = {
  id: 'metric/minimum-too-small',
  severity: 'warning',
  title: 'The smallest number of events is too small for the target',
  explanation: () => ({
    why: prose`
      The \`minimum\` is there so that a single failure in a quiet window does not decide it. Where it is smaller than what the target can
      tell apart, it does: with 100 events one failure is 99%, and misses 99.9%.`,
    advice: 'Raise the minimum to 1 ÷ (100% − target): 1,000 events for 99.9%, 10,000 for 99.99%.',
    sources: [
      'Google Cloud Functions SLA (an error rate counts from 100 requests on)',
      'Beyer et al., The Site Reliability Workbook, chapter 5: Alerting on SLOs (low-traffic services)',
    ],
    examples: [
      {
        title: 'A ratio',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric Answered "Answered requests" {
                  ratio of "requests answered" to "all requests" for Shop
                  measured by "the access log"
                  minimum 100 samples otherwise good
              }
              objective Success "Success" { measures Answered per month  target >= 99.9%  indicative }
              report Monthly { covers Uptime, Speed, Desk, Success }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric Answered "Answered requests" {
                  ratio of "requests answered" to "all requests" for Shop
                  measured by "the access log"
                  minimum 1_000 samples otherwise good
              }
              objective Success "Success" { measures Answered per month  target >= 99.9%  indicative }
              report Monthly { covers Uptime, Speed, Desk, Success }
          }
        `,
      },
      {
        title: 'A percentile',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric PageTime { minimum 10 samples otherwise good }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric PageTime { minimum 20 samples otherwise good }
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { report }) {
    for (const { objective, target, metric, share, level } of neededEvents(agreement)) {
      const needed = smallestMeaningfulSample(share);
      const minimum = metric.minimumSamples && decimal(metric.minimumSamples.count);
      if (!needed || !minimum || minimum.lte(0) || minimum.gte(needed)) continue;
      const best = decimal(100).minus(decimal(100).div(minimum));
      report({
        at: metric,
        property: 'minimumSamples',
        message:
          `From ${groupedString(minimum)} events on a window of \`${metric.id}\` counts, where one bad event leaves ${percentString(best, 4)}; ` +
          `\`${objective.id}\` promises \`${level} ${target.comparison.text}\` and needs ${groupedString(needed)}.`,
        related: [{ at: target, message: `\`${objective.id}\` promises \`${target.comparison.text}\`.` }],
        fixes: [
          suggestion(
            `Ask for ${groupedString(needed)} samples`,
            replace(
              { at: metric, property: 'minimumSamples' },
              `minimum ${decimalString(needed)} samples${metric.minimumSamples?.otherwise ? ` otherwise ${metric.minimumSamples.otherwise}` : ''}`,
            ),
          ),
        ],
      });
    }
  },
};
