import { Ajv2020 } from 'ajv/dist/2020.js';
import { EmptyFileSystemProvider, URI } from 'langium';
import { describe, expect, test } from 'vitest';
import {
  ConfigurationFiles,
  type ConfigurationFilesOptions,
  configurationSchema,
  createLanguage,
  RULES,
} from '../src/index.js';

/** Files that are nowhere but here. */
class Memory extends EmptyFileSystemProvider {
  constructor(readonly texts: Readonly<Record<string, string>>) {
    super();
  }

  override async exists(uri?: URI): Promise<boolean> {
    return uri !== undefined && uri.path in this.texts;
  }

  override async readFile(uri?: URI): Promise<string> {
    const text = uri && this.texts[uri.path];
    if (text === undefined) throw new Error('There is no such file.');
    return text;
  }
}

const CONTRACT = URI.parse('file:///firm/contracts/shop.sla');

async function configured(
  texts: Readonly<Record<string, string>>,
  options?: ConfigurationFilesOptions,
  file = CONTRACT,
) {
  const { settings, problems, files } = await new ConfigurationFiles(new Memory(texts), options).configurationFor(file);
  const severity = (id: string) => settings.rules.get(id)?.severity;
  const said = problems.map(
    ({ uri, range, message }) => `${uri.slice(7)}:${range.start.line + 1}:${range.start.character + 1} ${message}`,
  );
  return { settings, files, severity, said };
}

describe('what holds', () => {
  test('without a configuration: the recommended rules, and nothing for one side alone', async () => {
    const { settings, files, severity } = await configured({});
    expect(files).toEqual([]);
    expect(settings.profiles).toEqual(['recommended']);
    for (const rule of RULES) expect(severity(rule.id), rule.id).toBe(rule.audience ? 'off' : rule.severity);
  });

  test('the nearest configuration, and nothing of those above it', async () => {
    const texts = {
      '/sla.config.json': '{ "rules": { "wording": "off" } }',
      '/firm/sla.config.json': '{ "rules": { "remedy/tier-gap": "warning" } }',
    };
    const { severity } = await configured(texts);
    expect(severity('remedy/tier-gap')).toBe('warning');
    expect(severity('wording/placeholder')).toBe('error');
    const other = await configured(texts, {}, URI.parse('file:///other/shop.sla'));
    expect(other.severity('wording/placeholder')).toBe('off');
  });

  test('the house style of the nearest file that names one, relative to that file', async () => {
    const { settings, said } = await configured({
      '/firm/sla.config.json': '{ "extends": "../house/base.json" }',
      '/house/base.json': '{ "houseStyle": "styles/blue.json" }',
    });
    expect(settings.houseStyle).toMatchObject({
      uri: 'file:///house/styles/blue.json',
      namedIn: 'file:///house/base.json',
      range: { start: { line: 0, character: 16 } },
    });
    expect(settings.origins.houseStyle).toEqual({ kind: 'file', uri: 'file:///house/base.json', key: 'houseStyle' });
    expect(said).toEqual([]);
    const wrong = await configured({ '/firm/sla.config.json': '{ "houseStyle": 7 }' });
    expect(wrong.said).toEqual([
      '/firm/sla.config.json:1:17 `houseStyle` is the path of a file, such as "house-style.json".',
    ]);
    expect(wrong.settings.houseStyle).toBeUndefined();
  });

  test('what it extends, step by step; a rule counts before its topic', async () => {
    const { severity, files, settings } = await configured({
      '/firm/sla.config.json':
        '{ "extends": ["../house/base.json", "./team.json"], "rules": { "wording": "information" } }',
      '/house/base.json':
        '{ "profiles": ["strict"], "today": "2026-01-01", "rules": { "wording/placeholder": "warning", "window": "off" } }',
      '/firm/team.json': '{ "today": "2026-02-02", "rules": { "window": "error" } }',
    });
    expect(files.map((each) => each.slice(7))).toEqual([
      '/house/base.json',
      '/firm/team.json',
      '/firm/sla.config.json',
    ]);
    expect(severity('wording/placeholder')).toBe('warning');
    expect(severity('wording/weasel-words')).toBe('information');
    expect(severity('window/no-timezone')).toBe('error');
    expect(settings.today).toBe('2026-02-02');
    expect(settings.origins.severities.get('window/no-timezone')).toEqual({
      kind: 'file',
      uri: 'file:///firm/team.json',
      key: 'rules.window',
    });
    expect(settings.origins.severities.get('remedy/tier-gap')).toEqual({ kind: 'profile', profile: 'recommended' });
  });

  test('a topic that is switched on switches on no rule for others', async () => {
    const { severity } = await configured({ '/firm/sla.config.json': '{ "rules": { "suppression": "warning" } }' });
    expect(severity('suppression/unused')).toBe('warning');
    expect(severity('suppression/no-reason')).toBe('off');
  });

  test('profiles: strict, draft and signature change what recommended says', async () => {
    const of = (profiles: string) => configured({ '/firm/sla.config.json': `{ "profiles": ${profiles} }` });
    expect((await of('"draft"')).severity('governance/no-review')).toBe('off');
    expect((await of('["signature"]')).severity('governance/no-review')).toBe('error');
    expect((await of('["signature"]')).severity('suppression/no-reason')).toBe('error');
    expect((await of('["signature", "draft"]')).severity('governance/no-review')).toBe('off');
    const given = await configured(
      { '/firm/sla.config.json': '{ "profiles": ["draft"] }' },
      { profiles: ['signature'] },
    );
    expect(given.severity('governance/no-review')).toBe('error');
    expect(given.settings.origins.profiles).toEqual({ kind: 'start' });
  });

  test('comments and trailing commas are welcome', async () => {
    const { severity, said } = await configured({
      '/firm/sla.config.json': '// ours\n{ "rules": { "remedy/tier-gap": "off", /* for now */ }, }',
    });
    expect(said).toEqual([]);
    expect(severity('remedy/tier-gap')).toBe('off');
  });
});

describe('what is wrong is said where it stands, and the rest holds', () => {
  test.each([
    ['{ "rule": {} }', '1:3 There is no setting `rule`. Did you mean `rules`?'],
    [
      '{ "rules": { "remedy/tier-gaps": "off" } }',
      '1:14 There is no rule `remedy/tier-gaps`. Did you mean `remedy/tier-gap`?',
    ],
    ['{ "rules": { "remedi": "off" } }', '1:14 There is no topic `remedi`. Did you mean `remedy`?'],
    [
      '{ "rules": { "remedy": "of" } }',
      '1:24 The topic `remedy` is "error", "warning", "information" or "off". Did you mean `off`?',
    ],
    ['{ "rules": { "remedy": 2 } }', '1:24 The topic `remedy` is "error", "warning", "information" or "off".'],
    ['{ "rules": { "remedy/tier-gap": { "days": 3 } } }', '1:35 `remedy/tier-gap` has no option `days`.'],
    ['{ "profiles": ["custumer"] }', '1:16 There is no profile `custumer`. Did you mean `customer`?'],
    ['{ "profiles": [3] }', '1:16 `profiles` is a text, or a list of texts.'],
    ['{ "today": "2026-02-30" }', '1:12 `today` is a date such as "2026-07-01".'],
    ['{ "extends": "./gone.json" }', '1:14 The configuration `gone.json` cannot be read.'],
    ['{ "extends": "./sla.config.json" }', '1:14 `sla.config.json` extends itself.'],
    ['[]', '1:1 A configuration is an object: `{ "profiles": [...] }`.'],
    ['{ "rules": [] }', '1:12 `rules` is an object: `{ "remedy/tier-gap": "error" }`.'],
    ['{ "today": "2026-01-01", "today": "2026-01-02" }', '1:26 `today` is given twice; the first one counts.'],
    ['{ "today" "2026-01-01" }', '1:11 This is not JSON: a colon is missing.'],
    ['', '1:1 This is not JSON: a value is missing.'],
  ])('%s', async (text, message) => {
    const { said, severity } = await configured({ '/firm/sla.config.json': text });
    expect(said).toContain(`/firm/sla.config.json:${message}`);
    expect(severity('remedy/tier-gap')).not.toBeUndefined();
  });

  test('a mistake in one place leaves the others', async () => {
    const { severity, said } = await configured({
      '/firm/sla.config.json': '{ "profiles": ["nobody"], "rules": { "x": "off", "remedy/tier-gap": "off" } }',
    });
    expect(said).toHaveLength(2);
    expect(severity('remedy/tier-gap')).toBe('off');
  });

  test('a configuration that is named and is not there', async () => {
    const { said } = await configured({}, { file: URI.parse('file:///firm/mine.json') });
    expect(said).toEqual(['/firm/mine.json:1:1 The configuration `mine.json` cannot be read.']);
  });
});

test('the schema knows every rule, topic and profile, and no others', () => {
  const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(configurationSchema());
  const rules = Object.fromEntries(RULES.map((rule) => [rule.id, { severity: 'off', ...defaults(rule) }]));
  expect(validate({ profiles: ['strict', 'dora'], extends: 'a.json', today: '2026-01-01', rules })).toBe(true);
  expect(validate({ rules: { 'remedy/tier-gapp': 'off' } })).toBe(false);
  expect(validate({ profiles: ['nobody'] })).toBe(false);
});

function defaults(rule: (typeof RULES)[number]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(rule.options ?? {}).map(([name, option]) => [name, option.default]));
}

test('the day: whoever starts the check decides before the configuration, and that before the system', async () => {
  const text = 'template T { }\nagreement Over "Over" extends T { effective from 2025-01-01 to 2025-12-31 }';
  const texts = { '/firm/sla.config.json': '{ "today": "2025-06-01" }', '/firm/a.sla': text };
  const codes = async (options: { today?: string; systemToday?: () => string }, files = texts) => {
    const fileSystem = new Memory(files);
    const language = createLanguage({ fileSystem, configurations: new ConfigurationFiles(fileSystem), ...options });
    const [file] = await language.check(['file:///firm/a.sla']);
    return file!.diagnostics.map((each) => each.code);
  };
  expect(await codes({ systemToday: () => '2026-07-01' })).not.toContain('governance/expired');
  expect(await codes({ today: '2026-07-01' })).toContain('governance/expired');
  const without = { ...texts, '/firm/sla.config.json': '{}' };
  expect(await codes({ systemToday: () => '2026-07-01' }, without)).toContain('governance/expired');
});
