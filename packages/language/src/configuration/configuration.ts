import type { DateString } from '@sla-language/agreement';
import type { Range } from 'vscode-languageserver-types';
import type { OptionValue } from '../rules/options.js';
import type { ProfileId } from '../rules/profiles.js';
import type { RuleSeverity } from '../rules/rule.js';

/** The name of a configuration; the nearest one above a file holds for it. */
export const CONFIGURATION_FILE = 'sla.config.json';

/** Whether an address is that of a configuration. */
export function isConfiguration(uri: string): boolean {
  return uri.endsWith(`/${CONFIGURATION_FILE}`);
}

export type ConfiguredSeverity = RuleSeverity | 'off';

/** What one configuration file says, without what it extends. */
export interface Configuration {
  /** Other configurations, which this one builds on; the later ones decide. */
  readonly extends: readonly { readonly path: string; readonly range: Range }[];
  readonly profiles?: readonly ProfileId[];
  /** The day on which agreements are checked. */
  readonly today?: DateString;
  /** The file that says how documents look and which words they use, relative to this one. */
  readonly houseStyle?: { readonly path: string; readonly range: Range };
  /** Where documents go: a path with variables, relative to this file. */
  readonly outputPath?: { readonly pattern: string; readonly range: Range };
  /** Severities of whole topics, such as `wording`. */
  readonly topics: ReadonlyMap<string, ConfiguredSeverity>;
  /** Severities and thresholds of single rules, by id. */
  readonly rules: ReadonlyMap<string, ConfiguredRule>;
}

export interface ConfiguredRule {
  readonly severity?: ConfiguredSeverity;
  readonly options: Readonly<Record<string, OptionValue>>;
}

/** Something that is wrong with a configuration file. The rest of it holds. */
export interface ConfigurationProblem {
  /** Where the file stands. */
  readonly uri: string;
  readonly range: Range;
  readonly message: string;
}
