/** Any text as a string of CSS that ends neither the string nor the style sheet. */
export function cssString(text: string): string {
  const safe = text
    .replace(/\s+/g, ' ')
    .replace(/[^\p{L}\p{N} .,:;()·–—-]/gu, (char) => `\\${(char.codePointAt(0) ?? 0xfffd).toString(16)} `);
  return `"${safe}"`;
}

const GENERIC = ['serif', 'sans-serif', 'monospace', 'system-ui', 'ui-serif', 'ui-sans-serif', 'ui-monospace'];

/** A list of fonts that always ends with one that every machine has. */
export function fontList(names: readonly string[]): string {
  const all = names.some((name) => GENERIC.includes(name)) ? names : [...names, 'sans-serif'];
  return all.map((name) => (GENERIC.includes(name) ? name : cssString(name))).join(', ');
}

/** `Page {page} of {pages}` as the content of a margin box. */
export function pageCounter(label: string): string {
  const pieces = label.split(/(\{pages?\})/).filter((piece) => piece !== '');
  return pieces
    .map((piece) => (piece === '{page}' ? 'counter(page)' : piece === '{pages}' ? 'counter(pages)' : cssString(piece)))
    .join(' ');
}
