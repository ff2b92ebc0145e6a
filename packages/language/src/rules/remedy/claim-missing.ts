import { type Agreement, type ClaimStep, claimStepsOf } from '@sla-language/agreement';
import { addToRemedies, payingPromises } from '../common/payments.js';
import { listed } from '../common/phrases.js';
import { example, prose } from '../common/texts-of-rules.js';
import { replace, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

type TimedClaim = Extract<ClaimStep, { kind: 'within' }>;

export const claimMissing: Rule = {
  id: 'remedy/claim-missing',
  severity: 'warning',
  title: 'Nobody knows how a credit is claimed',
  explanation: () => ({
    why: prose`
      If the agreement does not say that credits come by themselves, the customer has to ask for them. Without a deadline and an address
      the provider decides afterwards whether the request was late, or sent to the wrong place.`,
    advice: prose`
      Say until when, and where: \`claim within 30 days after report by "e-mail to desk@acme.example"\`. Better still is
      \`claim automatic\`.`,
    sources: [
      'Common Paper SLA 2.0 (a claim within 7 days, with evidence)',
      'AWS SLAs (a case in the support centre, by the end of the second billing cycle)',
    ],
    examples: [
      {
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Promises {
              remedies {
                  stacking highest
                  paid as credit on next invoice
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Promises {
              remedies {
                  stacking highest
                  claim automatic
                  paid as credit on next invoice
              }
          }
        `,
      },
      {
        title: 'A deadline without an address',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              remedies {
                  claim within 30 days after window
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              remedies {
                  claim within 30 days after window by "e-mail to desk@acme.example"
              }
          }
        `,
      },
    ],
  }),
  audience: ['customer'],
  completeness: true,
  fix: 'suggestion',
  check(agreement, { report }) {
    const paying = payingPromises(agreement);
    const steps = paying.map(({ promise }) => claimStepsOf(agreement, promise.id));
    const open = paying.filter((_, i) => !steps[i]!.some((step) => step.kind !== 'decided'));
    if (open.length > 0) {
      const names = listed(
        open.map(({ promise }) => promise.id),
        'or',
      );
      const line = `claim within 30 days after window by "${addressOf(agreement)}"`;
      report({
        at: agreement.remedies ?? agreement,
        message: `A miss of ${names} brings a payment, but nothing says until when, and where, it is claimed. Add \`claim automatic\`, or \`${line}\`.`,
        related: open.map(({ promise, payments }) => ({ at: promise, message: `\`${payments[0]!.text}\`` })),
        fixes: ['claim automatic', line].map((text) => suggestion(`Add \`${text}\``, addToRemedies(agreement, text))),
      });
    }
    for (const claim of new Set(steps.filter(namesNoAddress).flat())) {
      if (claim.kind !== 'within') continue;
      const written = `after ${claim.after}`;
      const text = `${written} by "${addressOf(agreement)}"`;
      report({
        at: claim,
        message: `A claim has to be made within ${claim.within.text} after the ${claim.after}, but nothing says where. Add, for example, \`by "${addressOf(agreement)}"\`.`,
        fixes: [suggestion(`Add \`by "${addressOf(agreement)}"\``, replace({ at: claim }, text, written))],
      });
    }
  },
};

function namesNoAddress(steps: readonly ClaimStep[]): boolean {
  const timed = steps.filter((step): step is TimedClaim => step.kind === 'within');
  return !steps.some((step) => step.kind === 'automatic') && !timed.some((step) => step.by !== undefined);
}

/** Where the provider can be reached: at the service desk, else at any contact. */
function addressOf({ supports, parties, roles }: Agreement): string {
  const channel = supports.flatMap(({ channels }) => channels).find(({ address }) => address.includes('@'));
  const provider = roles.provider?.kind === 'party' ? roles.provider.party : undefined;
  const contacts = parties.find(({ id }) => id === provider)?.contacts ?? [];
  const email = channel?.address ?? contacts.find((contact) => contact.email)?.email;
  return email ? `e-mail to ${email}` : 'written notice';
}
