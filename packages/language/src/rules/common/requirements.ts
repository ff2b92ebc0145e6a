import type { Agreement } from '@sla-language/agreement';
import { derived } from './derived.js';
import { readRequirement, WHOLES } from './requirement-names.js';

/** The requirements that clauses meet, and those that do not concern the agreement. */
interface Claims {
  readonly met: ReadonlySet<string>;
  readonly notApplicable: ReadonlySet<string>;
}

const claimsOf = derived((agreement): Claims => {
  const named = (references: readonly string[]) =>
    references.flatMap((each) => {
      const read = readRequirement(each);
      return read && 'requirement' in read ? [read.requirement] : [];
    });
  return {
    // No clause meets a whole law.
    met: new Set(named(agreement.clauses.flatMap((clause) => clause.meets)).filter((each) => !WHOLES.has(each))),
    notApplicable: new Set(named(agreement.notApplicable.flatMap((each) => each.requirements))),
  };
});

/** Whether a clause says that it meets the requirement: this one, or all of its paragraph or article. */
export function isMetByClause(agreement: Agreement, requirement: string): boolean {
  return includes(claimsOf(agreement).met, requirement);
}

/** Whether the agreement says that the requirement does not concern it. */
export function isNotApplicable(agreement: Agreement, requirement: string): boolean {
  return includes(claimsOf(agreement).notApplicable, requirement);
}

/** `DORA 30(3)` includes `DORA 30(3)(f)`, `DORA` includes both. */
function includes(claims: ReadonlySet<string>, requirement: string): boolean {
  if (claims.size === 0) return false;
  for (let name = requirement; name !== ''; name = wider(name)) if (claims.has(name)) return true;
  return false;
}

/** The next wider name: of a letter its paragraph, of a paragraph its article, of an article the law. */
function wider(requirement: string): string {
  if (requirement.endsWith(')')) return requirement.slice(0, requirement.lastIndexOf('('));
  return [...WHOLES].find((whole) => requirement.startsWith(`${whole} `)) ?? '';
}
