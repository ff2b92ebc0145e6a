/**
 * Widths of the letters from the space to the tilde in thousandths of their size: those of Carlito, which is made as wide as
 * Calibri. Other faces for text are near enough for counting pages.
 */
const ASCII = [
  226, 326, 401, 498, 507, 715, 682, 221, 303, 303, 498, 498, 250, 306, 252, 386, 507, 507, 507, 507, 507, 507, 507,
  507, 507, 507, 268, 268, 498, 498, 498, 463, 894, 579, 544, 533, 615, 488, 459, 631, 623, 252, 319, 520, 420, 855,
  646, 662, 517, 673, 543, 459, 487, 642, 567, 890, 519, 487, 468, 307, 386, 307, 498, 498, 291, 479, 525, 423, 525,
  498, 305, 471, 525, 229, 239, 455, 229, 799, 525, 527, 525, 525, 349, 391, 335, 525, 452, 715, 433, 453, 395, 314,
  460, 314, 498,
];
const OTHERS = 500;

/** From the top of the highest letter to the bottom of the lowest, as a share of the size. */
export const LINE_HEIGHT = 1.2207;

/** How much wider bold letters are. */
const BOLD = 1.02;

/** How many lines a text takes that breaks at its spaces; lengths in the unit of the size. */
export function linesOf(text: string, size: number, bold: boolean, width: number): number {
  const scale = (size / 1000) * (bold ? BOLD : 1);
  return text.split('\n').reduce((lines, each) => lines + linesOfOne(each, width / scale), 0);
}

function linesOfOne(text: string, width: number): number {
  let lines = 1;
  let used = 0;
  for (const word of text.split(/(?<=[ -])/)) {
    const length = widthOf(word.trimEnd());
    if (used > 0 && used + length > width) {
      lines++;
      used = 0;
    }
    // A word that is wider than the line is broken.
    lines += Math.max(0, Math.ceil(length / width) - 1);
    used += widthOf(word);
  }
  return lines;
}

function widthOf(text: string): number {
  let width = 0;
  for (let i = 0; i < text.length; i++) width += ASCII[text.charCodeAt(i) - 32] ?? OTHERS;
  return width;
}
