/**
 * An example as it stands in a rule's file: the indentation of its first line, and empty first and last lines are removed.
 */
export function example(strings: TemplateStringsArray): string {
  const [text] = strings.raw;
  const indentation = /^\n */.exec(text)?.[0] ?? '\n';
  return `${text.replaceAll(indentation, '\n').trim()}\n`;
}

/** Running text that is broken into lines in a rule's file: one paragraph on one line. */
export function prose(strings: TemplateStringsArray): string {
  return strings[0].replace(/\s+/g, ' ').trim();
}
