import fc from 'fast-check';
import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { describe, expect, it } from 'vitest';
import { outline, renderMarkdown } from '../src/index.js';
import { parseProse } from '../src/prose/parse.js';
import { ANY_PROSE, agreementWith, NASTY, named, treeWith } from './support/prose.js';

const OPTIONS = { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] };

interface Structure {
  readonly headings: readonly number[];
  readonly anchors: readonly string[];
  readonly foreign: readonly string[];
  readonly ragged: number;
}

/** What a Markdown reader makes of the document, without the words. */
function structureOf(markdown: string): Structure {
  const root: Root = fromMarkdown(markdown, OPTIONS);
  const headings: number[] = [];
  const anchors: string[] = [];
  const foreign: string[] = [];
  let ragged = 0;
  const walk = (node: Nodes): void => {
    if (node.type === 'heading') headings.push(node.depth);
    if (node.type === 'html') {
      const name = /^<a id="([^"<>]+)">$/.exec(node.value)?.[1];
      if (name !== undefined) anchors.push(name);
      else if (!['</a>', '<br>'].includes(node.value)) foreign.push(node.value);
    }
    if (['definition', 'footnoteDefinition', 'image', 'imageReference', 'thematicBreak'].includes(node.type))
      foreign.push(node.type);
    if (node.type === 'link' && !/^(#|https?:|mailto:|tel:)/i.test(node.url)) foreign.push(node.url);
    if (node.type === 'table')
      ragged += node.children.filter((row) => row.children.length !== node.children[0]?.children.length).length;
    if ('children' in node) for (const child of node.children) walk(child);
  };
  walk(root);
  return { headings, anchors, foreign, ragged };
}

const render = (prose: string) => renderMarkdown(outline(agreementWith(prose), { toolVersion: '1' }));
const TAME = structureOf(render('tame words'));
describe('prose of the author', () => {
  it.each(NASTY)('does not break out of its clause: %j', (prose) => {
    const structure = structureOf(render(prose));
    expect(structure.headings).toEqual(TAME.headings);
    expect(named(structure.anchors)).toEqual(named(TAME.anchors));
    expect(structure.foreign).toEqual([]);
    expect(structure.ragged).toBe(0);
  });

  it('does not break out, whatever it is and wherever it stands', () => {
    const tame = structureOf(renderMarkdown(treeWith('tame words')));
    fc.assert(
      fc.property(ANY_PROSE, (prose) => {
        fc.pre(parseProse(prose).length > 0);
        expect(structureOf(renderMarkdown(treeWith(prose)))).toEqual(tame);
      }),
      { numRuns: 300 },
    );
  }, 120_000);

  it.each(['', '  \n', '---', '***\n\n___'])('that says nothing leaves its chapter out: %j', (prose) => {
    const markdown = render(prose);
    expect(markdown).not.toContain('id="background"');
    expect(markdown).not.toContain('id="precedence"');
    expect(structureOf(markdown).foreign).toEqual([]);
  });

  it('loses no word', () => {
    const markdown = render(
      '# Alpha\n\n<b>Bravo</b>\n\n| Charlie |\n| - |\n| Delta |\n\n[Echo]: http://foxtrot.example\n\n![Golf](http://hotel.example/)',
    );
    for (const word of ['Alpha', 'Bravo', 'Charlie', 'Delta', 'Echo', 'foxtrot', 'Golf', 'hotel'])
      expect(markdown).toContain(word);
  });

  it('keeps its own marks: strong words, lists, tables, links, code', () => {
    const markdown = render(
      '**strong** and _soft_ and `code` and [page](https://x.example/)\n\n1. one\n2. two\n\n- a\n- b',
    );
    const part = markdown.slice(markdown.indexOf('id="background"'), markdown.indexOf('id="definitions"'));
    expect(part).toContain(
      '**strong** and _soft_ and `code` and [page](https://x.example/)\n\n1. one\n2. two\n\n- a\n- b\n',
    );
  });

  it('is read without a parser only where a parser would say the same', () => {
    const letters = fc.array(fc.constantFrom(..."aB9 ,;()'’-.éß"), { maxLength: 14 }).map((each) => each.join(''));
    fc.assert(
      fc.property(letters, (text) => {
        // A comment that says nothing makes the parser do the work.
        const parsed = parseProse(`${text}\n\n[x]: y`).slice(0, -1);
        expect(parseProse(text)).toEqual(parsed);
      }),
      { numRuns: 500 },
    );
  });
});
