import {
  type Agreement,
  domainOfLevel,
  type Objective,
  quantityOf,
  type Support,
  shortDecimal,
  type TierLine,
  targetFor,
} from '@sla-language/agreement';
import { type CaseLadder, laddersOf } from '../common/ladders.js';
import { meet, promisesOf } from '../common/places.js';
import { example, prose } from '../common/texts-of-rules.js';
import { remove, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const unreachableTier: Rule = {
  id: 'remedy/unreachable-tier',
  severity: 'warning',
  title: 'A line of a ladder that never pays',
  why: prose`
    The line looks like a remedy and is none: no level that can be measured lies in its range, or those for whom it is written are promised
    nothing. Whoever counted on it when signing was mistaken.`,
  advice: 'Correct the bound, promise a target to those for whom the line is written, or remove it.',
  sources: ['ISO/IEC 19086-1:2016, remedies for failure to meet service level objectives'],
  examples: [
    {
      failing: example`
        import "./sound.sla"

        agreement Example "Example" extends Sound {
            objective Uptime {
                credit 10% of fee when < 99.5%
                credit 50% of fee when < 99.0% and > 99.2%
            }
        }
      `,
      passing: example`
        import "./sound.sla"

        agreement Example "Example" extends Sound {
            objective Uptime {
                credit 10% of fee when < 99.5%
                credit 50% of fee when < 99.0%
            }
        }
      `,
    },
    {
      title: 'Credits for a plan that is promised nothing',
      failing: example`
        import "./sound.sla"

        agreement Example "Example" extends Sound {
            plan Free
            plan Gold
            objective Uptime {
                target >= 99.5% for Gold
                no target for Free
                credit 10% of fee when < 99.5% for Gold
                credit 5% of fee when < 99.0% for Free
            }
        }
      `,
      passing: example`
        import "./sound.sla"

        agreement Example "Example" extends Sound {
            plan Free
            plan Gold
            objective Uptime {
                target >= 99.5% for Gold
                no target for Free
                credit 10% of fee when < 99.5% for Gold
            }
        }
      `,
    },
  ],
  fix: 'suggestion',
  check(agreement, { report }) {
    const all = laddersOf(agreement);
    for (const promise of promisesOf(agreement)) {
      const ladders = all.filter((ladder) => ladder.promise === promise);
      if (ladders.length === 0) continue;
      for (const line of promise.remedies) {
        if (line.kind === 'termination' || line.kind === 'cap' || !line.when) continue;
        const reason = reasonOf(agreement, promise, line, ladders);
        if (!reason) continue;
        report({
          at: line,
          message: `\`${line.text}\` of \`${promise.id}\` never pays: ${reason}.`,
          fixes: [suggestion(`Remove \`${line.text}\``, remove({ at: line }))],
        });
      }
    }
  },
};

/** Why a line pays in no case; undefined where it pays in one, or where other rules say what is wrong with it. */
function reasonOf(
  agreement: Agreement,
  promise: Objective | Support,
  line: TierLine,
  ladders: readonly CaseLadder[],
): string | undefined {
  const own = ladders.filter((ladder) => ladder.lines.some((each) => each.line === line));
  const matches = own.map((ladder) => ({ ladder, match: targetFor(promise, ladder.scope) }));
  if (matches.some(({ match }) => match.kind === 'ambiguous')) return undefined;
  const promised = matches
    .filter(({ match }) => match.kind === 'target' || promise.targets.length === 0)
    .map(({ ladder }) => ladder);
  if (promised.some(({ tiers }) => tiers.some((tier) => tier.line === line))) return undefined;
  const isDoubled = own.some(
    ({ sameBound, overlaps }) =>
      sameBound.some((lines) => lines.includes(line)) || overlaps.some(({ lines }) => lines.includes(line)),
  );
  if (isDoubled) return undefined;
  if (own.length > 0 && promised.length === 0) {
    const none = 'noTargets' in promise && promise.noTargets.some((each) => meet(each.for, line.for));
    const cases = [...new Set(own.map(({ caseText }) => caseText.replace(/^ for /, '')))].join('; ');
    return `${cases || 'nobody'} is promised ${none ? 'nothing, on purpose' : 'nothing'}`;
  }
  return own.length > 0 ? outOfRange(agreement, promise, line) : undefined;
}

function outOfRange(agreement: Agreement, promise: Objective | Support, { when }: TierLine): string | undefined {
  if (when?.kind !== 'bounds') return undefined;
  const level = 'noTargets' in promise ? promise.measures?.level : undefined;
  const { lowest, highest } = domainOfLevel(agreement, level, promise);
  const amounts = when.bounds.flatMap(({ value }) => (value === 'target' ? [] : (quantityOf(value) ?? [])));
  const isOutside = amounts.some(({ amount }) => lowest?.gte(amount) || highest?.lte(amount));
  if (!isOutside || !lowest) return `no level is \`${when.text}\``;
  const unit = amounts[0]?.dimension === 'percentage' ? '%' : '';
  const range = highest
    ? `lies between ${shortDecimal(lowest, 6)}${unit} and ${shortDecimal(highest, 6)}${unit}`
    : `is at least ${shortDecimal(lowest, 6)}${unit}`;
  return `no level is \`${when.text}\`, for it ${range}`;
}
