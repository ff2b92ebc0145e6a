/** An example as it stands in a rule's file: the common indentation and the empty first and last lines are removed. */
export function example(strings: TemplateStringsArray): string {
  const lines = strings.raw[0].split('\n');
  const filled = lines.filter((line) => line.trim() !== '');
  const indentation = Math.min(...filled.map((line) => line.length - line.trimStart().length));
  return `${lines
    .map((line) => line.slice(indentation).trimEnd())
    .join('\n')
    .trim()}\n`;
}

/** Running text that is broken into lines in a rule's file: one paragraph on one line. */
export function prose(strings: TemplateStringsArray): string {
  return strings[0].replace(/\s+/g, ' ').trim();
}
