import { describe, expect, it } from 'vitest';
import { type DocumentTree, LAYOUTS, outline } from '../src/index.js';
import { textsFor } from '../src/texts/index.js';
import { FULL } from './support/full.js';
import { bare, READERS } from './support/printed.js';

/** What the tree says to formats and not to readers. */
const STRUCTURE: ReadonlySet<string> = new Set(['kind', 'anchor', 'align', 'layout', 'language', 'url', 'change']);

interface Said {
  readonly path: string;
  readonly key: string;
  readonly text: string;
}

/** Every text of a tree, wherever it stands. */
function textsOf(tree: DocumentTree): readonly Said[] {
  const texts: Said[] = [];
  const walk = (value: unknown, path: string, key: string): void => {
    if (typeof value === 'string') {
      if (!STRUCTURE.has(key) && bare(value) !== '') texts.push({ path, key, text: value });
    } else if (Array.isArray(value)) {
      for (const [i, each] of value.entries()) walk(each, `${path}/${i}`, key);
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, each] of Object.entries(value)) walk(each, `${path}/${name}`, name);
    }
  };
  // Words for formats are used where there is a page or a change.
  const { labels: _, properties: __, ...rest } = tree;
  walk(rest, '', '');
  return texts;
}

/** What a format shows in another way, each with its reason. */
const ELSEWHERE: Readonly<Record<keyof typeof READERS, (said: Said) => boolean>> = {
  // It has no pictures: their words stand beside them.
  Markdown: ({ path }) => path.includes('/drawing/'),
  HTML: () => false,
  // The program computes the numbers (`docx.test.ts` compares them), and reads the words of a picture aloud.
  DOCX: ({ key }) => key === 'number' || key === 'label' || key === 'alternative',
};

describe.each(LAYOUTS)('every text of the layout %s', (layout) => {
  const tree = outline(FULL, { layout, toolVersion: '1', source: { file: 'hosting.sla', sha256: 'ab12' } });
  const texts = textsOf(tree);

  it('is there', () => {
    expect(texts.length).toBeGreaterThan(40);
  });

  it.each(Object.keys(READERS) as (keyof typeof READERS)[])('is printed in %s', async (format) => {
    const printed = await READERS[format](tree);
    const missing = texts.filter((said) => !ELSEWHERE[format](said) && !printed.includes(bare(said.text)));
    expect(missing).toEqual([]);
  });
});

/** Texts with a number, each with its reason. */
const NUMBERS: Readonly<Record<string, string>> = {
  'hours.always': 'the name of a calendar that never closes',
  'definitions.calendarPeriods': 'the length of a day and its end',
  'definitions.fiscal': 'the first day of a month, which the agreement names',
  'objectives.lengths.year': 'the length of a year',
  'control.hash': 'the name of an algorithm',
};

describe.each(['en', 'de'])('a number in the language %s', (language) => {
  const { texts } = textsFor(language);
  const numbered = (value: unknown, path: string): readonly string[] => {
    if (typeof value === 'string') return /\d/.test(value) ? [path] : [];
    return Object.entries(value as object).flatMap(([key, each]) =>
      numbered(each, path === '' ? key : `${path}.${key}`),
    );
  };

  it('stands in no text of ours, with few exceptions: it comes from the agreement or a calculation', () => {
    expect(numbered(texts, '').toSorted()).toEqual(Object.keys(NUMBERS).toSorted());
  });
});
