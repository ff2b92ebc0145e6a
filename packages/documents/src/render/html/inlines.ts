import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Inline, Labels } from '../../tree.js';
import { marked, textNode } from './nodes.js';

/** Schemes that open a page or a message, and places in the document. */
const SAFE_URL = /^(?:https?:\/\/|mailto:)[^\s\p{Cc}]+$/iu;

/** Words with their emphasis and links. */
export class InlineRenderer {
  /** Terms to which this clause already links: one link is help, twenty are noise. */
  private linked = new Set<string>();

  constructor(
    private readonly places: ReadonlySet<string>,
    private readonly labels: Labels,
  ) {}

  /** From here on terms are linked anew. */
  startClause(): void {
    this.linked = new Set();
  }

  /** `withLinks`: not inside of another link or a heading. */
  render(parts: readonly Inline[], withLinks = true): ElementContent[] {
    return parts.flatMap((part) => this.inline(part, withLinks));
  }

  private inline(part: Inline, withLinks: boolean): ElementContent[] {
    switch (part.kind) {
      case 'text':
        return [textNode(part.text)];
      case 'code':
        return [h('code', part.text)];
      case 'strong':
        return [h('strong', this.render(part.parts, withLinks))];
      case 'emphasis':
        return [h('em', this.render(part.parts, withLinks))];
      case 'deleted':
        return [h('s', this.render(part.parts, withLinks))];
      case 'inserted':
      case 'removed':
        return marked(part.kind, this.labels, this.render(part.parts, withLinks));
      case 'defined':
        return [h('dfn', part.text)];
      case 'term':
        return [this.term(part.text, part.anchor, withLinks)];
      case 'reference':
        return [
          withLinks && this.places.has(part.anchor)
            ? h('a.reference', { href: `#${part.anchor}` }, part.text)
            : textNode(part.text),
        ];
      case 'link':
        return this.link(part.url, part.parts, withLinks);
      case 'break':
        return [h('br')];
    }
  }

  private term(text: string, anchor: string, withLinks: boolean): ElementContent {
    if (!withLinks || this.linked.has(anchor) || !this.places.has(anchor)) return textNode(text);
    this.linked.add(anchor);
    return h('a.term', { href: `#${anchor}` }, text);
  }

  private link(url: string, parts: readonly Inline[], withLinks: boolean): ElementContent[] {
    const isSafe = url.startsWith('#') ? this.places.has(url.slice(1)) : SAFE_URL.test(url);
    if (!withLinks || !isSafe) return this.render(parts, withLinks);
    const isOutside =
      /^http/i.test(url) && !(parts.length === 1 && parts[0].kind === 'text' && url.endsWith(parts[0].text));
    return [h('a', { href: url, class: isOutside ? 'outside' : undefined }, this.render(parts, false))];
  }
}
