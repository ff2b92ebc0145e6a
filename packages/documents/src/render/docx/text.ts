/**
 * Stands for an opening brace until the file is complete: the library takes words in braces for places that it fills itself.
 * No text can hold this character, as XML forbids it.
 */
export const BRACE = '\uFFFE';

/** What XML 1.0 does not allow, and the marks that turn the direction of what follows, out of the clause. */
const FORBIDDEN = /(?![\t\n\r])\p{Cc}|[\u202a-\u202e\u2066-\u2069]|\p{Noncharacter_Code_Point}/gu;
const LONE_SURROGATE = /\p{Surrogate}/gu;

/** Text of which nothing can break the file or what stands around it. */
export function clean(text: string): string {
  return text.replace(FORBIDDEN, '').replace(LONE_SURROGATE, '\ufffd').replaceAll('{', BRACE);
}

/** The same on one line. */
export function line(text: string): string {
  return clean(text.replace(/[\t\r\n\u0085\u2028\u2029]+/g, ' '));
}

/** Text within XML that is written by hand. */
export function escapeXml(text: string): string {
  return line(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll(BRACE, '{');
}
