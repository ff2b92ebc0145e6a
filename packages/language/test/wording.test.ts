import { readdirSync, readFileSync } from 'node:fs';
import {
  applyEdits,
  chooseFixes,
  createLanguage,
  type LinterSettings,
  type OptionValue,
  settingsOf,
} from '@sla-language/language';
import { EmptyFileSystem } from 'langium';
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver-types';
import { german } from '../src/rules/wording/words/de.js';
import { english } from '../src/rules/wording/words/en.js';

const SOUND = readFileSync(new URL('../src/rules/examples/sound.sla', import.meta.url), 'utf8');

async function check(members: string, options: Readonly<Record<string, Record<string, OptionValue>>> = {}) {
  const rules = new Map(settingsOf(['recommended']).rules);
  for (const [id, values] of Object.entries(options)) rules.set(id, { ...rules.get(id)!, options: values });
  const settings: LinterSettings = { rules };
  const language = createLanguage({
    fileSystem: EmptyFileSystem.fileSystemProvider(),
    today: '2026-07-01',
    configurations: { settingsFor: async () => settings },
  });
  language.open('file:///sound.sla', SOUND);
  const text = `import "./sound.sla"\n\nagreement Case extends Sound {\n${members}\n}\n`;
  language.open('file:///case.sla', text);
  const [file] = await language.check(['file:///case.sla']);
  return { text, diagnostics: file!.diagnostics };
}

const messages = (diagnostics: readonly Diagnostic[]) => diagnostics.map(({ code, message }) => `${code}: ${message}`);

function fixed(text: string, diagnostics: readonly Diagnostic[]): string {
  const edits = chooseFixes(diagnostics, 'all').flatMap(({ fix }) => fix.edits);
  return applyEdits(text, edits).split('\n').slice(3, -2).join('\n');
}

describe('fixes within a text', () => {
  test('change what they name and nothing else, so that several can be made in one line', async () => {
    const { text, diagnostics } = await check(
      '    clause "Two (3)" "Two (3) tests within thirty (60) days, as the Vendor says on 25/02/2027 and 03/04/2027."',
    );
    expect(fixed(text, diagnostics)).toBe(
      '    clause "Two (3)" "Three (3) tests within sixty (60) days, as the provider says on 25/02/2027 and 2027-04-03."',
    );
  });

  test('find their place in prose of several lines and beside escaped marks', async () => {
    const { text, diagnostics } = await check(
      [
        '    clause "Lines" """',
        '        The first line is right.',
        '        Data are kept for approximately 30 days.',
        '        """',
        '    clause "Marks" "The word \\"data\\" costs $5 a word, and \\"dates\\" ten (5)."',
      ].join('\n'),
    );
    expect(fixed(text, diagnostics)).toBe(
      [
        '    clause "Lines" """',
        '        The first line is right.',
        '        Data are kept for 30 days.',
        '        """',
        '    clause "Marks" "The word \\"data\\" costs USD 5 a word, and \\"dates\\" five (5)."',
      ].join('\n'),
    );
  });
});

test.each([
  ['wording/weasel-words', 'clause "Care" "Data are kept with State of the art locks."', '"State of the art"'],
  ['wording/placeholder', 'clause "Place" "Rooms: To Follow (see plan)."', '"To Follow"'],
  ['wording/undefined-term', 'clause "Place" "Data are kept on Platforms of Acme."', '"Platforms"'],
])('%s takes further words from the configuration', async (id, member, found) => {
  const words = ['state of the art', 'to follow', 'Platform'];
  expect(messages((await check(member, { [id]: { words } })).diagnostics)).toEqual([
    expect.stringMatching(new RegExp(`^${id}: .*${found}`)),
  ]);
  expect((await check(member)).diagnostics).toEqual([]);
});

test.each([
  [
    english(),
    ['one', 'twelve', 'twenty-one', 'ninety', 'one hundred and one', 'three hundred and sixty-five', 'one thousand'],
  ],
  [
    german(),
    ['eins', 'zwölf', 'einundzwanzig', 'neunzig', 'einhunderteins', 'dreihundertfünfundsechzig', 'eintausend'],
  ],
])('numbers are said as people say them', (words, said) => {
  expect([1, 12, 21, 90, 101, 365, 1_000].map((number) => words.cardinal(number))).toEqual(said);
});

test('different ways of saying a number are one', () => {
  expect(['a hundred', 'hundred', 'One  Hundred'].map(english().sameWords)).toEqual(Array(3).fill('one hundred'));
  expect(english().sameWords('one hundred and twenty-one')).toBe(english().sameWords('one hundred twenty one'));
  expect(['hundert', 'Einhundert'].map(german().sameWords)).toEqual(Array(2).fill('einhundert'));
  expect(['ein', 'einer', 'eins'].map(german().sameWords)).toEqual(Array(3).fill('eins'));
  expect(german().sameWords('zweihundertunddreissig')).toBe('zweihundertdreißig');
});

test('a word is known in its forms', () => {
  expect(['Days', 'Policies', 'Branches', 'Access', 'Analysis'].map(english().fold)).toEqual([
    'day',
    'policy',
    'branch',
    'access',
    'analysis',
  ]);
  expect(['Ausfälle', 'Ausfalls', 'Störungen', 'Werktagen'].map(german().fold)).toEqual([
    'ausfall',
    'ausfall',
    'storung',
    'werktag',
  ]);
});

test('no wording is overlooked because a text has none of its hints', () => {
  const folder = new URL('rules/wording/', import.meta.url);
  const lines = readdirSync(folder).flatMap((name) => readFileSync(new URL(name, folder), 'utf8').split('\n'));
  for (const words of [english(), german()]) {
    const { vague, efforts, placeholders, ambiguousTimes } = words;
    for (const { pattern, hints } of [vague, efforts, placeholders, ...ambiguousTimes]) {
      const found = lines.filter((line) => line.search(pattern) >= 0);
      expect(found.filter((line) => line.toLowerCase().search(hints) < 0)).toEqual([]);
      // Each alternative by itself, as far as it is a plain word.
      const plain = pattern.source.match(/(?<=[|(:])[\p{Ll} ]{6,}(?=[|)])/gu) ?? [];
      const alone = plain.filter((word) => ` ${word} `.search(pattern) >= 0);
      expect(alone.filter((word) => ` ${word} `.search(hints) < 0)).toEqual([]);
    }
  }
});
