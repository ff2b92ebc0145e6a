import { createLanguage, isLanguageError, type ProfileId, settingsOf } from '@sla-language/language';
import {
  type AgreementTemplate,
  fill,
  fillPlaces,
  fillSnippet,
  TEMPLATES,
  type TemplateOptions,
} from '@sla-language/language/templates';
import fc from 'fast-check';
import { EmptyFileSystem } from 'langium';
import { describe, expect, test } from 'vitest';
import { DiagnosticSeverity } from 'vscode-languageserver-types';

const DAY = '2026-12-02';

async function check(text: string, today = DAY, profiles: readonly ProfileId[] = ['recommended']) {
  const settings = settingsOf(profiles);
  const language = createLanguage({
    fileSystem: EmptyFileSystem.fileSystemProvider(),
    today,
    configurations: { settingsFor: async () => settings },
  });
  language.open('file:///a.sla', text);
  const [file] = await language.check(['file:///a.sla']);
  return { agreements: file.agreements, diagnostics: file.diagnostics };
}

async function findings(text: string, today?: string): Promise<string[]> {
  const { diagnostics } = await check(text, today);
  return diagnostics.map(({ code, message, range }) => `${range.start.line + 1}: ${code}: ${message}`);
}

const OPTIONS: Readonly<Record<string, TemplateOptions>> = {
  'names with quotation marks and umlauts': {
    today: DAY,
    provider: 'Müller & Söhne „Nord“ GmbH',
    customer: 'The "Old" Bank \\ Łódź S.A.',
    title: 'Überlassung von "Software" – Œuvre №1',
  },
  'characters that nobody sees': {
    today: DAY,
    provider: 'Ac\u0000me',
    customer: 'Glo\u001B[2Jbex',
    title: 'Line\u0085s\r\nof \u0007 it',
  },
  'names in other scripts': { today: DAY, provider: '株式会社アクメ', customer: '123', title: '2027' },
  'one name for both': { today: DAY, provider: 'Acme', customer: 'Acme', title: 'Acme' },
  'a leap day': { today: '2028-02-29' },
  'the end of a year': { today: '2027-12-31' },
  'the beginning of a year': { today: '2028-01-01' },
  'the end of a long month': { today: '2027-01-31' },
  Berlin: { today: DAY, timezone: 'Europe/Berlin' },
  'New York': { today: DAY, timezone: 'America/New_York' },
  Kolkata: { today: DAY, timezone: 'Asia/Kolkata' },
  'a country of which little is known': { today: DAY, timezone: 'America/Sao_Paulo' },
  'a country without known holidays': { today: DAY, timezone: 'Asia/Kathmandu' },
  'clocks that are changed at midnight': { today: DAY, timezone: 'Africa/Cairo' },
  'no country': { today: DAY, timezone: 'UTC' },
  'a currency with small units': { today: DAY, timezone: 'Asia/Tokyo', currency: 'JPY' },
  'another currency and law': { today: DAY, currency: 'CHF', law: 'Switzerland' },
};

describe.each(TEMPLATES.map((template) => [template.id, template] as const))('%s', (_, template) => {
  test('nothing is found in it, and nothing is left to fill', async () => {
    const text = fill(template, { today: DAY });
    expect(await findings(text)).toEqual([]);
    expect(text).not.toMatch(/<<|>>|undefined|NaN/);
    expect(text).toMatch(/^[^\r\t]*\n$/);
    expect(text).not.toMatch(/ $/m);
  });

  test.each(Object.entries(OPTIONS))('nothing is found with %s', async (_, options) => {
    const text = fill(template, options);
    expect(await findings(text, options.today)).toEqual([]);
    expect(text).not.toMatch(/(?!\n)\p{Cc}/u);
  });

  test('an empty name takes nothing with it', async () => {
    const text = fill(template, { today: DAY, provider: '', customer: '', title: '', law: '' });
    expect(text).toContain('agreement Agreement "" {\n');
  });

  test('is laid out in the one style, whatever is filled in', () => {
    const { format } = createLanguage({ fileSystem: EmptyFileSystem.fileSystemProvider() });
    for (const options of Object.values(OPTIONS)) expect(format(fill(template, options))).toBe(fill(template, options));
  });

  test('takes any names', async () => {
    const name = fc.string({ unit: 'grapheme', minLength: 1 });
    await fc.assert(
      fc.asyncProperty(name, name, name, async (provider, customer, title) => {
        const { agreements, diagnostics } = await check(fill(template, { today: DAY, provider, customer, title }));
        expect(diagnostics.filter(isLanguageError)).toEqual([]);
        expect(agreements[0].title).toBe(
          title
            .replace(/\uFFFD/g, '')
            .replace(/\s+/g, ' ')
            .trim(),
        );
      }),
      // What stands in the place of a character that could not be read cannot be read either.
      { numRuns: 15, examples: [[' ', '\uFFFDAcme', 'Web \uFFFDshop\uFFFD']] },
    );
  });

  test('before the signature only the parties have something left to do', async () => {
    const { diagnostics } = await check(fill(template, { today: DAY }), DAY, ['signature']);
    const errors = diagnostics.filter(({ severity }) => severity === DiagnosticSeverity.Error);
    expect(errors.map(({ code }) => code)).toEqual([]);
  });

  test('the same options give the same text', () => {
    for (const options of Object.values(OPTIONS)) expect(fill(template, options)).toBe(fill(template, { ...options }));
  });

  test('its snippet gives the same text, with a stop at each example', () => {
    for (const options of Object.values(OPTIONS)) {
      const snippet = fillSnippet(template, options);
      expect(expand(snippet)).toBe(fill(template, options));
      expect(snippet.endsWith('$0')).toBe(true);
    }
  });

  test('what is known is no example any more', () => {
    const open = examplesOf(template, { today: DAY });
    expect(open).toContain(template.names.provider);
    const left = examplesOf(template, { today: DAY, provider: 'A', customer: 'B', title: 'C', law: 'Malta' });
    expect(open.length - left.length).toBeGreaterThanOrEqual(3);
    expect(left).not.toContain('A');
  });
});

test('money is about as much in every currency', async () => {
  const [template] = TEMPLATES;
  expect(fill(template, { today: DAY })).toContain('fee GBP 2_000 per month');
  expect(fill(template, { today: DAY, timezone: 'Europe/Stockholm' })).toContain('fee SEK 20_000 per month');
  expect(fill(template, { today: DAY, currency: 'JPY' })).toContain('fee JPY 200_000 per month');
});

test('what is customary follows the clock', () => {
  const text = fill(TEMPLATES[0], { today: DAY, timezone: 'Europe/Vienna' });
  for (const line of [
    'timezone "Europe/Vienna"',
    'currency EUR',
    'law "Austria" venue "Vienna"',
    'holidays "AT"',
    'address "1 High Street, Vienna"',
  ]) {
    expect(text).toContain(line);
  }
});

function examplesOf(template: AgreementTemplate, options: TemplateOptions): string[] {
  const { text, examples } = fillPlaces(template, options);
  return examples.map(({ start, end }) => text.slice(start, end));
}

/** What an editor makes of a snippet whose stops are all left as they are. */
function expand(snippet: string): string {
  return snippet.replace(/\\([\\$}])|\$\{\d+:|\}|\$0$/g, (_, letter) => letter ?? '');
}
