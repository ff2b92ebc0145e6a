import type { Agreement, DateString } from '@sla-language/agreement';
import { createLanguage, isForeign } from '@sla-language/language';
import type { URI } from 'langium';
import { NodeFileSystemProvider } from 'langium/node';
import { decode } from './inputs/decode.js';
import type { Source } from './inputs/index.js';
import { readBytes } from './inputs/read.js';
import type { Io } from './io.js';
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
}

/** Checks texts with the engine that the editor uses. Imports come from the disk. */
export async function checkSources(sources: readonly Source[], today: DateString, io: Io): Promise<Checking> {
  const language = createLanguage({ fileSystem: new StrictFiles(), today });
  const foreign = sources.filter((source) => isForeign(source.text));
  const own = sources.filter((source) => !foreign.includes(source));
  for (const { uri, text } of own) language.open(uri, text);
  const files = await language.check(own.map((source) => source.uri));
  const checked = files.map(({ diagnostics, agreements, ok }, i) => {
    const source = own[i];
    return { source, path: source.path, text: source.text, findings: toFindings(diagnostics, io), agreements, ok };
  });
  return { checked, foreign };
}

/** Reads imported files as strictly as those that the command line names. */
class StrictFiles extends NodeFileSystemProvider {
  override async readFile(uri: URI): Promise<string> {
    const decoded = decode(await readBytes(uri.fsPath));
    if ('text' in decoded) return decoded.text;
    throw new Error(decoded.problem.message);
  }
}
