import { readdirSync, readFileSync } from 'node:fs';
import { AstUtils, CstUtils, EmptyFileSystem, GrammarAST, URI } from 'langium';
import { describe, expect, test } from 'vitest';
import { createSlaEditorServices } from '../src/editing/index.js';
import { exampleOf, MEANINGS, meaningOf, openingOf } from '../src/editing/meanings.js';
import { isUnknown } from '../src/generated/ast.js';

const { shared, Sla } = createSlaEditorServices(EmptyFileSystem);
const { vocabulary } = Sla.checking.Checker;

const members = [...vocabulary.values()].flatMap(({ block, keyword, members }) =>
  [...members].map(([word, rules]) => ({ block, keyword, word, rules })),
);

describe('the meanings of words', () => {
  test.each(members)('$word in a block $block has one', ({ word, rules }) => {
    expect(meaningOf(word, rules)).toBeDefined();
  });

  test('there is none for a word that the grammar does not have', () => {
    for (const meaning of MEANINGS.filter(({ rule }) => rule !== 'Import')) {
      const known = members.some(({ word, rules }) => word === openingOf(meaning) && rules.includes(meaning.rule));
      expect(known, meaning.scaffold).toBe(true);
    }
  });

  test.each(MEANINGS.map((meaning) => ({ meaning, example: exampleOf(meaning) })))(
    'the scaffold `$example` can be read',
    ({ meaning, example }) => {
      const home = members.find(({ word, rules }) => word === openingOf(meaning) && rules.includes(meaning.rule));
      const outer = OUTER[home?.block ?? 'File'] ?? [`${home?.keyword} X`];
      const text = [...outer.map((block) => `${block} {`), example, ...outer.map(() => '}')].join('\n');
      const { parserErrors, lexerErrors, value } = Sla.parser.LangiumParser.parse(text);
      expect([...parserErrors, ...lexerErrors].map((error) => error.message)).toEqual([]);
      expect(AstUtils.streamAst(value).filter(isUnknown).toArray()).toEqual([]);
    },
  );
});

/** The blocks around a member, where one is not enough. */
const OUTER: Readonly<Record<string, readonly string[]>> = {
  File: [],
  Agreement: ['agreement X'],
  Contact: ['party X', 'contact X'],
  Example: ['agreement X', 'example "X"'],
  Handles: ['support X', 'handles X'],
  Stance: ['position of X on X.Y'],
  Remedies: ['agreement X', 'remedies'],
};

describe('completion', () => {
  const complete = async (text: string, offset: number) => {
    const document = shared.workspace.LangiumDocumentFactory.fromString(text, URI.parse('test:/cursor.sla'));
    const params = { textDocument: { uri: 'test:/cursor.sla' }, position: document.textDocument.positionAt(offset) };
    return Sla.lsp.CompletionProvider!.getCompletion(document, params);
  };

  const examples = readdirSync('examples').filter((file) => file.endsWith('.sla'));

  test.each(examples)('offers, between the words of %s, the word that the author wrote', async (file) => {
    const text = readFileSync(`examples/${file}`, 'utf8');
    const root = Sla.parser.LangiumParser.parse(text).value.$cstNode!;
    const keywords = CstUtils.flattenCst(root).filter(
      (leaf) => GrammarAST.isKeyword(leaf.grammarSource) && /^[a-z<>]/.test(leaf.text),
    );
    const missing: string[] = [];
    for (const [index, leaf] of keywords.toArray().entries()) {
      if (index % 5 !== 0) continue; // a sample of them: each lexes the whole text
      const labels = (await complete(text, leaf.offset))?.items.map((item) => item.label.split(' ')[0]) ?? [];
      if (!labels.includes(leaf.text)) missing.push(`${leaf.range.start.line + 1}: ${leaf.text}`);
    }
    expect(missing).toEqual([]);
  });
});
