import { readFileSync } from 'node:fs';
import { RULES } from '@sla-language/language';
import { expect, test } from 'vitest';
import { rulePages } from '../../../scripts/rules.js';

const FOLDER = new URL('../../../docs/rules/', import.meta.url);

test('every rule has its page, and the pages are current', async () => {
  const pages = await rulePages();
  expect([...pages.keys()].sort()).toEqual(['README.md', ...RULES.map((rule) => `${rule.id}.md`)].sort());
  for (const [name, text] of pages) expect(readFileSync(new URL(name, FOLDER), 'utf8'), name).toBe(text);
});

test('a page shows what the language says of its example', async () => {
  const page = (await rulePages()).get('metric/interval-too-coarse.md');
  expect(page).toContain('one sample every 4 h cannot show less than 4 h');
});
