import { all, at, type Docx, type Element, textOf, value } from './docx.js';

/** A paragraph with the number that Word shows before it. */
export interface NumberedParagraph {
  readonly number: string;
  readonly text: string;
  readonly bookmarks: readonly string[];
}

interface Level {
  readonly format: string;
  readonly text: string;
  readonly start: number;
}

/** Computes the numbers of a document as Word does, from nothing but its numbering and its paragraphs. */
export function wordNumbers(docx: Docx): readonly NumberedParagraph[] {
  const numbering = docx.part('word/numbering.xml');
  const levels = new Map<string, readonly Level[]>();
  const abstracts = new Map(all(numbering, 'w:abstractNum').map((each) => [each.attributes['w:abstractNumId']!, each]));
  for (const each of all(numbering, 'w:num')) {
    const abstract = abstracts.get(value(at(each, 'w:abstractNumId'))!);
    levels.set(each.attributes['w:numId']!, abstract ? all(abstract, 'w:lvl').map(levelOf) : []);
  }
  const counts = new Map<string, number[]>();
  return all(docx.document, 'w:p').map((paragraph) => {
    const properties = at(paragraph, 'w:pPr', 'w:numPr');
    const list = value(properties && at(properties, 'w:numId'));
    const bookmarks = all(paragraph, 'w:bookmarkStart').map((each) => each.attributes['w:name']!);
    const text = textOf(paragraph);
    if (list === undefined || list === '0') return { number: '', text, bookmarks };
    const own = levels.get(list)!;
    const level = Number(value(at(properties!, 'w:ilvl')));
    const count = counts.get(list) ?? own.map(() => 0);
    counts.set(
      list,
      count.map((before, i) => (i < level ? before : i > level ? 0 : before === 0 ? own[i]!.start : before + 1)),
    );
    const number = own[level]!.text.replace(/%(\d)/g, (_, digit: string) => {
      const i = Number(digit) - 1;
      return formatted(counts.get(list)![i]!, own[i]!.format);
    });
    return { number, text, bookmarks };
  });
}

function levelOf(level: Element): Level {
  return {
    format: value(at(level, 'w:numFmt')) ?? 'decimal',
    text: value(at(level, 'w:lvlText')) ?? '',
    start: Number(value(at(level, 'w:start')) ?? 1),
  };
}

function formatted(count: number, format: string): string {
  switch (format) {
    case 'decimal':
      return String(count);
    case 'lowerLetter':
      return letters(count);
    case 'upperLetter':
      return letters(count).toUpperCase();
    case 'lowerRoman':
      return roman(count);
    default:
      return '';
  }
}

/** a … z, aa, bb, as Word has it. */
const letters = (count: number): string =>
  'abcdefghijklmnopqrstuvwxyz'[(count - 1) % 26]!.repeat(Math.ceil(count / 26));

function roman(count: number): string {
  const digits = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix'];
  const tens = ['', 'x', 'xx', 'xxx', 'xl', 'l', 'lx', 'lxx', 'lxxx', 'xc'];
  return tens[Math.floor(count / 10)]! + digits[count % 10]!;
}
