/** A piece of what somebody wrote, with its place, so that a message can point at it. */
export interface Part {
  readonly text: string;
  /** In a sentence: from where to where, in UTF-16 units. */
  readonly start?: number;
  readonly end?: number;
  /** In a file: the field. */
  readonly field?: string;
}

/** Something that is not understood. */
export interface ScenarioProblem {
  /** A sentence for whoever wrote it. */
  readonly message: string;
  /** The sentence, or the place in the file: `outages/0`. */
  readonly of: string;
  readonly start?: number;
  readonly end?: number;
  readonly field?: string;
}

/** Thrown within the reading of a scenario, and caught at its edge: nobody outside sees it. */
export class NotUnderstood extends Error {
  constructor(
    message: string,
    readonly part: Part,
  ) {
    super(message);
  }
}

/** A piece of a part, without the space around it. */
export function piece(part: Part, start: number, end: number): Part {
  const raw = part.text.slice(start, end);
  const lead = raw.length - raw.trimStart().length;
  const text = raw.trim();
  if (part.start === undefined) return { ...part, text };
  const from = part.start + start + lead;
  return { text, start: from, end: from + text.length };
}

/** A text without the quotation marks around it. */
export function unquoted(part: Part): Part {
  const match = /^(["'“„])(.*)(["'”“])$/.exec(part.text);
  return match ? { ...part, text: match[2]! } : part;
}
