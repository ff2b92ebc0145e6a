/**
 * The contract as a document: numbered clauses, tables and words, with every number, date and cross-reference written out.
 * It is all that a format (Markdown, HTML, DOCX) sees; none of them looks at the agreement again.
 */
export interface DocumentTree {
  readonly layout: Layout;
  /** BCP 47: the language of the words and of the way in which numbers and dates are written. */
  readonly language: string;
  readonly title: string;
  readonly properties: Properties;
  readonly labels: Labels;
  /** What stands over everything: "DRAFT", "PROPOSED". */
  readonly mark?: readonly Inline[];
  /** Title of the list of chapters, which itself follows from `parts`; short documents have none. */
  readonly contents?: string;
  readonly parts: readonly Part[];
}

/** Whom a document is for: who signs, who reads a web page, who decides, who is on call. */
export type Layout = 'schedule' | 'public-page' | 'summary' | 'operations';

/** What a file says about itself and what running heads repeat. */
export interface Properties {
  /** "Version 2.1", where the agreement has one. */
  readonly version?: string;
  /** "Draft" */
  readonly status: string;
  /** Whose document it is: the name of the provider. */
  readonly author?: string;
  /** ISO 8601 day on which the agreement takes effect. */
  readonly effective?: string;
}

/** Words that a format needs where the tree has no place for them. Places stand between braces. */
export interface Labels {
  /** "Page {page} of {pages}" */
  readonly page: string;
  /** What stands before a deletion or an insertion for somebody who cannot see the colour. */
  readonly removed: string;
  readonly inserted: string;
}

/** In a marked-up comparison: whether something is only in the new or only in the old text. */
export type Change = 'inserted' | 'removed';

/** A chapter, a schedule, or a part without a number. */
export interface Part {
  readonly kind: 'front' | 'chapter' | 'signatures' | 'schedule' | 'back';
  readonly anchor: string;
  /** `1` of a chapter, `Schedule A` of a schedule; none of the others. */
  readonly label?: string;
  readonly title: string;
  /** In a marked-up comparison: the title that the old text has in its place. */
  readonly was?: string;
  readonly change?: Change;
  readonly blocks: readonly Block[];
}

export type Block = (
  | Clause
  | Paragraph
  | Table
  | Definitions
  | List
  | Signatures
  | Note
  | Quote
  | CodeBlock
  | Figure
) & {
  /** Holds for all that the block contains. */
  readonly change?: Change;
};

/** A numbered clause. Its number is written out and final. */
export interface Clause {
  readonly kind: 'clause';
  /** Made from the name in the source, so that a reference survives an insertion. */
  readonly anchor: string;
  /** 1 for `3.1`, 2 for `(a)`, 3 for `(i)`. */
  readonly level: 1 | 2 | 3;
  readonly number: string;
  readonly title?: string;
  /** In a marked-up comparison: the title that the old text has in its place. */
  readonly was?: string;
  readonly blocks: readonly Block[];
}

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly parts: readonly Inline[];
}

export interface Table {
  readonly kind: 'table';
  readonly caption?: readonly Inline[];
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}
export interface Column {
  readonly title: readonly Inline[];
  readonly align: 'left' | 'right';
}
export interface Row {
  readonly anchor?: string;
  readonly change?: Change;
  readonly cells: readonly (readonly Inline[])[];
}

/** Defined terms, in alphabetical order. */
export interface Definitions {
  readonly kind: 'definitions';
  readonly entries: readonly Definition[];
}
export interface Definition {
  readonly anchor: string;
  readonly change?: Change;
  /** With its quotation marks. */
  readonly term: string;
  /** Begins after the term: "means …". */
  readonly blocks: readonly Block[];
}

/** A list in words of the author, or of short items that nobody refers to. */
export interface List {
  readonly kind: 'list';
  /** The number of the first item; none of a list without numbers. */
  readonly start?: number;
  readonly items: readonly (readonly Block[])[];
}

export interface Signatures {
  readonly kind: 'signatures';
  readonly labels: {
    readonly party: string;
    readonly signatory: string;
    readonly signature: string;
    readonly date: string;
  };
  readonly entries: readonly SignatureEntry[];
}
export interface SignatureEntry {
  readonly anchor: string;
  readonly change?: Change;
  /** "For the Provider, Acme Cloud GmbH" */
  readonly party: readonly Inline[];
  /** Whose signature it is; none where the agreement does not say. */
  readonly signatory?: readonly Inline[];
  /** "Pending", "Signed". */
  readonly state: string;
  readonly date?: string;
}

/** Explains and does not bind: worked examples, arithmetic. */
export interface Note {
  readonly kind: 'note';
  readonly title: readonly Inline[];
  readonly blocks: readonly Block[];
}

export interface Quote {
  readonly kind: 'quote';
  readonly blocks: readonly Block[];
}

export interface CodeBlock {
  readonly kind: 'code block';
  readonly text: string;
}

/** A picture that repeats in another form what tables and clauses say. */
export interface Figure {
  readonly kind: 'figure';
  readonly anchor: string;
  readonly caption: readonly Inline[];
  /** The same in words, for those who cannot see it and for formats without pictures. */
  readonly alternative: string;
  readonly drawing: Drawing;
}

/** What is drawn, as data; `figure/` makes vector graphics of it. Lengths are shares of the whole, from 0 to 1. */
export type Drawing = StepChart | Timeline;

/** A quantity that is constant between bounds: the credit against the level reached. */
export interface StepChart {
  readonly kind: 'step chart';
  readonly horizontal: Axis;
  readonly vertical: Axis;
  readonly steps: readonly Step[];
  /** Upright lines with a name: the target. */
  readonly lines: readonly Tick[];
}
export interface Axis {
  readonly title: string;
  readonly ticks: readonly Tick[];
}
export interface Tick {
  readonly at: number;
  readonly text: string;
}
export interface Step {
  readonly from: number;
  readonly to: number;
  readonly value: number;
  readonly text: string;
}

/** Clocks that run from one event on, one line each: the deadlines of a severity. */
export interface Timeline {
  readonly kind: 'timeline';
  readonly axis: Axis;
  readonly rows: readonly {
    readonly title: string;
    readonly from: number;
    readonly to: number;
    readonly text: string;
  }[];
}

export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  /** `deleted` is the author's own strike-through; `inserted` and `removed` are marks of a comparison. */
  | { readonly kind: 'strong' | 'emphasis' | 'deleted' | Change; readonly parts: readonly Inline[] }
  /** A term where it is defined: shown bold; its quotation marks are those of the language and stand in the text. */
  | { readonly kind: 'defined'; readonly text: string; readonly anchor?: string }
  /** The use of a defined term. */
  | { readonly kind: 'term'; readonly text: string; readonly anchor: string }
  /** A cross-reference: the number is in the text ("clause 3.1"). */
  | { readonly kind: 'reference'; readonly text: string; readonly anchor: string }
  /** A link to a page outside the document. */
  | { readonly kind: 'link'; readonly url: string; readonly parts: readonly Inline[] }
  | { readonly kind: 'break' };
