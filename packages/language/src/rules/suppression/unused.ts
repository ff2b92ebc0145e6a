import { example, prose } from '../common/texts-of-rules.js';
import type { Rule } from '../rule.js';

export const unused: Rule = {
  id: 'suppression/unused',
  severity: 'warning',
  title: 'A comment that silences a rule which finds nothing',
  explanation: () => ({
    why: prose`
      The defect for which the comment was written is gone, or the comment stands in the wrong place. Left alone, it silences the next
      defect of that kind, of which nobody has decided that it may stay.`,
    advice: 'Take the comment away, or put it on the line directly above the text that it is meant for.',
    sources: ['ESLint, Biome and TypeScript report suppressions without effect for the same reason'],
    examples: [
      {
        title: 'Nothing is found there',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              // sla-ignore wording/weasel-words: agreed in the negotiation
              responsibility of provider "Repairs faults within the times of the service desk."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              // sla-ignore wording/weasel-words: agreed in the negotiation
              responsibility of provider "Repairs faults promptly."
          }
        `,
      },
      {
        title: 'In the whole file',
        failing: example`
          // sla-ignore-file remedy/tier-gap: as published
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Uptime { credit 10% of fee when < 99.5% }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Uptime { credit 10% of fee when < 99.5% }
          }
        `,
      },
    ],
  }),
  tag: 'unnecessary',
  fix: 'safe',
  checkSuppression({ ruleId, used, runs }, { report }) {
    if (!used && runs) {
      report({ message: `\`${ruleId}\` finds nothing here, so this comment has no effect.`, replacement: '' });
    }
  },
};
