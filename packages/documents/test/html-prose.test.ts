import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outline, renderHtml } from '../src/index.js';
import { parseProse } from '../src/prose/parse.js';
import { elementsOf, htmlStructureOf, parsed, wordsOf } from './support/html.js';
import { ANY_PROSE, agreementWith, NASTY, named, treeWith } from './support/prose.js';

const render = (prose: string) => renderHtml(outline(agreementWith(prose), { toolVersion: '1' }));
const TAME = htmlStructureOf(render('tame words'));

const NASTY_HTML = [
  ...NASTY,
  '</p></section></main><h1>Mine</h1>',
  '</title></style><script>alert(1)</script>',
  '</style><style>* { display: none }</style>',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)><math><mi//xlink:href="data:x,<script>alert(1)</script>">',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe><base href="http://x.example/">',
  '<a href="java&#115;cript:alert(1)" onclick="alert(1)" style="position:fixed">x</a>',
  '[x](java\tscript:alert(1)) [y](JAVASCRIPT:alert(1)) [z](data:text/html,x) [v](vbscript:x)',
  '[x](http://x.example/"onmouseover="alert(1)) <http://x.example/\'><b>',
  '[x](https://x.example/<script>) [y](mailto:a@b.example?subject="><script>)',
  '\u0000<\u0000script>\ufffe \ud800 \u202e',
  '"); } body { background: url(http://x.example/) } /*',
  '--> <![CDATA[ ]]> <? ?> <!DOCTYPE html>',
  '<plaintext><noscript><textarea><template><table><tr><td>',
];

const SOUND = { foreign: [], errors: [], ragged: 0, isFaithful: true };

describe('prose of the author in HTML', () => {
  it('has a sound document to be compared with', () => {
    expect(TAME).toMatchObject(SOUND);
    expect(TAME.headings.length).toBeGreaterThan(20);
    expect(TAME.ids).toContain('background');
  });

  it.each(NASTY_HTML)('is words: %j', (prose) => {
    const structure = htmlStructureOf(render(prose));
    expect({ ...structure, ids: named(structure.ids) }).toEqual({ ...TAME, ids: named(TAME.ids) });
  });

  it('is words, whatever it is and wherever it stands', () => {
    const tame = htmlStructureOf(renderHtml(treeWith('tame words')));
    expect(tame).toMatchObject(SOUND);
    fc.assert(
      fc.property(ANY_PROSE, (prose) => {
        fc.pre(parseProse(prose).length > 0);
        expect(htmlStructureOf(renderHtml(treeWith(prose)))).toEqual(tame);
      }),
      { numRuns: 300 },
    );
  }, 120_000);

  it('is read as it was written', () => {
    const words = 'Alpha <b>Bravo</b> & "Charlie" \'Delta\' &lt; &amp;amp; </main> © 1 < 2';
    const tree = { ...treeWith('x'), title: words, mark: [{ kind: 'text', text: words }] } as const;
    expect(wordsOf(parsed(renderHtml(tree))).split(words)).toHaveLength(3);
  });

  it('keeps its own marks: strong words, lists, tables, links, code', () => {
    const html = render(
      '**strong** and _soft_ and ~~old~~ and `code` and [page](https://x.example/)\n\n3. one\n4. two\n\n- a\n- b\n\n> said\n\n| a | b |\n| - | -: |\n| c | d |\n\n```\nline\n```',
    );
    const part = html.slice(html.indexOf('id="background"'), html.indexOf('id="definitions"'));
    expect(part).toContain(
      '<p><strong>strong</strong> and <em>soft</em> and <s>old</s> and <code>code</code> and <a href="https://x.example/" class="outside">page</a></p>',
    );
    expect(part).toContain('<ol start="3">\n<li>one</li>\n<li>two</li>\n</ol>');
    expect(part).toContain('<ul>\n<li>a</li>\n<li>b</li>\n</ul>');
    expect(part).toContain('<blockquote>\n<p>said</p>\n</blockquote>');
    expect(part).toContain('<th scope="row" class="one-line">c</th>\n<td class="right one-line">d</td>');
    expect(part).toContain('<pre><code>line</code></pre>');
  });

  it('gets no style of its own and none of ours', () => {
    const [style, ...more] = elementsOf(parsed(render('</style><style>x'))).filter((each) => each.tagName === 'style');
    expect(more).toEqual([]);
    expect(style).toMatchObject({ children: [{ type: 'text' }] });
  });
});
