import { createLanguage, createSlaServices } from '@sla-language/language';
import type { IToken } from 'chevrotain';
import fc from 'fast-check';
import { EmptyFileSystem, isAstNode, isReference } from 'langium';
import { NodeFileSystem } from 'langium/node';
import { describe, expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { applyChanges, format } from '../src/formatting/format.js';
import { type Layout, STANDARD_LAYOUT } from '../src/formatting/layout.js';
import { changesAfterTyping, changesInLines } from '../src/formatting/parts.js';
import { type Source, sourceOf } from '../src/formatting/source.js';
import { proseOf } from '../src/parsing/text.js';
import { isInline } from '../src/parsing/words.js';
import { EXAMPLES, SMALL, type Step, share, steps, textsAfter } from './support/edits.js';
import { scrambled, TEXTS } from './support/scramble.js';

const { Sla } = createSlaServices(EmptyFileSystem);

const read = (text: string): Source => sourceOf(text, Sla.parser.LangiumParser.parse(text), Sla);

function formatted(text: string, layout: Layout = STANDARD_LAYOUT): string {
  return applyChanges(text, format(read(text), layout).changes);
}

/** Texts that somebody has torn apart. */
const mangled: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom(SMALL, ...TEXTS), steps)
  .map(([text, all]: [string, readonly Step[]]) => [...textsAfter(text, all)].at(-1)!);

const anyText = fc.oneof({ weight: 3, arbitrary: scrambled }, { weight: 2, arbitrary: mangled });

const layouts = fc.constantFrom<Layout>(
  STANDARD_LAYOUT,
  { tabSize: 2, insertSpaces: true },
  { tabSize: 4, insertSpaces: false },
  { tabSize: 8, insertSpaces: false },
);

/** Words and comments in order. What a text or a comment of several lines says does not depend on where its lines begin. */
function pieces(text: string): readonly string[] {
  const { tokens, hidden } = Sla.parser.Lexer.tokenize(text);
  return [...tokens, ...hidden].sort((a, b) => a.startOffset - b.startOffset).map((token) => shownToken(token));
}

function shownToken({ image, tokenType }: IToken): string {
  if (tokenType.name === 'TEXT') return `"""${proseOf(image)}`;
  const isComment = image.startsWith('//') || image.startsWith('/*');
  if (!isComment) return image;
  const lines = image.split(/\r\n?|\n/);
  return tokenType.name === 'OPEN_COMMENT' ? image : lines.map((line) => line.trim()).join('\n');
}

/** A tree without places. */
function shownTree(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shownTree);
  if (isReference(value)) return value.$refText;
  if (!isAstNode(value)) return value;
  const entries = Object.entries(value).filter(([name]) => !name.startsWith('$') || name === '$type');
  return entries.map(([name, each]) => [name, shownTree(each)]).sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
}

function property(arbitrary: fc.Arbitrary<string>, numRuns: number, holds: (text: string) => void): void {
  fc.assert(fc.property(arbitrary, holds), { numRuns });
}

describe('formatting', () => {
  test('is done when it is done', () => {
    fc.assert(
      fc.property(anyText, layouts, (text, layout) => {
        const once = formatted(text, layout);
        expect(formatted(once, layout)).toBe(once);
      }),
      { numRuns: 150 },
    );
  });

  test('keeps all words and comments, in their order', () => {
    property(anyText, 150, (text) => {
      expect(pieces(formatted(text))).toEqual(pieces(text));
    });
  });

  test('moves nothing but white space, and touches only what is not as it should be', () => {
    property(anyText, 100, (text) => {
      for (const { start, end, newText } of format(read(text), STANDARD_LAYOUT).changes) {
        expect(text.slice(start, end) + newText).toMatch(/^\s+$/);
        expect(text.slice(start, end)).not.toBe(newText);
      }
    });
  });

  test('leaves the first word of a line the first, and makes another one so only where a member begins in a sound text', () => {
    property(anyText, 100, (text) => {
      const before = read(text);
      const after = read(formatted(text));
      expect(shownTree(after.root)).toEqual(shownTree(before.root));
      const words = before.lexed.tokens;
      expect(after.lexed.tokens.length).toBe(words.length);
      after.lexed.tokens.forEach((token, i) => {
        if (token.tokenType === words[i]!.tokenType) return;
        expect([before.isSound, isInline(token), isInline(words[i]!)]).toEqual([true, false, true]);
      });
    });
  });

  test('changes no finding, and nothing of what is agreed', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        expect(await meaning(formatted(text))).toEqual(await meaning(text));
      }),
      { numRuns: 40 },
    );
  }, 120_000);

  test('of some lines makes only changes that formatting the document makes, and in these lines', () => {
    fc.assert(
      fc.property(anyText, share, share, (text, a, b) => {
        const document = TextDocument.create('', 'sla', 0, text);
        const [first, last] = [a, b].map((each) => Math.floor(each * document.lineCount)).sort((x, y) => x - y);
        const { changes } = format(read(text), STANDARD_LAYOUT);
        const some = changesInLines(document, changes, first!, last!);
        const from = document.offsetAt({ line: first!, character: 0 });
        const to = document.offsetAt({ line: last! + 1, character: 0 });
        for (const change of some) {
          expect(changes).toContain(change);
          expect(change.start).toBeGreaterThanOrEqual(from);
          expect(change.end).toBeLessThanOrEqual(to);
        }
        const partly = applyChanges(text, some);
        expect(pieces(partly)).toEqual(pieces(text));
        expect(formatted(partly)).toBe(formatted(text));
      }),
      { numRuns: 150 },
    );
  });

  test('while typing keeps all words, and makes and takes away no line', () => {
    fc.assert(
      fc.property(anyText, share, fc.nat(1), (text, place, below) => {
        const document = TextDocument.create('', 'sla', 0, text);
        const line = Math.floor(place * (document.lineCount - 1));
        const formatting = format(read(text), STANDARD_LAYOUT);
        const typed = applyChanges(text, changesAfterTyping(document, formatting, line, line + below));
        expect(pieces(typed)).toEqual(pieces(text));
        expect(TextDocument.create('', 'sla', 0, typed).lineCount).toBe(document.lineCount);
        expect(formatted(typed)).toBe(formatted(text));
      }),
      { numRuns: 100 },
    );
  });
});

const ADDRESS = new URL('../../../examples/formatted.sla', import.meta.url).href;

/** What the language says of a text, apart from places. */
async function meaning(text: string): Promise<unknown> {
  const language = createLanguage({ fileSystem: NodeFileSystem.fileSystemProvider(), today: '2026-07-01' });
  language.open(ADDRESS, text);
  const [{ diagnostics, agreements, ok }] = await language.check([ADDRESS]);
  const findings = diagnostics.map(
    ({ code, severity, message }) => `${severity} ${code}: ${withoutPlaces(String(message))}`,
  );
  return { ok, findings: findings.sort(), agreements };
}

function withoutPlaces(message: string): string {
  return message.replace(/\b[Ll]ines? \d+/g, 'line');
}

test('the examples, and the scrambled texts mostly, are sound', () => {
  expect(EXAMPLES.every((text) => read(text).isSound)).toBe(true);
  const some = fc.sample(scrambled, { numRuns: 60, seed: 1 });
  expect(some.filter((text) => read(text).isSound).length).toBeGreaterThan(30);
});
