import { readFileSync } from 'node:fs';
import { RULES } from '@sla-language/language';
import { beforeAll, expect, test } from 'vitest';
import { rulePages } from '../../../scripts/rules.js';

const FOLDER = new URL('../../../docs/rules/', import.meta.url);

let pages: Awaited<ReturnType<typeof rulePages>>;

// Every example of every rule is checked for its page.
beforeAll(async () => {
  pages = await rulePages();
}, 120_000);

test('every rule has its page, and the pages are current', () => {
  expect([...pages.keys()].sort()).toEqual(['README.md', ...RULES.map((rule) => `${rule.id}.md`)].sort());
  for (const [name, text] of pages) expect(readFileSync(new URL(name, FOLDER), 'utf8'), name).toBe(text);
});

test('a page shows what the language says of its example', () => {
  expect(pages.get('metric/interval-too-coarse.md')).toContain('one sample every 4 h cannot show less than 4 h');
});
