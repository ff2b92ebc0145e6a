import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { Extension } from '../features.js';
import { commandLineOf } from './command-line.js';
import { readDefinition, type SlaTask, TITLES, wordsOf } from './definition.js';
import { TaskTerminal } from './terminal.js';

const TASKS: readonly SlaTask['task'][] = ['check', 'build', 'watch'];

/** Offers tasks for each folder of the workspace: in a terminal with its command line, and where it has none with the language server. */
export function registerTasks({ client }: Extension): vscode.Disposable {
  return vscode.tasks.registerTaskProvider('sla', {
    provideTasks: async () => {
      const folders = vscode.workspace.workspaceFolders ?? [];
      const tasks = folders.map(async (folder) =>
        (await holdsAgreements(folder))
          ? Promise.all(TASKS.map((task) => taskFor(client, { type: 'sla', task }, folder)))
          : [],
      );
      return (await Promise.all(tasks)).flat();
    },
    resolveTask: async ({ definition, scope }) => {
      const own = readDefinition(definition);
      const folder = typeof scope === 'object' ? scope : vscode.workspace.workspaceFolders?.[0];
      return own && folder ? taskFor(client, own, folder, definition) : undefined;
    },
  });
}

/** Where there are no agreements, nobody is offered to check them. Some file systems cannot be searched, but have files that are open. */
async function holdsAgreements(folder: vscode.WorkspaceFolder): Promise<boolean> {
  const isOpen = vscode.workspace.textDocuments.some(
    ({ languageId, uri }) => languageId === 'sla' && vscode.workspace.getWorkspaceFolder(uri) === folder,
  );
  if (isOpen) return true;
  const pattern = new vscode.RelativePattern(folder, '**/*.sla');
  return (await vscode.workspace.findFiles(pattern, '**/node_modules/**', 1)).length > 0;
}

/** @param definition as it was written: VS Code knows a task again by this very object */
async function taskFor(
  client: BaseLanguageClient,
  own: SlaTask,
  folder: vscode.WorkspaceFolder,
  definition: vscode.TaskDefinition = own,
): Promise<vscode.Task> {
  const commandLine = await commandLineOf(folder);
  const execution = commandLine
    ? new vscode.ShellExecution(
        { value: commandLine.program, quoting: vscode.ShellQuoting.Strong },
        [...commandLine.words, ...wordsOf(own, outputPathOf(own, folder))].map((value) => ({
          value,
          quoting: vscode.ShellQuoting.Strong,
        })),
        { cwd: folder.uri.fsPath },
      )
    : new vscode.CustomExecution(async () => new TaskTerminal(client, folder, own));
  const isWatch = own.task === 'watch';
  const matchers = own.task === 'build' ? [] : [isWatch ? '$sla-watch' : '$sla'];
  const task = new vscode.Task(definition, folder, TITLES[own.task], 'sla', execution, matchers);
  task.group = own.task === 'build' ? vscode.TaskGroup.Build : vscode.TaskGroup.Test;
  task.isBackground = isWatch;
  task.presentationOptions = { reveal: isWatch ? vscode.TaskRevealKind.Silent : vscode.TaskRevealKind.Always };
  return task;
}

/** The command line does not know the editor's settings. A relative one begins beside the file there, too. */
function outputPathOf({ outputPath }: SlaTask, folder: vscode.WorkspaceFolder): string | undefined {
  if (outputPath) return outputPath;
  const setting = vscode.workspace.getConfiguration('sla', folder.uri).get('output.path', '').trim();
  if (setting === '') return undefined;
  return /^([/\\]|[a-z]:[\\/]|\$\{(fileDirname|workspaceFolder)\})/i.test(setting)
    ? setting
    : `\${fileDirname}/${setting}`;
}
