import { readdirSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { LAYOUTS, outline, renderMarkdown } from '@sla-language/documents';
import { createLanguage } from '@sla-language/language';
import { NodeFileSystem } from 'langium/node';
import { describe, expect, test } from 'vitest';
import { brokenLinks, countRows, repeatedAnchors } from '../packages/documents/test/support/tree.js';
import { missingInDocument } from './support/coverage.js';

const examples = readdirSync('examples').filter((name) => name.endsWith('.sla'));

/** As many lines as a page of A4 holds in the size of the print style, with some to spare for cells of several lines. */
const LINES_OF_A_PAGE = 52;

async function agreementsOf(example: string) {
  const language = createLanguage({ fileSystem: NodeFileSystem.fileSystemProvider(), today: '2026-11-23' });
  const [file] = await language.check([pathToFileURL(`examples/${example}`).href]);
  expect(file?.agreements).not.toEqual([]);
  return file?.agreements ?? [];
}

describe('each declaration of each example appears in its document', () => {
  test.each(examples)('%s', async (example) => {
    for (const agreement of await agreementsOf(example)) {
      expect(
        missingInDocument(agreement, renderMarkdown(outline(agreement, { toolVersion: '1' }))),
        agreement.id,
      ).toEqual([]);
    }
  });
});

describe('each example has a sound document in every layout, and a summary of one page', () => {
  test.each(examples)('%s', async (example) => {
    for (const agreement of await agreementsOf(example)) {
      for (const layout of LAYOUTS) {
        const tree = outline(agreement, { toolVersion: '1', layout });
        expect(brokenLinks(tree), layout).toEqual([]);
        expect(repeatedAnchors(tree), layout).toEqual([]);
        expect(renderMarkdown(tree), layout).not.toMatch(/undefined|\[object|\{\w+\}/);
        if (layout === 'summary') expect(countRows(tree)).toBeLessThanOrEqual(LINES_OF_A_PAGE);
      }
    }
  });
});
