import type { URI } from 'langium';
import { type LinterSettings, recommendedSettings } from '../rules/settings.js';

/** Knows the settings that hold for a file. */
export interface Configurations {
  /** The same object as long as nothing has changed, so that findings can be kept by it. */
  settingsFor(uri: URI): Promise<LinterSettings>;
  /** Where the configuration stands that decides for a file; none where only defaults hold. */
  fileFor?(uri: URI): Promise<string | undefined>;
}

/** The recommended rules, everywhere. */
export const RECOMMENDED: Configurations = { settingsFor: async () => recommendedSettings() };
