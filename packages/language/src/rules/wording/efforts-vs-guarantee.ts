import { capitalised } from '@sla-language/agreement';
import { effortsAtGuarantees, guaranteesOf } from '../common/efforts.js';
import { byText, placeOf, quotedWords, rewrite } from '../common/prose-texts.js';
import { example, prose } from '../common/texts-of-rules.js';
import type { WrittenText } from '../common/written-texts.js';
import { type Fix, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';
import { wordsOf } from './words/index.js';
import type { Words } from './words/words.js';

export const effortsVsGuarantee: Rule = {
  id: 'wording/efforts-vs-guarantee',
  severity: 'warning',
  title: 'A target that is guaranteed in one place and only tried for in another',
  explanation: () => ({
    why: prose`
      A credit says that a missed target has a price, whoever is to blame. A promise of efforts says that nothing is owed as long as
      somebody tried. With both in one contract, the provider argues that it broke no promise, and the customer that it did.`,
    advice: prose`
      Choose. If the target is a guarantee, remove the efforts or write that the provider has to reach the target. If it is only an
      aim, mark the objective \`indicative\` and give it no credits.`,
    sources: [
      'Amazon Compute and Amazon S3 Service Level Agreements: commercially reasonable efforts beside a table of credits',
      'Common Paper SLA Standard Terms 2.0 and Bonterms SLA 1.0: the same',
    ],
    examples: [
      {
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              clause "Commitment" "The provider uses commercially reasonable efforts to reach the targets."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              clause "Commitment" "The provider has to reach the targets."
          }
        `,
      },
      {
        title: 'In German',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              language "de-DE"
              clause "Zusage" "Der Anbieter ist bestrebt, die Zielwerte zu erreichen."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              language "de-DE"
              clause "Zusage" "Der Anbieter hat die Zielwerte zu erreichen."
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { report }) {
    const words = wordsOf(agreement);
    if (!words) return;
    const [guarantee] = guaranteesOf(agreement);
    for (const [written, efforts] of byText(effortsAtGuarantees(agreement))) {
      report({
        ...placeOf(written),
        message:
          `${capitalised(written.what)} promises only ${quotedWords(efforts.map(({ phrase }) => phrase))}, but a miss of ` +
          `\`${guarantee!.id}\` is paid for, whoever is to blame. Say which of the two holds.`,
        related: [{ at: guarantee!, message: `\`${guarantee!.id}\` is guaranteed.` }],
        fixes: fixesOf(written, words),
      });
    }
  },
};

/** Where the efforts have a verb of their own, the sentence stays one without them. */
function fixesOf(written: WrittenText, { effortsTo: { pattern, instead } }: Words): readonly Fix[] {
  const found = [...written.text.matchAll(pattern)];
  if (instead === undefined || found.length === 0) return [];
  const edits = found.map((match) => rewrite(written, match.index, match[0].length, instead));
  return [suggestion(`Write "${instead.trim()}" instead of "${found[0]![0].trim()}"`, ...edits)];
}
