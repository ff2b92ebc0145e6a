import { metricsWithout } from '../common/exclusions.js';
import { example, prose } from '../common/texts-of-rules.js';
import type { Rule } from '../rule.js';

/** "other factors outside the provider's reasonable control" */
const ANYTHING =
  /\b(?:anything|factors?|causes?|circumstances?|conditions?|events?|reasons?|matters?)(?:\s+(?:that|which)\s+(?:is|are|lies?))?\s+(?:outside|beyond|not\s+(?:within|under))\s+(?:[^\s.;,]+\s+){0,4}control\b/i;
const ANYTHING_IN_GERMAN =
  /\b(?:Ursachen?|Umst[aä]nden?|Gr[uü]nden?|Ereignissen?|Ereignisse|Faktoren)\s*,?\s+(?:die\s+)?(?:au(?:ß|ss)erhalb|jenseits)\s+(?:[^\s.;,]+\s+){0,4}(?:Kontrolle|Einfluss\w*)/i;

/** What follows is the list itself, so the phrase is only its heading. */
const CLOSED = /^[^.;]{0,20}?(?:\b(?:namely|that is|i\.\s?e\.|limited to)\b|:)/i;

export const catchAll: Rule = {
  id: 'exclusion/catch-all',
  severity: 'warning',
  title: 'An exclusion that covers whatever one side calls beyond its control',
  why: prose`
    Nearly every outage has a cause that somebody else is nearer to: a supplier, a network, a defect in bought software. Where "factors
    outside our reasonable control" do not count, whether a target was missed is decided after the event, by arguing about control.`,
  advice: prose`
    List the events: \`means "war, strike and natural disaster that the provider could not avert"\`. Or define the words in a
    \`term "Reasonable control" means "…"\`, and say with \`proof by\` who has to show that it applies.`,
  sources: [
    'Amazon Compute Service Level Agreement (2022-05): factors outside our reasonable control',
    'Bonterms Service Level Agreement 1.0: other factors outside the provider’s reasonable control',
  ],
  examples: [
    {
      title: 'Instead of a list',
      failing: example`
        import "./sound.sla"

        agreement Example "Example" extends Sound {
            exclusion ForceMajeure { means "causes beyond the provider's reasonable control" }
        }
      `,
      passing: example`
        import "./sound.sla"

        agreement Example "Example" extends Sound {
            exclusion ForceMajeure { means "war, strike, flood and fire that the provider could not have averted" }
        }
      `,
    },
    {
      title: 'At the end of a list',
      failing: example`
        import "./sound.sla"

        agreement Example "Example" extends Sound {
            exclusion ForceMajeure { means "war, strike and other events outside the control of the provider" }
        }
      `,
      passing: example`
        import "./sound.sla"

        agreement Example "Example" extends Sound {
            exclusion ForceMajeure { means "events outside the control of the provider, namely war and strike" }
        }
      `,
    },
  ],
  check(agreement, { report }) {
    for (const exclusion of agreement.exclusions) {
      const means = (exclusion.means ?? '').replace(/\s+/g, ' ');
      // Most definitions have none of these words.
      if (!/control|kontrolle|einfluss/i.test(means)) continue;
      const found = ANYTHING.exec(means) ?? ANYTHING_IN_GERMAN.exec(means);
      if (!found || CLOSED.test(means.slice(found.index + found[0].length))) continue;
      const metrics = metricsWithout(agreement, exclusion);
      const isDefined = agreement.terms.some(({ term }) => /control|kontrolle|einfluss/i.test(term));
      if (metrics.length === 0 || isDefined) continue;
      report({
        at: exclusion,
        property: 'means',
        message:
          `\`${exclusion.id}\` leaves out "${found[0]}", and nothing says what these are: after an outage the parties will argue ` +
          'about whose control its cause was under.',
        related: metrics.map((metric) => ({
          at: metric,
          property: 'excluding',
          message: `It does not count in \`${metric.id}\`.`,
        })),
      });
    }
  },
};
