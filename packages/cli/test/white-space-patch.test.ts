import { applyPatch, createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { whiteSpacePatch } from '../src/white-space-patch.js';

const SPACE = fc.array(fc.constantFrom(' ', '\n', '\n', '\r\n', '\t'), { maxLength: 3 }).map((all) => all.join(''));

/** The same characters twice, with white space between some of them. */
const twins = fc
  .array(fc.tuple(fc.constantFrom('a', '}', 'word', '// x'), SPACE, SPACE), { maxLength: 60 })
  .chain((parts) =>
    fc.tuple(SPACE, SPACE).map(([old, now]) => {
      const join = (start: string, which: 1 | 2) => start + parts.map((part) => part[0] + part[which]).join('');
      return [join(old, 1), join(now, 2)] as const;
    }),
  );

test('leads from any text to the same text laid out otherwise', () => {
  fc.assert(
    fc.property(twins, ([before, after]) => {
      expect(applyPatch(before, whiteSpacePatch('a.sla', before, after))).toBe(after);
    }),
    { numRuns: 1000 },
  );
});

test('is right of any two texts', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', '}') });
  fc.assert(
    fc.property(text, text, (before, after) => {
      expect(applyPatch(before, whiteSpacePatch('a.sla', before, after))).toBe(after);
    }),
    { numRuns: 1000 },
  );
});

const LINES = Array.from({ length: 40 }, (_, i) => `line ${i}\n`);

test.each([
  ['nothing', LINES],
  ['one line', LINES.with(20, '  line 20\n')],
  ['the first and the last', LINES.with(0, ' line 0\n').with(39, 'line 39')],
  ['lines near each other', LINES.with(10, ' line 10\n').with(18, '\tline 18\n')],
  ['lines far from each other', LINES.with(10, ' line 10\n').with(20, '\tline 20\n')],
  ['a blank line more', LINES.toSpliced(12, 0, '\n')],
  ['two blank lines more at the end', [...LINES, '\n', '\n']],
  ['a line in two', LINES.toSpliced(7, 1, 'line\n', '7\n')],
  ['two lines in one', LINES.toSpliced(7, 2, 'line 7 line 8\n')],
])('is what a search finds, both ways: %s', (_, lines) => {
  const texts = [LINES.join(''), lines.join('')] as const;
  for (const [before, after] of [texts, texts.toReversed() as [string, string]]) {
    const headerOptions = FILE_HEADERS_ONLY;
    const searched = createTwoFilesPatch('a', 'a', before, after, undefined, undefined, { headerOptions });
    expect(whiteSpacePatch('a', before, after)).toBe(searched);
  }
});

test('takes as long as the texts are', { timeout: 5000 }, () => {
  const before = Array.from({ length: 50_000 }, (_, i) => `line ${i}\n`).join('');
  const after = before.replaceAll('line', '    line');
  expect(whiteSpacePatch('a', before, after).split('\n')).toHaveLength(100_004);
});
