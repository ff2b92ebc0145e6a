/**
 * The contract as a document: numbered clauses, tables and words, with every number, date and cross-reference written out.
 * It is all that a format (Markdown, HTML, DOCX) sees; none of them looks at the agreement again.
 */
export interface DocumentTree {
  /** BCP 47: the language of the words and of the way in which numbers and dates are written. */
  readonly language: string;
  readonly title: string;
  /** What stands over everything: "DRAFT", "PROPOSED". */
  readonly mark?: readonly Inline[];
  /** Title of the list of chapters; the list itself follows from `parts`. */
  readonly contents: string;
  readonly parts: readonly Part[];
}

/** A chapter, a schedule, or a part without a number. */
export interface Part {
  readonly kind: 'front' | 'chapter' | 'signatures' | 'schedule' | 'back';
  readonly anchor: string;
  /** `1` of a chapter, `Schedule A` of a schedule; none of the others. */
  readonly label?: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

export type Block = Clause | Paragraph | Table | Definitions | List | Signatures | Note | Quote | CodeBlock;

/** A numbered clause. Its number is written out and final. */
export interface Clause {
  readonly kind: 'clause';
  /** Made from the name in the source, so that a reference survives an insertion. */
  readonly anchor: string;
  /** 1 for `3.1`, 2 for `(a)`, 3 for `(i)`. */
  readonly level: 1 | 2 | 3;
  readonly number: string;
  readonly title?: string;
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
  readonly cells: readonly (readonly Inline[])[];
}

/** Defined terms, in alphabetical order. */
export interface Definitions {
  readonly kind: 'definitions';
  readonly entries: readonly Definition[];
}
export interface Definition {
  readonly anchor: string;
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

export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'strong' | 'emphasis' | 'deleted'; readonly parts: readonly Inline[] }
  /** A term where it is defined: bold and quoted. */
  | { readonly kind: 'defined'; readonly text: string; readonly anchor?: string }
  /** The use of a defined term. */
  | { readonly kind: 'term'; readonly text: string; readonly anchor: string }
  /** A cross-reference: the number is in the text ("clause 3.1"). */
  | { readonly kind: 'reference'; readonly text: string; readonly anchor: string }
  /** A link to a page outside the document. */
  | { readonly kind: 'link'; readonly url: string; readonly parts: readonly Inline[] }
  | { readonly kind: 'break' };
