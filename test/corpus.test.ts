import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createLanguage, type Language, type ProfileId, RULES, settingsOf } from '@sla-language/language';
import { NodeFileSystem } from 'langium/node';
import { afterAll, describe, expect, test } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver-types';
import { fill, TEMPLATES } from '../packages/language/src/templates/index.js';
import { EXAMPLES_TODAY, exampleChecker, SOUND } from '../scripts/rule-examples.js';

/** What the linter is worth: the defects that it finds, and the sound agreements in which it finds nothing. See corpus/README.md. */

const CORPUS = path.join(import.meta.dirname, 'corpus');
const ROOT = path.join(import.meta.dirname, '..');

const published = agreementsIn('published')
  .filter((file) => !file.endsWith('.clean.sla'))
  .map((file) => ({ name: path.basename(file, '.sla'), file, clean: file.replace(/\.sla$/, '.clean.sla') }));
const clean = [
  ...agreementsIn('clean'),
  ...['examples/managed-service.sla', 'examples/internal-platform.sla', SOUND].map((file) => path.join(ROOT, file)),
].map((file) => ({ name: path.basename(file, '.sla'), file, text: readFileSync(file, 'utf8') }));
for (const template of TEMPLATES) {
  clean.push({
    name: `what \`sla init --template ${template.id}\` writes`,
    file: path.join(CORPUS, `init-${template.id}.sla`),
    text: fill(template, { today: EXAMPLES_TODAY }),
  });
}

/** Found and looked for, and what was found where nothing is wrong. */
const tally = {
  published: { found: 0, all: 0 },
  synthetic: { found: 0, all: 0 },
  twins: { files: 0, findings: 0 },
  mended: { files: 0, findings: 0 },
  clean: { files: 0, findings: 0 },
  customer: 0,
  provider: 0,
};

describe('defects as published', () => {
  test.each(published)('$name', async ({ file, clean: twin }) => {
    const text = readFileSync(file, 'utf8');
    const rules = rulesThatFind(text);
    const profiles = profilesOf(rules);
    const found = codesOf(await check(file, text, profiles));
    tally.published.all += rules.length;
    tally.published.found += rules.filter((rule) => found.includes(rule)).length;
    expect(found, 'exactly the rules that the file names').toEqual(rules);

    const left = await check(twin, readFileSync(twin, 'utf8'), profiles);
    tally.twins.files += 1;
    tally.twins.findings += left.length;
    expect(left.map(show), 'the clean twin').toEqual([]);
  });

  test('each says where it comes from, and has a clean twin that differs', () => {
    const twins = agreementsIn('published').filter((file) => file.endsWith('.clean.sla'));
    expect(twins).toEqual(published.map((each) => each.clean));
    for (const { file, clean: twin } of published) {
      const text = readFileSync(file, 'utf8');
      expect(text, file).toMatch(/^\/\/ \S.{40,}/);
      expect(readFileSync(twin, 'utf8').split('agreement ')[1], file).not.toBe(text.split('agreement ')[1]);
    }
  });

  test('at least ten of them are broken credit tables', () => {
    const broken = published.filter(({ file }) =>
      /^\/\/ finds remedy\/(tier|stacking)-/m.test(readFileSync(file, 'utf8')),
    );
    expect(broken.length).toBeGreaterThanOrEqual(10);
  });
});

describe('defects of the rules’ own examples', () => {
  test.each(RULES)('$id', async (rule) => {
    const { examples } = rule.explanation();
    expect(examples.length).toBeGreaterThanOrEqual(2);
    const checkExample = await exampleChecker(rule);
    for (const { failing, passing } of examples) {
      const found = codesOf(await checkExample(failing));
      tally.synthetic.all += 1;
      tally.synthetic.found += found.includes(rule.id) ? 1 : 0;
      const left = await checkExample(passing);
      tally.mended.files += 1;
      tally.mended.findings += left.length;
      expect(found).toContain(rule.id);
      expect(left.map(show)).toEqual([]);
    }
  });
});

describe('clean agreements', () => {
  test.each(clean)('$name', async ({ file, text }) => {
    const findings = await check(file, text, ['recommended']);
    tally.clean.files += 1;
    tally.clean.findings += findings.length;
    // One side's profile asks for that side's wishes; that is not a false finding, and worth to be seen.
    tally.customer += (await check(file, text, ['recommended', 'customer'])).length - findings.length;
    tally.provider += (await check(file, text, ['recommended', 'provider'])).length - findings.length;
    expect(findings.map(show)).toEqual([]);
  });

  test('there are at least ten', () => expect(clean.length).toBeGreaterThanOrEqual(10));
});

afterAll(() => {
  const rate = ({ found, all }: { found: number; all: number }) =>
    `${found} of ${all} (${all === 0 ? '–' : ((100 * found) / all).toFixed(1)}%)`;
  const noise = ({ files, findings }: { files: number; findings: number }) => `${findings} in ${files} texts`;
  const rows = [
    ['Published defects found', rate(tally.published)],
    ['Synthetic defects found', rate(tally.synthetic)],
    ['False findings, clean twins of the published', noise(tally.twins)],
    ['False findings, mended synthetic examples', noise(tally.mended)],
    ['False findings, clean agreements', noise(tally.clean)],
    ['Further findings there, profile customer', String(tally.customer)],
    ['Further findings there, profile provider', String(tally.provider)],
  ] as const;
  console.log(rows.map(([what, value]) => `${what.padEnd(46)}${value}`).join('\n'));
});

function agreementsIn(folder: string): string[] {
  return readdirSync(path.join(CORPUS, folder), { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.sla'))
    .map((entry) => path.join(CORPUS, folder, entry.name))
    .toSorted();
}

/** The rules of the lines `// finds remedy/tier-gap`. */
function rulesThatFind(text: string): string[] {
  const ids = [...text.matchAll(/^\/\/ finds (\S+)$/gm)].map(([, id]) => id!);
  expect(ids).not.toEqual([]);
  for (const id of ids) {
    expect(
      RULES.map((rule) => rule.id),
      'a rule that exists',
    ).toContain(id);
  }
  return ids.toSorted();
}

/** The recommended profile, and the profile in which a rule that is not for everybody runs. */
function profilesOf(ids: readonly string[]): ProfileId[] {
  const audiences = RULES.filter(({ id }) => ids.includes(id)).flatMap(({ audience }) => audience?.slice(0, 1) ?? []);
  return [...new Set<ProfileId>(['recommended', ...audiences])];
}

const languages = new Map<string, Language>();

async function check(file: string, text: string, profiles: readonly ProfileId[]): Promise<readonly Diagnostic[]> {
  const key = profiles.join();
  let language = languages.get(key);
  if (!language) {
    const settings = settingsOf(profiles);
    language = createLanguage({
      fileSystem: NodeFileSystem.fileSystemProvider(),
      today: EXAMPLES_TODAY,
      configurations: { settingsFor: async () => settings },
    });
    languages.set(key, language);
  }
  const uri = pathToFileURL(file).href;
  language.open(uri, text);
  const [checked] = await language.check([uri]);
  return checked!.diagnostics;
}

const show = ({ code, message }: Diagnostic): string => `${code}: ${message}`;

function codesOf(diagnostics: readonly Diagnostic[]): string[] {
  return [...new Set(diagnostics.map(({ code }) => String(code)))].toSorted();
}
