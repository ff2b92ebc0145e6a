import type { Inline } from '../tree.js';

/** Something that can stand in a sentence. */
export type Content = string | Inline | readonly Inline[];

/** The names between braces in a sentence of the text table: `"{party} pays {amount}."` has `party` and `amount`. */
export type Placeholder<T extends string> = T extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholder<Rest>
  : never;

/** A sentence with its places filled. A full stop or comma that would follow another one is left out. */
export function fill<T extends string>(
  sentence: T,
  places: { readonly [K in Placeholder<T>]: Content },
): readonly Inline[] {
  const contents = places as Readonly<Record<string, Content>>;
  const parts = sentence
    .split(/\{(\w+)\}/)
    .map((piece, i): readonly Inline[] => (i % 2 === 0 ? plain(piece) : inlines(contents[piece]!)));
  return join(parts.flat());
}

/** The same without markup, for titles and labels. */
export function fillText<T extends string>(sentence: T, places: { readonly [K in Placeholder<T>]: string }): string {
  return textOf(fill(sentence, places as { readonly [K in Placeholder<T>]: Content }));
}

export function inlines(content: Content): readonly Inline[] {
  if (typeof content === 'string') return plain(content);
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
