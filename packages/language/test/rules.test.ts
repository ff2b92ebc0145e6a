import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createLanguage, RULES, type Rule } from '@sla-language/language';
import { EmptyFileSystem, OperationCancelled } from 'langium';
import { describe, expect, test } from 'vitest';
import { RULE_FAILED, runRules } from '../src/rules/runner.js';
import { casesIn, runCase, TODAY } from './support/cases.js';
import { readOne } from './support/read.js';

const FOLDER = path.join(import.meta.dirname, '../src/rules');
const SOUND = readFileSync(path.join(FOLDER, 'examples/sound.sla'), 'utf8');

const language = createLanguage({ fileSystem: EmptyFileSystem.fileSystemProvider(), today: TODAY });
language.open('file:///rules/sound.sla', SOUND);

/** All diagnostics of an example, which sees the sound template beside it: code and message. */
async function diagnosticsOf(name: string, text: string): Promise<string[]> {
  const uri = `file:///rules/${name.replace('/', '-')}.sla`;
  language.open(uri, text);
  const [file] = await language.check([uri]);
  return file!.diagnostics.map((each) => `${each.code}: ${each.message}`);
}

describe.each(RULES)('$id', (rule) => {
  test('finds exactly the one defect of its failing example', async () => {
    const found = await diagnosticsOf(`${rule.id}-failing`, rule.failing);
    expect(found).toEqual([expect.stringMatching(`^${rule.id}: `)]);
  });

  test('finds nothing in its passing example, and neither does any other rule', async () => {
    expect(await diagnosticsOf(`${rule.id}-passing`, rule.passing)).toEqual([]);
  });

  test('explains itself', () => {
    expect(rule.title).toMatch(/^[A-Z0-9].*[^.]$/);
    expect(rule.title).not.toContain('\n');
    expect(rule.why.trim().length).toBeGreaterThan(80);
    expect(rule.advice.trim()).toMatch(/\.$/);
    expect(rule.sources.length).toBeGreaterThan(0);
    expect(rule.failing).not.toBe(rule.passing);
  });

  test('stands in the file and folder that its id names, and has a case of its own', () => {
    expect(existsSync(path.join(FOLDER, `${rule.id}.ts`))).toBe(true);
    expect(cases.filter((each) => each.name.startsWith(rule.id)).length).toBeGreaterThanOrEqual(2);
  });
});

test('the sound template is sound', async () => {
  expect(await diagnosticsOf('sound', SOUND)).toEqual([]);
});

test('every id is given once, and every rule file is in the list', () => {
  const ids = RULES.map((rule) => rule.id);
  expect(new Set(ids).size).toBe(ids.length);
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll(path.sep, '/'))
    .filter((name) => /^[^/]+\/[^/]+\.ts$/.test(name) && !name.startsWith('common/'))
    .map((name) => name.replace(/\.ts$/, ''));
  expect([...ids].sort()).toEqual(files.sort());
});

const cases = casesIn(path.join(import.meta.dirname, 'rules'));

test.each(cases)('$name', async (each) => {
  const { expected, actual } = await runCase(each);
  expect(actual).toEqual(expected);
});

describe('the runner', () => {
  const finding: Rule = {
    ...RULES[0]!,
    id: 'test/finds',
    check: (agreement, { report }) => report({ at: agreement, message: 'Found.' }),
  };
  const throwing = (error: unknown): Rule => ({
    ...finding,
    id: 'test/breaks',
    check() {
      throw error;
    },
  });

  test('a rule that breaks becomes a finding and does not silence the others', async () => {
    const agreement = await readOne('agreement A { }');
    const findings = runRules(agreement, { today: TODAY, rules: [throwing(new Error('no such thing')), finding] });
    expect(findings.map((each) => each.ruleId)).toEqual([RULE_FAILED, 'test/finds']);
    expect(findings[0]).toMatchObject({ severity: 'warning', at: agreement });
    expect(findings[0]!.message).toContain('test/breaks');
    expect(findings[0]!.message).not.toMatch(/\bat .*:\d+:\d+/);
  });

  test('a rule that breaks after a finding does not keep half of its findings', async () => {
    const agreement = await readOne('agreement A { }');
    const half: Rule = {
      ...finding,
      check(_, { report }) {
        report({ at: agreement, message: 'Half.' });
        throw new Error('broken');
      },
    };
    expect(runRules(agreement, { today: TODAY, rules: [half] }).map((each) => each.ruleId)).toEqual([RULE_FAILED]);
  });

  test('a cancellation is passed on', async () => {
    const agreement = await readOne('agreement A { }');
    expect(() => runRules(agreement, { today: TODAY, rules: [throwing(OperationCancelled)] })).toThrow();
  });

  test('rules that ask for something missing are silent on templates and on texts that are read in part', async () => {
    const asking: Rule = { ...finding, id: 'test/asks', completeness: true };
    const ids = (text: string, partial?: boolean) =>
      readOne(text).then((agreement) =>
        runRules(agreement, { today: TODAY, rules: [asking, finding], partial }).map((each) => each.ruleId),
      );
    expect(await ids('agreement A { }')).toEqual(['test/asks', 'test/finds']);
    expect(await ids('template A { }')).toEqual(['test/finds']);
    expect(await ids('agreement A { }', true)).toEqual(['test/finds']);
  });
});
