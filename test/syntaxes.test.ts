import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { AstUtils, GrammarAST } from 'langium';
import { beforeAll, describe, expect, test } from 'vitest';
import { SlaGrammar } from '../packages/language/src/generated/grammar.js';
import { loadHighlighting, type Scoped } from './support/highlight.js';

let highlight: (text: string) => Scoped[];
beforeAll(async () => {
  highlight = await loadHighlighting();
});

const scopeOf = (line: string, text: string) => highlight(line).find((token) => token.text === text)?.scope;

test('the committed syntax file is what the grammar gives', () => {
  execFileSync(process.execPath, ['--import', 'tsx', 'scripts/syntaxes.ts', '--check']);
});

describe('words', () => {
  const keywords = AstUtils.streamAst(SlaGrammar())
    .filter(GrammarAST.isKeyword)
    .map((keyword) => keyword.value)
    .filter((word) => /^[a-z]/.test(word))
    .distinct()
    .toArray();

  test.each(keywords)('`%s` is coloured as a word of the language', (word) => {
    const scopes = [`    ${word}`, `    x ${word} "y"`, `    x ${word} (`].map((line) => scopeOf(line, word));
    expect(
      scopes.filter((scope) => /^(keyword|storage|constant\.language|support\.function)/.test(scope ?? '')),
    ).not.toEqual([]);
  });

  test.each([
    ['    service support "Support"', 'support', 'entity.name.type'],
    ['    plan Premium', 'Premium', 'entity.name.type'],
    ['    objective Up { measures Uptime per month }', 'measures', 'keyword.other.member'],
    ['    default calendar Office', 'default calendar', 'keyword.other.member'],
    ['    no data counts as bad', 'no data counts as', 'keyword.other.member'],
    ['    no data counts as bad', 'bad', 'constant.language'],
    ['    status draft', 'draft', 'constant.language'],
    ['    measures p95 of PageTime per month', 'p95', 'support.function.percentile'],
    ['    measures p95 of PageTime per month', 'PageTime', 'variable.other'],
    ['    level 1 Acme.Director', 'Acme.Director', 'variable.other'],
    ['    sent to Acme.service', 'Acme.service', 'variable.other'],
    ['import "./shared.sla"', 'import', 'keyword.control.import'],
    ['    formula min(A, 100% - B)', 'min', 'support.function'],
  ])('in `%s`, `%s` is %s', (line, text, scope) => {
    expect(scopeOf(line, text)).toBe(scope);
  });
});

describe('values', () => {
  test.each([
    ['target >= 99.95%', '99.95', 'constant.numeric.percent'],
    ['target >= 99.95%', '%', 'keyword.other.unit.percent'],
    ['target >= 99.95%', '>=', 'keyword.operator.comparison'],
    ['target <= 800 ms', '800', 'constant.numeric.duration'],
    ['target <= 800 ms', 'ms', 'keyword.other.unit.time'],
    ['respond within 8 business hours', 'business hours', 'keyword.other.unit.time'],
    ['fee EUR 12_000.50 per month', 'EUR', 'keyword.other.unit.currency'],
    ['fee EUR 12_000.50 per month', '12_000.50', 'constant.numeric.money'],
    ['effective from 2027-01-31 to 2027-12-31', '2027-01-31', 'constant.numeric.date'],
    ['open monday 09:00 to 24:00', '24:00', 'constant.numeric.time'],
    ['target >= 100 Mbit/s', 'Mbit/s', 'keyword.other.unit.measure'],
    ['available again after 5 samples', 'samples', 'keyword.other.unit.measure'],
    ['target >= 4.2', '4.2', 'constant.numeric'],
    ['credit 1/30 of fee', '/', 'keyword.operator.arithmetic'],
  ])('in `%s`, `%s` is %s', (line, text, scope) => {
    expect(scopeOf(`    ${line}`, text)).toBe(scope);
  });
});

describe('text and comments', () => {
  test.each([
    ['/// documents', 'comment.line.documentation'],
    ['// says', 'comment.line.double-slash'],
    ['/* says */', 'comment.block'],
  ])('`%s` is %s', (line, scope) => {
    expect(highlight(line)[0]!.scope).toBe(scope);
  });

  test('a quotation ends with its line, also without its mark', () => {
    expect(highlight('party A "open\nparty B').filter((token) => token.scope === 'storage.type')).toHaveLength(2);
  });

  test('prose of several lines is Markdown up to its end', () => {
    const tokens = highlight('description """\n    - service 99%\n    """\nparty A');
    expect(tokens.some((token) => token.scope === 'markup.list')).toBe(true);
    expect(tokens.some((token) => token.text === 'service')).toBe(false);
    expect(tokens.at(-1)).toEqual({ text: 'A', scope: 'entity.name.type' });
  });
});

test.each(readdirSync('examples').filter((file) => file.endsWith('.sla')))('in %s, every word has a colour', (file) => {
  const plain = highlight(readFileSync(`examples/${file}`, 'utf8')).filter(
    (token) => token.scope === 'source' && /\w/.test(token.text),
  );
  expect(plain).toEqual([]);
});
