import type { GeneratedFormat } from '@sla-language/server/protocol';
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { complete } from '../begin/steps.js';
import type { Extension } from '../features.js';
import { choose, type Wanted } from './choose.js';
import { type Made, make } from './make.js';
import { allTargets, targetsOf } from './targets.js';
import { tellProblems, tellWritten } from './tell.js';
import { type Written, write } from './write.js';

const FORMATS: Readonly<Record<string, GeneratedFormat>> = {
  'sla.generateMarkdown': 'markdown',
  'sla.generateHtml': 'html',
  'sla.generateDocx': 'docx',
  'sla.generateJson': 'json',
};

/**
 * Registers the commands that make documents. From a menu each gets the file that was clicked and all that are selected; a program
 * may say which documents it wants, and is given the files that were written.
 */
export function registerGenerating({ context, client }: Extension): vscode.Disposable {
  const memory = context.workspaceState;
  const run = async (targets: Promise<readonly vscode.Uri[]>, wanted: Wanted | undefined) => {
    const sources = await targets;
    if (sources.length === 0) {
      vscode.window.showInformationMessage('There is no agreement here: open or select a .sla file.');
      return [];
    }
    const chosen = wanted ?? (await choose(memory));
    return chosen ? generate(client, sources, chosen) : [];
  };
  const commands: Readonly<Record<string, (...args: unknown[]) => Promise<readonly vscode.Uri[]>>> = {
    'sla.generate': (clicked, selected, wanted) => run(targetsOf(clicked, selected), wanted as Wanted | undefined),
    'sla.generateAll': (wanted) => run(allTargets(), isWanted(wanted) ? wanted : undefined),
  };
  return vscode.Disposable.from(
    ...Object.entries(commands).map(([name, command]) => vscode.commands.registerCommand(name, command)),
    ...Object.entries(FORMATS).map(([name, format]) =>
      vscode.commands.registerCommand(name, (clicked?: unknown, selected?: unknown) =>
        run(targetsOf(clicked, selected), { formats: [format], layouts: ['schedule'] }),
      ),
    ),
  );
}

function isWanted(value: unknown): value is Wanted {
  return typeof value === 'object' && value !== null && 'formats' in value;
}

/** Everything is made before anything is written: who cancels, or has a fault in the last text, has the files that were there before. */
async function generate(
  client: BaseLanguageClient,
  sources: readonly vscode.Uri[],
  wanted: Wanted,
): Promise<readonly vscode.Uri[]> {
  const made = await withProgress(sources, wanted, (token, next) => make(client, sources, wanted, token, next));
  if (!made) return [];
  const written: Written[] = [];
  const problems = [...made.problems];
  for (const file of made.files) {
    try {
      const done = await write(file);
      if (done) written.push(done);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      problems.push({ message: `${file.name} was not written: ${reason}` });
    }
  }
  if (written.length > 0) complete('generated');
  tellWritten(written);
  tellProblems(client, problems, 'error');
  tellProblems(client, made.warnings, 'warning');
  return written.map(({ uri }) => uri);
}

/** Shows how far it is; undefined when it was cancelled. */
async function withProgress(
  sources: readonly vscode.Uri[],
  { formats, layouts }: Wanted,
  work: (token: vscode.CancellationToken, next: (source: vscode.Uri) => void) => Promise<Made>,
): Promise<Made | undefined> {
  const isLong = sources.length * formats.length * layouts.length > 1;
  const location = isLong ? vscode.ProgressLocation.Notification : vscode.ProgressLocation.Window;
  const options = { location, title: 'Generating', cancellable: isLong };
  try {
    return await vscode.window.withProgress(options, (progress, token) => {
      const increment = 100 / sources.length;
      let count = 0;
      return work(token, (source) => {
        const message = `${vscode.workspace.asRelativePath(source)} (${count + 1} of ${sources.length})`;
        progress.report({ message, ...(count > 0 ? { increment } : {}) });
        count += 1;
      });
    });
  } catch (error) {
    if (error instanceof vscode.CancellationError) return undefined;
    throw error;
  }
}
