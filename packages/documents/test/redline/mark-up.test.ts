import type { Agreement } from '@sla-language/agreement';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Block,
  type DocumentTree,
  type Inline,
  markUp,
  outline,
  type Part,
  renderMarkdown,
} from '../../src/index.js';
import { changesOf } from '../support/changes.js';
import { FULL, VARIANT } from '../support/full.js';

const tree = (agreement: Agreement): DocumentTree => outline(agreement, { toolVersion: '1' });
const changes = changesOf(FULL);

describe('a marked-up document', () => {
  it('is the new one where nothing has changed', () => {
    const same = tree(FULL);
    expect(markUp(same, tree(FULL)).parts).toEqual(same.parts);
  });

  it('gives the new text when all is accepted, and the old one when all is rejected', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(changes.length - 1), { minLength: 1, maxLength: 6 }),
        fc.boolean(),
        (picked, back) => {
          const changed = tree(inOrder(picked).reduce((model, index) => applied(model, index), FULL));
          expectBoth(back ? changed : tree(FULL), back ? tree(FULL) : changed);
        },
      ),
      { numRuns: 15 },
    );
  }, 120_000);

  it('does so between two quite different agreements', () => {
    expectBoth(tree(FULL), tree(VARIANT));
    expectBoth(tree(VARIANT), tree(FULL));
  });

  it('marks words, and not paragraphs', () => {
    const target = {
      ...FULL.objectives[3]!.targets[0]!.comparison,
      value: { kind: 'percent', text: '98%', value: '98' },
    } as const;
    const fast = { ...FULL.objectives[3]!, targets: [{ comparison: target, for: [] }] };
    const objectives = FULL.objectives.map((each) => (each.id === 'Fast' ? fast : each));
    const text = renderMarkdown(markUp(tree(FULL), tree({ ...FULL, objectives })));
    expect(text).toContain('measured level of at least <del>97%</del><ins>98%</ins>.');
  });

  it('keeps what was removed in its place, and anchors apart', () => {
    const without = { ...FULL, clauses: FULL.clauses.slice(1), severities: FULL.severities.toReversed() };
    const marked = markUp(tree(FULL), tree(without));
    const anchors = [...JSON.stringify(marked.parts.map(withoutLines)).matchAll(/"anchor":"([^"]+)"/g)].map(
      ([, name]) => name,
    );
    expect(anchors.toSorted()).toEqual([...new Set(anchors)].sort());
    const text = renderMarkdown(marked);
    expect(text.indexOf('Reports are confidential')).toBeLessThan(text.indexOf('hands over all data'));
    expect(text).toMatch(/<del>\n\n.*Confidentiality/);
  });
});

/** What is taken away comes last, from the end of each list: before that, every path still leads to what it was made for. */
function inOrder(picked: readonly number[]): readonly number[] {
  const isLast = (index: number) => changes[index]!.what === 'taken away';
  return picked.toSorted((left, right) => Number(isLast(left)) - Number(isLast(right)) || right - left);
}

function applied(model: Agreement, index: number): Agreement {
  try {
    return changes[index]!.apply(model) as Agreement;
  } catch {
    // An earlier change has taken away what this one would change.
    return model;
  }
}

function expectBoth(old: DocumentTree, now: DocumentTree): void {
  const marked = markUp(old, now);
  expect(textOf(marked, 'removed')).toBe(textOf(now));
  expect(textOf(marked, 'inserted')).toBe(textOf(old));
}

/** What a reader sees, apart from numbers. `without`: the marks that are taken away; with `inserted` titles are the old ones. */
function textOf(document: DocumentTree, without?: 'removed' | 'inserted'): string {
  const lines = document.parts.map(part);
  return [inlines(document.mark ?? []), ...lines].filter((line) => line !== '').join('\n');

  function title(node: { readonly title?: string; readonly was?: string }): string {
    return (without === 'inserted' ? node.was : undefined) ?? node.title ?? '';
  }
  function part(node: Part): string {
    return node.change !== undefined && node.change === without ? '' : join([title(node), ...node.blocks.map(block)]);
  }
  function block(node: Block): string {
    if (node.change !== undefined && node.change === without) return '';
    switch (node.kind) {
      case 'clause':
        return join([title(node), ...node.blocks.map(block)]);
      case 'paragraph':
        return inlines(node.parts);
      case 'table':
        return join([
          inlines(node.caption ?? []),
          node.columns.map((column) => inlines(column.title)).join(' | '),
          ...kept(node.rows).map((row) => row.cells.map(inlines).join(' | ')),
        ]);
      case 'definitions':
        return join(kept(node.entries).flatMap((entry) => [entry.term, ...entry.blocks.map(block)]));
      case 'signatures':
        return join(
          kept(node.entries).map((entry) =>
            [inlines(entry.party), inlines(entry.signatory ?? []), entry.state, entry.date].join(' | '),
          ),
        );
      case 'list':
        return join(node.items.flatMap((item) => item.map(block)));
      case 'note':
        return join([inlines(node.title), ...node.blocks.map(block)]);
      case 'quote':
        return join(node.blocks.map(block));
      case 'code block':
        return node.text;
      case 'figure':
        return join([inlines(node.caption), node.alternative]);
    }
  }
  function kept<Item extends { readonly change?: 'removed' | 'inserted' }>(list: readonly Item[]): readonly Item[] {
    return list.filter((each) => each.change === undefined || each.change !== without);
  }
  function inlines(parts: readonly Inline[]): string {
    return parts
      .map((each) => {
        if (each.kind === without) return '';
        return 'parts' in each ? inlines(each.parts) : each.kind === 'break' ? '\n' : each.text;
      })
      .join('');
  }
}

const join = (lines: readonly string[]): string => lines.filter((line) => line !== '').join('\n');

/** The part without what stands in lines, where anchors are only referred to. */
function withoutLines(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutLines);
  if (typeof value !== 'object' || value === null) return value;
  const kind = (value as { readonly kind?: string }).kind ?? '';
  if (['term', 'reference', 'defined'].includes(kind)) return undefined;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withoutLines(each)]));
}
