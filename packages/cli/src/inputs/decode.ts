/** Bytes as text, or where and why they are none. Lines and columns count from 1. */
export type Decoded =
  | { readonly text: string }
  | { readonly problem: { readonly line: number; readonly column: number; readonly message: string } };

/** Reads bytes as UTF-8. A byte order mark is dropped; what is no text is refused rather than guessed at. */
export function decode(bytes: Uint8Array): Decoded {
  const foreign = foreignEncoding(bytes);
  if (foreign)
    return { problem: { line: 1, column: 1, message: `The file is written in ${foreign}. Save it as UTF-8.` } };
  const nul = bytes.indexOf(0);
  if (nul >= 0)
    return { problem: { ...placeOf(bytes, nul), message: 'This is a binary file, not text: it holds a zero byte.' } };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    const bad = firstInvalid(bytes);
    const byte = bytes[bad].toString(16).toUpperCase().padStart(2, '0');
    const message = `The file is not UTF-8: the byte ${byte} is no character here. Save it as UTF-8.`;
    return { problem: { ...placeOf(bytes, bad), message } };
  }
}

function foreignEncoding(bytes: Uint8Array): string | undefined {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return 'UTF-16';
  return undefined;
}

/** The index of the first byte of what is no character. */
function firstInvalid(bytes: Uint8Array): number {
  let [valid, invalid] = [0, bytes.length];
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >> 1;
    if (decodes(bytes.subarray(0, middle), { stream: true })) valid = middle;
    else invalid = middle;
  }
  // The fault shows at a later byte of a sequence; the character begins at its first.
  let start = valid;
  while (start > 0 && valid - start < 3 && (bytes[start] & 0b1100_0000) === 0b1000_0000) start--;
  return decodes(bytes.subarray(start, valid)) ? valid : start;
}

/** Whether the bytes are text. With `stream` they may stop in the middle of a character. */
function decodes(bytes: Uint8Array, options?: { stream: boolean }): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, options);
    return true;
  } catch {
    return false;
  }
}

function placeOf(bytes: Uint8Array, index: number): { line: number; column: number } {
  const before = new TextDecoder('utf-8').decode(bytes.subarray(0, index)).split('\n');
  return { line: before.length, column: before[before.length - 1].length + 1 };
}
