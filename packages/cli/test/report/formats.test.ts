import sarifSchema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' };
import Ajv2020 from 'ajv/dist/2020.js';
import Ajv04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import checkSchema from '../../schema/check.schema.json' with { type: 'json' };
import { NO_COLOURS } from '../../src/report/colours.js';
import { FORMAT_NAMES, type FormatName, loadFormat } from '../../src/report/formats.js';
import type { Report } from '../../src/report/report.js';
import { errorsOnly } from '../../src/report/report.js';
import { CLEAN, SAMPLE } from './sample.js';

const EXTENSIONS: Readonly<Record<FormatName, string>> = {
  human: 'txt',
  json: 'json',
  sarif: 'sarif',
  github: 'log',
  gitlab: 'json',
  junit: 'xml',
  markdown: 'md',
};

async function render(format: FormatName, report: Report): Promise<string> {
  return (await loadFormat(format))(report, NO_COLOURS);
}

describe.each(FORMAT_NAMES)('%s', (format) => {
  test('is what it was', async () => {
    const text = await render(format, SAMPLE);
    await expect(text).toMatchFileSnapshot(`golden/${format}.golden.${EXTENSIONS[format]}`);
    expect(await render(format, SAMPLE)).toBe(text);
  });

  test('ends with a line end, or has nothing to say', async () => {
    for (const report of [SAMPLE, CLEAN, { ...SAMPLE, files: [] }, { ...CLEAN, files: [] }]) {
      expect(await render(format, report)).toMatch(/^$|[^\n]\n$/);
    }
  });
});

const EVERY_KIND: readonly Report[] = [SAMPLE, CLEAN, errorsOnly(SAMPLE), { ...SAMPLE, files: [] }];

describe('json', () => {
  const validate = new Ajv2020({ strict: true, allErrors: true }).compile(checkSchema);

  test('follows the published schema', async () => {
    for (const report of EVERY_KIND) {
      validate(JSON.parse(await render('json', report)));
      expect(validate.errors).toBeNull();
    }
  });

  test('the schema refuses what is no report', async () => {
    const report = JSON.parse(await render('json', SAMPLE));
    const finding = report.files[0].findings[0];
    for (const wrong of [
      { ...report, schemaVersion: '2.0' },
      { ...report, extra: true },
      { ...report, today: 'today' },
      { ...report, files: [{ ...report.files[0], findings: [{ ...finding, severity: 'fatal' }] }] },
      { ...report, unreadable: [{ path: 'x', message: 'y', line: 0 }] },
    ]) {
      expect(validate(wrong)).toBe(false);
    }
  });
});

describe('sarif', () => {
  const ajv = new Ajv04({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats(ajv);
  const validate = ajv.compile(sarifSchema);

  test('follows the schema of the standard', async () => {
    for (const report of EVERY_KIND) {
      validate(JSON.parse(await render('sarif', report)));
      expect(validate.errors).toBeNull();
    }
    expect(validate({ version: '2.1.0', runs: [{}] })).toBe(false);
  });

  test('every result points to its rule, and every rule is there once', async () => {
    const [run] = JSON.parse(await render('sarif', SAMPLE)).runs;
    const ids = run.tool.driver.rules.map((rule: { id: string }) => rule.id);
    expect(ids).toEqual([...new Set(ids)].sort());
    expect(run.results).toHaveLength(5);
    for (const { ruleId, ruleIndex } of run.results) expect(ids[ruleIndex]).toBe(ruleId);
    expect(run.tool.driver.rules.map((rule: { name: string }) => rule.name)).toContain('RemedyTierGap');
  });

  test('says where files lie without saying where this machine keeps them', async () => {
    const text = await render('sarif', {
      ...CLEAN,
      files: [...CLEAN.files, { ...CLEAN.files[0], path: '/elsewhere/a b.sla' }],
    });
    const [run] = JSON.parse(text).runs;
    expect(run.artifacts.map((each: { location: object }) => each.location)).toEqual([
      { uri: 'a/clean.sla', uriBaseId: '%SRCROOT%' },
      { uri: 'file:///elsewhere/a%20b.sla' },
    ]);
    expect(run.invocations).toEqual([{ executionSuccessful: true, toolExecutionNotifications: [] }]);
  });
});

describe('github', () => {
  /** As the runner reads a line. */
  function parse(line: string) {
    const [, name, words, message] = /^::(\w+) (.*?)::(.*)$/.exec(line) ?? [];
    const unescaped = (text: string): string =>
      text.replace(/%(25|0D|0A|3A|2C)/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
    const properties = Object.fromEntries(
      words.split(',').map((word) => {
        const [key, ...value] = word.split('=');
        return [key, unescaped(value.join('='))];
      }),
    );
    return { name, properties, message: unescaped(message) };
  }

  test('is read as it was meant', async () => {
    const commands = (await render('github', SAMPLE)).trimEnd().split('\n').map(parse);
    expect(commands.map(({ name }) => name)).toEqual([
      'error',
      'error',
      'error',
      'error',
      'notice',
      'warning',
      'warning',
    ]);
    expect(commands[1]).toMatchObject({ properties: { file: 'binary, 100%.sla', line: '2', col: '8' } });
    expect(commands[2]).toEqual({
      name: 'error',
      properties: {
        file: SAMPLE.files[0].path,
        line: '1',
        endLine: '1',
        col: '7',
        endColumn: '11',
        title: 'A mistake in the text: a word, a name or a value that means nothing here (language/duplicate-name)',
      },
      message: SAMPLE.files[0].findings[0].message,
    });
    expect(commands[3].message.split('\n').slice(0, 2)).toEqual(['First line', 'second line']);
    expect(commands[3].properties).not.toHaveProperty('col');
  });

  test('a text cannot give commands of its own', async () => {
    for (const line of (await render('github', SAMPLE)).trimEnd().split('\n'))
      expect(line).toMatch(/^::(error|warning|notice) file=/);
  });
});

describe('gitlab', () => {
  test('has what the documentation asks for, and no fingerprint twice', async () => {
    const issues = JSON.parse(await render('gitlab', SAMPLE));
    for (const issue of issues) {
      expect(issue).toEqual({
        description: expect.stringMatching(/./),
        check_name: expect.stringMatching(/./),
        fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
        severity: expect.stringMatching(/^(info|minor|major|critical|blocker)$/),
        location: { path: expect.any(String), lines: { begin: expect.any(Number), end: expect.any(Number) } },
      });
    }
    const severities = issues.map((issue: { severity: string }) => issue.severity);
    expect(severities).toEqual(['blocker', 'blocker', 'critical', 'major', 'info', 'minor', 'minor']);
    expect(new Set(issues.map((issue: { fingerprint: string }) => issue.fingerprint)).size).toBe(issues.length);
    expect(await render('gitlab', CLEAN)).toBe('[]\n');
  });
});

describe('junit', () => {
  interface Element {
    readonly name: string;
    readonly attributes: Readonly<Record<string, string>>;
    readonly children: Element[];
    text: string;
  }

  /** Reads XML strictly: what is not well-formed is thrown. */
  function parseXml(xml: string): Element {
    const top: Element = { name: '', attributes: {}, children: [], text: '' };
    const open = [top];
    const parser = new SaxesParser();
    parser.on('error', (error) => {
      throw error;
    });
    parser.on('opentag', ({ name, attributes }) => {
      const element: Element = { name, attributes: attributes as Record<string, string>, children: [], text: '' };
      open.at(-1)?.children.push(element);
      open.push(element);
    });
    parser.on('text', (text) => {
      open.at(-1)!.text += text;
    });
    parser.on('closetag', () => {
      open.pop();
    });
    parser.write(xml).close();
    return top.children[0];
  }

  test('is XML that says what was found, and counts it', async () => {
    const suites = parseXml(await render('junit', SAMPLE));
    expect(suites.attributes).toEqual({ name: 'sla check', tests: '8', failures: '2', errors: '2', time: '0' });
    for (const suite of suites.children) {
      const cases = suite.children;
      const count = (name: string): string =>
        String(cases.filter((each) => each.children.some((child) => child.name === name)).length);
      expect(suite.attributes).toEqual({
        name: cases[0].attributes.file,
        tests: String(cases.length),
        failures: count('failure'),
        errors: count('error'),
        skipped: '0',
        time: '0',
      });
    }
    const [, , first, clean, warned] = suites.children;
    expect(first.children[0].children[0].attributes).toEqual({
      message: SAMPLE.files[0].findings[0].message,
      type: 'error',
    });
    expect(first.children[1].children[0].attributes.message).toBe(SAMPLE.files[0].findings[1].message);
    expect(first.children[2].children[0]).toMatchObject({
      name: 'system-out',
      text: expect.stringContaining(
        '\u{FFFD}\u{FFFD}\u{FFFD}[31m\u007f\u0085, marks \u202e, \u{FFFD}, half of \u{FFFD}, whole \u{1F600}, ]]>',
      ),
    });
    expect(clean.children.map((each) => [each.attributes.name, each.children])).toEqual([['has no findings', []]]);
    expect(warned.children.map((each) => each.children[0].name)).toEqual(['system-out', 'system-out']);
  });

  test('what makes the check fail is a failure', async () => {
    const suites = parseXml(await render('junit', { ...SAMPLE, failing: ['error', 'warning'] }));
    expect(suites.attributes.failures).toBe('4');
    expect(parseXml(await render('junit', { ...SAMPLE, failing: [] })).attributes.failures).toBe('0');
  });
});

describe('markdown', () => {
  interface Node {
    readonly type: string;
    readonly value?: string;
    readonly url?: string;
    readonly children?: readonly Node[];
  }

  function nodes(node: Node): readonly Node[] {
    return [node, ...(node.children ?? []).flatMap(nodes)];
  }

  function plain(node: Node): string {
    return node.value ?? (node.children ?? []).map(plain).join('');
  }

  const parse = (markdown: string): Node =>
    fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });

  test('a reader sees the messages, and nothing of them as Markdown or HTML', async () => {
    const all = nodes(parse(await render('markdown', SAMPLE)));
    expect(all.filter((node) => node.type === 'html').map((node) => node.value)).toEqual(Array(4).fill('<br>'));
    // Readers make links of bare addresses; those lead where they say.
    const links = all.filter((node) => node.type === 'link' && node.url !== plain(node));
    expect(links.map((node) => node.url)).toEqual([SAMPLE.files[0].findings[1].help]);
    expect(all.filter((node) => ['image', 'emphasis', 'delete'].includes(node.type))).toEqual([]);
    const cells = all.filter((node) => node.type === 'tableCell').map(plain);
    expect(cells).toContain('Quotes "double" and \'single\', code | <b> and a lone ` here; 50%, a, b: c\\d.');
    expect(
      cells.some((cell) =>
        cell.startsWith(
          'First line second line third & last <img src=x onerror=alert(1)> [link](https://example.com) {0} @someone *x*',
        ),
      ),
    ).toBe(true);
    expect(
      all.filter((node) => node.type === 'tableRow').every((row) => [2, 4].includes(row.children?.length ?? 0)),
    ).toBe(true);
  });

  test('fits into a comment, and says what is left out', async () => {
    const finding = { ...SAMPLE.files[0].findings[0], message: 'x'.repeat(500) };
    const file = { ...SAMPLE.files[0], findings: Array(300).fill(finding) };
    const text = await render('markdown', { ...SAMPLE, files: [file, file] });
    expect(text.length).toBeLessThanOrEqual(60_000);
    expect(text.length).toBeGreaterThan(58_000);
    const shown = text.split('\n').filter((line) => line.startsWith('| 1:7')).length;
    expect(text).toContain(`\n${600 - shown} more findings would make this too long`);
    expect(text).toMatch(/^### Service level agreements: 600 errors in 2 files/);
  });
});
