import { readFileSync } from 'node:fs';
import path from 'node:path';
import { holidayRegions } from '@sla-language/agreement';
import { type AstNode, AstUtils, GrammarAST } from 'langium';
import { describe, expect, test } from 'vitest';
import { DiagnosticSeverity } from 'vscode-languageserver-types';
import { applyEdits } from '../src/checking/fixing.js';
import { missingMembers } from '../src/editing/completion/missing.js';
import { asSnippet, plain } from '../src/editing/completion/snippet-text.js';
import { SNIPPETS } from '../src/editing/completion/snippets.js';
import { CHOICES } from '../src/editing/meanings.js';
import { regionName, untilRegionsHaveNames } from '../src/editing/values/regions.js';
import type { BlockVocabulary } from '../src/parsing/vocabulary.js';
import type { AgreementReading } from '../src/reading/agreement.js';
import type { Fix } from '../src/rules/fix.js';
import type { RuleSeverity } from '../src/rules/rule.js';
import type { RuleFinding } from '../src/rules/runner.js';
import { TEMPLATES } from '../src/templates/index.js';
import { completing } from './support/completing.js';

const { services, open, at } = completing({ completionItem: { snippetSupport: true } });

/** A block of each kind, without its closing braces, in an agreement that has something to refer to. */
const BEFORE: Readonly<Record<string, string>> = {
  File: '',
  Agreement: '',
  Party: 'party Other "Other" {',
  Objective: 'objective Fast "Fast" { measures Uptime0 per month',
  Support: 'support Help "Help" {',
  Handles: 'support Help "Help" { handles Sev during Always {',
};

const HEAD = `party Acme "Acme" { contact Desk "Desk" { email "desk@acme.example" } }
party Globex "Globex" { contact Owner "Owner" { email "owner@globex.example" } }
agreement Example "Example" {
    provider Acme
    customer Globex
    service Shop "Shop" { fee EUR 100 per month }
    metric Uptime0 "Uptime" { availability of Shop }
    severity Sev "Severity"
    objective Up "Up" { measures Uptime0 per month  target >= 99.9% }
`;

describe('a snippet as text', () => {
  test.each([
    ['uptime of $1 ${2:99.9%} ${3|month,year|}', 'uptime of  99.9% month'],
    ['costs \\$5', 'costs $5'],
    ['says \\\\$1', 'says \\'],
    ['${1:EUR \\$1}', 'EUR $1'],
    ['${1|a\\,b,c|} \\}', 'a,b }'],
  ])('%s', (snippet, text) => {
    expect(plain(snippet)).toBe(text);
  });

  test.each(['$1 costs ${2:5} \\ or \\$3', 'a {b} | c, d'])('is the text that was made a snippet: %s', (text) => {
    expect(plain(asSnippet(text))).toBe(text);
  });
});

test('what is missing comes by its gravity, and once', () => {
  const found = missingMembers(
    [
      asking('information', 'contact'),
      asking('warning', 'version'),
      asking('error', 'contact'),
      asking('warning', 'plan'),
    ],
    { spans: { node: () => BLOCK } } as unknown as AgreementReading,
    BLOCK,
    { members: new Map() } as unknown as BlockVocabulary,
    () => '',
  );
  expect(found.map(({ label, detail }) => `${label}: ${detail}`)).toEqual([
    'contact: Missing: error',
    'version: Missing: warning',
    'plan: Missing: warning',
  ]);
});

describe('snippets', () => {
  test.each(SNIPPETS.map((snippet) => ({ ...snippet })))('$prefix can be taken in $home', async ({ prefix, home }) => {
    const before = home === 'File' ? '' : `${HEAD}${BEFORE[home]}\n        `;
    const braces = before.split('{').length - before.split('}').length;
    const text = `${before}\n${'}'.repeat(braces)}\n`;
    const taken = await take(text, before.length, prefix);
    const document = await open(taken);
    // Nor does a scaffold contradict itself: a ladder out of order, a level of another kind.
    const wrong = (document.diagnostics ?? []).filter(({ severity }) => severity === DiagnosticSeverity.Error);
    expect(wrong.map(({ message, range }) => `${range.start.line + 1}: ${message}`)).toEqual([]);
  });

  test('whole agreements are there for whoever begins a file', async () => {
    const { items } = await at(await open(''), { line: 0, character: 0 });
    const whole = items.map(({ label }) => label).filter((label) => label.startsWith('sla '));
    expect(whole).toEqual(TEMPLATES.map(({ id }) => `sla ${id}`));
    for (const label of whole) {
      const document = await open(await take('', 0, label));
      expect(document.diagnostics, label).toEqual([]);
    }
  });

  test('taken twice, names stay different', async () => {
    const once = await take(`${HEAD}\n}\n`, HEAD.length, 'uptime');
    const end = once.lastIndexOf('\n}');
    const twice = await open(await take(`${once.slice(0, end)}\n    \n}\n`, end + 5, 'uptime'));
    expect((twice.diagnostics ?? []).filter(({ code }) => code === 'language/duplicate-name')).toEqual([]);
  });

  test('what a scaffold says fits the agreement', async () => {
    const head = HEAD.replace('    provider', '    timezone "Europe/Berlin"\n    provider');
    const hours = await take(`${head}\n}\n`, head.length, 'business hours');
    expect(hours).toContain('holidays "DE"');
    const end = hours.lastIndexOf('\n}');
    const table = await take(`${hours.slice(0, end)}\n    \n}\n`, end + 5, 'severity table');
    expect(table).toMatch(
      /handles Minor during OfficeHours \{\s+respond within 1 business day\s+resolve within 10 business days/,
    );
    expect(await take(`${head}\n}\n`, head.length, 'uptime')).toMatch(/< target[\s\S]*< 99\.0%[\s\S]*< 95\.0%/);
    expect(await take(`${head}\n}\n`, head.length, 'response time')).toContain('target <= 500 ms');
  });

  test('all of them are told of in the documentation', () => {
    const page = readFileSync(path.join(import.meta.dirname, '../../../docs/editor.md'), 'utf8');
    expect(SNIPPETS.map(({ prefix }) => prefix).filter((prefix) => !page.includes(`\`${prefix}\``))).toEqual([]);
  });
});

describe('tables of words', () => {
  test('each choice that has a meaning is one of the grammar', () => {
    const unknown = Object.entries(CHOICES).flatMap(([name, words]) => {
      const rule = services.Grammar.rules.find((each) => each.name === name);
      const contents =
        rule && GrammarAST.isParserRule(rule) ? AstUtils.streamAllContents(rule.definition).toArray() : [];
      const known = new Set(contents.filter(GrammarAST.isKeyword).map(({ value }) => value));
      const inline = contents
        .filter(GrammarAST.isRuleCall)
        .map((call) => call.rule.$refText.replace('INLINE_', '').toLowerCase());
      return Object.keys(words)
        .filter((word) => !known.has(word) && !inline.includes(word))
        .map((word) => `${name} ${word}`);
    });
    expect(unknown).toEqual([]);
  });

  test('each region of holidays has a name', async () => {
    await untilRegionsHaveNames();
    expect(regionName('DE-BY-A')).toBe('Stadt Augsburg, Germany');
    expect(
      holidayRegions().filter((code) => regionName(code).includes(code) || /^[A-Z]{2}$/.test(regionName(code))),
    ).toEqual([]);
  });
});

const BLOCK = { $type: 'Agreement' } as AstNode;

/** A finding whose fix writes a line into the block. */
function asking(severity: RuleSeverity, text: string): RuleFinding {
  const edits = [{ kind: 'add', to: BLOCK, text }] as unknown as Fix['edits'];
  return { ruleId: 'x/y', severity, message: severity, at: BLOCK, fixes: [{ edits } as Fix] } as unknown as RuleFinding;
}

/** The text after an item is taken. */
async function take(text: string, offset: number, label: string): Promise<string> {
  const document = await open(text);
  const { items } = await at(document, document.textDocument.positionAt(offset));
  const item = items.find((each) => each.label === label)!;
  expect(item, items.map((each) => each.label).join(', ')).toBeDefined();
  const edit = item.textEdit!;
  if (!('range' in edit)) throw new Error('An editor without replacing gets one range.');
  return applyEdits(text, [{ range: edit.range, newText: plain(edit.newText) }]);
}
