const NUMBER = /^\d[\d_]*(\.\d+)?$/;
/** All others are apart. */
const MARKS = ['(', ')', ',', '.', '/', '%'];
const WORD = /^[\p{L}_]/u;

/**
 * Whether a word stands against the one before it: `A, B`, `Acme.Director`, `99.9%`, `50 MB/s`, `1/30`, `min(A, B)`. All others have one
 * space between them. To be asked only of words that are apart or may be so: those that are joined here are the same words when read again.
 * @param words the words of a member, or a part of them
 */
export function isJoined(words: readonly string[], index: number): boolean {
  const left = words[index - 1];
  const right = words[index]!;
  if (left === undefined || !(MARKS.includes(left) || MARKS.includes(right))) return false;
  if (right === ',' || right === ')' || left === '(') return true;
  if (right === '(') return left === 'min' || left === 'max';
  if (right === '%') return NUMBER.test(left);
  if (right === '.') return WORD.test(left);
  if (left === '.') return WORD.test(right) && WORD.test(words[index - 2] ?? '');
  if (right === '/') return isRatio(words, index);
  if (left === '/') return isRatio(words, index - 1);
  return false;
}

/** Whether a stroke belongs to a fraction or a unit; else it divides. */
function isRatio(words: readonly string[], stroke: number): boolean {
  const left = words[stroke - 1] ?? '';
  const right = words[stroke + 1] ?? '';
  if (NUMBER.test(left)) return NUMBER.test(right);
  const ahead = words[stroke - 2] ?? '';
  return WORD.test(left) && WORD.test(right) && (ahead === 'in' || NUMBER.test(ahead));
}
