/** A text without places to fill in, as a snippet: its indentation is that of the editor. */
export function asSnippet(text: string): string {
  return text.replace(/[\\$]/g, '\\$&').replace(/^(?: {4})+/gm, (blanks) => '\t'.repeat(blanks.length / 4));
}

/** A snippet as text, with the first of each choice. */
export function plain(snippet: string): string {
  return snippet
    .replace(PIECE, (_, letter?: string, first?: string, preset?: string) => letter ?? plain(first ?? preset ?? ''))
    .replaceAll('\t', '    ');
}

/** An escaped letter, a choice, a place with a text, an empty place. */
const PIECE = /\\([\\$},|])|\$\{\d+\|((?:\\.|[^,|\\])*)(?:\\.|[^|\\])*\|\}|\$\{\d+:((?:\\.|[^\\}])*)\}|\$\d+/g;
