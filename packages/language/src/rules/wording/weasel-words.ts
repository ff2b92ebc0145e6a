import { example, prose } from '../common/texts-of-rules.js';
import { textsOf } from '../common/written-texts.js';
import type { Rule } from '../rule.js';

const ENGLISH = anyOf([
  /\bbest (?:efforts?|endeavours?|endeavors?)\b/i,
  /\b(?:commercially |all )?reasonable (?:commercial )?(?:efforts?|endeavours?|endeavors?)\b/i,
  /\bas (?:soon|quickly|promptly|far) as (?:is )?(?:reasonably )?(?:possible|practicable|practical)\b/i,
  /\b(?:where|wherever|if|when|whenever) (?:reasonably )?(?:possible|practicable)\b/i,
  /\bwithin (?:a )?reasonable (?:time|period|timeframe)\b/i,
  /\b(?:in a )?timely(?: manner| fashion)?\b/i,
  /\bin due course\b/i,
  /\b(?:promptly|typically|usually|approximately|substantially)\b/i,
  /\b(?:endeavours?|endeavors?|strives?|aims?) to\b/i,
  /\bas appropriate\b/i,
]);

const GERMAN = anyOf([
  /nach besten kräften/iu,
  /(?<!\p{L})(?:schnellstmöglich|baldmöglichst|möglichst|zeitnah|umgehend|üblicherweise|grundsätzlich|weitgehend)(?:e[mnrs]?)?(?!\p{L})/iu,
  /(?<!\p{L})so (?:bald|schnell|rasch|weit) wie möglich(?!\p{L})/iu,
  /(?<!\p{L})(?:soweit|sofern|falls|wenn) möglich(?!\p{L})/iu,
  /(?<!\p{L})in der regel(?!\p{L})/iu,
  /(?<!\p{L})in(?:nerhalb)? angemessener (?:zeit|frist)(?!\p{L})/iu,
  /(?<!\p{L})(?:ca\.|circa|ungefähr)(?!\p{L})/iu,
]);

export const weaselWords: Rule = {
  id: 'wording/weasel-words',
  severity: 'warning',
  title: 'A binding text that promises nothing that can be checked',
  why: prose`
    "Promptly", "reasonable efforts" and "where possible" mean to each side what suits it, and a court decides what they meant
    after the fact. In a definition or a duty they take back what the numbers beside them promise.`,
  advice: prose`
    Say the number ("within 4 hours"), the list or the test that decides. If the word has to stay, define it in the agreement with
    \`term "…" means "…"\`. Background, descriptions, reasons and risks bind nobody and may say what they like.`,
  sources: [
    'Adams, A Manual of Style for Contract Drafting: on efforts provisions and on vague words',
    'Published cloud terms that promise "commercially reasonable efforts" beside a table of credits (Amazon Compute, Amazon S3)',
  ],
  examples: [
    {
      failing: example`
        import "./sound.sla"

        agreement Example "Example" extends Sound {
            responsibility of provider "Repairs faults as soon as possible."
        }
      `,
      passing: example`
        import "./sound.sla"

        agreement Example "Example" extends Sound {
            responsibility of provider "Repairs faults within the times of the service desk."
        }
      `,
    },
  ],
  check(agreement, { report }) {
    const pattern = agreement.language?.toLowerCase().startsWith('de') ? GERMAN : ENGLISH;
    const defined = new Set(agreement.terms.map((term) => term.term.toLowerCase()));
    for (const { text, what, binding, ...place } of textsOf(agreement)) {
      if (!binding) continue;
      const found = (text.match(pattern) ?? []).filter((word) => !defined.has(word.toLowerCase()));
      if (found.length === 0) continue;
      const words = [...new Set(found)].map((word) => `"${word}"`).join(', ');
      report({
        ...place,
        message: `${capitalised(what)} says ${words}, which nobody can check. Say a number or a test instead.`,
      });
    }
  },
};

/** One pass over a text for all of them. */
function anyOf(patterns: readonly RegExp[]): RegExp {
  return new RegExp(patterns.map((pattern) => pattern.source).join('|'), `g${patterns[0]?.flags ?? ''}`);
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
