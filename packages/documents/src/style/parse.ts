import { didYouMean } from '@sla-language/agreement';
import type { Node } from 'jsonc-parser';
import { LANGUAGES } from '../texts/index.js';
import { textPaths } from '../texts/override.js';
import { CHAPTERS, SCHEDULES } from './chapters.js';
import type { HouseClause, HouseStyle, HouseWording, LogoFile } from './house-style.js';
import { type StyleProblem, StyleReader } from './json.js';
import { type Presentation, plainPresentation } from './presentation.js';
import { RUNNING_PLACES } from './running.js';
import { placesOf, textProblem } from './text-problem.js';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * Reads a house style: JSON in which comments and trailing commas are welcome. What is wrong is said and left out; the rest
 * of the file holds.
 */
export function parseHouseStyle(text: string): {
  readonly style: HouseStyle;
  readonly problems: readonly StyleProblem[];
} {
  const reader = new StyleReader(text);
  const style: Mutable<HouseStyle> = {
    presentation: plainPresentation,
    texts: {},
    chapters: [],
    clauses: [],
  };
  const keys = ['$schema', 'look', 'texts', 'chapters', 'clauses'];
  for (const [name, , value] of reader.members(reader.root, 'A house style', keys)) {
    if (name === 'look') Object.assign(style, look(reader, value));
    if (name === 'texts') style.texts = texts(reader, value);
    if (name === 'chapters') style.chapters = chapters(reader, value);
    if (name === 'clauses') style.clauses = clauses(reader, value);
  }
  return { style, problems: reader.problems.toSorted((left, right) => left.offset - right.offset) };
}

function look(reader: StyleReader, node: Node): Pick<HouseStyle, 'presentation' | 'logo'> {
  const presentation: Mutable<Presentation> = { ...plainPresentation };
  let logo: LogoFile | undefined;
  const keys = ['paper', 'colours', 'fonts', 'logo', 'header', 'footer'];
  for (const [name, , value] of reader.members(node, '`look`', keys)) {
    switch (name) {
      case 'paper':
        presentation.paper = reader.oneOf(value, '`paper`', ['A4', 'Letter']) ?? presentation.paper;
        break;
      case 'colours':
        for (const [, , colour] of reader.members(value, '`colours`', ['accent'])) {
          if (typeof colour.value === 'string' && /^#[0-9a-f]{6}$/i.test(colour.value))
            presentation.colours = { accent: colour.value.toLowerCase() };
          else reader.say(colour, 'A colour is written as `#rrggbb`, for example `#1f4e79`.');
        }
        break;
      case 'fonts':
        for (const [use, , fonts] of reader.members(value, '`fonts`', ['body', 'headings'])) {
          const names = reader.strings(fonts, `\`${use}\``).map(([font]) => font);
          if (names.length > 0) presentation.fonts = { ...presentation.fonts, [use]: names };
        }
        break;
      case 'logo':
        logo = logoFile(reader, value);
        break;
      case 'header':
      case 'footer': {
        const text = runningText(reader, value, name);
        if (text !== undefined) presentation[name] = text;
        break;
      }
    }
  }
  return { presentation, ...(logo ? { logo } : {}) };
}

function logoFile(reader: StyleReader, node: Node): LogoFile | undefined {
  const logo: Partial<Mutable<LogoFile>> = {};
  const keys = ['file', 'alternative', 'width', 'height'];
  for (const [name, , value] of reader.members(node, '`logo`', keys)) {
    if (name === 'width' || name === 'height') logo[name] = reader.positive(value, `\`${name}\` in millimetres`);
    if (name === 'file' || name === 'alternative') logo[name] = reader.string(value, `\`${name}\``);
    if (name === 'file') logo.namedAt = reader.placeOf(value);
  }
  const { file, namedAt, alternative, width, height } = logo;
  if (file !== undefined && !/\.(png|jpe?g|svg)$/i.test(file)) {
    reader.say(node, `The logo \`${file}\` is not a PNG, JPEG or SVG file.`);
    return undefined;
  }
  if (file !== undefined && namedAt && alternative !== undefined && width !== undefined && height !== undefined)
    return { file, namedAt, alternative, width, height };
  if (node.type === 'object')
    reader.say(node, 'A logo needs `file`, `alternative` (what it shows, in words), `width` and `height`.');
  return undefined;
}

function runningText(reader: StyleReader, node: Node, name: string): string | undefined {
  const text = reader.string(node, `\`${name}\``);
  const unknown = placesOf(text ?? '').filter((place) => !RUNNING_PLACES.some((known) => known === place));
  for (const place of unknown) {
    const known = RUNNING_PLACES.map((each) => `{${each}}`).join(', ');
    reader.say(node, `\`${name}\` has no place {${place}}; it can name ${known}.${didYouMean(place, RUNNING_PLACES)}`);
  }
  return unknown.length > 0 ? undefined : text;
}

function texts(reader: StyleReader, node: Node): HouseStyle['texts'] {
  const languages = Object.keys(LANGUAGES);
  const found = reader.members(node, '`texts`', languages).map(([language, , table]) => {
    const own = textPaths(LANGUAGES[language]);
    const overrides = reader.members(table, `The texts of ${language}`, undefined).flatMap(([name, key, value]) => {
      const path = own.has(name) ? name : `${name}.word`;
      const ours = own.get(path);
      if (ours === undefined) {
        reader.say(key, `There is no text \`${name}\`.${didYouMean(name, [...own.keys()])}`);
        return [];
      }
      const text = reader.string(value, `The text \`${name}\``);
      const problem = text === undefined ? undefined : textProblem(text, ours, own);
      if (problem !== undefined) reader.say(value, problem);
      return text === undefined || problem !== undefined ? [] : [[path, text] as const];
    });
    return [language, Object.fromEntries(overrides)] as const;
  });
  return Object.fromEntries(found);
}

const NAMES = [...Object.keys(CHAPTERS), ...Object.keys(SCHEDULES)];

function chapters(reader: StyleReader, node: Node): readonly string[] {
  const seen = new Set<string>();
  return reader.strings(node, '`chapters`').flatMap(([name, at]) => {
    if (!NAMES.includes(name)) reader.say(at, `There is no chapter \`${name}\`.${didYouMean(name, NAMES)}`);
    else if (seen.has(name)) reader.say(at, `The chapter \`${name}\` is named twice.`);
    const isNew = NAMES.includes(name) && !seen.has(name);
    seen.add(name);
    return isNew ? [name] : [];
  });
}

function clauses(reader: StyleReader, node: Node): readonly HouseClause[] {
  if (node.type !== 'array') {
    reader.say(node, '`clauses` is a list: `[{ "name": "…", … }]`.');
    return [];
  }
  const seen = new Set<string>();
  return (node.children ?? []).flatMap((child) => {
    const own = houseClause(reader, child);
    if (!own) return [];
    if (seen.has(own.name)) {
      reader.say(child, `There are two clauses with the name \`${own.name}\`.`);
      return [];
    }
    seen.add(own.name);
    return [own];
  });
}

function houseClause(reader: StyleReader, node: Node): HouseClause | undefined {
  const clause: Partial<Mutable<HouseClause>> = {};
  const keys = ['name', 'chapter', 'position', 'wording'];
  const before = reader.problems.length;
  for (const [key, , value] of reader.members(node, 'A clause', keys)) {
    if (key === 'name') {
      const name = reader.string(value, '`name`');
      if (name !== undefined && !/^[\w-]+$/.test(name))
        reader.say(value, 'The name of a clause has letters, digits and hyphens only: it becomes the name of a place.');
      else clause.name = name;
    }
    if (key === 'chapter') clause.chapter = reader.oneOf(value, '`chapter`', NAMES);
    if (key === 'position') clause.position = position(reader, value);
    if (key === 'wording') clause.wording = wording(reader, value);
  }
  const { name, chapter, position: at = 'end', wording: words } = clause;
  if (name !== undefined && chapter !== undefined && words && Object.keys(words).length > 0)
    return { name, chapter, position: at, wording: words };
  if (reader.problems.length === before)
    reader.say(node, 'A clause needs `name`, `chapter` and `wording` in at least one language.');
  return undefined;
}

function position(reader: StyleReader, node: Node): HouseClause['position'] | undefined {
  if (node.type !== 'object') return reader.oneOf<'start' | 'end'>(node, '`position`', ['start', 'end']);
  const [found] = reader.members(node, '`position`', ['before', 'after']);
  const anchor = found && reader.string(found[2], `\`${found[0]}\``);
  if (anchor === undefined) return undefined;
  return found![0] === 'before' ? { before: anchor } : { after: anchor };
}

function wording(reader: StyleReader, node: Node): HouseClause['wording'] {
  const languages = Object.keys(LANGUAGES);
  const found = reader.members(node, '`wording`', languages).flatMap(([language, , value]) => {
    const words: Partial<Mutable<HouseWording>> = {};
    for (const [key, , text] of reader.members(value, `The wording in ${language}`, ['title', 'text']))
      words[key as 'title' | 'text'] = reader.string(text, `\`${key}\``);
    const { title, text } = words;
    if (title !== undefined && text !== undefined) return [[language, { title, text }] as const];
    if (value.type === 'object') reader.say(value, `The wording in ${language} needs \`title\` and \`text\`.`);
    return [];
  });
  return Object.fromEntries(found);
}
