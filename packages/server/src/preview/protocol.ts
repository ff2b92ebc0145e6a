/** What the server and its clients say to each other about the preview of a document. */
import type { Layout } from '@sla-language/documents';
import type { Range } from 'vscode-languageserver-types';

export type { Layout };

/** The client asks for an agreement as a document. Parameter: {@link PreviewParams}; answer: {@link PreviewResult}. */
export const PREVIEW = 'sla/preview';

/** The client says which files it shows in previews, all of them each time; none: the server does nothing for previews. */
export const PREVIEWED = 'sla/previewed';

export interface PreviewedParams {
  readonly uris: readonly string[];
}

/** The server says that a file of which there is a preview, or one that it is made of, has been checked anew: ask again. */
export const PREVIEW_CHANGED = 'sla/previewChanged';

export interface PreviewChangedParams {
  readonly uri: string;
}

export interface PreviewParams {
  readonly uri: string;
  /** Which agreement of the file, by its name; where it has no such agreement the one at `line`, or else the first. */
  readonly agreement?: string;
  /** The line of the cursor, counted from 0. */
  readonly line?: number;
  readonly layout: Layout;
  /** Texts that the client holds, by the hashes under which it got them: they are not sent again. */
  readonly known: readonly string[];
  /** The client has nothing good to show: of a broken text it takes what can be read. */
  readonly lenient: boolean;
}

export interface PreviewResult {
  /**
   * `whole`: the document of the text as it is; `broken`: the text has errors, there is a document only where the client is lenient;
   * `nothing`: the file holds no agreement; `missing`: the server has no such file, or has not checked it yet.
   */
  readonly state: 'whole' | 'broken' | 'nothing' | 'missing';
  /** The version of the text. */
  readonly version: number;
  /** What there is to choose from, in the order of the text. */
  readonly agreements: readonly PreviewedAgreement[];
  /** What the author should know, in a sentence: why there is no document, or why it may not be what will be generated. */
  readonly problem?: PreviewProblem;
  readonly document?: PreviewDocument;
}

export interface PreviewedAgreement {
  readonly id: string;
  readonly title: string;
  readonly kind: 'agreement' | 'template';
  readonly range: Range;
}

export interface PreviewProblem {
  readonly message: string;
  readonly place?: PreviewPlaceOfProblem;
  /** Files that show what this one holds, where it shows nothing by itself. */
  readonly others?: readonly { readonly uri: string; readonly title: string }[];
}

export interface PreviewPlaceOfProblem {
  readonly uri: string;
  readonly range: Range;
}

export interface PreviewDocument {
  /** The name of the agreement that is shown. */
  readonly agreement: string;
  readonly layout: Layout;
  readonly title: string;
  /** BCP 47 */
  readonly language: string;
  /** The hash of the style sheet, which is a text like those of the pieces. */
  readonly style: string;
  /** In their order. */
  readonly pieces: readonly PreviewPiece[];
  /** The texts that the client does not have, by their hash. */
  readonly texts: Readonly<Record<string, string>>;
  /** Where what is shown is written; `places` name the files by their number. */
  readonly files: readonly string[];
  readonly places: readonly PreviewPlace[];
  readonly findings: readonly PreviewFinding[];
}

/** An element of the document. */
export interface PreviewPiece {
  /** Of this piece alone, and the same as long as it is about the same. */
  readonly key: string;
  /** The hash of its HTML. */
  readonly hash: string;
  /** The section in which it stands. */
  readonly section?: { readonly id: string; readonly class: string };
}

/**
 * The key of an element (its attribute `data-key`), the number of its file, the first and the last line and character of its text,
 * and whether it is the first place to look: a clause and not what is said of it in a definition or an overview.
 */
export type PreviewPlace = readonly [
  key: string,
  file: number,
  startLine: number,
  startCharacter: number,
  endLine: number,
  endCharacter: number,
  isMain: boolean,
];

export interface PreviewFinding {
  readonly severity: 'error' | 'warning' | 'information' | 'hint';
  /** The id of the rule. */
  readonly code: string;
  readonly message: string;
  readonly uri: string;
  readonly range: Range;
  /** The element about which it is; missing where no element shows what it is about. */
  readonly key?: string;
}
