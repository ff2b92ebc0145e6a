import type { Block, DocumentTree } from '../../src/index.js';
import { EMPTY } from './tree.js';

const text = (words: string) => ({ kind: 'text', text: words }) as const;
const paragraph = (words: string): Block => ({ kind: 'paragraph', parts: [text(words)] });

/** A document with everything that a comparison can mark. */
export function compared(): DocumentTree {
  const blocks: readonly Block[] = [
    {
      kind: 'clause',
      anchor: 'target',
      level: 1,
      number: '1.1',
      title: 'Target',
      blocks: [
        {
          kind: 'clause',
          anchor: 'level',
          level: 2,
          number: '(a)',
          title: 'Level',
          blocks: [
            {
              kind: 'paragraph',
              parts: [
                text('At least '),
                { kind: 'removed', parts: [text('99.95%')] },
                text(' '),
                { kind: 'inserted', parts: [text('99.9%')] },
                text(' of each month, see '),
                { kind: 'inserted', parts: [{ kind: 'reference', text: 'clause 1.2', anchor: 'credits' }] },
                text('.'),
              ],
            },
          ],
        },
        { kind: 'clause', anchor: 'gone', level: 2, number: '(b)', change: 'removed', blocks: [paragraph('Gone.')] },
      ],
    },
    {
      kind: 'clause',
      anchor: 'credits',
      level: 1,
      number: '1.2',
      title: 'Credits',
      change: 'inserted',
      blocks: [paragraph('There are credits.'), { kind: 'list', items: [[paragraph('one')], [paragraph('two')]] }],
    },
    {
      kind: 'table',
      caption: [text('Credits')],
      columns: ['Level', 'Credit', 'Limit'].map((title, i) => ({
        title: [text(title)],
        align: i === 0 ? ('left' as const) : ('right' as const),
      })),
      rows: [
        { change: 'removed', cells: [[text('Less than 99.95%')], [text('5%')], [text('100%')]] },
        { change: 'inserted', cells: [[text('Less than 99.9%')], [text('10%')], [text('100%')]] },
        { cells: [[text('Less than 99%')], [text('20%')], [text('100%')]] },
      ],
    },
    {
      kind: 'definitions',
      entries: [
        { anchor: 'term-new', term: '“New”', change: 'inserted', blocks: [paragraph('means what was not there.')] },
        { anchor: 'term-old', term: '“Old”', change: 'removed', blocks: [paragraph('means what was there.')] },
        { anchor: 'term-same', term: '“Same”', blocks: [paragraph('means what stays.')] },
      ],
    },
    { kind: 'note', title: [text('Note')], change: 'removed', blocks: [paragraph('It explained something.')] },
    {
      kind: 'figure',
      anchor: 'chart',
      caption: [text('Credit by level')],
      alternative: 'Below 99.9% the credit is 10%.',
      drawing: {
        kind: 'step chart',
        horizontal: {
          title: 'Level',
          ticks: [
            { at: 0, text: '98%' },
            { at: 1, text: '100%' },
          ],
        },
        vertical: {
          title: 'Credit',
          ticks: [
            { at: 0, text: '0%' },
            { at: 1, text: '10%' },
          ],
        },
        steps: [{ from: 0, to: 0.95, value: 1, text: '10%' }],
        lines: [{ at: 0.95, text: 'Target 99.9%' }],
      },
    },
    { kind: 'quote', blocks: [paragraph('Said.')] },
    { kind: 'code block', text: 'level >= 99.9' },
  ];
  return {
    ...EMPTY,
    title: 'Comparison',
    mark: [text('DRAFT. Compared.')],
    parts: [
      { kind: 'chapter', anchor: 'levels', label: '1', title: 'Levels', blocks },
      { kind: 'chapter', anchor: 'new', label: '2', title: 'New', change: 'inserted', blocks: [paragraph('All new.')] },
    ],
  };
}
