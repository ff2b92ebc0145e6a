import { readRequirement } from '../common/requirement-names.js';
import { example, prose } from '../common/texts-of-rules.js';
import { type Fix, remove, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const metAndNotApplicable: Rule = {
  id: 'legal/met-and-not-applicable',
  severity: 'warning',
  title: 'A requirement is met, and does not apply',
  explanation: () => ({
    why: prose`
      One line tells the supervisor that a requirement does not concern the agreement, another that a clause meets it. If the first is a mistake, so
      is the reason that was given for it, and with it perhaps the judgement that a function is not critical.`,
    advice: 'Take out what is wrong: the line `not applicable …`, or the reference after `meets`.',
    sources: [
      'Regulation (EU) 2022/2554 (DORA), Article 28(3): register of all contractual arrangements, with those for critical or important functions',
    ],
    examples: [
      {
        title: 'The same letter',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              clause "Exit" "The provider continues the services for 6 months." meets "DORA 30(3)(f)"
              not applicable "DORA 30(3)(f)" because "The services support no critical or important function."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              clause "Exit" "The provider continues the services for 6 months." meets "DORA 30(3)(f)"
          }
        `,
      },
      {
        title: 'Written in two ways',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              clause "Audit" "The customer may audit the provider once a year." meets "Art. 28(3)(h) GDPR"
              not applicable "GDPR 28(3)(e)", "GDPR 28(3)(h)" because "The services process no personal data."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              clause "Audit" "The customer may audit the provider once a year." meets "Art. 28(3)(h) GDPR"
              not applicable "GDPR 28(3)(e)" because "The services process no personal data."
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { report }) {
    for (const line of agreement.notApplicable) {
      const excluded = new Set(named(line.requirements));
      for (const clause of agreement.clauses) {
        const both = named(clause.meets).filter((met) => excluded.has(met));
        if (both.length === 0) continue;
        const fixes: readonly Fix[] =
          line.requirements.length > 1 ? [] : [suggestion('Take the line out', remove({ at: line }))];
        report({
          at: line,
          message: `${both.join(' and ')} ${both.length === 1 ? 'is' : 'are'} said not to apply, but the clause "${clause.title}" meets ${both.length === 1 ? 'it' : 'them'}.`,
          related: [{ at: clause, message: 'The clause that meets it.' }],
          fixes,
        });
      }
    }
  },
};

function named(references: readonly string[]): readonly string[] {
  return references.flatMap((reference) => {
    const read = readRequirement(reference);
    return read && 'requirement' in read ? [read.requirement] : [];
  });
}
