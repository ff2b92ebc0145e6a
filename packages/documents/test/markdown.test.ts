import type { Metric } from '@sla-language/agreement';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type DocumentTree, outline, renderMarkdown } from '../src/index.js';
import { FULL } from './support/full.js';
import { EMPTY } from './support/tree.js';

const OPTIONS = { toolVersion: '1.2.3', source: { file: 'hosting.sla', sha256: 'ab12' } };

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('the contract in Markdown', () => {
  it('is as it has been looked at', async () => {
    await expect(renderMarkdown(outline(FULL, OPTIONS))).toMatchFileSnapshot('./full.golden.md');
  });

  it('is the same byte for byte when it is made again', () => {
    const again = structuredClone(FULL);
    expect(renderMarkdown(outline(again, OPTIONS))).toBe(renderMarkdown(outline(FULL, OPTIONS)));
  });

  it('does not depend on the time zone of the machine', () => {
    const here = renderMarkdown(outline(FULL, OPTIONS));
    vi.stubEnv('TZ', 'Pacific/Kiritimati');
    const there = renderMarkdown(outline(FULL, OPTIONS));
    expect(there).toBe(here);
  });

  it('links only to places that it has', () => {
    const markdown = renderMarkdown(outline(FULL, OPTIONS));
    const places = new Set([...markdown.matchAll(/<a id="([^"]+)"><\/a>/g)].map((match) => match[1]));
    const links = [...markdown.matchAll(/\]\(#([^)]+)\)/g)].map((match) => match[1]);
    expect(links.length).toBeGreaterThan(50);
    expect(links.filter((link) => !places.has(link))).toEqual([]);
  });

  it('says of a draft that it is one, and of a signed agreement nothing', () => {
    const first = (status: typeof FULL.status) => renderMarkdown(outline({ ...FULL, status }, OPTIONS)).split('\n')[2];
    expect(first('draft')).toMatch(/^\*\*DRAFT\./);
    expect(first('proposed')).toMatch(/^\*\*PROPOSED\./);
    expect(first('terminated')).toMatch(/^\*\*TERMINATED\./);
    expect(first('signed')).toBe('## Contents');
  });

  it('says where it comes from, without a time of day', () => {
    const markdown = renderMarkdown(outline(FULL, OPTIONS));
    expect(markdown).toContain(
      '| Source file | hosting.sla |\n| SHA-256 of the source file | ab12 |\n| Made with | SLA Language 1.2.3 |',
    );
  });

  it('never turns a number of ours into a list', () => {
    const tree: DocumentTree = {
      ...EMPTY,
      title: '1. Title',
      parts: [
        {
          kind: 'chapter',
          anchor: 'a',
          label: '1',
          title: 'One',
          blocks: [
            {
              kind: 'clause',
              anchor: 'b',
              level: 1,
              number: '1.',
              blocks: [{ kind: 'paragraph', parts: [{ kind: 'text', text: '2) text' }] }],
            },
            { kind: 'paragraph', parts: [{ kind: 'text', text: '1. text' }] },
            { kind: 'paragraph', parts: [{ kind: 'text', text: '- text\n+ text' }] },
          ],
        },
      ],
    };
    expect(renderMarkdown(tree)).toContain('\n<a id="b"></a>1. 2) text\n\n1\\. text\n\n\\- text + text\n');
  });
});

describe('the document of the fixture', () => {
  const golden = renderMarkdown(outline(FULL, OPTIONS));

  it('says no downtime of an availability that is measured within opening hours only', () => {
    const [uptime, ...others] = FULL.metrics;
    const measure = { ...uptime!.measure!, during: 'BusinessHours' } as Metric['measure'];
    const limited = renderMarkdown(outline({ ...FULL, metrics: [{ ...uptime!, measure }, ...others] }, OPTIONS));
    for (const words of ['Calendar month of 28 days', '43 min 12 s of Downtime']) {
      expect(golden).toContain(words);
      expect(limited).not.toContain(words);
    }
  });

  it.each([
    ['exact ranges of tiers', '| At least 99.0% and less than 99.9% | 99.0% ≤ level < 99.9% | 10% of the Fee |'],
    ['downtime for every length of a month', '| Calendar month of 28 days | 40 min 19.2 s | 20 min 9.6 s |'],
    ['downtime of a year', '| Year of 365 days | 8 h 45 min 36 s | 4 h 22 min 48 s |'],
    ['composite availability', 'they allow an availability of 99.5702%'],
    ['a worked example', 'EUR 19,000.00 × 5% = EUR 950.00'],
    ['pending signatures', '**PENDING**'],
  ])('shows %s', (_, words) => {
    expect(golden).toContain(words);
  });
});

describe('public holidays', () => {
  const holidays = {
    publicHolidays: (region: string, year: number) =>
      region === 'DE-BE' ? [`${year}-01-01`, `${year}-03-08`] : undefined,
  };
  const rendered = (agreement: typeof FULL) => renderMarkdown(outline(agreement, { ...OPTIONS, holidays }));

  it('are listed by year as far as they lie in the term, where somebody knows them', () => {
    const short = { ...FULL, effective: { from: '2026-02-01', to: '2027-12-31' } };
    expect(rendered(short)).toContain(
      'In 2026, these are 8 March 2026.\n\nIn 2027, these are 1 January 2027 and 8 March 2027.',
    );
    expect(renderMarkdown(outline(short, OPTIONS))).not.toContain('these are');
  });

  it('are not listed for a term without an end', () => {
    expect(rendered({ ...FULL, effective: { from: '2026-02-01' } })).not.toContain('these are');
  });
});
