import type { Agreement } from '@sla-language/agreement';
import { judgedMetrics } from '../common/metric-uses.js';
import { example, prose } from '../common/texts-of-rules.js';
import { isReadable, textsOf } from '../common/written-texts.js';
import type { Rule } from '../rule.js';

/** Words of a way to check, or to object. */
const WAY_OUT =
  /\b(?:audit|dispute|verif|independent|object(?:s|ed|ion)?\b|third[- ]party|raw data|both parties|same access|überprüf|widersp|unabhängig)/i;
const OTHERS = /\b(?:customer|checked|third|independent|both|external|shared|kunde)/i;

export const providerSoleTruth: Rule = {
  id: 'metric/provider-sole-truth',
  severity: 'information',
  title: "Only the provider's own figures decide, and there is no way to question them",
  explanation: () => ({
    why: prose`
      Whoever owes the credits also writes the report from which they follow. Without figures of another source, or a right to see and to
      dispute them, the customer can only believe what it is told.`,
    advice: prose`
      Let somebody else measure, let claims bring their own evidence (\`claim within 30 days after window by "a ticket" with "request logs"\`),
      or add a clause that gives access to the raw data.`,
    sources: [
      'Atlassian Cloud SLA (its own monitoring alone decides)',
      'ISO/IEC 19086-1:2016, monitoring of cloud service level objectives',
    ],
    examples: [
      {
        title: 'Its own monitoring',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric ShopUptime { measured every 1 minute by "the provider's monitoring" }
              remedies { claim within 30 days after window by "a ticket" }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric ShopUptime { measured every 1 minute by "the provider's monitoring" }
              remedies { claim within 30 days after window by "a ticket" with "the customer's request logs" }
          }
        `,
      },
      {
        title: 'Named by its name',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric PageTime { measured by "the logs of Acme Cloud" }
              remedies { claim automatic }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric PageTime { measured by "the logs of Acme Cloud" }
              remedies { claim automatic }
              clause "Access to logs" "The customer may have the logs checked by an independent auditor once a year."
          }
        `,
      },
    ],
  }),
  audience: ['customer'],
  check(agreement, { report }) {
    if (!isReadable(agreement)) return;
    const own = providerWords(agreement);
    const suspects = [...judgedMetrics(agreement)].filter(([metric]) => {
      const by = metric.measured?.by;
      return by !== undefined && own.test(by) && !OTHERS.test(by);
    });
    if (suspects.length === 0 || canDispute(agreement)) return;
    for (const [metric, objectives] of suspects) {
      if (objectives.every(({ indicative }) => indicative)) continue;
      if (
        objectives.every(({ claims }) => claims.some((claim) => claim.kind === 'within' && claim.evidence.length > 0))
      )
        continue;
      report({
        at: metric,
        property: 'measured',
        message:
          `\`${metric.id}\` is measured by "${metric.measured?.by}" alone, and the agreement gives the customer neither evidence of its own nor a ` +
          'way to question the figures.',
      });
    }
  },
};

/** "the provider", and the name of the party that is it. */
function providerWords({ parties, roles }: Agreement): RegExp {
  const role = roles.provider;
  const party = role?.kind === 'party' ? parties.find(({ id }) => id === role.party) : undefined;
  const words = party ? [party.id, party.title].flatMap((name) => /[\p{L}\p{N}]{2,}/u.exec(name)?.[0] ?? []) : [];
  return new RegExp(`(?<!\\p{L})(?:${['provider', 'vendor', 'supplier', ...words].join('|')})(?!\\p{L})`, 'iu');
}

function canDispute(agreement: Agreement): boolean {
  const { remedies } = agreement;
  if (remedies?.claims.some((claim) => claim.kind === 'within' && claim.evidence.length > 0)) return true;
  return textsOf(agreement).some(({ text, binding, at }) => binding && !isMetric(agreement, at) && WAY_OUT.test(text));
}

function isMetric({ metrics }: Agreement, at: object): boolean {
  return metrics.some((metric) => metric === at);
}
