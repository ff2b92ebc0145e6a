import { partyIn } from '../common/phrases.js';
import { notCritical, requirementRule } from '../common/regulatory.js';
import { example, prose } from '../common/texts-of-rules.js';
import { addTo, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const doraNoEarlyWarning: Rule = requirementRule({
  id: 'dora/no-early-warning',
  severity: 'warning',
  regulation: 'dora',
  requirement: 'DORA 30(3)(b)',
  title: 'The provider need not warn of what is coming',
  explanation: () => ({
    why: prose`
      A provider that is about to lose its data centre, its engineers or its owner knows it long before its customers feel it. The
      financial entity needs the warning while there is still time to act on its exit plan.`,
    advice: prose`
      Oblige the provider: \`notify customer of material development within 5 days\`, beside a \`report\` of the levels. It concerns
      services that support a critical or important function; of others say so: \`not applicable "DORA 30(3)" because "…"\`.`,
    sources: ['Regulation (EU) 2022/2554 (DORA), Article 30(3)(b)'],
    examples: [
      {
        title: 'Reports, but no warning',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Early warning" "The parties talk to each other."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Early warning" "The parties talk to each other."
              notify customer of material development within 5 days
          }
        `,
      },
      {
        title: 'The wrong event',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Early warning" "The parties talk to each other."
              notify customer of security incident within 4 hours
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Regulated {
              clause "Early warning" "The parties talk to each other."
              notify customer of security incident within 4 hours
              notify customer of material development within 5 days by "e-mail"
          }
        `,
      },
    ],
  }),
  asks: "periods of notice and duties to report, and for word of any development that may have a material impact on the provider's ability to keep the service levels",
  lacks: (agreement) => {
    const customer = partyIn(agreement, 'customer') ?? 'customer';
    const warned = agreement.notifications.some(({ to, of }) => to === customer && of.kind === 'material development');
    if (warned && agreement.reports.length > 0) return [];
    const line = 'notify customer of material development within 5 days';
    const missing = warned ? [] : [suggestion(`Add \`${line}\``, addTo(agreement, line))];
    return [
      {
        what: warned
          ? `\`${agreement.id}\` has no report on its service levels`
          : `\`${agreement.id}\` does not oblige the provider to tell of material developments`,
        fixes: [...missing, notCritical(agreement)],
      },
    ];
  },
  clause: ({ provider, customer }) => ({
    title: 'Reports and early warning',
    text: `${provider} reports to ${customer} every month how the service levels were kept, and tells it within 5 days of every development that might have a material impact on its ability to provide the services at the agreed levels.`,
  }),
});
