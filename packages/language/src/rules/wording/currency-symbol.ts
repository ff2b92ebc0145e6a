import type { Agreement } from '@sla-language/agreement';
import { bindingTexts, placeOf, rewrite } from '../common/prose-texts.js';
import { example, prose } from '../common/texts-of-rules.js';
import { suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

/** The signs that several currencies share, those currencies, and how an amount is written with them. */
const SHARED = [
  {
    pattern: /(?<![\p{L}\p{N}])\$\s?(?<amount>\d[\d.,]*\d|\d)/gu,
    sign: '$',
    currencies: ['USD', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD', 'MXN', 'BRL', 'TWD', 'CLP', 'COP', 'ARS'],
  },
  { pattern: /(?<![\p{L}\p{N}])¥\s?(?<amount>\d[\d.,]*\d|\d)/gu, sign: '¥', currencies: ['JPY', 'CNY'] },
  {
    pattern: /(?<![\p{L}\p{N}.,])(?<amount>\d[\d.,]*\d|\d)\s?kr\.?(?!\p{L})/giu,
    sign: 'kr',
    currencies: ['SEK', 'NOK', 'DKK', 'ISK'],
  },
] as const;

export const currencySymbol: Rule = {
  id: 'wording/currency-symbol',
  severity: 'warning',
  title: 'A sign that several currencies share',
  explanation: () => ({
    why: prose`
      More than twenty currencies are written with "$". An agreement that is kept in euros, or names no currency at all, does not say
      which of them a dollar sign means, and the difference is a third of the sum.`,
    advice:
      'Write the code of ISO 4217 before the amount, `USD 500`, or give the agreement the currency that is meant: `currency USD`.',
    sources: ['ISO 4217:2015, Codes for the representation of currencies'],
    examples: [
      {
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              clause "Travel" "The customer pays $500 for each visit to its offices."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              clause "Travel" "The customer pays USD 500 for each visit to its offices."
          }
        `,
      },
      {
        title: 'Scandinavian crowns',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              clause "Travel" "The customer pays 4,000 kr for each visit to its offices."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              clause "Travel" "The customer pays NOK 4,000 for each visit to its offices."
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { report }) {
    const currency = agreement.currency ?? '';
    const open = SHARED.filter(({ currencies }) => !currencies.some((each) => each === currency));
    for (const written of bindingTexts(agreement)) {
      // A text without one of the signs is done with.
      if (!/[$¥]|\dkr|\d kr/i.test(written.text)) continue;
      for (const { pattern, sign, currencies } of open) {
        for (const { 0: text, index, groups } of written.text.matchAll(pattern)) {
          report({
            ...placeOf(written),
            message:
              `"${text}" in ${written.what} does not say which currency: "${sign}" stands for ${currencies.slice(0, 3).join(', ')} and others, and ` +
              `${currency ? `the agreement is kept in ${currency}` : 'the agreement names no currency'}.`,
            fixes: likely(agreement, currencies).map((code) =>
              suggestion(
                `Write \`${code} ${groups!.amount}\``,
                rewrite(written, index, text.length, `${code} ${groups!.amount}`),
              ),
            ),
          });
        }
      }
    }
  },
};

/** The currencies in which the agreement has prices already; else the most usual ones with the sign. */
function likely(agreement: Agreement, currencies: readonly string[]): readonly string[] {
  const amounts = agreement.services.flatMap(({ fees, charges }) => [...fees, ...charges]);
  const used = new Set(amounts.flatMap(({ amount }) => (amount ? [amount.currency] : [])));
  const known = currencies.filter((each) => used.has(each));
  return known.length > 0 ? known : currencies.slice(0, 3);
}
