import { AlignmentType, type ILevelsOptions, LevelFormat, LevelSuffix, type NumberingDefinition } from 'docx';
import { roman } from '../../outline/number.js';
import type { Block, Clause, DocumentTree, Part } from '../../tree.js';
import { CLAUSE_INDENTS, HANGING } from './measures.js';
import { line } from './text.js';

/** Where a paragraph stands in a list that Word numbers. */
export interface Numbered {
  readonly reference: string;
  readonly level: number;
  readonly instance: number;
  /** What a reference to it prints: `3.1(a)(i)`. */
  readonly path: string;
}

export interface Numbering {
  readonly definitions: readonly NumberingDefinition[];
  /** The parts and clauses whose number Word computes. All others have theirs in their text. */
  readonly numbered: ReadonlyMap<Part | Clause, Numbered>;
}

/**
 * Decides which numbers Word computes: those that would be the same as the written ones. Word counts differently after `z`,
 * and in a marked-up comparison it counts what is removed; a number that would differ is text, like all that depend on it.
 */
export function planNumbering(tree: DocumentTree): Numbering {
  const prefix = schedulePrefix(tree);
  const numbered = new Map<Part | Clause, Numbered>();
  if (!isMarkedUp(tree)) {
    const chapters = new WordList('chapters', 1, chapterNumber);
    const schedules = new WordList('schedules', 1, (counts, level) => scheduleNumber(counts, level, prefix));
    let instances = 0;
    for (const part of tree.parts) {
      const list =
        part.kind === 'chapter'
          ? chapters
          : part.kind === 'schedule'
            ? schedules
            : new WordList('others', ++instances, otherNumber);
      if (part.label !== undefined) {
        const place = list.take(0, part.label, '');
        if (place) numbered.set(part, place);
      }
      plan(part.blocks, list, '', numbered);
    }
  }
  return { definitions: definitions(prefix), numbered };
}

function plan(blocks: readonly Block[], list: WordList, parent: string, numbered: Map<Part | Clause, Numbered>): void {
  for (const block of blocks) {
    if (block.kind !== 'clause') continue;
    const place = list.take(block.level, block.number, parent);
    if (place) numbered.set(block, place);
    plan(block.blocks, list, parent + block.number, numbered);
  }
}

/** Counts as Word does. */
class WordList {
  private counts: readonly number[] = [0, 0, 0, 0];

  constructor(
    private readonly reference: string,
    private readonly instance: number,
    private readonly format: (counts: readonly number[], level: number) => string,
  ) {}

  /** The place of the next paragraph of a level, if its number comes out as written; else nothing is counted. */
  take(level: number, written: string, parent: string): Numbered | undefined {
    const counts = this.counts.map((count, i) => (i < level ? count : i === level ? count + 1 : 0));
    if (this.format(counts, level) !== written) return undefined;
    this.counts = counts;
    return { reference: this.reference, level, instance: this.instance, path: parent + written };
  }
}

const chapterNumber = ([chapter, clause, letter, small]: readonly number[], level: number): string =>
  [`${chapter}`, `${chapter}.${clause}`, `(${wordLetters(letter!)})`, `(${roman(small!)})`][level]!;

const scheduleNumber = (
  [schedule, clause, letter, small]: readonly number[],
  level: number,
  prefix: string,
): string => {
  const capital = wordLetters(schedule!).toUpperCase();
  return [`${prefix}${capital}`, `${capital}.${clause}`, `(${wordLetters(letter!)})`, `(${roman(small!)})`][level]!;
};

const otherNumber = ([, first, letter, next]: readonly number[], level: number): string =>
  ['', `(${first})`, `(${wordLetters(letter!)})`, `(${wordLetters(next!)})`][level]!;

/** a … z, aa, bb … */
const wordLetters = (count: number): string =>
  String.fromCharCode(97 + ((count - 1) % 26)).repeat(Math.ceil(count / 26));

/** "Schedule " of "Schedule A". */
function schedulePrefix({ parts }: DocumentTree): string {
  const label = parts.find((part) => part.kind === 'schedule')?.label ?? '';
  return label.replace(/\p{Lu}+$/u, '');
}

/** Whether a tree is the comparison of two. */
export function isMarkedUp(tree: DocumentTree): boolean {
  const within = (value: unknown): boolean => {
    if (Array.isArray(value)) return value.some(within);
    if (value === null || typeof value !== 'object') return false;
    const { change, kind } = value as { change?: unknown; kind?: unknown };
    return change !== undefined || kind === 'inserted' || kind === 'removed' || Object.values(value).some(within);
  };
  return within(tree.parts) || within(tree.mark);
}

function definitions(prefix: string): readonly NumberingDefinition[] {
  const { DECIMAL, LOWER_LETTER, LOWER_ROMAN, UPPER_LETTER } = LevelFormat;
  // A percent sign in the text of a level is the place of a number.
  const before = line(prefix).replaceAll('%', '');
  return [
    {
      reference: 'chapters',
      levels: [heading(DECIMAL, '%1', HANGING.chapter), ...clauses('%1.%2', DECIMAL, LOWER_LETTER, LOWER_ROMAN)],
    },
    {
      reference: 'schedules',
      levels: [
        heading(UPPER_LETTER, `${before}%1`, HANGING.schedule),
        ...clauses('%1.%2', DECIMAL, LOWER_LETTER, LOWER_ROMAN),
      ],
    },
    {
      reference: 'others',
      levels: [heading(DECIMAL, '%1', HANGING.chapter), ...clauses('(%2)', DECIMAL, LOWER_LETTER, LOWER_LETTER)],
    },
  ];
}

type Format = ILevelsOptions['format'];

const heading = (format: Format, text: string, hanging: number): ILevelsOptions => ({
  level: 0,
  format,
  text,
  alignment: AlignmentType.LEFT,
  suffix: LevelSuffix.TAB,
  style: { paragraph: { indent: { left: hanging, hanging } } },
});

const clauses = (first: string, ...formats: readonly Format[]): readonly ILevelsOptions[] =>
  formats.map((format, i) => ({
    level: i + 1,
    format,
    text: i === 0 ? first : `(%${i + 2})`,
    alignment: AlignmentType.LEFT,
    suffix: LevelSuffix.TAB,
    style: { paragraph: { indent: { left: CLAUSE_INDENTS[i]!, hanging: HANGING.clauses[i]! } } },
  }));
