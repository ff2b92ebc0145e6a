import { resolve } from 'node:path';

/** Where the hosts are installed: a folder that git ignores and that a CI can keep from run to run. */
export const INSTALL_FOLDER = resolve('.vscode-test');

/** The packaged extension, made by `npm run package`. */
export const VSIX = resolve('packages/vscode/dist/sla-language.vsix');

/** What a run leaves behind for people and programs. */
export const ARTIFACTS = resolve('out/vscode');

export const EXTENSION_ID = 'sla-language.sla-language';

/** A calm VS Code: nothing pops up, nothing is looked up. */
export const USER_SETTINGS: Readonly<Record<string, unknown>> = {
  'workbench.startupEditor': 'none',
  'workbench.colorTheme': 'Default Light Modern',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.commandCenter.enabled': false,
  'chat.disableAIFeatures': true,
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'security.workspace.trust.enabled': false,
  'update.mode': 'none',
};

/** The extension runs in the browser's own extension host: its `browser` entry, with the server in a worker. */
export const IN_BROWSER: Readonly<Record<string, unknown>> = { 'remote.extensionKind': { [EXTENSION_ID]: ['web'] } };
