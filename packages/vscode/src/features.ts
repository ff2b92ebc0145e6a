import type * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { followAgreements } from './active-agreement.js';
import { registerBeginning } from './begin/index.js';
import { registerFindings } from './findings.js';
import { registerGenerating } from './generate/index.js';
import { LENS_COMMANDS_OF_EDITOR, registerLenses } from './lenses.js';
import { registerPreview } from './preview/index.js';
import { registerStatus } from './status.js';
import { registerTasks } from './tasks/index.js';

/** What a part of the extension works with. */
export interface Extension {
  readonly context: vscode.ExtensionContext;
  readonly client: BaseLanguageClient;
}

/** Each part registers what it offers before the server has started: its commands wait for `client`, they are not missing. */
export const FEATURES: readonly ((extension: Extension) => vscode.Disposable)[] = [
  followAgreements,
  registerBeginning,
  registerGenerating,
  registerTasks,
  registerPreview,
  registerLenses,
  registerFindings,
  registerStatus,
];

/** Commands that this client can carry out when the server names them, in code lenses and elsewhere. */
export const LENS_COMMANDS: readonly string[] = [
  'sla.configureRule',
  'sla.explainRule',
  'sla.generate',
  'sla.preview',
  ...LENS_COMMANDS_OF_EDITOR,
];
