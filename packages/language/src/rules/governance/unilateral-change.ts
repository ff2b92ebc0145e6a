import { decimal, nominalSeconds } from '@sla-language/agreement';
import { partyIn, sidesOf } from '../common/phrases.js';
import { example, prose } from '../common/texts-of-rules.js';
import { extend, type Fix, replace, suggestion } from '../fix.js';
import { type Rule, ruleWithOptions } from '../rule.js';

export const unilateralChange: Rule = ruleWithOptions({
  id: 'governance/unilateral-change',
  severity: 'warning',
  title: 'The provider can change the agreement alone, at short notice',
  explanation: () => ({
    why: prose`
      A target that the provider may lower by publishing a new page is not a promise. Without time between the notice and the change
      the customer can neither object nor move elsewhere before the worse terms hold.`,
    advice: prose`
      Let both sides agree on changes (\`amendment by provider, customer "in writing"\`), or ask for enough notice to leave:
      \`amendment by provider "by publication" with 90 days notice\`.`,
    sources: [
      "MongoDB Atlas Service Level Agreement (90 days before a change that is to the customer's detriment)",
      'Directive 93/13/EEC on unfair terms in consumer contracts, annex, point 1(j)',
    ],
    examples: [
      {
        title: 'No notice at all',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              amendment by provider "by publication on its website"
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              amendment by provider, customer "in writing, signed by both parties"
          }
        `,
      },
      {
        title: 'Too short a notice',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              amendment by provider "by publication on its website" with 14 days notice
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              amendment by provider "by publication on its website" with 90 days notice
          }
        `,
      },
    ],
  }),
  audience: ['customer'],
  fix: 'suggestion',
  options: {
    minimumDays: { type: 'number', default: 30, minimum: 0, description: 'The notice, in days, that is enough.' },
  },
  check(agreement, { options, report }) {
    const { amendment } = agreement;
    if (!amendment || amendment.by.length === 0) return;
    const customer = partyIn(agreement, 'customer');
    if (amendment.by.includes('customer') || (customer !== undefined && amendment.by.includes(customer))) return;
    const { notice } = amendment;
    const enough = decimal(String(options.minimumDays)).times(86_400);
    if (notice && nominalSeconds(notice).gte(enough)) return;
    const { provider } = sidesOf(agreement);
    const how = notice ? `with only ${notice.text} notice` : 'without any notice';
    const longer = `${options.minimumDays} days`;
    const fix: Fix = notice
      ? suggestion(`Ask for ${longer} notice`, replace({ at: amendment }, longer, notice.text))
      : suggestion(`Ask for ${longer} notice`, extend({ at: amendment }, ` with ${longer} notice`));
    report({
      at: amendment,
      message:
        `${provider} may change this agreement alone, ${how}; ${longer} would be enough to object or to leave. ` +
        'Until then no promise in it is sure.',
      fixes: [fix],
    });
  },
});
