import type { Agreement } from '@sla-language/agreement';
import { describe, expect, it } from 'vitest';
import { outline, type Table } from '../src/index.js';
import { textOf } from '../src/texts/fill.js';
import { FULL, VARIANT } from './support/full.js';

/** The rows of the first table of a clause, cell by cell. */
function rowsOf(agreement: Agreement, anchor: string): readonly (readonly string[])[] {
  const tree = outline(agreement, { toolVersion: '1' });
  const find = (value: unknown): Table | undefined => {
    if (typeof value !== 'object' || value === null) return undefined;
    if ('anchor' in value && value.anchor === anchor && 'blocks' in value) {
      const blocks = value.blocks as readonly { readonly kind: string }[];
      return blocks.find((block): block is Table => block.kind === 'table');
    }
    for (const each of Object.values(value)) {
      const found = find(each);
      if (found) return found;
    }
    return undefined;
  };
  const table = find(tree);
  return table
    ? [table.columns.map(({ title }) => textOf(title)), ...table.rows.map(({ cells }) => cells.map(textOf))]
    : [];
}

describe('the ranges of a ladder', () => {
  it('stand in words and in symbols', () => {
    expect(rowsOf(FULL, 'credits-objective-Uptime').map((cells) => cells.slice(0, 2))).toEqual([
      ['Measured level', 'In symbols'],
      ['At least 99.0% and less than 99.9%', '99.0% ≤ level < 99.9%'],
      ['At least 95.0% and less than 99.0%', '95.0% ≤ level < 99.0%'],
      ['Less than 95.0%', 'level < 95.0%'],
    ]);
  });
});

describe('the greatest amounts', () => {
  it('are told for each case, in a month and in a year', () => {
    expect(rowsOf(FULL, 'greatest-amounts').slice(0, 3)).toEqual([
      ['Case', 'In a calendar month at most', 'In the year at most'],
      [
        'Standard and Data centres in Europe',
        'EUR 9,600.00 100% of the monthly fee of the affected cluster 10% of the monthly invoice',
        'EUR 9,600.00 12 times the monthly fee of the affected cluster 1.2 times the monthly invoice',
      ],
      [
        'Standard, Data centres in Europe and Multi-zone',
        'EUR 9,600.00 10% of the monthly invoice',
        'EUR 9,600.00 1.2 times the monthly invoice',
      ],
    ]);
  });

  it('have no limit where nothing in the agreement sets one, and it says so once', () => {
    expect(rowsOf(VARIANT, 'greatest-amounts')).toEqual([
      ['Case', 'Owed'],
      ['In a calendar month at most', 'No limit'],
      ['In the year at most', 'No limit'],
    ]);
  });
});

describe('the dates of a claim', () => {
  it('are those for the periods of the examples', () => {
    expect(rowsOf(FULL, 'claim-dates')).toEqual([
      ['Service Level', 'Measurement Period', 'Claimed until', 'Decided until'],
      ['Response time', 'The period from 15 January 2026 to 14 February 2026', '16 March 2026', '30 April 2026'],
      ['Fast lines', 'The period from 1 January 2026 to 31 March 2026', '30 April 2026', '14 June 2026'],
      ['Service desk', 'April 2026', '30 May 2026', '14 July 2026'],
    ]);
  });

  it('are left out where a claim runs from the end of an incident or in business time', () => {
    const claims = FULL.remedies!.claims.map((step) =>
      step.kind === 'within' ? { ...step, after: 'incident' as const } : step,
    );
    const objectives = FULL.objectives.map((objective) => ({ ...objective, claims: [] }));
    expect(rowsOf({ ...FULL, objectives, remedies: { ...FULL.remedies!, claims } }, 'claim-dates')).toEqual([]);
  });
});
