import { capitalised } from '@sla-language/agreement';
import { effortsAtGuarantees } from '../common/efforts.js';
import { byText, literally, placeOf, quotedWords, rewrite, textsWith, wholeWords } from '../common/prose-texts.js';
import { example, prose } from '../common/texts-of-rules.js';
import type { WrittenText } from '../common/written-texts.js';
import { type Fix, suggestion } from '../fix.js';
import { ruleWithOptions } from '../rule.js';
import { wordsOf } from './words/index.js';
import { anyOf, type Wording } from './words/words.js';

export const weaselWords = ruleWithOptions({
  id: 'wording/weasel-words',
  severity: 'warning',
  title: 'A binding text that promises nothing that can be checked',
  explanation: () => ({
    why: prose`
      "Promptly", "reasonable efforts" and "where possible" mean to each side what suits it, and a court decides what they meant
      after the fact. In a definition or a duty they take back what the numbers beside them promise.`,
    advice: prose`
      Say the number ("within 4 hours"), the list or the test that decides. If the word has to stay, define it in the agreement with
      \`term "…" means "…"\`. Background, descriptions, reasons and risks bind nobody and may say what they like.`,
    sources: [
      'Adams, A Manual of Style for Contract Drafting: on efforts provisions and on vague words',
      'Weagree, Contract drafting principles: vagueness and ambiguity',
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
      {
        title: 'A number that is none',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              clause "Backups" "Backups are kept for approximately 30 days."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              clause "Backups" "Backups are kept for 30 days."
          }
        `,
      },
      {
        title: 'In German',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              language "de-DE"
              responsibility of provider "Behebt Störungen schnellstmöglich."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              language "de-DE"
              responsibility of provider "Behebt Störungen in den Zeiten, die für den Service Desk gelten."
          }
        `,
      },
    ],
  }),
  options: {
    words: {
      type: 'strings',
      default: [],
      description: 'Further words and phrases that may not stand in a binding text, such as "state of the art".',
    },
  },
  fix: 'suggestion',
  check(agreement, { report, options }) {
    const words = wordsOf(agreement);
    if (!words) return;
    const { pattern, hints } = withMore(words.vague, options.words);
    const defined = new Set(agreement.terms.map((term) => term.term.toLowerCase()));
    const guaranteed = byText(effortsAtGuarantees(agreement));
    for (const written of textsWith(agreement, hints)) {
      if (!written.binding) continue;
      const elsewhere = new Set(guaranteed.get(written)?.map(({ index }) => index));
      const found = [...written.text.matchAll(pattern)].filter(
        ({ 0: word, index }) => !defined.has(word.toLowerCase()) && !elsewhere.has(index),
      );
      if (found.length === 0) continue;
      report({
        ...placeOf(written),
        message: `${capitalised(written.what)} says ${quotedWords(found.map(([word]) => word))}, which nobody can check. Say a number or a test instead.`,
        fixes: withoutHedges(written, found),
      });
    }
  },
});

/** The words of the language, and those of the configuration. */
function withMore(wording: Wording, more: readonly string[]): Wording {
  if (more.length === 0) return wording;
  const hints = anyOf(wording.hints, ...more.map((word) => new RegExp(literally(word.toLowerCase()))));
  return { pattern: anyOf(wording.pattern, wholeWords(more)), hints };
}

/** Where the number is there already, the word before it can go. */
function withoutHedges(written: WrittenText, found: readonly RegExpExecArray[]): readonly Fix[] {
  const hedges = found.map((match) => ({
    match,
    space: /^\s+(?=\d)/.exec(written.text.slice(match.index + match[0].length)),
  }));
  const edits = hedges.flatMap(({ match, space }) =>
    space ? [rewrite(written, match.index, match[0].length + space[0].length, '')] : [],
  );
  if (edits.length < found.length) return [];
  return [suggestion(`Say the number without ${quotedWords(found.map(([word]) => word))}`, ...edits)];
}
