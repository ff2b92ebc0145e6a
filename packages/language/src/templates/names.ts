/** What a name may consist of. */
const WORD = /[A-Za-z0-9\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u1FFF\u3040-\uD7FF]+/g;

/** The name of a party or an agreement, made of its title: `Acme Cloud GmbH` becomes `AcmeCloudGmbH`. */
export function nameOf(title: string, otherwise: string, taken?: string): string {
  const words = title.normalize('NFC').match(WORD) ?? [];
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  const usable = /^[^0-9]/.test(name) ? name : otherwise;
  return usable === taken ? `${usable}${otherwise}` : usable;
}

/** A title as it stands between quotation marks, in one line, without what commands a terminal or is no character; empty where nothing is left of it. */
export function escaped(title: string): string {
  return title
    .replace(/(?!\s)[\p{Cc}\p{Cs}\uFFFD]/gu, '')
    .replace(/["\\]/g, '\\$&')
    .replace(/\s+/g, ' ')
    .trim();
}
