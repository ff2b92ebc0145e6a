import { isUsed } from '../common/definitions.js';
import { example, prose } from '../common/texts-of-rules.js';
import { remove, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';
import { wordsOf } from './words/index.js';

export const unusedDefinition: Rule = {
  id: 'wording/unused-definition',
  severity: 'information',
  title: 'A term that is defined and used nowhere',
  explanation: () => ({
    why: prose`
      A definition that nothing refers to was written for a clause that has gone, or for a word that now stands elsewhere under another
      name. Who reads it later looks for the duty that went with it, and may argue that there is one.`,
    advice: prose`
      Remove the definition, or use its word where it was meant. Terms that the contract itself uses, such as "Downtime" or "Service
      Credit", need no use in a text.`,
    sources: ['Adams, A Manual of Style for Contract Drafting: on defined terms'],
    examples: [
      {
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              term "Emergency change" means "a change that cannot wait for the next window."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              term "Emergency change" means "a change that cannot wait for the next window."
              responsibility of provider "Announces an emergency change one hour before it begins."
          }
        `,
      },
      {
        title: 'Its clause speaks of something else, in German',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              language "de-DE"
              term "Sicherheitsvorfall" means "ein Ereignis, durch das Daten des Kunden in fremde Hände geraten."
              clause "Meldung" "Der Anbieter meldet jedes Datenleck innerhalb von 24 Stunden."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              language "de-DE"
              term "Sicherheitsvorfall" means "ein Ereignis, durch das Daten des Kunden in fremde Hände geraten."
              clause "Meldung" "Der Anbieter meldet alle Sicherheitsvorfälle innerhalb von 24 Stunden."
          }
        `,
      },
    ],
  }),
  tag: 'unnecessary',
  fix: 'suggestion',
  check(agreement, { report }) {
    // The agreements that extend a template use its terms.
    if (agreement.kind === 'template') return;
    const own = new Set(wordsOf(agreement)?.ownTerms);
    for (const term of agreement.terms) {
      if (own.has(term.term.toLowerCase()) || isUsed(agreement, term)) continue;
      report({
        at: term,
        message: `The term "${term.term}" is defined and then used nowhere. Remove it, or use it where it was meant.`,
        fixes: [suggestion(`Remove the term "${term.term}"`, remove({ at: term }))],
      });
    }
  },
};
