import { type Agreement, capitalised, type Declaration, type Term } from '@sla-language/agreement';
import { definitionsOf } from '../common/definitions.js';
import { example, prose } from '../common/texts-of-rules.js';
import { type Fix, remove, safe, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const duplicateDefinition: Rule = {
  id: 'wording/duplicate-definition',
  severity: 'warning',
  title: 'Two things of one name',
  explanation: () => ({
    why: prose`
      The contract prints one entry for each defined term. Where two definitions share it, a clause that uses the term has two meanings,
      and each side reads the one that helps it. Capital letters do not tell them apart, for a term is capitalised wherever it stands.`,
    advice: prose`
      Define each term once. Give the second thing another title, or remove the \`term\` where a declaration such as an \`exclusion\` or a
      \`metric\` already says what the word means.`,
    sources: ['Adams, A Manual of Style for Contract Drafting: on defined terms'],
    examples: [
      {
        title: 'A term and a declaration',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              term "Force Majeure" means "whatever neither party could foresee."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              exclusion ForceMajeure { means "war, strike, flood and natural disaster that the provider could not avert" }
          }
        `,
      },
      {
        title: 'Two plans',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              plan Business "Premium"
              plan Enterprise "premium"
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              plan Business "Premium"
              plan Enterprise "Premium with two zones"
          }
        `,
      },
      {
        title: 'Two terms that differ in a capital letter',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              term "Backup" means "a copy of all data that can be restored."
              term "backup" means "a copy of all data that can be restored."
              clause "Copies" "No backup is older than a day."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              term "Backup" means "a copy of all data that can be restored."
              clause "Copies" "No backup is older than a day."
          }
        `,
      },
    ],
  }),
  fix: 'safe',
  check(agreement, { report }) {
    for (const group of namedTogether(agreement)) {
      const first = new Map<string, Named>();
      for (const each of group) {
        const key = each.name.toLowerCase().replace(/\s+/g, ' ').trim();
        const earlier = first.get(key);
        if (!earlier) {
          first.set(key, each);
          continue;
        }
        report({
          at: each.at,
          message:
            `${capitalised(earlier.what)} and ${each.what} are both called "${each.name}": a clause that uses the word has two ` +
            'meanings. Name one of them differently, or remove it.',
          related: [{ at: earlier.at, message: 'The first one.' }],
          fixes: fixesOf(earlier, each),
        });
      }
    }
  },
};

interface Named {
  readonly name: string;
  readonly at: Term | Declaration | Agreement['clauses'][number];
  readonly what: string;
  readonly means?: string;
}

/** What the reader meets in one place, so that the names have to differ there. */
function namedTogether(agreement: Agreement): readonly (readonly Named[])[] {
  const titled = (declarations: readonly Declaration[]): Named[] =>
    declarations.map((each) => ({ name: each.title, at: each, what: `\`${each.id}\`` }));
  return [
    // Declarations first: a term that repeats one is the one too many.
    definitionsOf(agreement).toSorted((a, b) => Number('term' in a.at) - Number('term' in b.at)),
    titled([...agreement.objectives, ...agreement.supports]),
    titled(agreement.requirements),
    titled(agreement.reports),
    titled(agreement.escalations),
    titled(agreement.risks),
    agreement.clauses.map((clause) => ({ name: clause.title, at: clause, what: `the clause "${clause.title}"` })),
  ];
}

function fixesOf(earlier: Named, later: Named): readonly Fix[] {
  if (!('term' in later.at)) return [];
  const title = `Remove the term "${later.name}"`;
  const removal = remove({ at: later.at });
  return [earlier.means === later.means ? safe(title, removal) : suggestion(title, removal)];
}
