import type { Agreement, Money, ScopeReference } from '@sla-language/agreement';
import { generalRemedies } from '../common/payments.js';
import { meet, promisesOf } from '../common/places.js';
import { example, prose } from '../common/texts-of-rules.js';
import { replace, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const remedyCurrency: Rule = {
  id: 'remedy/currency',
  severity: 'error',
  title: 'An amount in a currency that is not the one of the price',
  explanation: () => ({
    why: prose`
      Amounts in two currencies cannot be added up, compared or capped without a rate, and the agreement has none. A cap in dollars on
      credits in euros limits nothing, and a reader will assume that the code is a slip.`,
    advice: prose`
      Write every amount in the currency of the fee, and where plans or regions are charged in different ones, give each its own line:
      \`penalty USD 500 for UnitedStates\`.`,
    sources: [
      'ISO 4217:2015, codes for the representation of currencies',
      'Unidroit Principles 2016, article 6.1.9, currency of payment',
    ],
    examples: [
      {
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              remedies {
                  cap USD 1_500 per month
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              remedies {
                  cap EUR 1_500 per month
              }
          }
        `,
      },
      {
        title: 'An agreement whose currency nobody is charged in',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              currency CHF
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              currency EUR
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { report }) {
    const amounts = moneyOf(agreement);
    const fees = amounts.filter(({ isPrice }) => isPrice);
    const declared = agreement.currency;
    if (declared && fees.length > 0 && !fees.some(({ money }) => money.currency === declared)) {
      const [{ money, of }] = fees as [Priced, ...Priced[]];
      report({
        at: agreement,
        property: 'currency',
        message: `The currency of \`${agreement.id}\` is ${declared}, but nothing is charged in it: the fee of ${of} is \`${money.text}\`.`,
        related: [{ at: money, message: `\`${money.text}\`` }],
        fixes: [
          suggestion(
            `Write \`currency ${money.currency}\``,
            replace({ at: agreement, property: 'currency' }, `currency ${money.currency}`),
          ),
        ],
      });
      return;
    }
    for (const { money, for: scopes, of, isPrice } of amounts) {
      if (isPrice) continue;
      const charged = fees.filter((fee) => meet(fee.for, scopes));
      const expected = charged[0]?.money.currency ?? declared;
      if (!expected || expected === money.currency || charged.some((fee) => fee.money.currency === money.currency))
        continue;
      const text = money.text.replace(money.currency, expected);
      const because = charged[0]
        ? `\`${charged[0].money.text}\` of ${charged[0].of} is ${expected}`
        : `the agreement is in ${expected}`;
      report({
        at: money,
        message: `${of} is \`${money.text}\`, but ${because}: without a rate the two cannot be set against each other.`,
        related: charged.slice(0, 1).map((fee) => ({ at: fee.money, message: `\`${fee.money.text}\`` })),
        fixes: [suggestion(`Write \`${text}\``, replace({ at: money }, text))],
      });
    }
  },
};

interface Priced {
  readonly money: Money;
  readonly for: readonly ScopeReference[];
  /** What it is, in a sentence. */
  readonly of: string;
  /** What is charged, not what is paid back. */
  readonly isPrice: boolean;
}

function moneyOf(agreement: Agreement): readonly Priced[] {
  const prices = agreement.services.flatMap(({ id, fees, charges }) =>
    [...fees, ...charges].flatMap(({ amount, for: scopes }): Priced[] =>
      amount ? [{ money: amount, for: scopes, of: `\`${id}\``, isPrice: true }] : [],
    ),
  );
  const { atRisk } = agreement.remedies ?? {};
  const lists = [
    ...promisesOf(agreement).map(({ id, remedies }) => ({ remedies, where: ` of \`${id}\`` })),
    { remedies: [...generalRemedies(agreement), ...(atRisk ? [atRisk] : [])], where: '' },
  ];
  const paid = lists.flatMap(({ remedies, where }) =>
    remedies.flatMap((line): Priced[] => {
      if (!('amount' in line) || line.amount.kind !== 'money') return [];
      const kind = line.kind === 'cap' ? 'The cap' : line.kind === 'credit' ? 'A credit' : 'A penalty';
      return [{ money: line.amount.money, for: line.for, of: `${kind}${where}`, isPrice: false }];
    }),
  );
  const { minimum } = agreement.remedies ?? {};
  const least: Priced[] = minimum ? [{ money: minimum, for: [], of: 'The smallest payment', isPrice: false }] : [];
  return [...prices, ...paid, ...least];
}
