import type { Agreement, DependencyItem, Exclusion, Metric } from '@sla-language/agreement';
import { isNeeded } from '../common/dependencies.js';
import { derived } from '../common/derived.js';
import { metricsWithout, wordsOf } from '../common/exclusions.js';
import { example, prose } from '../common/texts-of-rules.js';
import type { Rule } from '../rule.js';

const OTHERS =
  /\b(?:third[- ]part(?:y|ies)|(?:sub)?suppliers?|subcontractors?|upstream providers?|sub-?processors?|Dritten?|Zulieferern?|Unterauftragnehmern?)\b/i;

export const coreDependencyExcluded: Rule = {
  id: 'exclusion/core-dependency-excluded',
  severity: 'warning',
  audience: ['customer'],
  title: 'The failure of a part that the service is built on does not count',
  explanation: () => ({
    why: prose`
      A service is only as available as what it runs on. Where the provider declares a component and then excludes its failures, the
      customer carries the risk of a supplier that it did not choose, has no contract with and cannot measure.`,
    advice: prose`
      Take the component out of the exclusion. A provider that cannot carry its risk passes on what its own supplier promises: a target
      that fits \`depends on … at 99.9%\`, and the credits that it recovers.`,
    sources: [
      'ITIL 4, service level management: underpinning contracts',
      'Amazon Compute Service Level Agreement (2022-05), which excludes acts and equipment of third parties',
    ],
    examples: [
      {
        title: 'By its name',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              service Shop { depends on "Nordic Compute" at 99.95% }
              exclusion Cloud "Cloud" { means "outages of Nordic Compute"  proof by provider }
              metric ShopUptime { excluding Planned, Cloud, ForceMajeure }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              service Shop { depends on "Nordic Compute" at 99.95% }
          }
        `,
      },
      {
        title: 'With everybody else',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              service Shop { depends on "Nordic Compute" at 99.95% }
              exclusion Others "Others" { means "failures that third parties have caused"  proof by provider }
              metric ShopUptime { excluding Planned, Others, ForceMajeure }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              service Shop { depends on "Nordic Compute" at 99.95% }
              exclusion Others "Others" { means "failures of lines between the internet and the customer's offices"  proof by provider }
              metric ShopUptime { excluding Planned, Others, ForceMajeure }
          }
        `,
      },
    ],
  }),
  check(agreement, { report }) {
    for (const exclusion of agreement.exclusions) {
      if (exclusion.kind !== 'exclusion' || exclusion.means === undefined) continue;
      for (const metric of metricsWithout(agreement, exclusion)) {
        const found = excludedPart(agreement, exclusion, metric);
        if (!found) continue;
        const { service, item, words } = found;
        report({
          at: exclusion,
          message:
            `\`${exclusion.id}\` leaves ${words} out of \`${metric.id}\`, but \`${service}\` depends on "${item.title}": when that fails, ` +
            'the service is down and by this text it is not.',
          related: [
            { at: item, message: `\`${service}\` depends on it.` },
            { at: metric, property: 'excluding', message: `\`${metric.id}\` leaves it out.` },
          ],
        });
        break;
      }
    }
  },
};

interface ExcludedPart {
  readonly service: string;
  readonly item: DependencyItem;
  /** How the exclusion speaks of it. */
  readonly words: string;
}

/** The first part outside the agreement, of a service that the metric measures, of which the exclusion speaks. */
function excludedPart(agreement: Agreement, exclusion: Exclusion, { measure }: Metric): ExcludedPart | undefined {
  const services = measure && 'services' in measure ? measure.services : [];
  const parts = services.flatMap((service) => partsOutside(agreement).get(service) ?? []);
  if (parts.length === 0) return undefined;
  const text = wordsOf(exclusion).toLowerCase();
  const named = parts.find(({ item }) => item.title.length > 3 && text.includes(item.title.toLowerCase()));
  if (named) return { ...named, words: `"${named.item.title}"` };
  const others = OTHERS.exec(exclusion.means ?? '');
  return others ? { ...parts[0]!, words: `what "${others[0]}" cause` } : undefined;
}

type PartOutside = Omit<ExcludedPart, 'words'>;

/** By service what it needs of others. What replaces each other is left out. */
const partsOutside = derived((agreement): ReadonlyMap<string, readonly PartOutside[]> => {
  return new Map(
    agreement.services.map(({ id, dependencies }) => {
      const items = dependencies.filter(isNeeded).flatMap((dependency) => dependency.items.filter(isOutside));
      return [id, items.map((item) => ({ service: id, item }))];
    }),
  );
});

function isOutside(item: DependencyItem): boolean {
  return item.kind === 'external' || item.agreement !== undefined;
}
