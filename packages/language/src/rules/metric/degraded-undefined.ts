import type { Agreement } from '@sla-language/agreement';
import { judgedMetrics } from '../common/metric-uses.js';
import { example, prose } from '../common/texts-of-rules.js';
import type { Rule } from '../rule.js';

/** Words of degree, without a measure of the degree. */
const DEGREE =
  /\b(?:degrad(?:ed|ation|es?)|partial(?:ly)?|slow(?:ly|ness)?|significant(?:ly)?|material(?:ly)?|severe(?:ly)?|substantial(?:ly)?|impaired|impairment|unusable|poor(?:ly)?|noticeabl[ey]|major|beeinträchtigt|eingeschränkt|langsam|erheblich|wesentlich|spürbar|teilweise)(?:e[mnrs]?)?\b/i;
/** A figure, or one in words. */
const FIGURE = /\d|\b(?:half|third|quarter|every|each|all|none|no|hälfte|jede[rs]?|alle|kein)\b/i;

export const degradedUndefined: Rule = {
  id: 'metric/degraded-undefined',
  severity: 'warning',
  title: 'An outage that depends on a degree which nobody has named',
  explanation: () => ({
    why: prose`
      "Degraded", "partially" and "material" say that it is a question of degree, and not which degree. The customer counts the slow
      afternoon as downtime, the provider only the hour in which nothing worked.`,
    advice: prose`
      Name the degree: \`unavailable when "more than 5% of the requests fail"\`, \`unavailable when p95 of PageTime > 5 s over 5 minutes\`;
      or define the word in the agreement with \`term "…" means "…"\`.`,
    sources: [
      'Bonterms SLA 1.0 ("a material disruption")',
      'ISO/IEC 19086-3:2017, availability: definition of downtime',
    ],
    examples: [
      {
        title: 'Degraded',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric ShopUptime { unavailable when "the shop is down or degraded" }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric ShopUptime { unavailable when "the shop is down, or pages take more than 10 seconds" }
          }
        `,
      },
      {
        title: 'Partially',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric ShopUptime { unavailable when "customers can use the shop only partially" for at least 5 minutes }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric ShopUptime { unavailable when "customers can use the shop only partially" for at least 5 minutes }
              term "Partially" means "without search, basket or payment"
          }
        `,
      },
    ],
  }),
  check(agreement, { report }) {
    for (const metric of judgedMetrics(agreement).keys()) {
      for (const { allOf } of metric.unavailableWhen?.anyOf ?? []) {
        // What stands beside a measured condition only narrows it down.
        if (allOf.some((predicate) => predicate.kind === 'comparison')) continue;
        for (const predicate of allOf) {
          if (predicate.kind !== 'prose' || FIGURE.test(predicate.text)) continue;
          const word = DEGREE.exec(predicate.text)?.[0];
          if (!word || isDefined(agreement, word)) continue;
          report({
            at: predicate,
            message: `What counts as an outage in \`${metric.id}\` depends on the word "${word}", and nothing says what it takes. Name a threshold, or define the word.`,
          });
        }
      }
    }
  },
};

/** Whether a term has the word, in whatever form, or a severity is called by it. */
function isDefined({ terms, severities }: Agreement, word: string): boolean {
  const stem = word.toLowerCase().slice(0, 6);
  const defined = [...terms.map(({ term }) => term), ...severities.map(({ title }) => title)];
  return defined.some((each) => each.toLowerCase().includes(stem));
}
