import { placesOf } from './places.js';
import type { AgreementTemplate, TemplateOptions } from './template.js';

/** An agreement made from a template. */
export interface Filled {
  readonly text: string;
  /** Where examples stand that everybody replaces, such as the names of the parties: offsets into the text, in its order. */
  readonly examples: readonly { readonly start: number; readonly end: number }[];
}

const PLACE = /<<([^<>]+)>>/g;

/** Fills the places of a template. The same options give the same text. */
export function fillPlaces(template: AgreementTemplate, options: TemplateOptions): Filled {
  const fillingOf = placesOf(template, options);
  const examples: { start: number; end: number }[] = [];
  let text = '';
  let read = 0;
  for (const match of template.text.matchAll(PLACE)) {
    text += template.text.slice(read, match.index);
    const filling = fillingOf(match[1]);
    if (filling.example) examples.push({ start: text.length, end: text.length + filling.text.length });
    text += filling.text;
    read = match.index + match[0].length;
    if (filling.withoutLine) {
      text = text.trimEnd();
      read = template.text.indexOf('\n', read);
    }
  }
  text += template.text.slice(read);
  return { text, examples };
}

/** The agreement that a template gives. It parses, and no rule of the recommended profile finds anything in it. */
export function fill(template: AgreementTemplate, options: TemplateOptions): string {
  return fillPlaces(template, options).text;
}

/** The same as a snippet of an editor: the examples are its tab stops. */
export function fillSnippet(template: AgreementTemplate, options: TemplateOptions): string {
  const { text, examples } = fillPlaces(template, options);
  let snippet = '';
  let read = 0;
  for (const [i, { start, end }] of examples.entries()) {
    snippet += `${literal(text.slice(read, start))}\${${i + 1}:${literal(text.slice(start, end))}}`;
    read = end;
  }
  return `${snippet}${literal(text.slice(read))}$0`;
}

/** Text in which nothing has a meaning for a snippet. */
function literal(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
