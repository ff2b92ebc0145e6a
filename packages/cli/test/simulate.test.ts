import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import Ajv2020 from 'ajv/dist/2020.js';
import { parse } from 'jsonc-parser';
import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { describe, expect, test } from 'vitest';
import scenarioSchema from '../schema/scenario.schema.json';
import simulationSchema from '../schema/simulation.schema.json';
import { folder, SHARED, sla, TWICE } from './world.js';

const CASES = fileURLToPath(new URL('./simulate/cases', import.meta.url));
const EXAMPLES = fileURLToPath(new URL('../../../examples', import.meta.url));

/** A scenario for each `.json`, for the example by which its folder is called. */
const cases = readdirSync(CASES).flatMap((name) =>
  readdirSync(path.join(CASES, name))
    .filter((file) => file.endsWith('.json'))
    .map((file) => [name, file.replace(/\.json$/, '')] as const),
);

const ajv = new Ajv2020({ strict: false });
const isScenario = ajv.compile(scenarioSchema);
const isSimulation = ajv.compile(simulationSchema);

const text = `${SHARED}
agreement Hosting "Hosting" {
    effective from 2027-01-01
    timezone "Europe/Berlin"
    provider Acme
    customer Globex
    plan Premium
    service Shop "Shop" { fee EUR 1_000 per month }
    metric Uptime "Availability" { availability of Shop }
    objective Available "Availability of the shop" {
        measures Uptime per month
        target >= 99.9%
        credit 10% of fee when < 99.9%
    }
}
`;
const OUTAGE = ['--outage', '45 minutes on Shop in 2027-03'];

describe('sla simulate', () => {
  test.each(cases)('%s: %s', async (name, scenario) => {
    const file = path.join(CASES, name, `${scenario}.json`);
    expect(isScenario(parse(readFileSync(file, 'utf8'))), JSON.stringify(isScenario.errors)).toBe(true);
    const { code, out, err } = await sla(['simulate', `${name}.sla`, '--scenario', file], { cwd: EXAMPLES });
    expect(err).toBe('');
    await expect(out).toMatchFileSnapshot(path.join(CASES, name, `${scenario}.txt`));
    expect(code).toBe(0);
    const json = await sla(['simulate', `${name}.sla`, '--scenario', file, '-f', 'json'], { cwd: EXAMPLES });
    expect(isSimulation(JSON.parse(json.out)), JSON.stringify(isSimulation.errors)).toBe(true);
    const places: string[] = JSON.stringify(JSON.parse(json.out)).match(/"path":"[^"]+"/g) ?? [];
    expect(places.length).toBeGreaterThan(0);
  });

  test('takes what is assumed from options, a file and standard input', async () => {
    const cwd = folder({ 'a.sla': text, 'march.json': '{ "outages": ["2 hours on Shop in 2027-04"] }' });
    const { out } = await sla(['simulate', '-', ...OUTAGE, '--scenario', 'march.json', '--for', 'premium'], {
      cwd,
      stdin: text,
    });
    expect(out).toContain(
      'Assume 2 hours of outage on Shop in 2027-04.\nAssume 45 minutes of outage on Shop in 2027-03.',
    );
    expect(out).toContain('EUR 200.00 is owed');
  });

  test('data has a schema and points into the data of the agreement', async () => {
    const cwd = folder({ 'a.sla': text });
    const { out } = await sla(['simulate', 'a.sla', ...OUTAGE, '--format', 'json'], { cwd });
    const { simulation, file } = JSON.parse(out);
    expect(file).toBe('a.sla');
    expect(simulation.total).toEqual([{ kind: 'money', value: '100', currency: 'EUR', text: 'EUR 100.00' }]);
    expect(simulation.cases[0].lines[0].clause).toEqual({
      path: '/objectives/0/remedies/0',
      text: 'credit 10% of fee when < 99.9%',
    });
  });

  test('Markdown has no meaning that was not meant, and goes to a file', async () => {
    const cwd = folder({ 'a.sla': text.replace('"Hosting" {', '"Hosting *now*" {') });
    const { out, code } = await sla(['simulate', 'a.sla', ...OUTAGE, '-f', 'markdown', '-o', 'out/a.md'], { cwd });
    expect([out, code]).toEqual(['', 0]);
    expect(readFileSync(path.join(cwd, 'out/a.md'), 'utf8')).toMatch(
      /^# What if: Hosting \\\*now\\\*\n\n- Assume 45 minutes/,
    );
  });

  test('Markdown is one list of numbered steps a section, and links nowhere', async () => {
    const cwd = folder({ 'a.sla': text.replace('"Shop"', '"Shop <b> [x](y)"') });
    const { out } = await sla(['simulate', 'a.sla', '--outage', '9 hours on Shop in 2027-03', '-f', 'markdown'], {
      cwd,
    });
    const found: string[] = [];
    let count = 0;
    const visit = (node: Nodes): void => {
      if (node.type === 'list' && node.ordered) {
        expect(node.start).toBe(count + 1);
        count += node.children.length;
      }
      found.push(node.type);
      if ('children' in node) node.children.forEach(visit);
    };
    visit(fromMarkdown(out, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }));
    expect(count).toBeGreaterThan(3);
    expect(found.filter((type) => type === 'html' || type === 'link')).toEqual([]);
    await expect(out).toMatchFileSnapshot('simulate/hosting.golden.md');
  });

  test.each(['human', 'markdown', 'example'])('nothing in an agreement commands the terminal: %s', async (format) => {
    const hostile = (name: string) => `"${name}\u001b[2J\u009b2J\u202e"`;
    const foreign = text
      .replace('"Hosting" {', `${hostile('Hosting')} {`)
      .replace('"Shop" {', `${hostile('Shop')} {`)
      .replace('"Availability of the shop"', hostile('Available'))
      .replace('plan Premium', `plan Premium ${hostile('Premium')}`);
    const cwd = folder({ 'a.sla': foreign });
    const how = format === 'example' ? ['--as-example'] : ['--format', format];
    const { out, code } = await sla(['simulate', 'a.sla', ...OUTAGE, ...how], { cwd });
    expect(code).toBe(0);
    expect(out).toContain('Shop');
    expect(out).not.toMatch(/(?!\n)\p{Cc}|\p{Bidi_Control}/u);
  });

  test('prints a worked example that the linter does not mind', async () => {
    const cwd = folder({ 'a.sla': text });
    const { out } = await sla(['simulate', 'a.sla', ...OUTAGE, '--as-example'], { cwd });
    expect(out).toContain(
      '    example "45 minutes of outage on Shop in 2027-03" {\n        given Available at 99.8991%',
    );
    const checked = await sla(['check', '-'], { cwd, stdin: text.replace(/\}\n$/, `${out}}\n`) });
    expect(checked.out).not.toContain('consistency/example');
    expect(checked.code).toBe(0);
  });

  test('colours are for terminals', async () => {
    const cwd = folder({ 'a.sla': text });
    expect((await sla(['simulate', 'a.sla', ...OUTAGE], { cwd, isTTY: true })).out).toContain('\u001b[33m');
    expect((await sla(['simulate', 'a.sla', ...OUTAGE], { cwd })).out).not.toContain('\u001b');
  });

  test.each([
    ['Uptime = 99.95% in 2027-03', '\u001b[32mEvery target is met: nothing is owed.'],
    ['Uptime = 5 s in 2027-03', '\u001b[33mWhat this comes to cannot be known from the scenario: "Availability of the'],
  ])('only what is known to be met is green: %s', async (level, headline) => {
    const { out } = await sla(['simulate', 'a.sla', '--level', level], { cwd: folder({ 'a.sla': text }), isTTY: true });
    expect(out).toContain(headline);
  });
});

describe('what is wrong is said', () => {
  const run = (argv: readonly string[], files: Readonly<Record<string, string>> = { 'a.sla': text }) =>
    sla(['simulate', ...argv], { cwd: folder(files) });

  test('a sentence, with marks below the place', async () => {
    const { code, err, out } = await run(['a.sla', '--outage', '45 minutes on Shpo in 2027-03']);
    expect([code, out]).toEqual([2, '']);
    expect(err).toBe(
      'sla: The agreement has no service, metric or objective "Shpo". Did you mean "Shop"?\n' +
        '       45 minutes on Shpo in 2027-03\n' +
        '                     ^^^^\n',
    );
  });

  test.each([
    [['a.sla'], 'Say what is assumed'],
    [['a.sla', '--for', 'Premum', ...OUTAGE], 'Did you mean "Premium"?'],
    [['a.sla', '--agreement', 'Hostin', ...OUTAGE], 'Did you mean Hosting?'],
    [['b.sla', ...OUTAGE], 'no such file'],
    [['a.sla', '--scenario', 'none.json'], 'none.json: It cannot be read: there is no such file'],
    [['a.sla', '--scenario', 'bad.json'], 'bad.json:1:3: A scenario has no `outage`. Did you mean `outages`?'],
    [['a.sla', '--scenario', 'part.json'], 'outages/0/on: The agreement has no service'],
    [['shared.sla', ...OUTAGE], 'holds no agreement'],
    [['two.sla', ...OUTAGE], 'choose --agreement Hosting or Other'],
    [['scribus.sla', ...OUTAGE], 'Scribus'],
  ])('%j', async (argv, message) => {
    const { code, err } = await run(argv, {
      'a.sla': text,
      'bad.json': '{ "outage": [] }',
      'part.json': '{ "outages": [{ "length": "2h", "on": "Shpo", "in": "2027-03" }] }',
      'shared.sla': SHARED,
      'two.sla': `${text}${text.slice(SHARED.length).replace('agreement Hosting', 'agreement Other')}`,
      'scribus.sla': '<?xml version="1.0"?><SCRIBUSUTF8NEW Version="1.5"></SCRIBUSUTF8NEW>',
    });
    expect(err).toContain(message);
    expect(code).toBe(2);
  });

  test('nothing in a scenario commands the terminal', async () => {
    const { err } = await run(['a.sla', '--scenario', 'bad.json'], {
      'a.sla': text,
      'bad.json': '{ "outages": ["45 minutes on \\u001b[2J in 2027-03"] }',
    });
    expect(err).toContain('45 minutes on \uFFFD[2J in 2027-03');
    const unknown = await run(['a.sla', '--scenario', 'bad.json'], {
      'a.sla': text,
      'bad.json': '{ "\\u001b[2J": [] }',
    });
    expect(unknown.err).toContain('\uFFFD[2J');
    expect(err + unknown.err).not.toContain('\u001b');
  });

  test('a text with errors is not simulated', async () => {
    const { code, err } = await run(['a.sla', ...OUTAGE], { 'a.sla': TWICE });
    expect(err).toContain('not simulated, because of 1 error');
    expect(code).toBe(1);
  });

  test('what no example can say', async () => {
    const { code, err } = await run(['a.sla', '--outage', '45 minutes on Shop in 2026-03', '--as-example']);
    expect(err).toContain('concerns nothing');
    expect(code).toBe(2);
  });
});
