import {
  type Agreement,
  availabilityObjectives,
  type ClaimStep,
  claimStepsOf,
  moneyString,
  nominalSeconds,
  type Objective,
} from '@sla-language/agreement';
import { nameOfItem, promisesFor, type Upstream, upstreamsOf } from '../common/dependencies.js';
import { example, prose } from '../common/texts-of-rules.js';
import { worstCredit } from '../common/worst-credit.js';
import type { Finding, Rule } from '../rule.js';

export const creditMismatch: Rule = {
  id: 'dependency/credit-mismatch',
  severity: 'information',
  audience: ['provider'],
  title: 'More is owed to the customer than can be recovered from the supplier',
  explanation: () => ({
    why: prose`
      When the supplier fails, the provider pays its customer and is paid by its supplier. Where the credits upstream are smaller, or have
      to be claimed sooner than the customer has to claim, the difference is the provider's, for an outage that it did not cause.`,
    advice: prose`
      Know the figure before you sign. Agree credits and periods back to back, put a \`cap\` on what is owed, or calculate the difference
      into the fee.`,
    sources: [
      'ITIL 4, service level management: back-to-back agreements',
      'Amazon Compute Service Level Agreement (2022-05): credits are a share of the bill of the affected part',
    ],
    examples: [
      {
        title: 'Larger credits',
        failing: example`
          import "./sound.sla"

          template Cloud "Cloud terms" extends Sound {
              service Shop { fee EUR 300 per month }
              objective Uptime { target >= 99.99%  credit 10% of fee when < 99.99% }
              metric ShopUptime { measured every 5 seconds by "the provider"  excluding ForceMajeure }
              support Desk { handles Sev1 during Always { respond within 1 minute  restore within 3 minutes } }
          }
          agreement Example "Example" extends Sound {
              service Shop { depends on Cloud.Uptime }
          }
        `,
        passing: example`
          import "./sound.sla"

          template Cloud "Cloud terms" extends Sound {
              service Shop { fee EUR 10_000 per month }
              objective Uptime { target >= 99.99%  credit 10% of fee when < 99.99% }
              metric ShopUptime { measured every 5 seconds by "the provider"  excluding ForceMajeure }
              support Desk { handles Sev1 during Always { respond within 1 minute  restore within 3 minutes } }
          }
          agreement Example "Example" extends Sound {
              service Shop { depends on Cloud.Uptime }
          }
        `,
      },
      {
        title: 'A shorter time to claim',
        failing: example`
          import "./sound.sla"

          template Cloud "Cloud terms" extends Sound {
              service Shop { fee EUR 10_000 per month }
              objective Uptime { target >= 99.99%  credit 10% of fee when < 99.99% }
              metric ShopUptime { measured every 5 seconds by "the provider"  excluding ForceMajeure }
              support Desk { handles Sev1 during Always { respond within 1 minute  restore within 3 minutes } }
              remedies { claim within 20 days after window by "a ticket" with "dates and times" }
          }
          agreement Example "Example" extends Sound {
              service Shop { depends on Cloud.Uptime }
          }
        `,
        passing: example`
          import "./sound.sla"

          template Cloud "Cloud terms" extends Sound {
              service Shop { fee EUR 10_000 per month }
              objective Uptime { target >= 99.99%  credit 10% of fee when < 99.99% }
              metric ShopUptime { measured every 5 seconds by "the provider"  excluding ForceMajeure }
              support Desk { handles Sev1 during Always { respond within 1 minute  restore within 3 minutes } }
              remedies { claim within 20 days after window by "a ticket" with "dates and times" }
          }
          agreement Example "Example" extends Sound {
              service Shop { depends on Cloud.Uptime }
              remedies { claim within 10 days after report by "a ticket" with "dates and times" }
          }
        `,
      },
    ],
  }),
  check(agreement, context) {
    for (const upstream of upstreamsOf(agreement, context)) {
      for (const theirs of promisesFor(upstream.item, upstream.other)) {
        for (const ours of availabilityObjectives(agreement, upstream.service)) {
          const found = [
            ...owedMore(agreement, ours, upstream, theirs),
            ...claimedLater(agreement, ours, upstream, theirs),
          ];
          for (const finding of found) context.report(finding);
        }
      }
    }
  },
};

/** What is owed for a month without the service, against what comes back. */
function owedMore(
  agreement: Agreement,
  ours: Objective,
  { service, item, other }: Upstream,
  theirs: Objective,
): Finding[] {
  const owed = worstCredit(agreement, ours);
  const recovered = worstCredit(other, theirs);
  if (!owed?.currency || !recovered || owed.amount.lte(recovered.amount)) return [];
  if (recovered.currency !== undefined && recovered.currency !== owed.currency) return [];
  const { currency } = owed;
  const rest = moneyString(owed.amount.minus(recovered.amount), currency);
  return [
    {
      at: item,
      message:
        `In a month in which ${nameOfItem(item)} is down all the time, \`${ours.id}\` owes ${moneyString(owed.amount, currency)} for ` +
        `\`${service}\`, and the supplier pays ${moneyString(recovered.amount, currency)} for \`${theirs.id}\`: the provider bears ${rest} itself.`,
      related: [
        { at: ours, message: `\`${ours.id}\` owes ${moneyString(owed.amount, currency)} a month at most.` },
        { at: theirs, message: `\`${theirs.id}\` pays ${moneyString(recovered.amount, currency)} a month at most.` },
      ],
    },
  ];
}

/** The customer may still claim when the provider no longer can. */
function claimedLater(agreement: Agreement, ours: Objective, { item, other }: Upstream, theirs: Objective): Finding[] {
  const own = afterWindow(claimStepsOf(agreement, ours.id));
  const back = afterWindow(claimStepsOf(other, theirs.id));
  if (!own || !back || own.within.business !== back.within.business) return [];
  if (nominalSeconds(own.within).lte(nominalSeconds(back.within))) return [];
  return [
    {
      at: item,
      message:
        `The customer may claim for \`${ours.id}\` until ${own.within.text} after the window, and ${nameOfItem(item)} has to be claimed ` +
        `within ${back.within.text}: a claim that comes later is paid and cannot be passed on.`,
      related: [
        { at: own, message: `Towards the customer: ${own.within.text}.` },
        { at: back, message: `Towards the supplier: ${back.within.text}.` },
      ],
    },
  ];
}

function afterWindow(steps: readonly ClaimStep[]): Extract<ClaimStep, { kind: 'within' }> | undefined {
  return steps.find(
    (step): step is Extract<ClaimStep, { kind: 'within' }> => step.kind === 'within' && step.after === 'window',
  );
}
