import type { Agreement, DateString } from '@sla-language/agreement';
import { createLanguage, isForeign, RULES, type Rule } from '@sla-language/language';
import type { URI } from 'langium';
import { NodeFileSystemProvider } from 'langium/node';
import { decode } from './inputs/decode.js';
import type { Source } from './inputs/index.js';
import { readBytes } from './inputs/read.js';
import type { Io } from './io.js';
import { shownPath } from './paths.js';
import { type FileFindings, toFindings } from './report/findings.js';

/** A text with what the language says of it. */
export interface Checked extends FileFindings {
  readonly source: Source;
  /** The agreements and templates that are written in it. */
  readonly agreements: readonly Agreement[];
}

export interface Checking {
  readonly checked: readonly Checked[];
  /** Files of another program whose names happen to end in `.sla` (Scribus): left alone. */
  readonly foreign: readonly Source[];
  /** The rules that the texts were checked against. */
  readonly rules: readonly Rule[];
  /** The files that are imported, absolute, whether or not they could be read. */
  readonly imports: readonly string[];
  /** The texts of those that could be read, by the path as it is shown. */
  readonly imported: ReadonlyMap<string, string>;
}

/** Checks texts with the engine that the editor uses. Imports come from the disk. */
export async function checkSources(sources: readonly Source[], today: DateString, io: Io): Promise<Checking> {
  const files = new StrictFiles();
  const language = createLanguage({ fileSystem: files, today });
  const foreign = sources.filter((source) => isForeign(source.text));
  const own = sources.filter((source) => !foreign.includes(source));
  for (const { uri, text } of own) language.open(uri, text);
  const results = await language.check(own.map((source) => source.uri));
  const checked = results.map(({ diagnostics, agreements, ok }, i) => {
    const source = own[i];
    return { source, path: source.path, text: source.text, findings: toFindings(diagnostics, io), agreements, ok };
  });
  const imported = new Map([...files.texts].map(([file, text]) => [shownPath(file, io), text]));
  return { checked, foreign, rules: RULES, imports: [...files.asked], imported };
}

/** Reads imported files as strictly as those that the command line names, and remembers them. */
class StrictFiles extends NodeFileSystemProvider {
  readonly asked = new Set<string>();
  readonly texts = new Map<string, string>();

  override async readFile(uri: URI): Promise<string> {
    this.asked.add(uri.fsPath);
    const decoded = decode(await readBytes(uri.fsPath));
    if ('text' in decoded) {
      this.texts.set(uri.fsPath, decoded.text);
      return decoded.text;
    }
    throw new Error(decoded.problem.message);
  }
}
