import {
  type Agreement,
  type Objective,
  objectiveScopes,
  type ScopeReference,
  type ScopeSet,
  scopeTitle,
  servicesOf,
  targetFor,
} from '@sla-language/agreement';
import { example, prose } from '../common/texts-of-rules.js';
import { addAfter, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const planNotCovered: Rule = {
  id: 'target/plan-not-covered',
  severity: 'warning',
  title: 'A plan or region for which no target is given',
  explanation: () => ({
    why: prose`
      The targets tell plans or regions apart, and one of them is in no line. Its customers will say that it was forgotten and claim the
      nearest line; the provider will say that they were promised nothing.`,
    advice: prose`
      Give it a target, or say that it is promised nothing: \`no target for Basic\`. A target without \`for\` holds for everybody whom no
      other line names.`,
    sources: [
      'Google Cloud Storage SLA (a target for each storage class and location)',
      'Atlassian Cloud SLA (targets by plan)',
    ],
    examples: [
      {
        title: 'A plan',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              plan Basic
              plan Gold
              objective Uptime {
                  target >= 99.5% for Gold
                  credit 10% of fee when < 99.5% for Gold
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              plan Basic
              plan Gold
              objective Uptime {
                  target >= 99.5% for Gold
                  no target for Basic
                  credit 10% of fee when < 99.5% for Gold
              }
          }
        `,
      },
      {
        title: 'A cell of a table of plans and regions',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              plan Basic
              plan Gold
              region Europe
              region Asia
              objective Speed {
                  target <= 900 ms for Basic, Europe
                  target <= 800 ms for Gold, Europe
                  target <= 800 ms for Gold, Asia
                  credit 5% of fee when > target
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              plan Basic
              plan Gold
              region Europe
              region Asia
              objective Speed {
                  target <= 900 ms for Basic
                  target <= 800 ms for Gold
                  credit 5% of fee when > target
              }
          }
        `,
      },
    ],
  }),
  completeness: true,
  fix: 'suggestion',
  check(agreement, { report }) {
    for (const objective of agreement.objectives) {
      const [first] = objective.targets;
      const last = objective.targets.at(-1);
      if (!first || !last) continue;
      const open = openCells(agreement, objective);
      if (open.length === 0) continue;
      const titles = open.map((cell) => scopeTitle(agreement, cell));
      const shown =
        titles.length > 4 ? `${titles.slice(0, 3).join('; ')} and ${titles.length - 3} more` : titles.join('; ');
      const lines = open.map((cell) => `no target for ${cell.map(({ id }) => id).join(', ')}`);
      const title = lines.length === 1 ? `Add \`${lines[0]}\`` : `Add ${lines.length} lines \`no target for …\``;
      report({
        at: objective,
        message: `\`${objective.id}\` has a target for some plans or regions, but none for ${shown}. Add one, or \`${lines[0]}\`.`,
        related: [{ at: first, message: `\`target ${first.comparison.text}\` is for others.` }],
        fixes: [suggestion(title, addAfter(last, lines.join('\n')))],
      });
    }
  },
};

/** The plans and regions that no line covers, whatever options a customer has, and that are not left out on purpose. */
function openCells(agreement: Agreement, objective: Objective): readonly ScopeSet[] {
  const cells = new Map<string, { readonly cell: ScopeSet; open: boolean }>();
  for (const scope of objectiveScopes(agreement, objective)) {
    const cell = scope.filter(({ kind }) => kind === 'plan' || kind === 'region');
    if (cell.length === 0 || !isSold(agreement, objective, cell)) continue;
    const match = targetFor(objective, scope);
    const key = cell.map(({ id }) => id).join();
    const isOpen = match.kind === 'none' && !match.onPurpose;
    cells.set(key, { cell, open: isOpen && (cells.get(key)?.open ?? true) });
  }
  return [...cells.values()].filter(({ open }) => open).map(({ cell }) => cell);
}

/** Whether the services of the objective can be had with a plan or region: none of their fees leaves it out. */
function isSold(agreement: Agreement, objective: Objective, cell: readonly ScopeReference[]): boolean {
  const services = servicesOf(agreement, objective);
  const fees = agreement.services.filter(({ id }) => services.includes(id)).flatMap((service) => service.fees);
  return cell.every(({ kind, id }) => {
    const named = fees.filter((fee) => fee.for.some((name) => name.kind === kind));
    return (
      named.length === 0 ||
      named.length < fees.length ||
      named.some((fee) => fee.for.some((name) => name.kind === kind && name.id === id))
    );
  });
}
