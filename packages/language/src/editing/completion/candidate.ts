import type { CompletionItemKind, TextEdit } from 'vscode-languageserver';

/** Something that may be written at a place, whatever the editor can show of it. */
export interface Candidate {
  /** What is shown, and what is written unless `insert` says otherwise. */
  readonly label: string;
  readonly kind: CompletionItemKind;
  /** What is written where it is not the label. */
  readonly insert?: string;
  /** `insert` is a scaffold, with places to fill in. */
  readonly isSnippet?: boolean;
  /** What is written instead by editors that cannot fill in scaffolds. */
  readonly plain?: string;
  /** What people call it: stands in its row, and it is found by it. */
  readonly title?: string;
  /** A line about it. */
  readonly detail?: string;
  /** A word or two where a line has no room: the file from which it comes. */
  readonly from?: string;
  /** Markdown; made only of what is offered. */
  readonly documentation?: () => string;
  /** Words by which it is found, beside the label. */
  readonly words?: string;
  /** What comes first has the least; of equals the first. */
  readonly rank: number;
  /** It is what the author most likely wants. */
  readonly preselect?: boolean;
  /** Typing one of these takes it. */
  readonly commit?: readonly string[];
  /** Changes elsewhere in the text that go with it. */
  readonly edits?: readonly TextEdit[];
}

/** The groups in which candidates stand in a list; within one, by their own order. */
export const RANK = {
  /** What an agreement that promises nothing yet needs next. */
  next: -1,
  missing: 0,
  /** Names and values that fit. */
  value: 1000,
  /** Words with which the member may go on. */
  word: 2000,
  /** Names and values that are possible, but hardly meant. */
  other: 3000,
  /** Members of the block. */
  member: 4000,
  snippet: 5000,
  /** Members that are given already and may stand once. */
  given: 6000,
  /** Names that another file declares, which is not imported yet. */
  elsewhere: 7000,
} as const;
