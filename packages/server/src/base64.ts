/** Bytes as they can stand in a message. Node and browsers share only functions for text of single bytes. */
export function encodeBase64(bytes: Uint8Array): string {
  let text = '';
  // More arguments at a time than this are too many for a call.
  for (let at = 0; at < bytes.length; at += 0x2000) text += String.fromCharCode(...bytes.subarray(at, at + 0x2000));
  return btoa(text);
}

export function decodeBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}
