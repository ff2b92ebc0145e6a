import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Agreement } from '@sla-language/agreement';
import {
  type Audience,
  applyEdits,
  isLanguageError,
  PROFILES,
  RULES,
  type Rule,
  settingsOf,
} from '@sla-language/language';
import { OperationCancelled } from 'langium';
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver-types';
import { exampleChecker, fixesFor } from '../../../scripts/rule-examples.js';
import { RULE_FAILED, type RuleFinding, runRules } from '../src/rules/runner.js';
import { casesIn, runCase, TODAY } from './support/cases.js';
import { readOne } from './support/read.js';

const FOLDER = path.join(import.meta.dirname, '../src/rules');
const cases = casesIn(path.join(import.meta.dirname, 'rules'));

const show = ({ code, message }: Diagnostic): string => `${code}: ${message}`;

describe.each(RULES)('$id', (rule) => {
  const { why, advice, sources, examples } = rule.explanation();

  test.each(examples.map((each, i) => ({ ...each, number: i + 1 })))(
    'example $number: exactly the one defect is found, and nothing once it is mended',
    async ({ failing, passing }) => {
      const check = await exampleChecker(rule);
      expect((await check(failing)).map(show)).toEqual([expect.stringMatching(`^${rule.id}: `)]);
      expect((await check(passing)).map(show)).toEqual([]);
    },
  );

  test.each(examples.map((each, i) => ({ ...each, number: i + 1 })))(
    'example $number: every fix leads to a text without the finding',
    async ({ failing }) => {
      const check = await exampleChecker(rule);
      for (const fix of fixesFor(rule, await check(failing))) {
        const mended = applyEdits(failing, fix.edits);
        const left = (await check(mended)).filter(
          (each) => fix.safety === 'safe' || each.code === rule.id || isLanguageError(each),
        );
        expect(left.map(show), `${fix.title}\n${mended}`).toEqual([]);
      }
    },
  );

  test('declares the fixes that its examples are offered', async () => {
    const check = await exampleChecker(rule);
    const offered = new Set<string>();
    for (const { failing } of examples) {
      for (const { safety } of fixesFor(rule, await check(failing))) offered.add(safety);
    }
    expect(rule.fix).toBe(offered.has('safe') ? 'safe' : [...offered][0]);
  });

  test('explains itself', () => {
    expect(rule.title).toMatch(/^[A-Z0-9].*[^.]$/);
    expect(rule.title).not.toContain('\n');
    expect(why.trim().length).toBeGreaterThan(80);
    expect(advice.trim()).toMatch(/\.$/);
    expect(sources.length).toBeGreaterThan(0);
    expect(examples.length).toBeGreaterThan(0);
    expect(new Set(examples.flatMap(({ failing, passing }) => [failing, passing])).size).toBe(examples.length * 2);
  });

  test('stands in the file and folder that its id names, and has a case of its own', () => {
    expect(existsSync(path.join(FOLDER, `${rule.id}.ts`))).toBe(true);
    expect(cases.filter((each) => ruleOf(each.name)?.id === rule.id).length).toBeGreaterThanOrEqual(2);
  });
});

test('the sound template is sound, for every audience', async () => {
  const sound = readFileSync(path.join(FOLDER, 'examples/sound.sla'), 'utf8');
  for (const { id } of PROFILES) {
    const check = await exampleChecker({ audience: [id as Audience] });
    expect((await check(sound)).map(show), id).toEqual([]);
  }
});

test('every id is given once, and every rule file is in the list', () => {
  const ids = RULES.map((rule) => rule.id);
  expect(new Set(ids).size).toBe(ids.length);
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll(path.sep, '/'))
    .filter((name) => /^[^/]+\/[^/]+\.ts$/.test(name) && !/^common\/|\/index\.ts$/.test(name))
    .map((name) => name.replace(/\.ts$/, ''));
  expect([...ids].sort()).toEqual(files.sort());
});

/** The rule whose case it is: the one with the longest id with which its name begins. */
function ruleOf(name: string): Rule | undefined {
  return RULES.filter((rule) => name === rule.id || name.startsWith(`${rule.id}-`)).toSorted(
    (a, b) => b.id.length - a.id.length,
  )[0];
}

test.each(cases)('$name', async (each) => {
  const rule = ruleOf(each.name);
  expect(rule, 'the rule of which this is a case').toBeDefined();
  const { expected, actual } = await runCase(each, rule);
  expect(actual).toEqual(expected);
});

/** Runs these rules with their own severities. */
function run(agreement: Agreement, rules: readonly Rule[], partial?: boolean): RuleFinding[] {
  return runRules(agreement, { today: TODAY, settings: settingsOf(['recommended'], rules), rules, partial });
}

describe('the runner', () => {
  const finding: Rule = {
    ...RULES.find((rule) => !rule.audience && !rule.completeness)!,
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
    const findings = run(agreement, [throwing(new Error('no such thing')), finding]);
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
    expect(run(agreement, [half]).map((each) => each.ruleId)).toEqual([RULE_FAILED]);
  });

  test('a cancellation is passed on', async () => {
    const agreement = await readOne('agreement A { }');
    expect(() => run(agreement, [throwing(OperationCancelled)])).toThrow();
  });

  test('rules that ask for something missing are silent on templates and on texts that are read in part', async () => {
    const asking: Rule = { ...finding, id: 'test/asks', completeness: true };
    const ids = (text: string, partial?: boolean) =>
      readOne(text).then((agreement) => run(agreement, [asking, finding], partial).map((each) => each.ruleId));
    expect(await ids('agreement A { }')).toEqual(['test/asks', 'test/finds']);
    expect(await ids('template A { }')).toEqual(['test/finds']);
    expect(await ids('agreement A { }', true)).toEqual(['test/finds']);
  });
});
