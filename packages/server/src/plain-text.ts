/** The Markdown that hovers and completion are written in, as people read it without its marks. */
export function plainText(markdown: string): string {
  let inCode = false;
  const lines = markdown.split('\n').flatMap((line) => {
    if (line.startsWith('```')) {
      inCode = !inCode;
      return [];
    }
    if (inCode) return [line];
    return TABLE_RULE.test(line) ? [] : [withoutMarks(line)];
  });
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** The line below the head of a table. */
const TABLE_RULE = /^\|?[\s:|-]*-[\s:|-]*$/;

/** Code and escaped letters are taken first, so that what stands in them is no mark; then links, and what marks a stress. */
const MARKS = new RegExp(
  [
    '`([^`]+)`',
    '\\\\([!-/:-@[-`{-~])',
    '!?\\[([^\\]]*)\\]\\([^)]*\\)',
    '\\*{1,2}(?=\\S)',
    '(?<=\\S)\\*{1,2}',
    '(?<!\\w)_{1,2}(?=\\w)',
    '(?<=\\w)_{1,2}(?!\\w)',
  ].join('|'),
  'g',
);

function withoutMarks(line: string): string {
  return line
    .replace(/^#{1,6} /, '')
    .replace(/\s+$/, '')
    .replace(MARKS, (_, code?: string, escaped?: string, link?: string) => code ?? escaped ?? link ?? '');
}
