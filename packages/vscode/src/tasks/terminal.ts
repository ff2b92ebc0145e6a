import { FINDINGS, type FindingsParams, type FoundFindings, type GenerateProblem } from '@sla-language/server/protocol';
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { make } from '../generate/make.js';
import { agreementsAt } from '../generate/targets.js';
import { write } from '../generate/write.js';
import { type SlaTask, wantedOf } from './definition.js';

/** As of a program that is ended by Ctrl+C. */
const INTERRUPTED = 130;

/** Files that are saved together are one change. */
const QUIET = 200;

/**
 * Does a task with the language server and prints what the command line prints: for where there are no programs, as in the
 * browser.
 */
export class TaskTerminal implements vscode.Pseudoterminal {
  private readonly written = new vscode.EventEmitter<string>();
  private readonly ended = new vscode.EventEmitter<number>();
  private readonly cancellation = new vscode.CancellationTokenSource();
  private watcher: vscode.Disposable | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly changed = new Set<string>();

  readonly onDidWrite = this.written.event;
  readonly onDidClose = this.ended.event;

  constructor(
    private readonly client: BaseLanguageClient,
    private readonly folder: vscode.WorkspaceFolder,
    private readonly task: SlaTask,
  ) {}

  open(): void {
    if (this.task.task === 'watch') this.watch();
    else this.run(() => (this.task.task === 'check' ? this.check() : this.build()));
  }

  close(): void {
    clearTimeout(this.timer);
    this.watcher?.dispose();
    this.cancellation.cancel();
    this.ended.fire(this.task.task === 'watch' ? 0 : INTERRUPTED);
  }

  handleInput(keys: string): void {
    if (keys === '\u0003') this.close();
  }

  private run(work: () => Promise<number>): void {
    work().then(
      (code) => this.ended.fire(code),
      (error: unknown) => {
        if (error instanceof vscode.CancellationError) return;
        this.line(error instanceof Error ? error.message : String(error));
        this.ended.fire(2);
      },
    );
  }

  private async check(): Promise<number> {
    let files = 0;
    let errors = 0;
    let others = 0;
    for (const source of await this.sources()) {
      if (this.cancellation.token.isCancellationRequested) throw new vscode.CancellationError();
      const document = await vscode.workspace.openTextDocument(source);
      const params: FindingsParams = { uri: this.client.code2ProtocolConverter.asUri(document.uri) };
      const found = await this.client.sendRequest<FoundFindings | null>(FINDINGS, params, this.cancellation.token);
      // Documents of another program have no findings, and are none of ours.
      if (!found) continue;
      files += 1;
      for (const { range, severity, message, rule } of found.findings) {
        const place = `${this.shown(source)}:${range.start.line + 1}:${range.start.character + 1}`;
        this.line(`${place}: ${severity}: ${message} [${rule}]`);
        if (severity === 'error') errors += 1;
        else others += 1;
      }
    }
    this.line(
      errors + others === 0
        ? `${plural(files, 'file')} checked, no findings`
        : `${plural(errors, 'error')}, ${plural(others, 'other finding')} in ${plural(files, 'file')}`,
    );
    return errors > 0 ? 1 : 0;
  }

  private async build(): Promise<number> {
    const { token } = this.cancellation;
    const { outputPath } = this.task;
    const made = await make(this.client, await this.sources(), { ...wantedOf(this.task), outputPath }, token);
    for (const problem of made.problems) this.problem('error', problem);
    for (const warning of made.warnings) this.problem('warning', warning);
    for (const file of made.files) {
      const written = await write(file);
      if (written) this.line(this.shown(written.uri));
    }
    return made.problems.length > 0 ? 1 : made.warnings.length > 0 ? 2 : 0;
  }

  private problem(severity: string, { uri, range, message }: GenerateProblem): void {
    const place = uri === undefined ? '' : `${this.shown(vscode.Uri.parse(uri))}:`;
    const at = range ? `${range.start.line + 1}:${range.start.character + 1}:` : '';
    this.line(`${place}${at} ${severity}: ${message}`.trimStart());
  }

  /** Checks again whenever an agreement is saved, in this editor or elsewhere, or goes. */
  private watch(): void {
    const watcher = vscode.workspace.createFileSystemWatcher(
      new vscode.RelativePattern(this.folder, '**/*.{sla,json}'),
    );
    const note = (uri: vscode.Uri) => {
      if (!uri.path.endsWith('.sla') && !uri.path.endsWith('/sla.config.json')) return;
      this.changed.add(this.shown(uri));
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.checkAgain(), QUIET);
    };
    this.watcher = vscode.Disposable.from(
      watcher,
      watcher.onDidChange(note),
      watcher.onDidCreate(note),
      watcher.onDidDelete(note),
    );
    this.checkAndWait();
  }

  private checkAgain(): void {
    this.line('');
    this.line(`--- changed: ${[...this.changed].sort().join(', ')} ---`);
    this.changed.clear();
    this.checkAndWait();
  }

  private checkAndWait(): void {
    this.check().then(
      () => this.line('Watching for changes; Ctrl+C ends.'),
      (error: unknown) => {
        if (!(error instanceof vscode.CancellationError)) this.line(`${error}`);
      },
    );
  }

  private async sources(): Promise<readonly vscode.Uri[]> {
    const paths = this.task.paths?.length ? this.task.paths : ['.'];
    const found = await Promise.all(paths.map((path) => agreementsAt(vscode.Uri.joinPath(this.folder.uri, path))));
    return found.flat();
  }

  private shown(uri: vscode.Uri): string {
    return vscode.workspace.asRelativePath(uri, false);
  }

  private line(text: string): void {
    this.written.fire(`${text}\r\n`);
  }
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
