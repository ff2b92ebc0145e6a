import type { Inline } from '../tree.js';
import type { Noun } from './table.js';

/** Something that can stand in a sentence. */
export type Content = string | Inline | readonly Inline[] | Inflected;

/**
 * Something whose words change with their place in a sentence: "3 Tage", but "innerhalb von 3 Tagen". The sentence names
 * the form that it needs (`{length:dative}`); which forms there are is a matter of each language.
 */
export class Inflected {
  /** `form`: of the name given; the plain one where there is no such form. */
  constructor(readonly form: (name?: string) => readonly Inline[]) {}
}

/** The names between braces in a sentence of the text table: `"{party} pays {amount:dative}."` has `party` and `amount`. */
export type Placeholder<T extends string> = T extends `${string}{${infer Name}}${infer Rest}`
  ? (Name extends `${infer Plain}:${string}` ? Plain : Name) | Placeholder<Rest>
  : never;

/** What fills the places of a sentence. */
export type Places<T extends string> = { readonly [K in Placeholder<T>]: Content };

const PLACE = /\{(\w+(?::\w+)?)\}/;

/**
 * A sentence with its places filled. A full stop or comma that would follow another one is left out. `form` is that of
 * places that name none themselves.
 */
export function fill<T extends string>(sentence: T, places: Places<T>, form?: string): readonly Inline[] {
  const contents = places as Readonly<Record<string, Content>>;
  const parts = sentence.split(PLACE).map((piece, i): readonly Inline[] => {
    if (i % 2 === 0) return plain(piece);
    const [name = '', own = form] = piece.split(':');
    return inlines(contents[name]!, own);
  });
  return join(parts.flat());
}

/** A word or a part of a sentence with its places filled, in every form that it has. */
export function inflected<T extends string>(noun: T | Noun<T>, places: Places<T>): Inflected {
  return new Inflected((form) =>
    typeof noun === 'string'
      ? fill(noun, places, form)
      : fill(((form === undefined ? undefined : noun[form]) ?? noun.word) as T, places, form),
  );
}

/** The same without markup, for titles and labels. */
export function fillText<T extends string>(sentence: T, places: Places<T>): string {
  return textOf(fill(sentence, places));
}

/** What stands in the document, in the form that is asked for where there are several. */
export function inlines(content: Content, form?: string): readonly Inline[] {
  if (typeof content === 'string') return plain(content);
  if (content instanceof Inflected) return content.form(form);
  return 'kind' in content ? [content] : content;
}

export function plain(text: string): readonly Inline[] {
  return text === '' ? [] : [{ kind: 'text', text }];
}

/** The first letter as a capital. */
export function capital(content: Content): readonly Inline[] {
  const [first, ...rest] = inlines(content);
  if (!first || first.kind === 'code' || first.kind === 'break' || first.kind === 'link') return inlines(content);
  if ('parts' in first) return [{ ...first, parts: capital(first.parts) }, ...rest];
  return [{ ...first, text: first.text.charAt(0).toUpperCase() + first.text.slice(1) }, ...rest];
}

/** A whole sentence: filled, and with a capital at its beginning, whatever stands there in this language. */
export function sentence<T extends string>(text: T, places: Places<T>): readonly Inline[] {
  return capital(fill(text, places));
}

/** What a reader sees, without markup. */
export function textOf(content: Content): string {
  return inlines(content)
    .map((part) => ('parts' in part ? textOf(part.parts) : part.kind === 'break' ? ' ' : part.text))
    .join('');
}

/** Neighbouring text becomes one part, and no sentence ends twice. */
function join(parts: readonly Inline[]): readonly Inline[] {
  const joined: Inline[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    let next = part;
    if (next.kind === 'text' && /^[.,;]/.test(next.text) && last && /[.!?]$/.test(textOf(last))) {
      next = { kind: 'text', text: next.text.replace(/^\./, '') };
    }
    if (next.kind === 'text' && next.text === '') continue;
    if (next.kind === 'text' && last?.kind === 'text')
      joined[joined.length - 1] = { kind: 'text', text: last.text + next.text };
    else joined.push(next);
  }
  return joined;
}
