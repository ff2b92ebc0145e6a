import { readdirSync } from 'node:fs';
import { outline, renderHtml } from '@sla-language/documents';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DocumentBrowser } from '../packages/documents/test/support/browser.js';
import { agreementsOf } from './support/agreements.js';

let browser: DocumentBrowser;
beforeAll(async () => {
  browser = await DocumentBrowser.start();
}, 300_000);
afterAll(() => browser.stop());

test.each(readdirSync('examples').filter((name) => name.endsWith('.sla')))(
  'the summary of %s is one page of A4',
  async (example) => {
    for (const agreement of await agreementsOf(example)) {
      const pages = await browser.printed(renderHtml(outline(agreement, { toolVersion: '1', layout: 'summary' })));
      expect(pages).toHaveLength(1);
    }
  },
);
