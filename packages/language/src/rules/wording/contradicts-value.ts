import type { Agreement } from '@sla-language/agreement';
import { claims, commitments, levels } from '../common/contradictions.js';
import { bindingTexts, placeOf, rewrite, sentencesOf } from '../common/prose-texts.js';
import { example, prose } from '../common/texts-of-rules.js';
import type { WrittenText } from '../common/written-texts.js';
import { suggestion } from '../fix.js';
import type { Rule } from '../rule.js';
import { wordsOf } from './words/index.js';

export const contradictsValue: Rule = {
  id: 'wording/contradicts-value',
  severity: 'warning',
  title: 'A number in a text that contradicts the agreed value',
  explanation: () => ({
    why: prose`
      The contract prints the typed value in one clause and the text in another. Where they differ, each side has a clause that it
      can point at, and the order of precedence seldom helps, for both stand in the same document.`,
    advice: prose`
      Say each value once. In a text, refer to what is agreed, "the target of the availability" or "within the time for a claim", instead of
      repeating its number.`,
    sources: ['Adams, A Manual of Style for Contract Drafting: on redundancy and inconsistency'],
    examples: [
      {
        title: 'A target',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              clause "Commitment" "The provider guarantees an availability of at least 99.9% in each month."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              clause "Commitment" "The provider guarantees an availability of at least 99.50% in each month."
          }
        `,
      },
      {
        title: 'The time for a claim',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              clause "Claims" "The customer claims a credit within 45 days."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              clause "Claims" "The customer claims a credit within 30 days."
          }
        `,
      },
      {
        title: 'The time of the service desk, in German',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              language "de-DE"
              severity Sev1 "Kritisch" { means "der Shop nimmt keine Bestellungen an" }
              clause "Bereitschaft" "Auf Störungen der Klasse Kritisch reagiert der Anbieter binnen 30 Minuten."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              language "de-DE"
              severity Sev1 "Kritisch" { means "der Shop nimmt keine Bestellungen an" }
              clause "Bereitschaft" "Auf Störungen der Klasse Kritisch reagiert der Anbieter binnen 15 Minuten."
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { report }) {
    const words = wordsOf(agreement);
    if (!words) return;
    const checks = [levels(agreement, words), claims(agreement, words), commitments(agreement, words)];
    for (const written of clauseTexts(agreement)) {
      // Most texts have no number with a unit in them.
      if (!/\d\s?[\p{L}%]/u.test(written.text)) continue;
      for (const { index, text } of sentencesOf(written.text)) {
        for (const found of checks.flatMap((find) => find(text))) {
          const { said, named, agreed, at, by } = found;
          report({
            ...placeOf(written),
            message: `"${said}" in ${written.what} contradicts what is agreed for ${named}: ${agreed.map((each) => `\`${each}\``).join(' or ')}. Say the value once.`,
            related: [{ ...at, message: 'It is agreed here.' }],
            fixes:
              by === undefined
                ? []
                : [suggestion(`Write "${by}"`, rewrite(written, index + found.index, said.length, by))],
          });
        }
      }
    }
  },
};

/** Texts that stand beside the typed values: not definitions, and not the claims themselves. */
function clauseTexts(agreement: Agreement): readonly WrittenText[] {
  const beside = new Set<object>([...agreement.clauses, ...agreement.responsibilities]);
  return bindingTexts(agreement).filter(({ at }) => beside.has(at));
}
