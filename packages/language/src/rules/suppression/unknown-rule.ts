import { nearest } from '@sla-language/agreement';
import { example, prose } from '../common/texts-of-rules.js';
import type { Rule } from '../rule.js';

export const unknownRule: Rule = {
  id: 'suppression/unknown-rule',
  severity: 'warning',
  title: 'A comment that names no rule',
  explanation: () => ({
    why: prose`
      A misspelt name silences nothing, and a reader of the text believes that a known flaw was accepted which was never looked at. Mistakes in the
      text itself (an unknown name, a missing brace) cannot be silenced at all: no contract can be made of such a text.`,
    advice: 'Name the rule as its findings do, such as `remedy/tier-gap`; `sla rules` lists them.',
    sources: ['ESLint, Biome: suppressions that name no rule'],
    examples: [
      {
        title: 'Misspelt',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              // sla-ignore wording/weasle-words: agreed in the negotiation
              responsibility of provider "Repairs faults within 4 hours."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              responsibility of provider "Repairs faults within 4 hours."
          }
        `,
      },
      {
        title: 'A whole topic, which cannot be silenced by a comment',
        failing: example`
          import "./sound.sla"

          // sla-ignore wording: agreed in the negotiation
          agreement Example "Example" extends Sound {
              responsibility of provider "Repairs faults within 8 hours."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              responsibility of provider "Repairs faults within 8 hours."
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  checkSuppression({ ruleId, known, rules }, { report }) {
    if (known) return;
    if (/^(?:syntax|language|internal)\//.test(ruleId)) {
      report({ message: `\`${ruleId}\` is a mistake in the text itself, which cannot be silenced.`, replacement: '' });
      return;
    }
    const near = ruleId.includes('/') ? nearest(ruleId, rules) : undefined;
    const hint = near ? ` Did you mean \`${near}\`?` : ' Name one, such as `remedy/tier-gap`; `sla rules` lists them.';
    report({ message: `There is no rule \`${ruleId}\`.${hint}`, replacement: near ?? '' });
  },
};
