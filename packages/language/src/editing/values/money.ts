import { CompletionItemKind } from 'vscode-languageserver';
import type { Candidate } from '../completion/candidate.js';
import { currencyOf, type Surroundings } from '../completion/surroundings.js';
import { namesOf } from './display-names.js';

/** Whole amounts come before the currencies with which others begin. */
const AFTER_AMOUNTS = 100;

const COMMON = ['EUR', 'USD', 'GBP', 'CHF'];

/** The English name of a currency; its code where it is none. */
export const currencyName = namesOf('currency');

/** All currencies with their names, that of the agreement first. */
export function currencyValues(surroundings: Surroundings): Candidate[] {
  const all = new Set([currencyOf(surroundings), ...COMMON, ...Intl.supportedValuesOf('currency')]);
  return [...all].map((code, i) => ({
    label: code,
    kind: CompletionItemKind.EnumMember,
    title: currencyName(code),
    rank: i,
  }));
}

/** The same amount in the currency of the agreement. */
export function inCurrency(text: string, surroundings: Surroundings): string {
  return text.replace(/\b[A-Z]{3}(?= \d)/, currencyOf(surroundings));
}

/** The currencies that may begin an amount: that of the agreement, then the common ones. */
export function amountCurrencies(surroundings: Surroundings): Candidate[] {
  const usual = new Set([currencyOf(surroundings), ...COMMON]);
  return currencyValues(surroundings)
    .filter(({ label }) => usual.has(label))
    .map((each) => ({ ...each, rank: each.rank + AFTER_AMOUNTS }));
}
