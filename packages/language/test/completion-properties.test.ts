import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { AstUtils, CstUtils, GrammarAST, type LangiumDocument, type LeafCstNode } from 'langium';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  type TextEdit,
} from 'vscode-languageserver-types';
import { applyEdits } from '../src/checking/fixing.js';
import { plain } from '../src/editing/completion/snippet-text.js';
import { isUnknown } from '../src/generated/ast.js';
import { completing } from './support/completing.js';
import { EXAMPLES, SMALL, share, steps, textsAfter } from './support/edits.js';

const CORPUS = path.join(import.meta.dirname, '../../../test/corpus/clean');
const TEXTS = [
  SMALL,
  ...EXAMPLES,
  ...readdirSync(CORPUS)
    .filter((name) => name.endsWith('.sla'))
    .map((name) => readFileSync(path.join(CORPUS, name), 'utf8')),
];

// Editors without replacing show the range that is replaced as one.
const { services, open, at } = completing({ completionItem: { snippetSupport: true } });

/** How much of a text cannot be read. */
function faults(text: string): number {
  const { parserErrors, lexerErrors, value } = services.parser.LangiumParser.parse(text);
  const unknown = AstUtils.streamAst(value).filter(isUnknown).count();
  return parserErrors.length + lexerErrors.length + unknown;
}

/** The change that an item makes, with what it has in its places. */
function editOf(item: CompletionItem): TextEdit {
  const { range, newText } = item.textEdit as TextEdit;
  return { range, newText: item.insertTextFormat === 2 ? plain(newText) : newText };
}

async function offered(document: LangiumDocument, offset: number): Promise<CompletionList> {
  return at(document, document.textDocument.positionAt(offset));
}

function leavesOf(document: LangiumDocument): LeafCstNode[] {
  const root = document.parseResult.value.$cstNode!;
  return CstUtils.flattenCst(root)
    .filter((leaf) => !leaf.hidden)
    .toArray();
}

describe('what is offered can be taken', () => {
  test.each(TEXTS.map((text, index) => ({ index, text })))(
    'members and snippets on a line of their own: text $index',
    async ({ text }) => {
      // A place of its own above each member that begins a line.
      const lines = text
        .split('\n')
        .flatMap((line) => (/^ *[a-z]+ /.test(line) ? [/^ */.exec(line)![0], line] : [line]));
      const spaced = lines.join('\n');
      const document = await open(spaced);
      const before = faults(spaced);
      const places = lines.flatMap((line, i) => (line.trim() === '' && i % 7 === 3 ? [i] : []));
      const lists = await Promise.all(places.map((line) => at(document, { line, character: lines[line]!.length })));
      const most = Math.max(0, ...lists.map(({ items }) => items.length));
      // One item at each place at the same time, so that all are tried with few texts.
      for (let round = 0; round < most; round += 3) {
        const edits = lists.flatMap(({ items }) => {
          const item = items[round];
          const isWhole = item?.kind === CompletionItemKind.Keyword || item?.kind === CompletionItemKind.Snippet;
          return item && isWhole && item.insertTextFormat === 2 ? [editOf(item)] : [];
        });
        const taken = applyEdits(spaced, edits);
        expect(faults(taken) - before, edits.map(({ newText }) => newText).join('\n---\n')).toBeLessThanOrEqual(0);
      }
    },
    60_000,
  );

  test.each(TEXTS.map((text, index) => ({ index, text })))(
    'names and values in the middle of a member: text $index',
    async ({ text }) => {
      const leaves = leavesOf(await open(text)).filter(({ grammarSource }) => !GrammarAST.isKeyword(grammarSource));
      for (const leaf of leaves.filter((_, i) => i % 29 === 11)) {
        const end = text.indexOf('\n', leaf.offset);
        const rest = text.slice(leaf.offset, end);
        if (/[{}]/.test(rest) || rest.startsWith('"""')) continue;
        const cut = text.slice(0, leaf.offset) + text.slice(end);
        const before = faults(cut);
        const { items } = await offered(await open(cut), leaf.offset);
        for (const item of items.filter(({ kind }) => !PARTS.has(kind!)).slice(0, 8)) {
          const taken = applyEdits(cut, [editOf(item)]);
          expect(faults(taken), `${text.slice(0, leaf.offset).split('\n').at(-1)}‸ ${item.label}`).toBeLessThanOrEqual(
            before,
          );
        }
      }
    },
    60_000,
  );
});

/** Items that are parts of a value or of a member. */
const PARTS: ReadonlySet<CompletionItemKind> = new Set([
  CompletionItemKind.Keyword,
  CompletionItemKind.Operator,
  CompletionItemKind.Unit,
]);

describe('in texts that are broken', () => {
  const keywords: { text: string; leaf: LeafCstNode }[] = [];

  beforeAll(async () => {
    for (const text of TEXTS) {
      for (const leaf of leavesOf(await open(text))) {
        if (GrammarAST.isKeyword(leaf.grammarSource) && /^[a-z<>]/.test(leaf.text)) keywords.push({ text, leaf });
      }
    }
  });

  test('the word that the author wrote is offered where the text is cut off before it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), async (seed) => {
        const { text, leaf } = keywords[seed % keywords.length]!;
        const { items } = await offered(await open(text.slice(0, leaf.offset)), leaf.offset);
        const words = items.flatMap(({ label }) => label.split(' '));
        expect(words, text.slice(0, leaf.offset).split('\n').slice(-2).join('\n')).toContain(leaf.text);
      }),
      { numRuns: 150 },
    );
  }, 120_000);

  test('nothing is thrown, wherever the text is cut off', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...TEXTS), share, async (text, share) => {
        const offset = Math.floor(share * text.length);
        await offered(await open(text.slice(0, offset)), offset);
      }),
      { numRuns: 60 },
    );
  }, 120_000);

  test('nothing is thrown, however the text is mangled', async () => {
    await fc.assert(
      fc.asyncProperty(steps, share, async (all, share) => {
        for (const text of textsAfter(SMALL, all)) await offered(await open(text), Math.floor(share * text.length));
      }),
      { numRuns: 40 },
    );
  }, 120_000);
});
