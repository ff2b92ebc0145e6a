import { example, prose } from '../common/texts-of-rules.js';
import { textsOf } from '../common/written-texts.js';
import type { Rule } from '../rule.js';

const PLACEHOLDERS = [
  /\b(?:EDITME|CHANGEME|FIXME|TODO|TBD|TBC|TBA|XX+)\b/g,
  /\bto be (?:determined|defined|decided|confirmed|agreed|announced|completed)\b/gi,
  // `[____]`, `[…]`, `[insert name]`; a Markdown link is none
  /\[\s*[_.…•][\s_.…•]*\]|\[(?:insert|enter|fill in|your|name|date|amount|number|company|customer|provider|address)\b[^\]]*\](?!\()/gi,
  /<(?:insert|enter|your|name|date|amount|number|company|customer|provider|address)\b[^>]*>/gi,
  /\{\{[^}]*\}\}/g,
  /(?<![_[])_{3,}(?![_\]])/g,
  /\?{3,}/g,
  /\blorem ipsum\b/gi,
];

/** What every placeholder has in it: most texts are done with after one look. */
const SUSPECT = /[[<_]|\{\{|\?{3}|EDITME|CHANGEME|FIXME|TODO|TB[ACD]|XX|\bto be |\blorem /i;

/** `Article XX` has a Roman number, and a line of underscores between others is a rule in Markdown. */
const ROMAN = /\b(?:article|annex|appendix|chapter|part|schedule|section|title|artikel|anhang|anlage|teil) $/i;
const RULE = /\n_{3,}\n/;

function isMeant(match: RegExpExecArray, text: string): boolean {
  const [word] = match;
  if (word.startsWith('XX')) return ROMAN.test(text.slice(0, match.index));
  return word.startsWith('_') && RULE.test(text.slice(Math.max(0, match.index - 1), match.index + word.length + 1));
}

export const placeholder: Rule = {
  id: 'wording/placeholder',
  severity: 'error',
  title: 'A text that still has to be filled in',
  why: prose`
    A contract with "TBD" in it is agreed in everything but that. What goes there is what one side will say was meant, and whether
    there is an agreement at all without it is a question for a court.`,
  advice: 'Fill it in, or leave the member out until it is known. Templates may keep their placeholders.',
  sources: ['Blunix GmbH, managed hosting SLA template (placeholders `EDITME`)'],
  completeness: true,
  examples: [
    {
      failing: example`
        import "./sound.sla"

        agreement Example "Example" extends Sound {
            term "Outage" means "TBD"
        }
      `,
      passing: example`
        import "./sound.sla"

        agreement Example "Example" extends Sound {
            term "Outage" means "time in which the shop is unavailable as measured by ShopUptime."
        }
      `,
    },
  ],
  check(agreement, { report }) {
    for (const { text, what, binding: _, ...place } of textsOf(agreement)) {
      if (!SUSPECT.test(text)) continue;
      const found = PLACEHOLDERS.flatMap((pattern) => [...text.matchAll(pattern)]).filter(
        (match) => !isMeant(match, text),
      );
      if (found.length === 0) continue;
      const words = [...new Set(found.map((match) => match[0]))].map((word) => `"${word}"`).join(', ');
      const verb = found.length === 1 ? 'has' : 'have';
      report({ ...place, message: `${words} in ${what} still ${verb} to be filled in.` });
    }
  },
};
