/** What of the agreement a part of a document speaks of: an object of the model, or one property of it. */
export interface Subject {
  readonly object: object;
  readonly property?: string;
}

/**
 * Parts, blocks, rows, definitions and signatures carry their subject under this symbol, where neither formats nor comparisons
 * meet it. What stands inside of something speaks of the same, unless it says otherwise.
 */
const SUBJECT = Symbol('subject');

/** The same part of the document, speaking of an object of the agreement; unchanged where there is no object. */
export function about<T extends object>(object: object | undefined, part: T, property?: string): T {
  return object ? { ...part, [SUBJECT]: { object, ...(property === undefined ? {} : { property }) } } : part;
}

export function allAbout<T extends object>(object: object | undefined, parts: readonly T[], property?: string): T[] {
  return parts.map((part) => about(object, part, property));
}

export function subjectOf(part: object): Subject | undefined {
  return (part as { readonly [SUBJECT]?: Subject })[SUBJECT];
}

/** Gives a copy the subject of what it was made from. */
export function withSubjectOf<T extends object>(part: object, copy: T): T {
  const subject = subjectOf(part);
  return subject ? about(subject.object, copy, subject.property) : copy;
}
