import {
  BuilderElement,
  ConcreteHyperlink,
  DeletedTextRun,
  ExternalHyperlink,
  InsertedTextRun,
  type IRunOptions,
  type ParagraphChild,
  StringContainer,
  Tab,
  TextRun,
} from 'docx';
import type { Change, Inline } from '../../tree.js';
import type { Bookmarks } from './bookmarks.js';
import { unbroken } from './columns.js';
import type { Ids } from './ids.js';
import { clean, line } from './text.js';

/** Who made the changes of a comparison, and when. */
export interface Revision {
  readonly author: string;
  readonly date: string;
}

/** How words stand: what formats them, and whether they are marked as a change. */
export interface Face {
  readonly bold?: boolean;
  readonly italics?: boolean;
  readonly strike?: boolean;
  readonly style?: string;
  readonly change?: Change | undefined;
}

/** Turns words into runs, links and fields. */
export class Inlines {
  constructor(
    private readonly bookmarks: Bookmarks,
    private readonly ids: Ids,
    private readonly revision: Revision,
    /** The number that Word computes at an anchor, as a reference prints it. */
    private readonly numberAt: (anchor: string) => { readonly path: string; readonly level: number } | undefined,
  ) {}

  /** What a tracked change says about itself; each has a number of its own. */
  changed(): { readonly id: number } & Revision {
    return { id: this.ids.next(), ...this.revision };
  }

  all(parts: readonly Inline[], face: Face = {}): readonly ParagraphChild[] {
    return joined(parts).flatMap((part) => this.one(part, face));
  }

  text(text: string, face: Face = {}): ParagraphChild {
    return this.run({ text: line(text) }, face);
  }

  /** A number that stands in the text, and the gap after it. */
  number(text: string, change: Change | undefined): readonly ParagraphChild[] {
    return [this.text(text, { change }), this.run({ children: [new Tab()] }, { change })];
  }

  /** Lines as they are, one below the other. */
  lines(text: string, face: Face): readonly ParagraphChild[] {
    const lines = text.replaceAll('\t', '    ').split(/\r\n|[\r\n]/);
    return lines.map((each, i) => this.run({ text: clean(each), ...(i > 0 ? { break: 1 } : {}) }, face));
  }

  run(options: IRunOptions, { change, ...face }: Face): ParagraphChild {
    if (change === 'inserted') return new InsertedTextRun({ ...options, ...face, ...this.changed() });
    if (change === 'removed') return new DeletedTextRun({ ...options, ...face, ...this.changed() });
    return new TextRun({ ...options, ...face });
  }

  private one(part: Inline, face: Face): readonly ParagraphChild[] {
    switch (part.kind) {
      case 'text':
        return [this.text(part.text, face)];
      case 'code':
        return [this.text(part.text, { ...face, style: 'Code' })];
      case 'strong':
        return this.all(part.parts, { ...face, bold: true });
      case 'emphasis':
        return this.all(part.parts, { ...face, italics: true });
      case 'deleted':
        return this.all(part.parts, { ...face, strike: true });
      case 'inserted':
      case 'removed':
        return this.all(part.parts, { ...face, change: part.kind });
      case 'defined':
        return [this.text(part.text, { ...face, style: 'DefinedTerm' })];
      case 'term':
        return this.link(part.anchor, [this.text(part.text, face)]);
      case 'reference':
        return this.reference(part, { style: 'Reference', ...face });
      case 'link': {
        const url = addressOf(part.url);
        if (url === undefined) return this.all(part.parts, face);
        return [
          new ExternalHyperlink({ link: url, children: [...this.all(part.parts, { style: 'Hyperlink', ...face })] }),
        ];
      }
      case 'break':
        return [this.run({ break: 1 }, face)];
    }
  }

  /** A field that shows the number of the clause, where Word knows it; else the text, and a link to the place. */
  private reference(part: { anchor: string; text: string }, face: Face): readonly ParagraphChild[] {
    const { anchor } = part;
    const text = unbroken(part.text);
    const name = this.bookmarks.nameOf(anchor);
    const number = this.numberAt(anchor);
    if (
      name === undefined ||
      number === undefined ||
      face.change === 'removed' ||
      !text.endsWith(unbroken(number.path))
    ) {
      return this.link(anchor, [this.text(text, face)]);
    }
    const before = text.slice(0, text.length - number.path.length);
    return [
      ...(before === '' ? [] : this.link(anchor, [this.text(before, face)])),
      // The number as it stands there, or with those of the clauses around it.
      ...this.field(`REF ${name} ${number.level < 2 ? '\\n' : '\\w'} \\h`, unbroken(number.path), face),
    ];
  }

  private field(instruction: string, result: string, face: Face): readonly ParagraphChild[] {
    return [
      this.run({ children: [fieldCharacter('begin')] }, face),
      this.run({ children: [new StringContainer('w:instrText', instruction)] }, face),
      this.run({ children: [fieldCharacter('separate')] }, face),
      this.text(result, face),
      this.run({ children: [fieldCharacter('end')] }, face),
    ];
  }

  /** What leads to another place of the document; only words where there is no such place. */
  link(anchor: string, children: readonly ParagraphChild[]): readonly ParagraphChild[] {
    const name = this.bookmarks.nameOf(anchor);
    // The library's type names only the kinds of links whose number is taken by chance.
    return name === undefined
      ? children
      : [new ConcreteHyperlink([...children], '', name) as unknown as ParagraphChild];
  }
}

export function fieldCharacter(type: 'begin' | 'separate' | 'end'): BuilderElement<{ type: string }> {
  return new BuilderElement({ name: 'w:fldChar', attributes: { type: { key: 'w:fldCharType', value: type } } });
}

/** Neighbouring pieces of text as one. */
function joined(parts: readonly Inline[]): readonly Inline[] {
  const whole: Inline[] = [];
  for (const part of parts) {
    const last = whole.at(-1);
    if (part.kind === 'text' && last?.kind === 'text')
      whole[whole.length - 1] = { kind: 'text', text: last.text + part.text };
    else whole.push(part);
  }
  return whole;
}

/** An address that Word can read; one that it cannot makes it refuse the whole file. */
function addressOf(url: string): string | undefined {
  try {
    const { protocol, href } = new URL(url);
    const known = ['http:', 'https:', 'mailto:', 'tel:'].includes(protocol);
    return known ? href.replace(/[\s"'<>\\^`{|}]/g, encodeURIComponent) : undefined;
  } catch {
    return undefined;
  }
}
