import { readdirSync } from 'node:fs';
import { LAYOUTS, outline, renderMarkdown } from '@sla-language/documents';
import { describe, expect, test } from 'vitest';
import { brokenLinks, repeatedAnchors } from '../packages/documents/test/support/tree.js';
import { agreementsOf } from './support/agreements.js';
import { missingInDocument } from './support/coverage.js';

const examples = readdirSync('examples').filter((name) => name.endsWith('.sla'));

describe('each declaration of each example appears in its document', () => {
  test.each(examples)('%s', async (example) => {
    for (const found of await agreementsOf(example)) {
      // What is looked for is looked for in English; that no other language has less is a matter of its table of texts.
      const agreement = { ...found, language: 'en-GB' };
      expect(
        missingInDocument(agreement, renderMarkdown(outline(agreement, { toolVersion: '1' }))),
        agreement.id,
      ).toEqual([]);
    }
  });
});

describe('each example has a sound document in every layout', () => {
  test.each(examples)('%s', async (example) => {
    for (const agreement of await agreementsOf(example)) {
      for (const layout of LAYOUTS) {
        const tree = outline(agreement, { toolVersion: '1', layout });
        expect(brokenLinks(tree), layout).toEqual([]);
        expect(repeatedAnchors(tree), layout).toEqual([]);
        expect(renderMarkdown(tree), layout).not.toMatch(/undefined|\[object|\{\w+\}/);
      }
    }
  });
});
