import type { Agreement } from '@sla-language/agreement';
import { addTo, extend, type Fix, suggestion } from '../fix.js';
import type { Finding, Regulation, Rule } from '../rule.js';
import { quoted, sidesOf } from './phrases.js';
import { citation } from './requirement-names.js';
import { isMetByClause, isNotApplicable } from './requirements.js';

/** What an agreement lacks of a requirement. The place is the agreement where no other is given. */
export interface Lack extends Partial<Pick<Finding, 'at' | 'property' | 'related'>> {
  /** The beginning of the message, up to the colon: "`Example` does not say where data is stored". */
  readonly what: string;
  /** Lines of the language that say it; the scaffold of a clause follows them. */
  readonly fixes?: readonly Fix[];
}

/** A rule that asks whether an agreement says what a law or a standard wants it to say. */
export interface RequirementRule extends Pick<Rule, 'id' | 'title' | 'explanation' | 'severity'> {
  readonly regulation: Regulation;
  /** `DORA 30(2)(b)` */
  readonly requirement: string;
  /** What the text of the requirement asks for, after "Article 30(2)(b) DORA asks for". */
  readonly asks: string;
  /** What the agreement lacks where no clause says that it meets the requirement; nothing where its own lines say it. */
  lacks(agreement: Agreement): readonly Lack[];
  /** A clause that says it, for a lawyer to finish. */
  clause(sides: { readonly provider: string; readonly customer: string }): {
    readonly title: string;
    readonly text: string;
  };
}

export function requirementRule(parts: RequirementRule): Rule {
  const { id, severity, title, explanation, regulation, requirement } = parts;
  return {
    ...{ id, severity, title, explanation },
    audience: [regulation],
    completeness: true,
    fix: 'suggestion',
    check(agreement, { report }) {
      if (agreement.status === 'terminated') return;
      if (isMetByClause(agreement, requirement) || isNotApplicable(agreement, requirement)) return;
      for (const { what, fixes = [], at = agreement, ...place } of parts.lacks(agreement)) {
        report({
          ...place,
          at,
          message: `${what}: ${citation(requirement)} asks for ${parts.asks}.`,
          fixes: [...fixes, clauseFix(agreement, parts), ...existingClauses(agreement, parts)],
        });
      }
    },
  };
}

/** Adds the clause under a title that no other clause has. */
function clauseFix(agreement: Agreement, { requirement, clause }: RequirementRule): Fix {
  const { title, text } = clause(sidesOf(agreement));
  const taken = agreement.clauses.some((each) => each.title === title);
  const free = taken ? `${title} (${requirement})` : title;
  const lines = [
    `clause ${quoted(free)} """`,
    `    ${text.replaceAll('"""', "'")}`,
    `    """ meets ${quoted(requirement)}`,
  ];
  return suggestion(`Add a clause "${free}"`, addTo(agreement, lines.join('\n')));
}

/** A clause with the title of the scaffold may say it already, and only not that it does. */
function existingClauses(agreement: Agreement, { requirement, clause }: RequirementRule): readonly Fix[] {
  const { title } = clause(sidesOf(agreement));
  return agreement.clauses
    .filter((each) => each.title.toLowerCase() === title.toLowerCase())
    .map((each) => {
      const text = each.meets.length > 0 ? `, ${quoted(requirement)}` : ` meets ${quoted(requirement)}`;
      return suggestion(`Say that "${each.title}" meets ${requirement}`, extend({ at: each }, text));
    });
}

/** Article 30(3) DORA concerns critical and important functions only. */
export function notCritical(agreement: Agreement): Fix {
  const reason = `The services support no critical or important function of ${sidesOf(agreement).customer}.`;
  return suggestion(
    'Say that no critical or important function is supported',
    addTo(agreement, `not applicable "DORA 30(3)" because ${quoted(reason)}`),
  );
}

/** The only lack of a requirement that nothing but a clause can meet. */
export function noClause({ id }: Agreement, what: string): readonly Lack[] {
  return [{ what: `\`${id}\` ${what}` }];
}
