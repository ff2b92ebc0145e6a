import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createSlaServices } from '@sla-language/language';
import type { IToken } from 'chevrotain';
import fc from 'fast-check';
import { EmptyFileSystem } from 'langium';
import { EXAMPLES, SMALL } from './edits.js';

const { parser } = createSlaServices(EmptyFileSystem).Sla;

const CORPUS = path.join(import.meta.dirname, '../../../../test/corpus/clean');

/** Texts that authors have laid out. */
export const TEXTS: readonly string[] = [
  SMALL,
  ...EXAMPLES,
  ...readdirSync(CORPUS)
    .filter((name) => name.endsWith('.sla'))
    .map((name) => readFileSync(path.join(CORPUS, name), 'utf8')),
];

/** Draws one of some things. */
type Draw = <T>(choices: readonly T[]) => T;

const BLANKS = [' ', ' ', '  ', '   ', '\t', '         ', ' \t '];
const ENDS = ['\n', '\n', '\n\n', '\n\n\n', '  \n', '\r\n', '\n \t \n'];
const INDENTATIONS = ['', ' ', '    ', '        ', '\t', '\t  ', '             '];
const COMMENTS = ['/* a */', '/* b\n   c\n\n  */', '/**/', '/* { */', '/* " */'];
const LINES = ['// a', '//', '/// what it is  ', '// sla-ignore target/ambiguous: as published', '// }', '// """'];

/** The same words with other white space, comments between them, and sometimes lines that are joined or parted where that changes little. */
function scramble(text: string, wildness: number, draw: Draw): string {
  const { tokens, hidden } = parser.Lexer.tokenize(text);
  const pieces = [...tokens, ...hidden].sort((a, b) => a.startOffset - b.startOffset);
  const often = (share: number): boolean => draw([...Array(100).keys()]) < share * wildness;
  let result = often(3) ? '\uFEFF' : '';
  let end = 0;
  let afterLine = false;
  for (const piece of pieces) {
    const gap = text.slice(end, piece.startOffset);
    result += between(gap, piece);
    result += inner(piece);
    end = piece.endOffset! + 1;
    afterLine = piece.image.startsWith('//');
  }
  return result + draw(['', '\n', '\n\n', '  ', '\r\n']);

  function between(gap: string, next: IToken): string {
    let isBreak = /[\r\n]/.test(gap);
    if (!isBreak && gap !== '' && !/^\w/.test(next.image) && often(4)) isBreak = true;
    else if (isBreak && !afterLine && often(/^[a-z]/.test(next.image) ? 2 : 10)) isBreak = false;
    if (often(3)) return `${spaces()}${draw(COMMENTS)}${isBreak ? ending() : spaces()}`;
    if (isBreak && often(3)) return `${spaces()}${draw(LINES)}${ending()}`;
    if (isBreak && often(3)) return `${ending()}${draw(LINES)}${ending()}`;
    if (isBreak) return often(60) ? ending() : gap;
    return gap === '' || !often(40) ? gap : spaces();
  }
  function spaces(): string {
    return draw(BLANKS);
  }
  function ending(): string {
    return draw(ENDS) + draw(INDENTATIONS);
  }
  /** Prose of several lines, moved as a whole, with blanks at the ends of lines. */
  function inner({ image }: IToken): string {
    if (!image.startsWith('"""') || !often(60)) return image;
    const shift = draw(['', ' ', '      ', '\t']);
    return image.replace(/\n(?=[ \t]*\S)/g, () => `${draw(['', '  '])}\n${shift}`);
  }
}

/** Texts that say what some author has said, laid out by somebody who does not care. */
export const scrambled: fc.Arbitrary<string> = fc
  .record({ text: fc.constantFrom(...TEXTS), wildness: fc.constantFrom(0.2, 0.5, 1, 2), seed: fc.noShrink(fc.nat()) })
  .map(({ text, wildness, seed }) => scramble(text, wildness, drawFrom(seed)));

/** A small generator of numbers (Mulberry32), since a text needs thousands. */
function drawFrom(seed: number): Draw {
  let state = seed;
  return (choices) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return choices[((mixed ^ (mixed >>> 14)) >>> 0) % choices.length]!;
  };
}
