import { placeOf, quotedWords, textsWith, wholeWords } from '../common/prose-texts.js';
import { example, prose } from '../common/texts-of-rules.js';
import { textsOf } from '../common/written-texts.js';
import { ruleWithOptions } from '../rule.js';
import { wordsOf } from './words/index.js';

const PLACEHOLDERS = [
  /\b(?:EDITME|CHANGEME|FIXME|TODO|TBD|TBC|TBA|XX+)\b/g,
  // `[____]`, `[…]`, `[insert name]`; a Markdown link is none
  /\[\s*[_.…•][\s_.…•]*\]|\[(?:insert|enter|fill in|your|name|date|amount|number|company|customer|provider|address)\b[^\]]*\](?!\()/gi,
  /<(?:insert|enter|your|name|date|amount|number|company|customer|provider|address)\b[^>]*>/gi,
  /\{\{[^}]*\}\}/g,
  /(?<![_[])_{3,}(?![_\]])/g,
  /\?{3,}/g,
  /\blorem ipsum\b/gi,
];

/** What every one of these has in it: most texts are done with after one look. */
const SUSPECT = /[[<_]|\{\{|\?{3}|EDITME|CHANGEME|FIXME|TODO|TB[ACD]|XX|\blorem /i;

/** `Article XX` has a Roman number, and a line of underscores between others is a rule in Markdown. */
const ROMAN = /\b(?:article|annex|appendix|chapter|part|schedule|section|title|artikel|anhang|anlage|teil) $/i;
const RULE = /\n_{3,}\n/;

function isMeant(match: RegExpExecArray, text: string): boolean {
  const [word] = match;
  if (word.startsWith('XX')) return ROMAN.test(text.slice(0, match.index));
  return word.startsWith('_') && RULE.test(text.slice(Math.max(0, match.index - 1), match.index + word.length + 1));
}

export const placeholder = ruleWithOptions({
  id: 'wording/placeholder',
  severity: 'error',
  title: 'A text that still has to be filled in',
  explanation: () => ({
    why: prose`
      A contract with "TBD" in it is agreed in everything but that. What goes there is what one side will say was meant, and whether
      there is an agreement at all without it is a question for a court.`,
    advice: 'Fill it in, or leave the member out until it is known. Templates may keep their placeholders.',
    sources: ['Blunix GmbH, managed hosting SLA template (placeholders `EDITME`)'],
    examples: [
      {
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              responsibility of customer "Pays within TBD days."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              responsibility of customer "Pays within 14 days."
          }
        `,
      },
      {
        title: 'In German',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              language "de-DE"
              clause "Datenstandort" "Der Ort des Rechenzentrums wird noch festgelegt."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              language "de-DE"
              clause "Datenstandort" "Das Rechenzentrum steht in Frankfurt am Main."
          }
        `,
      },
    ],
  }),
  completeness: true,
  options: {
    words: {
      type: 'strings',
      default: [],
      description: 'Further words that stand for something that is missing, such as "to follow".',
    },
  },
  check(agreement, { report, options }) {
    const ofLanguage = wordsOf(agreement)?.placeholders;
    const own = options.words.length > 0 ? wholeWords(options.words) : undefined;
    const suspects = new Set([
      ...(ofLanguage ? textsWith(agreement, ofLanguage.hints) : []),
      ...textsOf(agreement).filter(({ text }) => own !== undefined || SUSPECT.test(text)),
    ]);
    const patterns = [...PLACEHOLDERS, ofLanguage?.pattern, own].filter((pattern) => pattern !== undefined);
    for (const written of suspects) {
      const { text, what } = written;
      const found = patterns.flatMap((pattern) => [...text.matchAll(pattern)]).filter((match) => !isMeant(match, text));
      if (found.length === 0) continue;
      const verb = found.length === 1 ? 'has' : 'have';
      report({
        ...placeOf(written),
        message: `${quotedWords(found.map(([word]) => word))} in ${what} still ${verb} to be filled in.`,
      });
    }
  },
});
