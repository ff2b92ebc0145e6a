import type { Agreement } from '@sla-language/agreement';
import { describe, expect, it } from 'vitest';
import { Locale } from '../src/format/locale.js';
import { LAYOUTS, type Layout, outline, renderMarkdown } from '../src/index.js';
import { Words } from '../src/outline/words.js';
import { en } from '../src/texts/en.js';
import { fillText, textOf } from '../src/texts/fill.js';
import { LANGUAGES, textsFor } from '../src/texts/index.js';
import { textPaths } from '../src/texts/override.js';
import { type Texts, translation } from '../src/texts/table.js';
import { FULL, VARIANT } from './support/full.js';
import { foreignWords, marked, wordsOf } from './support/leftovers.js';
import { compare, duration, money, percent } from './support/values.js';

const OPTIONS = { toolVersion: '1.2.3', source: { file: 'hosting.sla', sha256: 'ab12' } };

/** Texts that are right as they are in another language as well. */
const SAME: Readonly<Record<string, readonly string[]>> = {
  de: [
    'quantity',
    'titleWithClause',
    'parties.named.word',
    'cover.version',
    'cover.status',
    'cover.targetOf',
    'cover.versionOf',
    'span.month',
    'services.charge',
    'services.chargePlain',
    'objectives.budgetColumnFor',
    'objectives.lengths.plain',
    'definitions.serviceLevel',
    'support.channel',
    'remedies.amounts.plainShare',
    'remedies.amounts.plainFraction',
    'figures.credit.inMoney',
    'summary.ofLevel',
    'summary.proposed',
    'claimDates.level',
    'redline.summaryOf',
    'redline.place',
    'redline.placeOf',
    'redline.band',
    'redline.entry',
    'redline.signed.more',
    'redline.signed.less',
    'redline.sentence',
    'redline.declared.objectives',
    'redline.declared.supports',
    'operations.urgencies.ticket',
    'schedules.levels.objective',
    'schedules.levels.scoped',
    'schedules.credits.givenLevel',
    'schedules.calendars.closedOn',
    'schedules.background.value',
    'schedules.changes.version',
    'control.version',
    'control.status',
    'control.toolText',
  ],
};

const english = textPaths(en);
const others = Object.entries(LANGUAGES).filter(([name]) => name !== 'en');

/** The names of the places of a text, each once. */
const placesOf = (text: string) =>
  [...new Set([...text.matchAll(/\{(\w+)(?::\w+)?\}/g)].map((match) => match[1]))].toSorted();

/** The path without the grammatical form, in which languages differ: `windows.rolling.accusative` is `windows.rolling`. */
const plainPath = (path: string) => {
  const noun = path.replace(/\.[^.]+$/, '.word');
  if (english.has(noun)) return noun;
  const counted = path.replace(/(\.forms\..*|\.[^.]+)$/, '.other');
  return english.has(counted) ? counted : path;
};

describe.each(others)('the table of %s', (name, table) => {
  const texts = textPaths(table);

  it('has each text, and no other', () => {
    const known = new Set([...texts.keys()].map(plainPath));
    expect([...english.keys()].filter((path) => !known.has(plainPath(path)))).toEqual([]);
    expect([...known].filter((path) => !english.has(path))).toEqual([]);
  });

  it('has the places of the English sentences', () => {
    const different = [...texts].filter(
      ([path, text]) => placesOf(text).join() !== placesOf(english.get(plainPath(path))!).join(),
    );
    expect(different).toEqual([]);
  });

  it('has left nothing in English', () => {
    const symbols = /^[^\p{L}]*$/u;
    const allowed = SAME[name.split('-')[0]!] ?? [];
    const same = [...texts].filter(
      ([path, text]) => english.get(path) === text && !symbols.test(text) && !path.startsWith('symbols.'),
    );
    expect(same.map(([path]) => path).filter((path) => !allowed.includes(path))).toEqual([]);
  });
});

describe('the list of texts that are the same', () => {
  it.each(Object.entries(SAME))('of %s has none that is not', (name, paths) => {
    const texts = textPaths(LANGUAGES[name]);
    expect(paths.filter((path) => texts.get(path) !== english.get(path))).toEqual([]);
  });
});

describe('words of ours that are in no table', () => {
  /** German dates and lists around words that belong to no language. */
  const language = { 'de-DE': Object.fromEntries([...english].map(([path, text]) => [path, marked(text)])) };
  const written = (agreement: Agreement, layout: Layout) =>
    wordsOf(outline({ ...agreement, language: 'de-DE' }, { ...OPTIONS, layout, style: { texts: language } }));

  describe.each(LAYOUTS)('in the layout %s', (layout) => {
    it.each([FULL, VARIANT])('are not in the document of $id', (agreement) => {
      expect(foreignWords(written(agreement, layout), agreement, OPTIONS)).toEqual([]);
    });
  });

  it('would be found', () => {
    const tree = outline({ ...FULL, language: 'de-DE' }, { ...OPTIONS, style: { texts: { 'de-DE': {} } } });
    expect(foreignWords(wordsOf(tree), FULL, OPTIONS).length).toBeGreaterThan(500);
    expect(foreignWords(['⟦is ⟧at least', '⟦At least⟧ 99.9%'], FULL, OPTIONS)).toEqual(['at least']);
  });
});

describe('the contract in German', () => {
  it('is as it has been looked at', async () => {
    const german = { ...FULL, language: 'de-DE' };
    await expect(renderMarkdown(outline(german, OPTIONS))).toMatchFileSnapshot('./full.de.golden.md');
  });

  it('has the anchors of the English one, so that a link holds in both', () => {
    const anchors = (language: string) =>
      [...renderMarkdown(outline({ ...FULL, language }, OPTIONS)).matchAll(/<a id="([^"]+)">/g)].map(
        (each) => each[1]!,
      );
    expect(anchors('de-DE').toSorted()).toEqual(anchors('en-GB').toSorted());
  });
});

describe('German grammar', () => {
  const german = new Words(textsFor('de').texts, new Locale('de-DE'));
  const within = (written: string) =>
    fillText('innerhalb von {length:dative}', { length: german.duration(duration(written)) });

  it('declines what stands in a sentence', () => {
    expect(within('1 day')).toBe('innerhalb von 1 Tag');
    expect(within('3 days')).toBe('innerhalb von 3 Tagen');
    expect(within('6 months')).toBe('innerhalb von 6 Monaten');
    expect(within('2 business hours')).toBe('innerhalb von 2 Geschäftsstunden');
    expect(textOf(german.duration(duration('3 days')))).toBe('3 Tage');
    expect(german.every(duration('1 month'))).toBe('jeden Monat');
    expect(german.every(duration('15 minutes'))).toBe('alle 15 Minuten');
  });

  it('carries the form into what is compared and listed', () => {
    const bound = german.comparison(compare('<=', duration('3 days')));
    expect(fillText('ein Ist-Wert von {bound:dative}', { bound })).toBe('ein Ist-Wert von höchstens 3 Tagen');
    const lengths = german.or([german.duration(duration('3 days')), german.duration(duration('2 months'))]);
    expect(fillText('nach {lengths:dative}', { lengths })).toBe('nach 3 Tagen oder 2 Monaten');
  });

  it('agrees with the gender of what is counted', () => {
    const full = (written: string) => fillText('je {size:full}', { size: german.span(duration(written)) });
    expect(full('1 hour')).toBe('je volle Stunde');
    expect(full('1 day')).toBe('je vollen Tag');
    expect(full('1 year')).toBe('je volles Jahr');
    expect(full('30 days')).toBe('je vollen Zeitraum von 30 Tagen');
  });
});

describe('values by country', () => {
  it.each([
    ['de-DE', '12.000,50 EUR', '99,95 %', '31. Januar 2026', '„x“'],
    ['de-CH', 'EUR 12’000.50', '99.95%', '31. Januar 2026', '«x»'],
    ['en-US', 'EUR 12,000.50', '99.95%', 'January 31, 2026', '“x”'],
  ])('%s', (language, amount, share, date, quoted) => {
    const { texts, tag } = textsFor(language);
    const words = new Words(texts, new Locale(tag));
    expect(textOf(words.value(money('EUR', '12000.5')))).toBe(amount);
    expect(textOf(words.value(percent('99.95')))).toBe(share);
    expect(words.locale.date('2026-01-31')).toBe(date);
    expect(words.quoted('x')).toBe(quoted);
  });

  it('has no ß in Switzerland', () => {
    const swiss = renderMarkdown(outline({ ...FULL, language: 'de-CH' }, OPTIONS));
    expect(swiss).toContain('ausser Betracht');
    expect(swiss).not.toMatch(/[ß„“]/);
  });
});

describe('a language with more plural forms than two', () => {
  const polish: Texts = {
    ...en,
    units: {
      ...en.units,
      day: { one: 'dzień', few: 'dni', many: 'dni', other: 'dnia', forms: { genitive: { one: 'dnia', other: 'dni' } } },
      hour: { one: 'godzina', few: 'godziny', many: 'godzin', other: 'godziny' },
    },
  };
  const words = new Words(polish, new Locale('pl'));
  const written = (text: string) => textOf(words.duration(duration(text)));

  it('takes the form that belongs to the number', () => {
    expect(written('1 hour')).toBe('1 godzina');
    expect(written('2 hours')).toBe('2 godziny');
    expect(written('5 hours')).toBe('5 godzin');
    expect(written('22 hours')).toBe('22 godziny');
    expect(written('1.5 hours')).toBe('1,5 godziny');
  });

  it('and the case that the sentence asks for', () => {
    const length = words.duration(duration('2 days'));
    expect(fillText('w ciągu {length:genitive}', { length })).toBe('w ciągu 2 dni');
    expect(fillText('{length}', { length })).toBe('2 dni');
  });
});

describe('a table that does not match', () => {
  it('does not compile', () => {
    const { contents: _, ...incomplete } = en;
    // @ts-expect-error the text `contents` is missing
    translation(incomplete);
    // @ts-expect-error `{party}` is not a place of this sentence
    translation({ ...en, theTarget: { word: '{party}' } });
    // @ts-expect-error the place `{value}` is missing
    translation({ ...en, operators: { ...en.operators, '>=': 'at least' } });
    // @ts-expect-error English has no such text
    translation({ ...en, superfluous: 'x' });
    expect(Object.keys(translation(en))).toContain('contents');
  });
});
