import { type FileSystemProvider, URI, UriUtils } from 'langium';
import type { Configurations } from '../checking/configurations.js';
import type { ProfileId } from '../rules/profiles.js';
import { CONFIGURATION_FILE, type ConfigurationProblem, isConfiguration } from './configuration.js';
import type { ConfigurationLayer, ResolvedSettings } from './resolve.js';

/** What holds for the files of a folder. */
export interface FoundConfiguration {
  readonly settings: ResolvedSettings;
  /** The configuration that was found, and what it extends, in the order in which they decide. */
  readonly files: readonly string[];
  readonly problems: readonly ConfigurationProblem[];
}

export interface ConfigurationFilesOptions {
  /** Instead of the nearest file. */
  readonly file?: URI;
  /** Instead of the configured ones. */
  readonly profiles?: readonly ProfileId[];
}

/** Finds and reads configurations: the nearest `sla.config.json` above a file, with what it extends. */
export class ConfigurationFiles implements Configurations {
  private readonly byFolder = new Map<string, Promise<FoundConfiguration>>();
  private readonly byFile = new Map<string, Promise<FoundConfiguration>>();

  constructor(
    private readonly files: FileSystemProvider,
    private readonly options: ConfigurationFilesOptions = {},
  ) {}

  async settingsFor(uri: URI): Promise<ResolvedSettings> {
    return (await this.configurationFor(uri)).settings;
  }

  async fileFor(uri: URI): Promise<string | undefined> {
    return (await this.configurationFor(uri)).files.at(-1);
  }

  /** What holds for a file. Nothing is thrown: what cannot be read is a problem. */
  configurationFor(uri: URI): Promise<FoundConfiguration> {
    if (this.options.file) return this.read(this.options.file);
    return this.forFolder(UriUtils.dirname(uri));
  }

  /** All configurations that were asked for, each once. */
  all(): Promise<readonly FoundConfiguration[]> {
    return Promise.all([...this.byFile.values()]);
  }

  /**
   * Whether what was read may be out of date when these files have changed: configurations, what they extend or cannot find, and folders
   * that are gone with them.
   */
  async isConcerned(uris: readonly string[]): Promise<boolean> {
    if (uris.some(isConfiguration)) return true;
    const all = await this.all();
    const known = all.flatMap(({ files }) => files).map((file) => URI.parse(file));
    const changed = uris.map((uri) => URI.parse(uri));
    const isIncomplete = all.some(({ problems }) => problems.length > 0) && uris.some((uri) => uri.endsWith('.json'));
    return isIncomplete || changed.some((uri) => known.some((file) => UriUtils.contains(uri, file)));
  }

  /** Forgets what was read, since a file has changed. */
  clear(): void {
    this.byFolder.clear();
    this.byFile.clear();
  }

  private forFolder(folder: URI): Promise<FoundConfiguration> {
    const key = folder.toString();
    let found = this.byFolder.get(key);
    if (!found) {
      found = this.search(folder);
      this.byFolder.set(key, found);
    }
    return found;
  }

  private async search(folder: URI): Promise<FoundConfiguration> {
    const file = UriUtils.joinPath(folder, CONFIGURATION_FILE);
    if (await exists(this.files, file)) return this.read(file);
    const parent = UriUtils.dirname(folder);
    if (parent.toString() === folder.toString() || folder.path.length <= 1) return this.read(undefined);
    return this.forFolder(parent);
  }

  private read(file: URI | undefined): Promise<FoundConfiguration> {
    const key = file?.toString() ?? '';
    let found = this.byFile.get(key);
    if (!found) {
      found = this.load(file);
      this.byFile.set(key, found);
    }
    return found;
  }

  private async load(file: URI | undefined): Promise<FoundConfiguration> {
    const layers: ConfigurationLayer[] = [];
    const problems: ConfigurationProblem[] = [];
    if (file) await this.collect(file, undefined, [], layers, problems);
    // Most have no configuration: what reads one is loaded for those who do.
    const { resolve } = await import('./resolve.js');
    return { settings: resolve(layers, this.options.profiles), files: layers.map(({ uri }) => uri), problems };
  }

  private async collect(
    file: URI,
    from: ConfigurationProblem | undefined,
    above: readonly string[],
    layers: ConfigurationLayer[],
    problems: ConfigurationProblem[],
  ): Promise<void> {
    const uri = file.toString();
    if (above.includes(uri)) {
      problems.push({ ...from!, message: `${nameOf(file)} extends itself.` });
      return;
    }
    let text: string;
    try {
      text = await this.files.readFile(file);
    } catch {
      const start = { line: 0, character: 0 };
      const message = `The configuration ${nameOf(file)} cannot be read.`;
      problems.push(from ? { ...from, message } : { uri, range: { start, end: start }, message });
      return;
    }
    const { parseConfiguration } = await import('./parse.js');
    const parsed = parseConfiguration(text, uri);
    problems.push(...parsed.problems);
    for (const { path, range } of parsed.configuration.extends) {
      const base = UriUtils.resolvePath(UriUtils.dirname(file), path);
      await this.collect(base, { uri, range, message: '' }, [...above, uri], layers, problems);
    }
    // What two files extend is read once more: it decides where it stands last.
    layers.push({ uri, configuration: parsed.configuration });
  }
}

async function exists(files: FileSystemProvider, file: URI): Promise<boolean> {
  try {
    return await files.exists(file);
  } catch {
    return false;
  }
}

function nameOf(file: URI): string {
  return `\`${UriUtils.basename(file)}\``;
}
