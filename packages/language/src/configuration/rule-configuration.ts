import { URI, UriUtils, type WorkspaceManager } from 'langium';
import type { Configurations } from '../checking/configurations.js';
import { CONFIGURATION_FILE, type ConfiguredSeverity } from './configuration.js';

/** What finding out about a configuration takes. */
export interface ConfigurationAccess {
  readonly configurations: Configurations;
  readonly workspace: WorkspaceManager;
  /** The text of a file; undefined where there is none. */
  read(uri: URI): Promise<string | undefined>;
}

/** The entry of a rule in the configuration that decides for a file, or in one that is to be made. */
export interface RuleConfiguration {
  readonly uri: string;
  readonly exists: boolean;
  readonly severity: ConfiguredSeverity;
  readonly text: string;
}

/** Where a rule is configured for a file: in the configuration in force, else in one at the root of the workspace, else beside the file. */
export async function configurationOf(
  file: URI,
  ruleId: string,
  { configurations, workspace, read }: ConfigurationAccess,
): Promise<RuleConfiguration> {
  const known = await configurations.fileFor?.(file);
  const root = workspace.workspaceFolders
    ?.map((folder) => URI.parse(folder.uri))
    .filter((folder) => UriUtils.contains(folder, file))
    .sort((a, b) => b.path.length - a.path.length)[0];
  const uri = known ? URI.parse(known) : UriUtils.joinPath(root ?? UriUtils.dirname(file), CONFIGURATION_FILE);
  const settings = await configurations.settingsFor(file);
  const severity = settings.rules.get(ruleId)?.severity ?? 'off';
  const text = known === undefined ? undefined : await read(uri);
  return { uri: uri.toString(), exists: text !== undefined, severity, text: text ?? '' };
}
