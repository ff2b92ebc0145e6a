import type { Agreement, DateString } from '@sla-language/agreement';
import {
  type ConfiguredPath,
  createLanguage,
  type FixChoice,
  isForeign,
  type ResolvedSettings,
  RULES,
  type Rule,
} from '@sla-language/language';
import { URI } from 'langium';
import { NodeFileSystemProvider } from 'langium/node';
import { openConfigurations, toProblems } from './configuration.js';
import { decode } from './inputs/decode.js';
import type { Problem, Source } from './inputs/index.js';
import { readBytes } from './inputs/read.js';
import type { Io } from './io.js';
import type { ConfigurationOptions } from './options.js';
import { shownPath } from './paths.js';
import { type FileFindings, toFindings } from './report/findings.js';

/** A text with what the language says of it. */
export interface Checked extends FileFindings {
  readonly source: Source;
  /** The agreements and templates that are written in it. */
  readonly agreements: readonly Agreement[];
  /** The house style of its documents, where a configuration names one. */
  readonly houseStyle?: NamedStyle;
  /** Where its documents go, where a configuration says so. */
  readonly outputPath?: ConfiguredPath;
}

/** A house style, and the place in a configuration that names it. */
export type NamedStyle = NonNullable<ResolvedSettings['houseStyle']>;

export interface CheckingOptions extends ConfigurationOptions {
  /** The day of the check; the configuration's, or else the system's, where it is not given. */
  readonly today?: DateString;
  /** What is to be mended before anything is reported. */
  readonly fix?: FixChoice;
  /** How imported files are read; from the disk where it is not given. */
  readonly readFile?: (absolute: string) => Promise<Uint8Array>;
}

export interface Checking {
  readonly checked: readonly Checked[];
  /** Files of another program whose names happen to end in `.sla` (Scribus): left alone. */
  readonly foreign: readonly Source[];
  /** The rules that run on some of the files. */
  readonly rules: readonly Rule[];
  /** What is wrong with the configurations. */
  readonly problems: readonly Problem[];
  /** The files that are imported, absolute, whether or not they could be read, and the configurations. */
  readonly imports: readonly string[];
  /** The texts of those that could be read, by the path as it is shown. */
  readonly imported: ReadonlyMap<string, string>;
  /** How many findings of a file were mended; its text is then another than on disk. */
  readonly mended: ReadonlyMap<Checked, number>;
}

/** Checks texts with the engine that the editor uses. Imports and configurations come from the disk. */
export async function checkSources(sources: readonly Source[], options: CheckingOptions, io: Io): Promise<Checking> {
  const files = new StrictFiles(options.readFile ?? readBytes);
  const configurations = openConfigurations(options, io);
  const { today } = options;
  const language = createLanguage({
    fileSystem: files,
    configurations,
    systemToday: () => io.today,
    ...(today ? { today } : {}),
  });
  const foreign = sources.filter((source) => isForeign(source.text));
  const own = sources.filter((source) => !foreign.includes(source));
  for (const { uri, text } of own) language.open(uri, text);
  const mendings = new Map<Source, number>();
  for (const source of options.fix ? own : []) {
    const { mended } = await language.fix(source.uri, options.fix!);
    if (mended.length > 0) mendings.set(source, mended.length);
  }
  const results = await language.check(own.map((source) => source.uri));
  const running = new Set<string>();
  const checked = await Promise.all(
    results.map(async ({ text, diagnostics, agreements, ok }, i): Promise<Checked> => {
      const source = own[i];
      const settings = await configurations.settingsFor(URI.parse(source.uri));
      for (const [id, { severity }] of settings.rules) if (severity !== 'off') running.add(id);
      const day = today ? undefined : settings.today;
      const findings = toFindings(diagnostics, io);
      return {
        ...{ source, path: source.path, text, findings, agreements, ok },
        ...(day ? { today: day } : {}),
        ...(settings.houseStyle ? { houseStyle: settings.houseStyle } : {}),
        ...(settings.outputPath ? { outputPath: settings.outputPath } : {}),
      };
    }),
  );
  const found = await configurations.all();
  return {
    checked,
    foreign,
    rules: RULES.filter((rule) => running.has(rule.id)),
    problems: toProblems(
      found.flatMap((each) => each.problems),
      io,
    ),
    imports: [...files.asked, ...found.flatMap((each) => each.files.map((uri) => URI.parse(uri).fsPath))],
    imported: new Map([...files.texts].map(([file, text]) => [shownPath(file, io), text])),
    mended: new Map(checked.flatMap((each) => (mendings.has(each.source) ? [[each, mendings.get(each.source)!]] : []))),
  };
}

/** Reads imported files as strictly as those that the command line names, and remembers them. */
class StrictFiles extends NodeFileSystemProvider {
  readonly asked = new Set<string>();
  readonly texts = new Map<string, string>();

  constructor(private readonly readFileBytes: (absolute: string) => Promise<Uint8Array>) {
    super();
  }

  override async readFile(uri: URI): Promise<string> {
    this.asked.add(uri.fsPath);
    const decoded = decode(await this.readFileBytes(uri.fsPath));
    if ('text' in decoded) {
      this.texts.set(uri.fsPath, decoded.text);
      return decoded.text;
    }
    throw new Error(decoded.problem.message);
  }
}
