import { availabilityPromises } from '../common/budgets.js';
import { forText } from '../common/places.js';
import { example, prose } from '../common/texts-of-rules.js';
import { innerPointsOf } from '../common/vantage-points.js';
import { replace, suggestion } from '../fix.js';
import { ruleWithOptions } from '../rule.js';

/** Several places, or words that may stand for several. */
const SEVERAL =
  /[,;/&+]|\d|\b(?:and|or|und|oder|et|ou|each|every|any|all|both|two|three|four|five|six|several|multiple|various|many|different|zwei|drei|mehrere|verschiedene)\b|\b(?:regions|locations|cities|sites|zones|points|places|networks|countries|offices|standorte|regionen|orte)\b/i;

export const probeSingleLocation = ruleWithOptions({
  id: 'metric/probe-single-location',
  severity: 'information',
  title: 'A strict target is measured from one place only',
  explanation: () => ({
    why: prose`
      A probe cannot tell a service that is down from a line that is. With few minutes to lose in a month, a disturbance near the probe is a
      miss that the provider did not cause, and one elsewhere is an outage that nobody sees.`,
    advice: prose`
      Measure from two places at least, and say how many have to agree: \`at "Frankfurt and Dublin, both of which must see the failure"\`.`,
    sources: ['Checkly, on checks from several locations'],
    examples: [
      {
        title: 'A city',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric ShopUptime {
                  measured every 1 minute by "an external probe" at "Frankfurt"
                  excluding ForceMajeure
              }
              objective Uptime {
                  target >= 99.95%
                  credit 10% of fee when < 99.95%
              }
              support Desk { handles Sev1 during Always { respond within 5 minutes  update every 15 minutes  restore within 20 minutes } }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric ShopUptime {
                  measured every 1 minute by "an external probe" at "Frankfurt and Dublin, both of which must see the failure"
                  excluding ForceMajeure
              }
              objective Uptime {
                  target >= 99.95%
                  credit 10% of fee when < 99.95%
              }
              support Desk { handles Sev1 during Always { respond within 5 minutes  update every 15 minutes  restore within 20 minutes } }
          }
        `,
      },
      {
        title: 'Over the year',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric ShopUptime {
                  measured every 1 minute by "an external probe" at "the customer's head office"
                  excluding ForceMajeure
              }
              objective Yearly "Availability of the year" {
                  measures ShopUptime per year
                  target >= 99.98%
                  penalty EUR 500 when missed
              }
              support Desk { handles Sev1 during Always { respond within 15 minutes  update every 15 minutes  restore within 1 hour } }
              report Monthly { covers Uptime, Speed, Desk, Yearly }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric ShopUptime {
                  measured every 1 minute by "an external probe" at "two offices of the customer"
                  excluding ForceMajeure
              }
              objective Yearly "Availability of the year" {
                  measures ShopUptime per year
                  target >= 99.98%
                  penalty EUR 500 when missed
              }
              support Desk { handles Sev1 during Always { respond within 15 minutes  update every 15 minutes  restore within 1 hour } }
              report Monthly { covers Uptime, Speed, Desk, Yearly }
          }
        `,
      },
    ],
  }),
  options: {
    level: {
      type: 'number',
      default: 99.95,
      minimum: 0,
      description: 'From which target on one place is too few, in per cent',
    },
  },
  fix: 'suggestion',
  check(agreement, { options, report }) {
    // That none of the users is at the only place is the greater evil, and another rule says it.
    const seen = new Set<object>(innerPointsOf(agreement).keys());
    for (const { objective, metric, target, level, text } of availabilityPromises(agreement)) {
      const place = metric.measured?.at;
      if (!place || level.lt(String(options.level)) || SEVERAL.test(place) || seen.has(metric)) continue;
      seen.add(metric);
      report({
        at: metric,
        property: 'measured',
        message: `\`${metric.id}\` is measured from one place ("${place}"), but \`${objective.id}\`${forText(target.for)}: ${text()}. A disturbance at that place alone can use it up.`,
        related: [{ at: target, message: `\`${objective.id}\` promises \`${target.comparison.text}\`.` }],
        fixes: [
          suggestion(
            'Add a second place',
            replace(
              { at: metric, property: 'measured' },
              `at "${place} and a second city, both of which must see the failure"`,
              `at "${place}"`,
            ),
          ),
        ],
      });
    }
  },
});
