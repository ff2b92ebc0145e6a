import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createLanguage, type Language, PROFILES, type Rule, settingsOf } from '@sla-language/language';
import { NodeFileSystem } from 'langium/node';
import type { Diagnostic } from 'vscode-languageserver-types';

/**
 * A case is a `.sla` file. `»…«` marks the places of the expected diagnostics, and a line `// $ code "part of the message"`
 * for each says, in the order of the marks, which. Diagnostics that nobody expected fail the case. A line `// today 2026-07-01`
 * says on which day the file is checked.
 */
export interface Case {
  readonly name: string;
  /** The folder of all cases to which it belongs. */
  readonly folder: string;
  readonly file: string;
}

export interface Expected {
  readonly place: string;
  readonly code: string;
  readonly message: string;
}

/** The day on which cases are checked unless they say otherwise. */
export const TODAY = '2026-07-01';

export function casesIn(folder: string): Case[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.sla') && !path.basename(name).startsWith('_'))
    .map((name) => ({ name: name.replace(/\.sla$/, ''), folder, file: path.join(folder, name) }))
    .filter((each) => statSync(each.file).isFile())
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * Checks a case: what the language says of it, the rule whose case it is, and those that it announces. Returns what was expected and what came, in the
 * same form.
 */
export async function runCase(each: Case, rule?: Rule): Promise<{ expected: string[]; actual: string[] }> {
  const { text, expected, today } = parseCase(readFileSync(each.file, 'utf8'));
  const language = languageFor(each.folder, today);
  const uri = pathToFileURL(each.file).href;
  language.open(uri, text);
  const [file] = await language.check([uri]);
  const announced = new Set(expected.map(({ code }) => code));
  const actual = file.diagnostics
    .filter(({ code }) => code === rule?.id || announced.has(String(code)) || OF_THE_TEXT.test(String(code)))
    .map((diagnostic) => show(diagnostic, expected));
  return {
    expected: expected.map(({ place, code, message }) => `${place} ${code} "${message}"`).sort(),
    actual: actual.sort(),
  };
}

const OF_THE_TEXT = /^(syntax|language|internal)\//;
const EVERY_RULE = settingsOf(PROFILES.map((profile) => profile.id).filter((id) => !/^(strict|draft)$/.test(id)));
const languages = new Map<string, Language>();

/** One language a folder and day, with every rule for whomever it speaks: making one takes longer than any case. */
function languageFor(folder: string, today: string): Language {
  const key = `${folder} ${today}`;
  const known = languages.get(key);
  if (known) return known;
  const configurations = { settingsFor: async () => EVERY_RULE };
  const language = createLanguage({ fileSystem: NodeFileSystem.fileSystemProvider(), today, configurations });
  languages.set(key, language);
  return language;
}

function show(diagnostic: Diagnostic, expected: readonly Expected[]): string {
  const { start, end } = diagnostic.range;
  const place = `${start.line + 1}:${start.character + 1}-${end.line + 1}:${end.character + 1}`;
  const message = String(diagnostic.message);
  const match = expected.find(
    (each) => each.place === place && each.code === diagnostic.code && message.includes(each.message),
  );
  return `${place} ${diagnostic.code} "${match?.message ?? message}"`;
}

function parseCase(source: string): { text: string; expected: Expected[]; today: string } {
  const announced = [...source.matchAll(/\/\/ \$ (\S+) "(.*)"\s*$/gm)].map(([, code, message]) => ({ code, message }));
  let text = '';
  let line = 1;
  let column = 1;
  let start = '';
  const places: string[] = [];
  for (const char of source) {
    if (char === '»') start = `${line}:${column}`;
    else if (char === '«') places.push(`${start}-${line}:${column}`);
    else {
      text += char;
      if (char === '\n') {
        line++;
        column = 1;
      } else column += char.length;
    }
  }
  if (places.length !== announced.length) {
    throw new Error(`${places.length} places are marked, but ${announced.length} diagnostics are announced.`);
  }
  const today = /\/\/ today (\d{4}-\d{2}-\d{2})/.exec(source)?.[1] ?? TODAY;
  return { text, expected: places.map((place, i) => ({ place, ...announced[i] })), today };
}
