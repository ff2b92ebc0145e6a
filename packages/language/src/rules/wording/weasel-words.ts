import { example, prose } from '../common/texts-of-rules.js';
import { textsOf } from '../common/written-texts.js';
import type { Rule } from '../rule.js';

const ENGLISH = [
  /\bbest (?:efforts?|endeavours?|endeavors?)\b/gi,
  /\b(?:commercially |all )?reasonable (?:commercial )?(?:efforts?|endeavours?|endeavors?)\b/gi,
  /\bas (?:soon|quickly|promptly|far) as (?:is )?(?:reasonably )?(?:possible|practicable|practical)\b/gi,
  /\b(?:where|wherever|if|when|whenever) (?:reasonably )?(?:possible|practicable)\b/gi,
  /\bwithin (?:a )?reasonable (?:time|period|timeframe)\b/gi,
  /\b(?:in a )?timely(?: manner| fashion)?\b/gi,
  /\bin due course\b/gi,
  /\b(?:promptly|typically|usually|approximately|substantially)\b/gi,
  /\b(?:endeavours?|endeavors?|strives?|aims?) to\b/gi,
  /\bas appropriate\b/gi,
];

const GERMAN = [
  /nach besten kräften/gi,
  /(?<!\p{L})(?:schnellstmöglich|baldmöglichst|möglichst|zeitnah|umgehend|üblicherweise|grundsätzlich|weitgehend)(?:e[mnrs]?)?(?!\p{L})/giu,
  /(?<!\p{L})so (?:bald|schnell|rasch|weit) wie möglich(?!\p{L})/giu,
  /(?<!\p{L})(?:soweit|sofern|falls|wenn) möglich(?!\p{L})/giu,
  /(?<!\p{L})in der regel(?!\p{L})/giu,
  /(?<!\p{L})in(?:nerhalb)? angemessener (?:zeit|frist)(?!\p{L})/giu,
  /(?<!\p{L})(?:ca\.|circa|ungefähr)(?!\p{L})/giu,
];

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
  check(agreement, { report }) {
    const patterns = agreement.language?.toLowerCase().startsWith('de') ? GERMAN : ENGLISH;
    const defined = new Set(agreement.terms.map((term) => term.term.toLowerCase()));
    for (const { text, what, binding, ...place } of textsOf(agreement)) {
      if (!binding) continue;
      const found = patterns
        .flatMap((pattern) => text.match(pattern) ?? [])
        .filter((word) => !defined.has(word.toLowerCase()));
      if (found.length === 0) continue;
      const words = [...new Set(found)].map((word) => `"${word}"`).join(', ');
      report({
        ...place,
        message: `${capitalised(what)} says ${words}, which nobody can check. Say a number or a test instead.`,
      });
    }
  },
};

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
