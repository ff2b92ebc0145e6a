import { createSlaServices } from '@sla-language/language';
import fc from 'fast-check';
import {
  type AstNode,
  type CstNode,
  EmptyFileSystem,
  isAstNode,
  isReference,
  type LeafCstNode,
  type ParseResult,
} from 'langium';
import { expect, test } from 'vitest';
import { EXAMPLES, SMALL, steps, textsAfter } from './support/edits.js';

const { parser } = createSlaServices(EmptyFileSystem).Sla;

/** All that a tree holds, with the places of everything, in a form that can be compared. */
function shown(result: ParseResult): unknown {
  return {
    tree: shownNode(result.value, undefined),
    words: shownCst(result.value.$cstNode!, undefined),
    lexerErrors: result.lexerErrors,
    parserErrors: result.parserErrors.map(({ name, message, token, resyncedTokens }) => ({
      name,
      message,
      tokens: [token, ...resyncedTokens].map(({ tokenType, tokenTypeIdx, payload, ...place }) => ({
        type: tokenType.name,
        place,
      })),
    })),
    report: result.lexerReport,
  };
}

function shownNode(node: AstNode, container: AstNode | undefined): unknown {
  expect(node.$container).toBe(container);
  const { $type, $containerProperty, $containerIndex, $cstNode, $container, $document, ...properties } = node;
  const entries = Object.entries(properties).map(([name, value]) => [name, shownValue(value, node)]);
  entries.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
  return [$type, $containerProperty, $containerIndex, placeOf($cstNode), $cstNode?.text, entries];
}

function shownValue(value: unknown, container: AstNode): unknown {
  if (Array.isArray(value)) return value.map((each) => shownValue(each, container));
  if (isReference(value)) return [value.$refText, placeOf(value.$refNode)];
  return isAstNode(value) ? shownNode(value, container) : value;
}

function shownCst(node: CstNode, container: CstNode | undefined): unknown {
  if (node.container !== container) throw new Error(`${node.text} has lost its container`);
  const content = 'content' in node ? (node.content as CstNode[]).map((each) => shownCst(each, node)) : node.text;
  const { astNode } = node;
  return [
    placeOf(node),
    node.hidden,
    (node as LeafCstNode).tokenType?.name,
    sourceOf(node),
    astNode.$type,
    astNode.$cstNode?.offset,
    content,
  ];
}

function placeOf(node: CstNode | undefined): unknown {
  return node && [node.offset, node.length, node.range];
}

/** Where two forms first differ; the whole of them would fill screens. */
function difference(actual: unknown, expected: unknown): string | undefined {
  const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (a === b) return undefined;
  let at = 0;
  while (a[at] === b[at]) at++;
  return `${a.slice(at - 200, at + 100)}\n\ninstead of …${b.slice(at - 20, at + 100)}`;
}

const sources = new Map<unknown, number>([[undefined, -1]]);

/** A number for the element of the grammar from which a node comes. */
function sourceOf({ grammarSource }: CstNode): number {
  if (!sources.has(grammarSource)) sources.set(grammarSource, sources.size);
  return sources.get(grammarSource)!;
}

test('after any edits the tree is that of a fresh parse', () => {
  let count = 0;
  let spliced = 0;
  let broken = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(...EXAMPLES, ...EXAMPLES.flatMap(() => [SMALL, SMALL + SMALL])),
      steps,
      (start, all) => {
        let result = parser.LangiumParser.parse(start);
        for (const text of textsAfter(start, all)) {
          const again = parser.Reparser.reparse(result, text);
          const fresh = parser.LangiumParser.parse(text);
          count++;
          if (again) spliced++;
          if (again && fresh.parserErrors.length > 0) broken++;
          if (again) expect(difference(shown(again), shown(fresh)), text).toBeUndefined();
          result = again ?? fresh;
        }
      },
    ),
    { numRuns: 300, seed: 20260701 },
  );
  // Else nothing was compared.
  expect(spliced / count).toBeGreaterThan(0.05);
  expect(broken).toBeGreaterThan(20);
}, 120_000);

test('a marker that closes or opens a conflict changes what is read far away', () => {
  const above = 'party A0 "A" { }\n'.repeat(40);
  const conflict =
    '<<<<<<< HEAD\nparty Acme "A" { }\n=======\nparty Acme "B" { }\nparty Globex "G" { }\n>>>>>>> other\n';
  const whole = above + conflict + above;
  for (const gap of ['<<<<<<< HEAD', '=======', '>>>>>>> other']) {
    const at = whole.indexOf(gap) + 6;
    const without = whole.slice(0, at) + whole.slice(at + 1);
    for (const [from, to] of [
      [without, whole],
      [whole, without],
    ] as const) {
      const again = parser.Reparser.reparse(parser.LangiumParser.parse(from), to);
      const fresh = parser.LangiumParser.parse(to);
      expect(difference(shown(again ?? fresh), shown(fresh)), gap).toBeUndefined();
    }
  }
  expect(parser.LangiumParser.parse(whole).lexerErrors).toHaveLength(1);
  expect(parser.LangiumParser.parse(whole).parserErrors).toHaveLength(0);
});
