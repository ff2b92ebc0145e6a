/** What a merge leaves where two revisions of a text changed the same lines, until somebody decides. */
export interface Conflict {
  /** From the first marker to the end of the line of the last one. */
  readonly start: number;
  readonly end: number;
  readonly ours: Side;
  readonly theirs: Side;
  /** What is not read: the markers, the common ancestor where it is shown, and the other side. */
  readonly unread: readonly (readonly [start: number, end: number])[];
}

/** The lines of one revision, each with its end. */
export interface Side {
  /** What the marker calls it: a branch or a revision. */
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

const FIRST = '<<<<<<<';
const CONFLICT =
  /^<{7}(?: ([^\r\n]*))?(?:\r\n?|\n)([\s\S]*?)(?:^\|{7}(?: [^\r\n]*)?(?:\r\n?|\n)[\s\S]*?)?^={7}(?:\r\n?|\n)([\s\S]*?)^>{7}(?: ([^\r\n]*))?$/dgm;

export function mayHoldConflicts(text: string): boolean {
  return text.includes(FIRST);
}

/** The conflicts of a text, in their order. What lacks one of its markers is none. */
export function conflictsIn(text: string): readonly Conflict[] {
  if (!mayHoldConflicts(text)) return [];
  return [...text.matchAll(CONFLICT)].map(({ indices, 1: first = '', 4: second = '' }) => {
    const [[start, end], , [oursStart, oursEnd], [theirsStart, theirsEnd]] = indices as [number, number][];
    return {
      start: start!,
      end: end!,
      ours: { name: first.trim(), start: oursStart!, end: oursEnd! },
      theirs: { name: second.trim(), start: theirsStart!, end: theirsEnd! },
      unread: [
        [start!, oursStart!],
        [oursEnd!, end!],
      ],
    };
  });
}

/** The text with blanks where a conflict is not read, so that all else stays in its place. */
export function withoutConflicts(text: string, conflicts: readonly Conflict[]): string {
  let read = '';
  let end = 0;
  for (const [from, to] of conflicts.flatMap(({ unread }) => unread)) {
    read += text.slice(end, from) + text.slice(from, to).replace(/[^\r\n]/g, ' ');
    end = to;
  }
  return read + text.slice(end);
}

/** What is wrong, for people. */
export function conflictMessage({ ours, theirs }: Conflict): string {
  const one = ours.name ? `\`${ours.name}\`` : 'one side';
  const other = theirs.name ? `\`${theirs.name}\`` : 'the other side';
  return (
    `A merge has left this conflict open: up to the \`=======\` stands what ${one} says, after it what ${other} says. ` +
    'Keep one of the two, or put them together, and take the markers away.'
  );
}
