import type { Agreement } from '@sla-language/agreement';
import { describe, expect, it } from 'vitest';
import { LAYOUTS, type Layout, outline, renderMarkdown } from '../src/index.js';
import { changesOf } from './support/changes.js';
import { EMPTY } from './support/empty.js';
import { FULL, VARIANT } from './support/full.js';
import { brokenLinks, repeatedAnchors } from './support/tree.js';

const OPTIONS = { toolVersion: '1.2.3', source: { file: 'hosting.sla', sha256: 'ab12' } };
const treeOf = (agreement: Agreement, layout: Layout) => outline(agreement, { ...OPTIONS, layout });
const rendered = (agreement: Agreement, layout: Layout) => renderMarkdown(treeOf(agreement, layout));
const titles = (layout: Layout) => treeOf(FULL, layout).parts.map((part) => `${part.label ?? ''} ${part.title}`.trim());

describe.each(LAYOUTS)('the layout %s', (layout) => {
  it.each([FULL, VARIANT, EMPTY])('of $id has each place once, and every link has a place', (agreement) => {
    const tree = treeOf(agreement, layout);
    expect(repeatedAnchors(tree)).toEqual([]);
    expect(brokenLinks(tree)).toEqual([]);
    expect(JSON.stringify(tree)).not.toContain('"this Agreement"');
    expect(rendered(agreement, layout)).not.toMatch(/undefined|null|\[object|\{\w+\}/);
  });

  it('holds for every agreement from which one thing has been taken away', () => {
    for (const change of changesOf(FULL).filter(({ what, path }) => what === 'taken away' && path.length <= 2)) {
      const tree = treeOf(change.apply(FULL) as Agreement, layout);
      expect(brokenLinks(tree), change.path.join('/')).toEqual([]);
      expect(repeatedAnchors(tree), change.path.join('/')).toEqual([]);
    }
  });

  it('is the same byte for byte when it is made again', () => {
    expect(rendered(structuredClone(FULL), layout)).toBe(rendered(FULL, layout));
  });

  it('shows nothing private, and is the same without it', () => {
    const found = rendered(FULL, layout);
    for (const words of ['99.9871', 'eat the margin', 'half of the budget', 'A comment for', 'Comment on Acme'])
      expect(found).not.toContain(words);
    const stripped = {
      ...FULL,
      risks: FULL.risks.filter((risk) => !risk.private),
      objectives: FULL.objectives.map((objective) => ({ ...objective, internalTargets: [] })),
    };
    expect(rendered(stripped, layout)).toBe(found);
  });
});

describe('the layouts other than the schedule', () => {
  it.each(LAYOUTS.filter((layout) => layout !== 'schedule'))('%s is as it has been looked at', async (layout) => {
    await expect(rendered(FULL, layout)).toMatchFileSnapshot(`./full.${layout}.golden.md`);
  });

  it('are made only when they are asked for', () => {
    expect(outline(FULL, OPTIONS)).toEqual(treeOf(FULL, 'schedule'));
  });
});

describe('a public page', () => {
  it('begins with what is promised and owed, and ends with what the words mean', () => {
    expect(titles('public-page')).toEqual([
      'For whom',
      'Background',
      '1 Commitment',
      '2 Service credits and penalties',
      '3 How to claim',
      '4 Measurement and exclusions',
      '5 Maintenance',
      '6 Support and severities',
      '7 Service hours and holidays',
      '8 Limits',
      '9 Term, chronic failure and termination',
      '10 Monitoring and reporting',
      '11 Responsibilities',
      '12 Data, security and exit',
      '13 Services and scope',
      '14 General',
      '15 Definitions and interpretation',
      'Version and changes',
    ]);
  });

  it('defines only the terms that it uses, and those that their definitions use', () => {
    const page = (terms: Agreement['terms']) =>
      rendered({ ...EMPTY, terms, background: 'On a peak day all is well.' }, 'public-page');
    const found = page([
      { term: 'Peak day', means: 'a day with a campaign.' },
      { term: 'Campaign', means: 'many visitors at once.' },
      { term: 'Holiday', means: 'a day of rest.' },
    ]);
    expect(found).toContain('**“Peak day”**');
    expect(found).toContain('**“Campaign”**');
    expect(found).not.toContain('Holiday');
  });

  it('shows no block for signatures and no hash', () => {
    expect(rendered(FULL, 'public-page')).not.toMatch(/PENDING|ab12|Uferweg/);
  });
});

describe('a summary', () => {
  it('counts the risks for which there is no room, the gravest first', () => {
    const [risk] = FULL.risks;
    const of = (count: number) =>
      rendered(
        {
          ...FULL,
          risks: Array.from({ length: count }, (_, i) => ({
            ...risk!,
            id: `Risk${i}`,
            title: `Risk ${i}`,
            impact: i === count - 1 ? ('high' as const) : ('low' as const),
          })),
        },
        'summary',
      );
    expect(of(3)).not.toContain('more.');
    expect(of(5)).toMatch(/\| Risk 4 .*\n\| Risk 0 .*\n\| Risk 1 .*\n\nThe full document has 2 more\./);
  });
});

describe('an operations sheet', () => {
  it('begins with what to do in an incident', () => {
    expect(titles('operations')).toEqual([
      '1 Support and severities',
      '2 Escalation',
      '3 Contacts',
      '4 Targets and downtime budgets',
      '5 Alert thresholds',
      '6 Maintenance',
      '7 Measurement and exclusions',
      '8 Monitoring and reporting',
      '9 Dependencies',
      '10 Service hours and holidays',
      'Key terms',
    ]);
  });

  it('has thresholds for budgets that are used up evenly, and none for hours inside a calendar', () => {
    const sheet = rendered(FULL, 'operations');
    // 97% of the pages in a quarter of 91 days: 2% × 91 × 24 = 43.68 times 3% is more than all of them.
    expect(sheet).toContain('**At least 97%, reckoned for 91 days**');
    expect(sheet).toContain('| Page | 54.6% | 6 h | 30 min | 5% | 18.2 |');
    expect(sheet).not.toContain('alerts-Uptime');
    const always = {
      ...FULL,
      metrics: FULL.metrics.map((metric) =>
        metric.measure?.kind === 'availability'
          ? { ...metric, measure: { ...metric.measure, during: undefined } }
          : metric,
      ),
    };
    expect(rendered(always, 'operations')).toContain('| Page | 1.44% | 51.84 s | 1 h | 5 min | 2% | 14.4 |');
  });
});
