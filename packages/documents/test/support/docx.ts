import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { rasteriser } from '../../src/index.js';

/** An element of a part of the file. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  /** Of the element itself, not of those in it. */
  readonly text: string;
}

/** The parts of a file by their paths. */
export class Docx {
  readonly files: Readonly<Record<string, Uint8Array>>;
  private readonly parsed = new Map<string, Element>();

  constructor(bytes: Uint8Array) {
    this.files = unzipSync(bytes);
  }

  get names(): readonly string[] {
    return Object.keys(this.files);
  }

  xml(name: string): string {
    const file = this.files[name];
    if (!file) throw new Error(`There is no ${name}, only ${this.names.join(', ')}.`);
    return strFromU8(file);
  }

  part(name: string): Element {
    const found = this.parsed.get(name) ?? parse(this.xml(name));
    this.parsed.set(name, found);
    return found;
  }

  get document(): Element {
    return this.part('word/document.xml');
  }
}

function parse(xml: string): Element {
  type Open = { name: string; attributes: Record<string, string>; children: Element[]; text: string };
  const root: Open = { name: '', attributes: {}, children: [], text: '' };
  const stack: Open[] = [root];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element: Open = { name, attributes: { ...attributes }, children: [], text: '' };
    stack.at(-1)!.children.push(element);
    stack.push(element);
  });
  parser.on('text', (text) => {
    stack.at(-1)!.text += text;
  });
  parser.on('closetag', () => {
    stack.pop();
  });
  parser.write(xml).close();
  return root.children[0]!;
}

/** All elements of a name, wherever they stand, in the order of the document. */
export function all(element: Element, name: string): readonly Element[] {
  return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);
}

/** An element reached by the names of its ancestors below another. */
export function at(element: Element, ...names: readonly string[]): Element | undefined {
  return names.reduce<Element | undefined>(
    (found, name) => found?.children.find((each) => each.name === name),
    element,
  );
}

export const value = (element: Element | undefined): string | undefined => element?.attributes['w:val'];

/** What a reader sees of an element, without what is deleted. */
export function textOf(element: Element): string {
  if (element.name === 'w:t') return element.text;
  // Tab stops are no text.
  if (element.name === 'w:pPr') return '';
  if (element.name === 'w:tab') return '\t';
  if (element.name === 'w:br') return '\n';
  return element.children.map(textOf).join('');
}

/** Makes pictures as the products do, with the files of the installed packages. */
export const rasterise = rasteriser({
  program: async () => new Uint8Array(readFileSync(installed('@resvg/resvg-wasm/index_bg.wasm'))),
  font: async () => readFileSync(installed('@expo-google-fonts/carlito/400Regular/Carlito_400Regular.ttf')),
});

function installed(file: string): string {
  return createRequire(import.meta.url).resolve(file);
}
