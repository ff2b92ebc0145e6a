import { example, prose } from '../common/texts-of-rules.js';
import type { Rule } from '../rule.js';

export const noReason: Rule = {
  id: 'suppression/no-reason',
  severity: 'error',
  title: 'A finding is silenced, and nobody says why',
  explanation: () => ({
    why: prose`
      Whoever signs has to know which flaws were seen and accepted, and why. Without a reason, nobody can tell a decision from an oversight
      when the agreement is disputed or renewed.`,
    advice: 'Say why after a colon: `// sla-ignore remedy/tier-gap: as published by the vendor`.',
    sources: ['Biome: every suppression has to give its reason'],
    examples: [
      {
        title: 'No reason at all',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              legal review by provider pending
              legal review by customer pending
              signature by Acme.Director pending
              signature by Globex.Owner pending
              // sla-ignore wording/weasel-words
              responsibility of provider "Repairs faults promptly."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              legal review by provider pending
              legal review by customer pending
              signature by Acme.Director pending
              signature by Globex.Owner pending
              // sla-ignore wording/weasel-words: the times of the service desk say what is meant
              responsibility of provider "Repairs faults promptly."
          }
        `,
      },
      {
        title: 'A colon, and nothing after it',
        failing: example`
          // sla-ignore-file wording/weasel-words:
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              legal review by provider pending
              legal review by customer pending
              signature by Acme.Director pending
              signature by Globex.Owner pending
              responsibility of provider "Repairs faults promptly."
          }
        `,
        passing: example`
          // sla-ignore-file wording/weasel-words: transcribed from the signed contract of 2024
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              legal review by provider pending
              legal review by customer pending
              signature by Acme.Director pending
              signature by Globex.Owner pending
              responsibility of provider "Repairs faults promptly."
          }
        `,
      },
    ],
  }),
  audience: ['signature'],
  checkSuppression({ ruleId, reason }, { report }) {
    if (reason) return;
    report({
      message: `\`${ruleId}\` is silenced without a reason. Say why after a colon: \`// sla-ignore ${ruleId}: …\`.`,
    });
  },
};
