import type { Agreement } from '@sla-language/agreement';
import { bindingTexts, placeOf, quotedWords } from '../common/prose-texts.js';
import { example, prose } from '../common/texts-of-rules.js';
import { textsOf, type WrittenText } from '../common/written-texts.js';
import type { Rule } from '../rule.js';
import { wordsOf } from './words/index.js';

export const hardCodedReference: Rule = {
  id: 'wording/hard-coded-reference',
  severity: 'information',
  title: 'A clause is referred to by its number',
  explanation: () => ({
    why: prose`
      The numbers of a contract are given when it is printed: whoever adds an objective moves every clause after it. A number that
      stands in a text stays what it was and then points at another clause, or at none.`,
    advice: prose`
      Refer to a clause by its title, \`as the clause "Exit" says\`, or to the thing itself: "the service desk", "the scheduled
      maintenance". The numbers of annexes may stay, and those of other documents and of laws with their names: "section 4 of the Master Services
      Agreement".`,
    sources: ['Adams, A Manual of Style for Contract Drafting: on internal cross-references'],
    examples: [
      {
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              clause "Confidentiality" "The reports under clause 8.2 are confidential."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              clause "Confidentiality" "The service level reports are confidential."
          }
        `,
      },
      {
        title: 'In German',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              language "de-DE"
              responsibility of customer "Nennt die Ansprechpartner nach Ziffer 4.2 und § 7 dieses Vertrags."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              language "de-DE"
              responsibility of customer "Nennt die Ansprechpartner nach § 7 des Rahmenvertrags und die in Anlage B."
          }
        `,
      },
    ],
  }),
  check(agreement, { report }) {
    const words = wordsOf(agreement);
    if (!words) return;
    const names = textsOf(agreement).filter(({ binding, what }) => !binding && what.startsWith('the title of'));
    for (const written of printedTexts(agreement)) {
      // Every such reference has a number or a single capital letter in it.
      if (!/ ?\d|\s\p{Lu}(?!\p{L})/u.test(written.text)) continue;
      const found = [...written.text.matchAll(words.reference)]
        .map(([reference]) => reference.replace(/\s+/g, ' '))
        .filter((reference) => !names.some(({ text }) => text.includes(reference)));
      if (found.length === 0) continue;
      const verb = new Set(found).size === 1 ? 'is a number' : 'are numbers';
      report({
        ...placeOf(written),
        message:
          `${quotedWords(found)} in ${written.what} ${verb} that the contract gives anew whenever it is printed: after the next change ` +
          'it may be another clause. Refer to the clause by its title.',
      });
    }
  },
};

function printedTexts(agreement: Agreement): readonly WrittenText[] {
  const { background } = agreement;
  return background === undefined
    ? bindingTexts(agreement)
    : [
        { at: agreement, property: 'background', text: background, what: 'the background', binding: false },
        ...bindingTexts(agreement),
      ];
}
