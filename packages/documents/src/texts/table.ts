import type { en } from './en.js';
import type { Placeholder } from './fill.js';

/**
 * A word in the forms that go with numbers: which of them there are, and which number takes which, is what
 * `Intl.PluralRules` knows of the language. `other` is also the one for a missing form.
 */
export type Plural = { readonly other: string } & {
  readonly [Category in Exclude<Intl.LDMLPluralRule, 'other'>]?: string;
};

/** A word that is counted. `forms`: by the names that sentences of the same language use in their places. */
export type CountedWord = Plural & { readonly forms?: { readonly [form: string]: Plural } };

/** A word or part of a sentence whose form depends on its place: `word`, and others by name. */
export type Noun<T extends string = string> = { readonly word: T } & { readonly [form: string]: string };

/** What a table of another language has to have, made from the English one: a missing text does not compile. */
export type Table<E> = E extends string
  ? string
  : E extends readonly string[]
    ? readonly string[]
    : E extends { readonly other: string }
      ? CountedWord
      : E extends { readonly word: string }
        ? Noun
        : { readonly [K in keyof E]: Table<E[K]> };

/** The texts as the outline sees them: of a sentence it knows the places, whatever the language. */
export type Texts = Seen<typeof en>;

type Seen<E> = E extends string
  ? E
  : E extends readonly string[]
    ? readonly string[]
    : E extends { readonly other: string }
      ? CountedWord
      : E extends { readonly word: infer W extends string }
        ? Noun<W>
        : { readonly [K in keyof E]: Seen<E[K]> };

/** `unknown` where each sentence has the places of the English one, and no text is there that English does not have. */
type SamePlaces<E, T> = E extends string
  ? T extends string
    ? Same<Placeholder<E>, Placeholder<T>>
    : never
  : E extends readonly string[] | { readonly other: string }
    ? unknown
    : E extends { readonly word: infer W extends string }
      ? { readonly [K in keyof T]: SamePlaces<W, T[K]> }
      : { readonly [K in keyof T]: K extends keyof E ? SamePlaces<E[K], T[K]> : never };

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? unknown : never) : never;

/**
 * The texts of another language. Missing texts, superfluous ones and sentences with other places do not compile.
 * From here on it is only the places of a sentence that its type tells, so it goes by the type of the English one.
 */
export function translation<const T extends object>(table: T & Table<typeof en> & SamePlaces<typeof en, T>): Texts {
  return table as unknown as Texts;
}
