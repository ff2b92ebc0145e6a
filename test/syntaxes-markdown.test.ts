import { beforeAll, describe, expect, test } from 'vitest';
import { loadHighlighting, type Scoped } from './support/highlight.js';

let highlight: (text: string) => Scoped[];
beforeAll(async () => {
  highlight = await loadHighlighting('text.html.markdown');
});

const scopeOf = (text: string, word: string) => highlight(text).find((token) => token.text === word)?.scope;

const TARGET = 'target >= 99.95%';

describe('agreements in Markdown', () => {
  test.each([
    ['a block', `# Terms\n\n\`\`\`sla\n${TARGET}\n\`\`\`\n`],
    ['a block with attributes', `\`\`\`sla fragment=agreement\n${TARGET}\n\`\`\`\n`],
    ['a block of tildes', `~~~~ SLA\n${TARGET}\n~~~~\n`],
    ['a block in a list', `1. Like this:\n\n   \`\`\`sla\n   ${TARGET}\n   \`\`\`\n`],
    ['a block without an end', `\`\`\`sla\n${TARGET}\n`],
  ])('%s has the colours of the language', (_, text) => {
    expect(scopeOf(text, '99.95')).toBe('constant.numeric.percent');
    expect(scopeOf(text, '>=')).toBe('keyword.operator.comparison');
  });

  test.each([
    ['prose', TARGET],
    ['another language', `\`\`\`slang\n${TARGET}\n\`\`\`\n`],
    ['no language', `\`\`\`\n${TARGET}\n\`\`\`\n`],
    ['code in a line', `\`sla ${TARGET}\`\n`],
  ])('%s has not', (_, text) => {
    expect(highlight(text).filter(({ scope }) => scope.startsWith('constant.numeric.percent'))).toEqual([]);
  });

  test('what follows a block is Markdown again, whatever the block left open', () => {
    const text = `\`\`\`sla\nservice Shop "open {\n\`\`\`\n\n**bold** and \`code\`\n`;
    expect(scopeOf(text, 'bold')).toMatch(/^markup\.bold/);
    expect(highlight(text).at(-1)!.scope).not.toMatch(/sla|embedded/);
  });

  test('Markdown in the prose of an agreement stays prose', () => {
    const text = '```sla\nservice A { description """\n    **bold**\n    """ }\nplan Premium\n```\n';
    expect(scopeOf(text, 'Premium')).toBe('entity.name.type');
  });
});
