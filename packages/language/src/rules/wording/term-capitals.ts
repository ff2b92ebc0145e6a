import type { Agreement, Term } from '@sla-language/agreement';
import { byText, occurrencesOf, placeOf, quotedWords, rewrite } from '../common/prose-texts.js';
import { example, prose } from '../common/texts-of-rules.js';
import type { WrittenText } from '../common/written-texts.js';
import { suggestion } from '../fix.js';
import type { Rule } from '../rule.js';
import { wordsOf } from './words/index.js';

export const termCapitals: Rule = {
  id: 'wording/term-capitals',
  severity: 'warning',
  title: 'A defined term that is written in two ways',
  explanation: () => ({
    why: prose`
      Where "Restore Point" is defined, a clause about a "restore point" may mean the same, or any point from which somebody could
      restore. A reader who takes capital letters seriously, as courts do, has to ask which.`,
    advice: prose`
      Write a term as it is defined wherever it stands. A term with one capital letter, such as "Outage", may also be written in lower
      case, if it is so in every text: the contract then capitalises it in its definition only.`,
    sources: ['Adams, A Manual of Style for Contract Drafting: on defined terms'],
    examples: [
      {
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              term "Restore Point" means "the newest backup that can be restored."
              clause "Backups" "The newest Restore Point is no older than a day, and each restore point is kept for 30 days."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              term "Restore Point" means "the newest backup that can be restored."
              clause "Backups" "The newest Restore Point is no older than a day, and each Restore Point is kept for 30 days."
          }
        `,
      },
      {
        title: 'A term that is an ordinary word elsewhere',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              term "Outage" means "time in which the shop is unavailable as measured by ShopUptime."
              responsibility of provider "Finds the cause of each outage, and reports each outage to the customer."
              responsibility of customer "Answers questions about any Outage."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              term "Outage" means "time in which the shop is unavailable as measured by ShopUptime."
              responsibility of provider "Finds the cause of each outage, and reports each outage to the customer."
              responsibility of customer "Answers questions about any outage."
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { report }) {
    if (!wordsOf(agreement)) return;
    for (const [term, uses] of usesOfTerms(agreement)) {
      const canonical = canonicalForm(term.term, uses);
      const where = canonical === term.term ? 'where it is defined' : 'elsewhere';
      for (const [written, others] of byText(uses.filter(({ word }) => word !== canonical))) {
        report({
          ...placeOf(written),
          message:
            `${quotedWords(others.map(({ word }) => word))} in ${written.what} is written "${canonical}" ${where}: the reader has to ` +
            'ask whether the same is meant. Write it in one way.',
          related: [{ at: term, message: `"${term.term}" is defined here.` }],
          fixes: [
            suggestion(
              `Write "${canonical}"`,
              ...others.map(({ index, word }) => rewrite(written, index, word.length, canonical)),
            ),
          ],
        });
      }
    }
  },
};

interface Use {
  readonly written: WrittenText;
  readonly index: number;
  readonly word: string;
}

/** Where terms stand within sentences of binding texts: at the beginning of one, every word has a capital letter. */
function usesOfTerms(agreement: Agreement): ReadonlyMap<Term, readonly Use[]> {
  const terms = new Map(
    agreement.terms.filter(({ term }) => /^\p{Lu}/u.test(term)).map((term) => [term.term.toLowerCase(), term]),
  );
  const uses = new Map<Term, Use[]>();
  for (const { written, word: lower, index, rest } of occurrencesOf(agreement, [...terms.keys()])) {
    const isWhole = /^(?:e?s)?(?![\p{L}\p{N}@_-])/u.test(rest);
    const term = terms.get(lower.replace(/\s+/g, ' '));
    if (!term || !written.binding || !isWhole) continue;
    if (!/[\p{Ll}\d,;]\s$/u.test(written.text.slice(Math.max(0, index - 2), index))) continue;
    const word = written.text.slice(index, index + lower.length);
    uses.set(term, [...(uses.get(term) ?? []), { written, index, word }]);
  }
  return uses;
}

/**
 * A term with capital letters inside is written as it is defined. One with a single capital letter may be written as an ordinary
 * word, if it always is: the first letter of a definition is a capital one in any case.
 */
function canonicalForm(term: string, uses: readonly Use[]): string {
  if (/\p{Lu}/u.test(term.slice(1))) return term;
  const ordinary = term.charAt(0).toLowerCase() + term.slice(1);
  const asDefined = uses.filter(({ word }) => word === term).length;
  return uses.filter(({ word }) => word === ordinary).length > asDefined ? ordinary : term;
}
