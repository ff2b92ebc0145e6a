/** Blanks and whole comments up to the end of a line, as SLA and JSON have them. */
const REST = /(?:[ \t]|\/\*(?:(?!\*\/).)*\*\/)*(?:\/\/.*)?(?=\r?(?:\n|$))/y;

/** The end of the line, where nothing but a comment stands before it; else the offset itself. */
export function beforeLineEnd(text: string, offset: number): number {
  REST.lastIndex = offset;
  return offset + (REST.exec(text)?.[0].length ?? 0);
}
