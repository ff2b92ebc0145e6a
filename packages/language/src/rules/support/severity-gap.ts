import { type Agreement, covers, type Handling, type Id, type Support } from '@sla-language/agreement';
import { derived } from '../common/derived.js';
import { type CaseRows, headOf, rowsOfDesks, rowText, severityRanks } from '../common/handlings.js';
import { once } from '../common/ladders.js';
import { example, prose } from '../common/texts-of-rules.js';
import { addAfter, type Fix, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const severityGap: Rule = {
  id: 'support/severity-gap',
  severity: 'warning',
  title: 'A severity between others for which nothing is promised',
  explanation: () => ({
    why: prose`
      Where lesser incidents have their times and a graver class has none, the provider owes more for a small failure than for a large
      one. The customer will claim the times of the class above, the provider will say that none were agreed.`,
    advice:
      'Give the severity a row of its own: `handles Sev2 during BusinessHours { respond within 2 business hours }`.',
    sources: ['ITIL 4, incident management: prioritisation by impact and urgency'],
    examples: [
      {
        title: 'A declared severity without a row',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              severity Sev3 "Minor" { means "a function is impaired, and there is a way around it" }
              severity Sev4 "Question" { means "anything else" }
              support Desk {
                  handles Sev4 during BusinessHours { respond within 2 business days }
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              severity Sev3 "Minor" { means "a function is impaired, and there is a way around it" }
              severity Sev4 "Question" { means "anything else" }
              support Desk {
                  handles Sev3 during BusinessHours { respond within 1 business day }
                  handles Sev4 during BusinessHours { respond within 2 business days }
              }
          }
        `,
      },
      {
        title: 'A plan for which a graver severity has no row',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              plan Basic
              plan Gold
              severity Sev3 "Minor" { means "a function is impaired, and there is a way around it" }
              severity Sev4 "Question" { means "anything else" }
              support Desk {
                  handles Sev3 for Gold during BusinessHours { respond within 1 business day }
                  handles Sev4 during BusinessHours { respond within 2 business days }
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              plan Basic
              plan Gold
              severity Sev3 "Minor" { means "a function is impaired, and there is a way around it" }
              severity Sev4 "Question" { means "anything else" }
              support Desk {
                  handles Sev3 for Gold during BusinessHours { respond within 1 business day }
                  handles Sev3 for Basic during BusinessHours { respond within 12 business hours }
                  handles Sev4 during BusinessHours { respond within 2 business days }
              }
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { report }) {
    const isNew = once();
    const handled = new Set(agreement.supports.flatMap((support) => support.handles.map((row) => row.severity)));
    for (const { severity, above, below } of undeclaredRows(agreement, handled)) {
      report({
        at: agreement.severities.find((each) => each.id === severity)!,
        message:
          `\`${severity}\` stands between \`${above.row.severity}\` and \`${below.row.severity}\`, which \`${below.support.id}\` handles, ` +
          'but no row says how soon an incident of this severity is handled.',
        related: [
          { at: above.row, message: `\`${headOf(above.row)}\`` },
          { at: below.row, message: `\`${headOf(below.row)}\`` },
        ],
        fixes: [newRow({ ...below.row, severity }, above.row)],
      });
    }
    for (const each of rowsOfDesks(agreement)) {
      for (const { missing, below } of caseGaps(agreement, each)) {
        if (!isNew(missing.severity, each.caseText)) continue;
        report({
          at: missing,
          message:
            `Nothing says how soon \`${missing.severity}\` is handled${each.caseText}, although the less severe \`${below.severity}\` is ` +
            `(\`${headOf(below)}\`).`,
          related: [{ at: below, message: `\`${headOf(below)}\`` }],
          fixes: [newRow({ ...missing, for: each.scope }, missing)],
        });
      }
    }
  },
};

function newRow(row: Handling, after: Handling): Fix {
  const text = rowText(row);
  return suggestion(`Add \`${headOf(row)}\``, addAfter(after, text));
}

interface Row {
  readonly support: Support;
  readonly row: Handling;
}

/** Severities that are handled nowhere and were declared between two that are handled in this order. */
function undeclaredRows(
  agreement: Agreement,
  handled: ReadonlySet<Id>,
): readonly { readonly severity: Id; readonly above: Row; readonly below: Row }[] {
  const rows = agreement.supports.flatMap((support) => support.handles.map((row) => ({ support, row })));
  const order = agreement.severities.map(({ id }) => id);
  return order.flatMap((severity, index) => {
    if (handled.has(severity)) return [];
    const above = rows.findLast(({ row }) => row.severity === order.slice(0, index).findLast((id) => handled.has(id)));
    const below = rows.find(({ row }) => row.severity === order.slice(index + 1).find((id) => handled.has(id)));
    return above && below && rows.indexOf(above) < rows.indexOf(below) ? [{ severity, above, below }] : [];
  });
}

/** The service desks that handle each severity. */
const desksOfSeverities = derived((agreement): ReadonlyMap<Id, ReadonlySet<Support>> => {
  const desks = new Map<Id, Set<Support>>();
  for (const support of agreement.supports) {
    for (const { severity } of support.handles) desks.set(severity, (desks.get(severity) ?? new Set()).add(support));
  }
  return desks;
});

/** Severities that are handled in other cases but not in this one, where a lesser one is. */
function caseGaps(
  agreement: Agreement,
  { support, scope, rows }: CaseRows,
): readonly { readonly missing: Handling; readonly below: Handling }[] {
  if (rows.length === 0) return [];
  const desks = desksOfSeverities(agreement);
  const ranks = severityRanks(agreement);
  const rank = (row: Handling) => ranks.get(row.severity) ?? -1;
  const seen = new Set<Id>();
  return support.handles.flatMap((missing, index) => {
    if (seen.has(missing.severity) || desks.get(missing.severity)!.size > 1) return [];
    seen.add(missing.severity);
    if (support.handles.some((row) => row.severity === missing.severity && covers(row.for, scope))) return [];
    const below = rows.find((row) => rank(row) > rank(missing) && support.handles.indexOf(row) > index);
    return below ? [{ missing, below }] : [];
  });
}
