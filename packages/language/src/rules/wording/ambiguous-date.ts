import type { Agreement } from '@sla-language/agreement';
import { bindingTexts, placeOf, rewrite } from '../common/prose-texts.js';
import { example, prose } from '../common/texts-of-rules.js';
import type { WrittenText } from '../common/written-texts.js';
import { type Fix, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';
import { wordsOf } from './words/index.js';

export const ambiguousDate: Rule = {
  id: 'wording/ambiguous-date',
  severity: 'warning',
  title: 'A date that is two dates',
  explanation: () => ({
    why: prose`
      03/04/2026 is the 3rd of April in London and the 4th of March in New York. A deadline that moves by a month with the reader decides
      whether a notice came in time.`,
    advice: 'Write the date as `2026-04-03`, or with the month in letters: 3 April 2026.',
    sources: ['ISO 8601-1:2019, Date and time', 'Adams, A Manual of Style for Contract Drafting: on dates'],
    examples: [
      {
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              clause "Migration" "The provider moves all data by 03/04/2027."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              clause "Migration" "The provider moves all data by 2027-04-03."
          }
        `,
      },
      {
        title: 'Another date shows the order',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              clause "Migration" "The provider moves all data between 25/02/2027 and 05/03/2027."
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              clause "Migration" "The provider moves all data between 25 February and 5 March 2027."
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { report }) {
    const dates = [...datesIn(agreement)];
    const order = orderOf(dates);
    const monthFirst = agreement.language?.toLowerCase() === 'en-us';
    for (const date of dates) {
      const { written, text } = date;
      if (!isAmbiguous(date)) continue;
      const readings: readonly Order[] = order
        ? [order]
        : monthFirst
          ? ['month first', 'day first']
          : ['day first', 'month first'];
      report({
        ...placeOf(written),
        message:
          `"${text}" in ${written.what} is ${inIso(date, 'day first')} or ${inIso(date, 'month first')}, as the reader is used to. ` +
          'Write the year first, or the month in letters.',
        fixes: readings.map((reading) => fix(date, reading)),
      });
    }
  },
};

type Order = 'day first' | 'month first';

interface WrittenDate {
  readonly written: WrittenText;
  readonly index: number;
  readonly text: string;
  readonly first: number;
  readonly second: number;
  readonly year: string;
}

function* datesIn(agreement: Agreement): Generator<WrittenDate> {
  const pattern = wordsOf(agreement)?.dates;
  if (!pattern) return;
  for (const written of bindingTexts(agreement)) {
    for (const { 0: text, index, groups } of written.text.matchAll(pattern)) {
      const { first, second, year } = groups!;
      const full = year!.length === 2 ? `20${year}` : year!;
      yield { written, index, text, first: Number(first), second: Number(second), year: full };
    }
  }
}

/** Both numbers may be a month, and they differ. */
function isAmbiguous({ first, second }: WrittenDate): boolean {
  return first !== second && [first, second].every((number) => number >= 1 && number <= 12);
}

/** The order that the other dates of the agreement show, if they agree. */
function orderOf(dates: readonly WrittenDate[]): Order | undefined {
  const shown = new Set<Order>();
  for (const { first, second } of dates) {
    if (first > 12 && first <= 31 && second <= 12) shown.add('day first');
    if (second > 12 && second <= 31 && first <= 12) shown.add('month first');
  }
  return shown.size === 1 ? [...shown][0] : undefined;
}

function inIso({ first, second, year }: WrittenDate, order: Order): string {
  const [day, month] = order === 'day first' ? [first, second] : [second, first];
  return [year, ...[month, day].map((number) => String(number).padStart(2, '0'))].join('-');
}

function fix(date: WrittenDate, order: Order): Fix {
  const iso = inIso(date, order);
  return suggestion(`Write ${iso}`, rewrite(date.written, date.index, date.text.length, iso));
}
