import { type Agreement, capitalised } from '@sla-language/agreement';
import { catchAllsOf } from '../common/catch-alls.js';
import { bindingTexts, placeOf, quotedWords, rewrite } from '../common/prose-texts.js';
import { example, prose } from '../common/texts-of-rules.js';
import type { WrittenText } from '../common/written-texts.js';
import { suggestion } from '../fix.js';
import type { Rule } from '../rule.js';
import { wordsOf } from './words/index.js';

/** The members that decide what counts. */
const DECISIVE: ReadonlySet<string> = new Set(['means', 'excludes', 'unavailableWhen', 'validWhen', 'appliesWhen']);

export const openList: Rule = {
  id: 'wording/open-list',
  severity: 'information',
  title: 'A definition whose list is left open',
  explanation: () => ({
    why: prose`
      What a definition or an exclusion lists "among others" is not decided: the next event that is not on the list is argued about.
      "And/or" leaves open whether one of two things is enough, in a sentence that says whether a target was missed.`,
    advice: prose`
      Close the list: write "namely" and everything that belongs to it, or the test that an event has to pass. For "A and/or B" write "A or
      B", which includes both; where one alone is meant, "either A or B, but not both".`,
    sources: ['Adams, A Manual of Style for Contract Drafting: on “including without limitation” and on “and/or”'],
    examples: [
      {
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              exclusion ForceMajeure { means "events that no one can avert, including but not limited to war, strike and flood" }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              exclusion ForceMajeure { means "events that no one can avert, namely war, strike and flood" }
          }
        `,
      },
      {
        title: 'Either, or both',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric ShopUptime { unavailable when "the home page and/or the basket does not answer within 10 seconds" }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric ShopUptime { unavailable when "the home page or the basket does not answer within 10 seconds" }
          }
        `,
      },
      {
        title: 'In German',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              language "de-DE"
              exclusion ForceMajeure { means "unabwendbare Ereignisse, insbesondere Krieg, Streik und Hochwasser" }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              language "de-DE"
              exclusion ForceMajeure { means "unabwendbare Ereignisse, nämlich Krieg, Streik und Hochwasser" }
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { report }) {
    const words = wordsOf(agreement);
    if (!words) return;
    for (const written of decisiveTexts(agreement)) {
      const found = words.openLists
        .flatMap(({ pattern, instead }) =>
          [...written.text.matchAll(pattern)].map(({ 0: word, index }) => ({ word, index, instead })),
        )
        .toSorted((a, b) => a.index - b.index);
      if (found.length === 0) continue;
      const said = quotedWords(found.map(({ word }) => word.replace(/^,?\s+/, '')));
      const closed = found.flatMap(({ instead, index, word }) =>
        instead === undefined ? [] : [rewrite(written, index, word.length, instead)],
      );
      const by = quotedWords(found.flatMap(({ instead }) => (instead ? [instead] : [])));
      report({
        ...placeOf(written),
        message: `${capitalised(written.what)} says ${said}, so what else belongs to it is open. Name everything that counts, or the test that decides.`,
        fixes:
          closed.length < found.length
            ? []
            : [suggestion(by ? `Write ${by} instead of ${said}` : `Remove ${said}`, ...closed)],
      });
    }
  },
};

function decisiveTexts(agreement: Agreement): readonly WrittenText[] {
  const terms = new Set<object>(agreement.terms);
  // That a list is open does not matter where it only gives examples of whatever is beyond control; another rule speaks of that.
  const catchAlls: ReadonlyMap<object, string> = catchAllsOf(agreement);
  return bindingTexts(agreement).filter(
    ({ at, property }) =>
      terms.has(at) ||
      (property !== undefined && DECISIVE.has(property) && !(property === 'means' && catchAlls.has(at))),
  );
}
