/** A text without places to fill in, as a snippet: its indentation is that of the editor. */
export function asSnippet(text: string): string {
  return text.replace(/[\\$]/g, '\\$&').replace(/^(?: {4})+/gm, (blanks) => '\t'.repeat(blanks.length / 4));
}

/** A snippet as text, with the first of each choice. */
export function plain(snippet: string): string {
  return snippet
    .replace(/\$\{\d+\|((?:\\.|[^,|\\])*)(?:\\.|[^|\\])*\|\}/g, '$1')
    .replace(/\$\{\d+:((?:\\.|[^\\}])*)\}/g, '$1')
    .replace(/\$\d+/g, '')
    .replace(/\\([\\$},|])/g, '$1')
    .replaceAll('\t', '    ');
}
