import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

interface EnterRule {
  readonly beforeText: string;
  readonly afterText?: string;
  readonly previousLineText?: string;
  readonly action: {
    readonly indent: 'none' | 'indent' | 'indentOutdent';
    readonly appendText?: string;
    readonly removeText?: number;
  };
}

const configuration = JSON.parse(readFileSync('packages/vscode/language-configuration.json', 'utf8'));
const rules: readonly EnterRule[] = configuration.onEnterRules;

const matches = (pattern: string | undefined, text: string) => pattern === undefined || new RegExp(pattern).test(text);

/** What VS Code makes of Enter at `‸`: by the first rule that fits; without one, the line just breaks. */
function enter(marked: string): string {
  const lines = marked.split('\n');
  const at = lines.findIndex((line) => line.includes('‸'));
  const [before, after] = lines[at].split('‸');
  const rule = rules.find(
    ({ beforeText, afterText, previousLineText }) =>
      matches(beforeText, before) && matches(afterText, after) && matches(previousLineText, lines[at - 1] ?? ''),
  );
  const { indent = 'none', appendText = '', removeText = 0 } = rule?.action ?? {};
  const white = /^\s*/.exec(before)![0].slice(0, /^\s*/.exec(before)![0].length - removeText);
  const made =
    indent === 'indentOutdent'
      ? [before, `${white}${rule?.action.appendText ? '' : '    '}${appendText}‸`, `${white}${after}`]
      : [before, `${white}${appendText}‸${after.trimStart()}`];
  return [...lines.slice(0, at), ...made, ...lines.slice(at + 1)].join('\n');
}

describe('Enter', () => {
  test.each([
    ['    /// Signs all agreements.‸', '    /// Signs all agreements.\n    /// ‸'],
    ['    /// Signs all‸ agreements.', '    /// Signs all\n    /// ‸agreements.'],
    ['    /// ‸', '    /// \n    ‸'],
    ['    // a note‸', '    // a note\n    ‸'],
    ['    // a‸ note', '    // a\n    // ‸note'],
    ['    /*‸ */', '    /*\n     * ‸\n     */'],
    ['    /* What all share.‸', '    /* What all share.\n     * ‸'],
    ['    /*\n     * What all share.‸', '    /*\n     * What all share.\n     * ‸'],
    ['    /*\n     * What all share.\n     */‸', '    /*\n     * What all share.\n     */\n    ‸'],
    ['    description """‸"""', '    description """\n        ‸\n    """'],
    ['    target >= 99.9%‸', '    target >= 99.9%\n    ‸'],
    ['    fee EUR 5 // no more *‸', '    fee EUR 5 // no more *\n    ‸'],
  ])('%j', (before, after) => {
    expect(enter(before)).toBe(after);
  });
});

describe('indentation', () => {
  const increase = new RegExp(configuration.indentationRules.increaseIndentPattern);
  test.each([
    ['agreement A "A" {', true],
    ['    service Shop "a/b, and {c}" {', true],
    ['    service Shop "say \\"yes\\"" {   // with a "note" and a }', true],
    ['agreement A { // as "agreed"', true],
    ['    contact A "A" { phone "1" }', false],
    ['    credit 1/30 of fee', false],
    ['    // like this: {', false],
    ['    clause "Exit" "with a { in it"', false],
  ])('%s', (line, isIncreased) => {
    expect(increase.test(line)).toBe(isIncreased);
  });

  test('does not take long for long lines', () => {
    const begun = performance.now();
    increase.test(`"${'\\"a{'.repeat(20_000)}`);
    expect(performance.now() - begun).toBeLessThan(500);
  });
});

test.each([
  ['99.95% of 12_000', ['99.95%', 'of', '12_000']],
  ['Acme.Director', ['Acme', 'Director']],
  ['Müller_1 p95', ['Müller_1', 'p95']],
])('the words of %s', (text, words) => {
  expect(text.match(new RegExp(configuration.wordPattern, 'g'))).toEqual(words);
});

test('every bracket is coloured, closed and surrounds', () => {
  const { brackets, colorizedBracketPairs, autoClosingPairs, surroundingPairs } = configuration;
  expect(colorizedBracketPairs).toEqual(brackets);
  for (const [open, close] of brackets) {
    expect(autoClosingPairs).toContainEqual(expect.objectContaining({ open, close }));
    expect(surroundingPairs).toContainEqual([open, close]);
  }
});
