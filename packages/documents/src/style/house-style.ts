import type { TextOverrides } from '../texts/override.js';
import type { Logo, Presentation } from './presentation.js';

/** How the documents of one house look and read. */
export interface HouseStyle {
  /** Without the logo: of that, only the place of its file is known here. */
  readonly presentation: Presentation;
  readonly logo?: LogoFile;
  readonly texts: TextOverrides;
  /**
   * Anchors of chapters and schedules in the order in which they stand, in the places that they take together; every other
   * one stays where it is. None is left out.
   */
  readonly chapters: readonly string[];
  readonly clauses: readonly HouseClause[];
}

/** A logo on disk; the caller reads it. */
export interface LogoFile extends Pick<Logo, 'alternative' | 'width' | 'height'> {
  /** Relative to the file of the house style. */
  readonly file: string;
  /** Where the house style names the file: line and column, from 1. */
  readonly namedAt: { readonly line: number; readonly column: number };
}

/** A clause that the house adds to every agreement. */
export interface HouseClause {
  /** Of its anchor, which is `house-` with this name. */
  readonly name: string;
  /** Anchor of the chapter or schedule in which it stands. */
  readonly chapter: string;
  readonly position: 'start' | 'end' | { readonly before: string } | { readonly after: string };
  /** By language. Where that of the document is missing, the first one stands in, for all to see. */
  readonly wording: Readonly<Record<string, HouseWording>>;
}

export interface HouseWording {
  readonly title: string;
  /** Markdown. */
  readonly text: string;
}
