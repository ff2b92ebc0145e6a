import type { Agreement } from '@sla-language/agreement';
import { describe, expect, it } from 'vitest';
import { type Figure, outline, type StepChart, type Timeline } from '../src/index.js';
import { FULL } from './support/full.js';
import { nodesOf } from './support/tree.js';

const figuresOf = (agreement: Agreement) =>
  nodesOf(outline(agreement, { toolVersion: '1' })).filter((node) => node.kind === 'figure') as unknown as Figure[];
const charts = (agreement: Agreement) =>
  figuresOf(agreement).flatMap(({ drawing }) => (drawing.kind === 'step chart' ? drawing : []));
const timelines = (agreement: Agreement) =>
  figuresOf(agreement).flatMap(({ drawing }) => (drawing.kind === 'timeline' ? drawing : []));

/** The first objective with other remedies. */
function withRemedies(change: (text: string) => string): Agreement {
  const [first, ...rest] = FULL.objectives;
  const remedies = JSON.parse(change(JSON.stringify(first!.remedies)));
  return { ...FULL, objectives: [{ ...first!, remedies }, ...rest] };
}

describe('the chart of a ladder', () => {
  const [chart] = charts(FULL) as [StepChart];

  it('has a step for every range, from the lowest level to the highest, at equal distances', () => {
    expect(chart.horizontal.ticks).toEqual([
      { at: 0, text: '0%' },
      { at: 0.25, text: '95.0%' },
      { at: 0.5, text: '99.0%' },
      { at: 0.75, text: '99.9%' },
      { at: 1, text: '100%' },
    ]);
    expect(chart.steps).toEqual([
      { from: 0, to: 0.25, value: 1, text: '100%' },
      { from: 0.25, to: 0.5, value: 0.25, text: '25%' },
      { from: 0.5, to: 0.75, value: 0.1, text: '10%' },
      { from: 0.75, to: 1, value: 0, text: 'none' },
    ]);
    expect(chart.vertical.title).toBe('Service Credit as a share of the Fee');
  });

  it('has the target where it stands among the bounds', () => {
    expect(chart.lines).toEqual([{ at: 0.75, text: 'Target: at least 99.9%' }]);
  });

  it('shows a missed level for which nothing is owed beside one that meets the target', () => {
    const [, premium] = charts(FULL) as [StepChart, StepChart];
    expect(premium.steps.slice(-2)).toEqual([
      { from: 0.6, to: 0.8, value: 0, text: 'none' },
      { from: 0.8, to: 1, value: 0, text: 'none' },
    ]);
    expect(premium.lines).toEqual([{ at: 0.8, text: 'Target: at least 99.95%' }]);
  });

  it('is told in a sentence', () => {
    expect(figuresOf(FULL).find(({ drawing }) => drawing.kind === 'step chart')?.alternative).toBe(
      'From the mildest miss to the worst, the Service Credit is 10%, 25% and 100% of the Fee; the target is at least 99.9%.',
    );
  });

  it('is left out where the tiers are no amounts of one kind', () => {
    const mixed = withRemedies((text) =>
      text.replace('"of":"fee"', '"of":"total fee"').replace('"text":"fee"', '"text":"total fee"'),
    );
    expect(charts(mixed).length).toBeLessThan(charts(FULL).length);
  });
});

describe('the clocks of an incident', () => {
  const [critical, major] = timelines(FULL) as [Timeline, Timeline];

  it('are the commitments of its severity and the levels of escalation, each with its time', () => {
    expect(critical.rows.map(({ title, text }) => `${title}: ${text}`)).toEqual([
      'Acknowledge: 5 minutes',
      'Respond: 15 minutes',
      'Update: at least every 31 minutes',
      'Restore: 2 hours',
      'Resolve: 4 hours',
      'Escalate to Managing director: after 3 hours',
    ]);
    expect(critical.rows.map(({ from, to }) => from === to)).toEqual([false, false, false, false, false, true]);
  });

  it('stand on one scale, the longer time further to the right', () => {
    const at = critical.rows.map(({ to }) => to);
    expect(at.slice(0, 5)).toEqual(at.slice(0, 5).toSorted((left, right) => left - right));
    expect(major.axis.ticks).toEqual(critical.axis.ticks);
    expect(Math.max(...major.rows.map(({ to }) => to))).toBe(1);
  });

  it('say where time is business time', () => {
    expect(major.rows.map(({ text }) => text)).toEqual(['2 business hours', '3 business days, or a workaround']);
    expect(major.axis.title).toContain('business time runs only while the calendar is open');
    expect(critical.axis.title).not.toContain('business');
  });
});
