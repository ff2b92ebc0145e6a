import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { EmptyFileSystem, type LangiumParser, type ParseResult } from 'langium';
import { describe, expect, test } from 'vitest';
import { internalsOf } from '../src/parsing/decisions.js';
import { createAnalysedParser, createSlaParser } from '../src/parsing/lookahead.js';
import { createSlaServices } from '../src/services.js';
import { share } from './support/edits.js';

const FOLDER = path.join(import.meta.dirname, '../../../examples');
const EXAMPLES = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.sla'))
  .sort()
  .map((name) => [name, readFileSync(path.join(FOLDER, name), 'utf8')] as const);

const { Sla } = createSlaServices(EmptyFileSystem);
const analysed = createAnalysedParser(Sla);

function isAnalysed(parser: LangiumParser): boolean {
  return Object.getOwnPropertyDescriptor(internalsOf(parser), 'resyncFollows')!.get === undefined;
}

/** What was read, and what was wrong with it, as plain data. */
function plain({ value, parserErrors }: ParseResult): unknown {
  const tree = JSON.stringify(value, (key, part) => {
    if (key === '$cstNode') return [part.offset, part.length];
    if (key.startsWith('$container')) return undefined;
    if (part && typeof part === 'object' && '$refText' in part) return part.$refText;
    return part;
  });
  return { tree, errors: parserErrors.map(({ message, token }) => [message, token.startOffset, token.image]) };
}

describe('the parser that decides by the table', () => {
  test.each(EXAMPLES)('reads %s as the analysed one does, and needs no analysis for it', (_, text) => {
    const parser = createSlaParser(Sla);
    expect(plain(parser.parse(text))).toEqual(plain(analysed.parse(text)));
    expect(isAnalysed(parser)).toBe(false);
  });

  test('reads broken texts as the analysed one does, and recovers as well', () => {
    const words = fc.constantFrom(...EXAMPLES.flatMap(([, text]) => text.match(/[a-z]+|[^\s\w]/g)!));
    const broken = fc
      .tuple(
        fc.constantFrom(...EXAMPLES.map(([, text]) => text)),
        fc.array(fc.tuple(share, fc.nat(30), words), {
          minLength: 1,
          maxLength: 5,
        }),
      )
      .map(([text, edits]) =>
        edits.reduce((each, [where, length, word]) => {
          const at = Math.floor(where * each.length);
          return `${each.slice(0, at)} ${word} ${each.slice(at + length)}`;
        }, text),
      );
    const parser = createSlaParser(Sla);
    fc.assert(
      fc.property(broken, (text) => {
        expect(plain(parser.parse(text))).toEqual(plain(analysed.parse(text)));
      }),
      { numRuns: 150, seed: 20260701 },
    );
    expect(isAnalysed(parser)).toBe(true);
  }, 120_000);

  test.each([
    '',
    '{',
    'agreement',
    'agreement A {',
    'party A "A" }',
    'serivce X "x" { fee',
    'nonsense a.b, c < 9 % "x" / y',
  ])('begins to analyse in the midst of %j', (text) => {
    expect(plain(createSlaParser(Sla).parse(text))).toEqual(plain(analysed.parse(text)));
  });
});
