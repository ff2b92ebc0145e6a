import {
  type Big,
  exactSeconds,
  groupedString,
  type Metric,
  type Objective,
  smallestMeaningfulSample,
  windowLengths,
  ZERO,
} from '@sla-language/agreement';
import { neededEvents } from '../common/samples.js';
import { example, prose } from '../common/texts-of-rules.js';
import { addTo, suggestion } from '../fix.js';
import { ruleWithOptions } from '../rule.js';

export const noMinimumSample = ruleWithOptions({
  id: 'metric/no-minimum-sample',
  severity: 'warning',
  title: 'A strict target of a ratio, and no smallest number of events',
  explanation: () => ({
    why: prose`
      99.9% of a hundred requests is all of them: in a quiet month a single failure is a miss, although nothing is wrong. The provider will
      call it chance, the customer will point to the figure.`,
    advice: prose`
      Say from how many events on the level counts, and what happens below: \`minimum 1_000 samples otherwise good\`.`,
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
              metric Search "Time of a search" {
                  duration from "search sent" to "results shown" for Shop
                  measured by "the access log"
              }
              objective Searches "Searches" { measures p99.9 of Search per month  target <= 3 s  indicative }
              report Monthly { covers Uptime, Speed, Desk, Searches }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric Search "Time of a search" {
                  duration from "search sent" to "results shown" for Shop
                  measured by "the access log"
              }
              objective Searches "Searches" { measures p95 of Search per month  target <= 3 s  indicative }
              report Monthly { covers Uptime, Speed, Desk, Searches }
          }
        `,
      },
    ],
  }),
  completeness: true,
  options: {
    events: {
      type: 'number',
      default: 100,
      minimum: 1,
      description: 'How many events a target may need in a window without a `minimum` that guarantees them',
    },
  },
  fix: 'suggestion',
  check(agreement, { options, report }) {
    const seen = new Set<object>();
    for (const { objective, target, metric, share, level } of neededEvents(agreement)) {
      const needed = smallestMeaningfulSample(share);
      if (!needed || metric.minimumSamples || needed.lte(options.events) || seen.has(metric)) continue;
      if (ownTests(metric, objective).gte(needed)) continue;
      seen.add(metric);
      const line = `minimum ${needed.toFixed()} samples otherwise good`;
      report({
        at: target,
        message:
          `\`${objective.id}\` promises \`${level} ${target.comparison.text}\`: with fewer than ${groupedString(needed)} events in a window a ` +
          `single bad one is a miss, and \`${metric.id}\` has no \`minimum\`.`,
        related: [{ at: metric, message: `What \`${metric.id}\` measures.` }],
        fixes: [suggestion(`Add \`${line}\``, addTo(metric, line))],
      });
    }
  },
});

/** Words for events that the measurement itself makes, one at least each time. */
const TEST = /\b(?:probes?|probing|tests?|testing|synthetic|pings?)\b/i;

/** How many events a window has at least, because the measurement makes them: a test every ten seconds is 259,200 in 30 days. */
function ownTests({ measure, measured }: Metric, { measures }: Objective): Big {
  const interval = measured?.every && exactSeconds(measured.every);
  const length = measures && windowLengths(measures.window)[0];
  if (!interval?.gt(0) || !length) return ZERO;
  const texts = [measured?.by, measure?.kind === 'ratio' ? measure.to : undefined];
  return texts.some((text) => text && TEST.test(text)) ? length.div(interval) : ZERO;
}
