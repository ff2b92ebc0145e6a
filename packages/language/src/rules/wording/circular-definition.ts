import { capitalised } from '@sla-language/agreement';
import { type Definition, definitionsOf } from '../common/definitions.js';
import { literally } from '../common/prose-texts.js';
import { example, prose } from '../common/texts-of-rules.js';
import type { Rule } from '../rule.js';
import { wordsOf } from './words/index.js';
import type { Words } from './words/words.js';

/** A definition of more words than this says something beside the word that it repeats. */
const SHORT = 8;

export const circularDefinition: Rule = {
  id: 'wording/circular-definition',
  severity: 'warning',
  title: 'A definition that explains a word by itself',
  explanation: () => ({
    why: prose`
      "Outage means an outage of the service" tells nobody when there is one, and two definitions that point at each other tell no more.
      Whatever hangs on the word, a target, a credit or a deadline, then hangs on what each side takes it to mean.`,
    advice: prose`
      Say what can be observed, as in \`term "Outage" means "five minutes in a row in which the home page does not answer."\`, or lead back
      to what is measured: "time in which the shop is unavailable as measured by ShopUptime".`,
    sources: ['Adams, A Manual of Style for Contract Drafting: on defined terms, circular definitions'],
    examples: [
      {
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              term "Outage" means "any outage of the web shop."
              responsibility of customer "Reports every outage."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              term "Outage" means "five minutes in a row in which the home page does not answer."
              responsibility of customer "Reports every outage."
          }
        `,
      },
      {
        title: 'An exclusion that repeats its title',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              exclusion ForceMajeure { means "events of force majeure" }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              exclusion ForceMajeure { means "war, strike and flood that the provider could not avert" }
          }
        `,
      },
      {
        title: 'Two definitions that point at each other',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              term "Incident" means "whatever causes an outage."
              term "Outage" means "the time of an incident."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              term "Incident" means "whatever causes an outage."
              term "Outage" means "time in which the shop is unavailable as measured by ShopUptime."
          }
        `,
      },
    ],
  }),
  check(agreement, { report }) {
    const words = wordsOf(agreement);
    if (!words) return;
    const short = definitionsOf(agreement).filter(({ means }) => means !== undefined && count(means) <= SHORT);
    const circular = new Set(short.filter((each) => repeatsItself(each, words)));
    for (const { at, what, name } of circular) {
      report({
        at,
        ...('term' in at ? {} : { property: 'means' }),
        message: `${capitalised(what)} is explained by "${name}", the word that is to be explained. Say what can be observed when there is one.`,
      });
    }
    const terms = short.filter((each) => 'term' in each.at && !circular.has(each));
    for (const [i, one] of terms.entries()) {
      for (const other of terms.slice(i + 1)) {
        if (!mentions(one, other) || !mentions(other, one)) continue;
        report({
          at: other.at,
          message: `"${one.name}" is explained by "${other.name}", and "${other.name}" by "${one.name}": neither says what it is. Explain one of them by what can be observed.`,
          related: [{ at: one.at, message: `"${one.name}" is explained here.` }],
        });
      }
    }
  },
};

function count(text: string): number {
  return text.trim().split(/\s+/).length;
}

/** The definition begins with its own word, and neither a number nor another document says more. */
function repeatsItself({ at, name, means = '' }: Definition, words: Words): boolean {
  const isTerm = 'term' in at;
  const said = wordsIn(means.replace(words.beginning, ''));
  const own = wordsIn(name);
  if (own.length === 0 || own.some((word, i) => words.fold(said[i] ?? '') !== words.fold(word))) return false;
  const rest = said.slice(own.length);
  // A title is often a word that everybody knows: "a question", "strikes at the provider's suppliers".
  if (!isTerm && (rest.length > 1 || /^(?:an?|eine?)\s/i.test(means))) return false;
  return !/\d/.test(rest.join(' ')) && !words.definedElsewhere.test(rest.join(' '));
}

function wordsIn(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}

function mentions({ means = '' }: Definition, { name }: Definition): boolean {
  const lower = means.toLowerCase();
  if (!lower.includes(name.toLowerCase())) return false;
  return new RegExp(`(?<![\\p{L}\\p{N}])${literally(name)}`, 'iu').test(means);
}
