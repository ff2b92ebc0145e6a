import { type Commitment, exactSeconds, formatDuration } from '@sla-language/agreement';
import { nameOfItem, upstreamsOf } from '../common/dependencies.js';
import { type TopCommitment, topCommitment } from '../common/incidents.js';
import { once } from '../common/ladders.js';
import { example, prose } from '../common/texts-of-rules.js';
import type { Rule } from '../rule.js';

export const olaSum: Rule = {
  id: 'dependency/ola-sum',
  severity: 'warning',
  title: 'Handing an incident on takes longer than the customer was promised',
  explanation: () => ({
    why: prose`
      When a supplier's part fails, the provider first has to see that, and then the supplier has its own time to repair. Where the two
      together are longer than the time towards the customer, everybody keeps its word and the promise is broken.`,
    advice: prose`
      Let the times add up: shorter ones upstream, a longer \`restore within\` here, or \`depends on any of …\` so that the service does
      not wait for the supplier.`,
    sources: [
      'ITIL 4, service level management: operational level agreements',
      'ISO/IEC 20000-1:2018, 8.3.4 Supplier management',
    ],
    examples: [
      {
        title: "The time to answer is added to the supplier's",
        failing: example`
          import "./sound.sla"

          agreement Cloud "Cloud" extends Sound {}

          agreement Example "Example" extends Sound {
              service Shop { depends on Cloud.Uptime }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Cloud "Cloud" extends Sound {}

          agreement Example "Example" extends Sound {
              service Shop { depends on Cloud.Uptime }
              support Desk { handles Sev1 during Always { restore within 150 minutes } }
          }
        `,
      },
      {
        title: 'The supplier alone takes longer',
        failing: example`
          import "./sound.sla"

          template Cloud "Cloud" extends Sound {
              support Desk { handles Sev1 during Always { restore within 3 hours } }
          }
          agreement Example "Example" extends Sound {
              service Shop { depends on Cloud.Uptime at 99.5% }
          }
        `,
        passing: example`
          import "./sound.sla"

          template Cloud "Cloud" extends Sound {
              support Desk { handles Sev1 during Always { restore within 90 minutes } }
          }
          agreement Example "Example" extends Sound {
              service Shop { depends on Cloud.Uptime at 99.5% }
          }
        `,
      },
    ],
  }),
  check(agreement, context) {
    const isNew = once();
    for (const { service, item, other } of upstreamsOf(agreement, context)) {
      const ours = topCommitment(agreement, ['restore', 'resolve'], []);
      const kinds =
        ours?.commitment.kind === 'resolve' ? (['resolve', 'restore'] as const) : (['restore', 'resolve'] as const);
      const theirs = topCommitment(other, kinds, []);
      // Business time is longer by the clock than it is written, so it might be enough.
      const promised = ours && exactSeconds(ours.commitment.within);
      if (!ours || !theirs || !promised) continue;
      const handOff = answerOf(ours);
      const answer = handOff && exactSeconds(handOff.within);
      const total = answer ? theirs.seconds.plus(answer) : theirs.seconds;
      if (total.lte(promised) || !isNew(ours.commitment, other)) continue;
      const sum = handOff && answer ? `${handOff.within.text} to ${handOff.kind} + ` : '';
      context.report({
        at: ours.commitment,
        message:
          `\`${ours.support.id}\` promises to ${ours.commitment.kind} \`${ours.handling.severity}\` within ${ours.commitment.within.text}. ` +
          `\`${service}\` depends on ${nameOfItem(item)}, and there \`${theirs.support.id}\` may take ${theirs.commitment.within.text}: ` +
          `${sum}${theirs.commitment.within.text} is at least ${formatDuration(total)}, ${formatDuration(total.minus(promised))} too long.`,
        related: [
          { at: item, message: `\`${service}\` depends on it.` },
          {
            at: theirs.commitment,
            message: `\`${theirs.support.id}\`: ${theirs.commitment.kind} within ${theirs.commitment.within.text}.`,
          },
        ],
      });
    }
  },
};

/** The time until somebody looks at the incident and can hand it on. */
function answerOf({ handling }: TopCommitment): Commitment | undefined {
  return handling.commitments.find(({ kind }) => kind === 'respond');
}
