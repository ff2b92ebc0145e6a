import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { SignatureEntry, Signatures } from '../../tree.js';
import type { Blocks } from './blocks.js';
import { lines, marked } from './nodes.js';

/** Where each party signs: lines to write on, and what is known already. */
export function signatures({ labels, entries }: Signatures, blocks: Blocks): Element {
  return h('div.signature-list', lines(entries.map(entry)));

  function entry(of: SignatureEntry): ElementContent {
    const isSigned = of.date !== undefined;
    const line = h('span.line');
    const state = h('span.state', of.state);
    const facts: readonly (readonly [string, ElementContent[]])[] = [
      [labels.signatory, of.signatory ? blocks.inlines(of.signatory) : [line]],
      [labels.signature, isSigned ? [state] : [line, state]],
      [labels.date, isSigned ? [{ type: 'text', value: of.date }] : [line]],
    ];
    const party = h('p.party', h('span.spoken', `${labels.party}: `), blocks.inlines(of.party));
    const list = h('dl', lines(facts.map(([name, value]) => h('div', lines([h('dt', name), h('dd', value)])))));
    const content = marked(of.change, blocks.labels, [party, list], { block: true });
    return blocks.showing(of, h('div.signature', { id: blocks.idOf(of.anchor) }, lines(content)));
  }
}
