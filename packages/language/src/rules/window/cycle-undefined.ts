import type { Agreement, Remedy, Window } from '@sla-language/agreement';
import { promisesOf } from '../common/places.js';
import { example, prose } from '../common/texts-of-rules.js';
import { addTo, suggestion } from '../fix.js';
import type { Place, Rule } from '../rule.js';

export const cycleUndefined: Rule = {
  id: 'window/cycle-undefined',
  severity: 'error',
  title: 'A fiscal year or a billing cycle without a first day',
  explanation: () => ({
    why: prose`
      A fiscal quarter begins in January for one company and in February for the next; a billing cycle begins on any day of the month.
      Without the first day nobody can say to which window an outage belongs, or when a claim ends.`,
    advice: 'Say when it begins: `fiscal year from february`, `billing cycle from day 15`.',
    sources: ['Amazon Compute Service Level Agreement (2022-05-25): monthly billing cycle'],
    examples: [
      {
        title: 'A fiscal quarter',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Uptime {
                  measures ShopUptime per fiscal quarter
                  credit 10% of fee when < 99.5%
                  terminate by customer after 3 misses in 12 months with 30 days notice
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              fiscal year from february
              objective Uptime {
                  measures ShopUptime per fiscal quarter
                  credit 10% of fee when < 99.5%
                  terminate by customer after 3 misses in 12 months with 30 days notice
              }
          }
        `,
      },
      {
        title: 'A cap per billing cycle',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              remedies { cap 50% of fee per billing cycle }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              billing cycle from day 1
              remedies { cap 50% of fee per billing cycle }
          }
        `,
      },
    ],
  }),
  completeness: true,
  fix: 'suggestion',
  check(agreement, { report }) {
    const uses = windowsOf(agreement);
    const kinds = [
      {
        kind: 'fiscal',
        known: agreement.fiscalYearStart !== undefined,
        line: 'fiscal year from january',
        what: 'its fiscal year',
      },
      {
        kind: 'billing cycle',
        known: agreement.billingCycleDay !== undefined,
        line: 'billing cycle from day 1',
        what: 'a billing cycle',
      },
    ] as const;
    for (const { kind, known, line, what } of kinds) {
      const [first, ...others] = uses.filter(({ window }) => window.kind === kind);
      if (known || !first) continue;
      const { at, property, window } = first;
      const more = others.length > 0 ? ` (and ${others.length} more)` : '';
      report({
        at,
        ...(property ? { property } : {}),
        message:
          `${first.what} \`per ${window.text}\`${more}, but \`${agreement.id}\` does not say when ${what} begins. ` +
          `Add, for example, \`${line}\`.`,
        related: others.map((other) => ({ at: other.at, message: `${other.what} \`per ${other.window.text}\`.` })),
        fixes: [suggestion(`Add \`${line}\``, addTo(agreement, line))],
      });
    }
  },
};

interface WindowUse extends Place {
  readonly window: Window;
  /** The beginning of a sentence: "`Uptime` is measured". */
  readonly what: string;
}

function windowsOf(agreement: Agreement): readonly WindowUse[] {
  const caps = (lines: readonly Remedy[]): readonly WindowUse[] =>
    lines.flatMap((at) =>
      at.kind === 'cap' && typeof at.per !== 'string' ? [{ at, window: at.per, what: `\`${at.text}\` is` }] : [],
    );
  return [
    ...promisesOf(agreement).flatMap((at) => [
      ...(at.measures
        ? [{ at, property: 'measures', window: at.measures.window, what: `\`${at.id}\` is measured` }]
        : []),
      ...caps(at.remedies),
    ]),
    ...caps(agreement.remedies?.remedies ?? []),
    ...agreement.exclusions.flatMap((at) =>
      at.limit ? [{ at, property: 'limit', window: at.limit.per, what: `The limit of \`${at.id}\` is` }] : [],
    ),
  ];
}
