import { readRequirement, WHOLES } from '../common/requirement-names.js';
import { example, prose } from '../common/texts-of-rules.js';
import { type Fix, replace, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const unknownRequirement: Rule = {
  id: 'legal/unknown-requirement',
  severity: 'warning',
  title: 'A reference to a requirement that does not exist',
  explanation: () => ({
    why: prose`
      A clause that names the wrong letter is found by nobody who looks for the right one: not by the auditor, not by the supervisor, not by this
      linter, which then reports the requirement as not met.`,
    advice: prose`
      Name requirements by article, paragraph and letter, \`DORA 30(2)(a)\`, \`GDPR 28(3)(h)\`, and content areas of standards by their names,
      \`ISO/IEC 19086 data management\`, \`FitSM service requests\`.`,
    sources: ['Regulation (EU) 2022/2554 (DORA), Article 30', 'Regulation (EU) 2016/679 (GDPR), Articles 28 and 33'],
    examples: [
      {
        title: 'There is no such letter',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              clause "Exit" "The provider continues the services for 6 months." meets "DORA 30(3)(g)"
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
        title: 'A misspelt content area',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              not applicable "ISO/IEC 19086 accessability" because "The services have interfaces for programs only."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              not applicable "ISO/IEC 19086 accessibility" because "The services have interfaces for programs only."
          }
        `,
      },
      {
        title: 'A whole law',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              clause "Data protection" "The provider obeys the law." meets "GDPR"
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              clause "Data protection" "The provider processes personal data only on documented instructions." meets "GDPR 28(3)(a)"
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { report }) {
    const places = [
      ...agreement.clauses.map((each) => ({ at: each, references: each.meets, whole: false })),
      ...agreement.notApplicable.map((each) => ({ at: each, references: each.requirements, whole: true })),
    ];
    for (const { at, references, whole } of places) {
      for (const reference of references) {
        const read = readRequirement(reference);
        if (!read) continue;
        if ('requirement' in read) {
          if (whole || !WHOLES.has(read.requirement)) continue;
          report({
            at,
            message: `"${reference}" names no single requirement, so nobody can tell what the clause meets. Name it, for instance \`${EXAMPLES[read.requirement]}\`.`,
          });
          continue;
        }
        const { problem, nearest } = read;
        const meant = nearest === undefined ? '' : ` Did you mean \`${nearest}\`?`;
        const fixes: readonly Fix[] =
          nearest === undefined
            ? []
            : [suggestion(`Write \`${nearest}\``, replace({ at }, `"${nearest}"`, `"${reference}"`))];
        report({ at, message: `"${reference}" names no requirement: ${problem}.${meant}`, fixes });
      }
    }
  },
};

const EXAMPLES: Readonly<Record<string, string>> = {
  DORA: 'DORA 30(2)(a)',
  GDPR: 'GDPR 28(3)(a)',
  'ISO/IEC 19086': 'ISO/IEC 19086 data management',
  FitSM: 'FitSM service requests',
};
