import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createLanguage } from '@sla-language/language';
import fc from 'fast-check';
import { EmptyFileSystem } from 'langium';
import { expect, test } from 'vitest';
import { share } from './support/edits.js';

const FOLDER = path.join(import.meta.dirname, '../../../examples');
const TEXTS = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.sla'))
  .sort()
  .map((name) => readFileSync(path.join(FOLDER, name), 'utf8'));

async function check(text: string) {
  const language = createLanguage({ fileSystem: EmptyFileSystem.fileSystemProvider(), today: '2026-07-01' });
  language.open('file:///a.sla', text);
  return (await language.check(['file:///a.sla']))[0];
}

const FAULTS = [
  '',
  '{',
  '}',
  '"',
  '"""',
  '/*',
  '%',
  '9',
  ' for ',
  ' per ',
  '\n',
  ',',
  '.',
  '<',
  'ä',
  '\u0007',
  'target',
  '2026-99-99',
];

test('no mangled text makes a rule or a reader fail, and every place lies in the text', async () => {
  const mangled = fc
    .tuple(
      fc.constantFrom(...TEXTS),
      fc.array(fc.tuple(share, fc.nat(40), fc.constantFrom(...FAULTS)), {
        minLength: 1,
        maxLength: 4,
      }),
    )
    .map(([text, edits]) =>
      edits.reduce((each, [where, length, fault]) => {
        const at = Math.floor(where * each.length);
        return each.slice(0, at) + fault + each.slice(at + length);
      }, text),
    );
  await fc.assert(
    fc.asyncProperty(mangled, async (text) => {
      const file = await check(text);
      const lines = text.split('\n').length;
      for (const { code, message, range } of file.diagnostics) {
        expect([code, message]).not.toEqual(['internal/rule-failed', message]);
        expect(String(message)).not.toMatch(/undefined|\[object|An error occurred/);
        expect(range.start.line).toBeGreaterThanOrEqual(0);
        expect(range.end.line).toBeLessThan(lines);
      }
    }),
    { numRuns: 60, seed: 20260701 },
  );
}, 120_000);

test.each(['(', '{', 'x { '])('thousands of `%s` are one clear error', async (bracket) => {
  const file = await check(`metric M { formula ${bracket.repeat(50_000)}1 }`);
  expect(file.diagnostics.map((each) => each.message).join()).toContain('nested more than 200 levels deep');
});

test.each([
  ['binary data', '\0\u0001\uFFFDPK', 'syntax/character', 'This file is not text'],
  ['an empty file', ' \n', 'language/empty-file', 'This file is empty.'],
])('%s gets one clear message', async (_, text, code, message) => {
  const file = await check(text);
  expect(file.diagnostics.map((each) => each.code)).toEqual([code]);
  expect(file.diagnostics[0].message).toContain(message);
});

test.each([
  ['CRLF', 'party A "A"\r\nagreement B {\r\n  provider A\r\n  background """\r\n    x\r\n    y\r\n  """\r\n}\r\n'],
  ['a byte order mark', '\uFEFFparty A "A"\nagreement B { provider A background "x\\ny" }'],
])('%s changes nothing', async (_, text) => {
  const file = await check(text);
  expect(file.diagnostics.filter((each) => /^(syntax|language)\//.test(String(each.code)))).toEqual([]);
  expect(file.agreements[0].background).toBe('x\ny');
});

test('Scribus documents are none of our business', async () => {
  const file = await check(
    '<?xml version="1.0" encoding="UTF-8"?>\n<SCRIBUSUTF8NEW Version="1.6.0">\n</SCRIBUSUTF8NEW>\n',
  );
  expect(file.diagnostics).toEqual([]);
});

test('a file that cannot be read is a diagnostic', async () => {
  const language = createLanguage({ fileSystem: EmptyFileSystem.fileSystemProvider() });
  const [file] = await language.check(['file:///nowhere.sla']);
  expect(file.ok).toBe(false);
  expect(file.diagnostics[0]).toMatchObject({ code: 'language/unreadable', severity: 1 });
});
