/** An editor with all that editors can do, in front of a language server. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Position } from 'vscode-languageserver-types';
import { type ClientOptions, LanguageServer, startNode } from './language-server.js';

/** The server as it ships. */
const SERVER = path.resolve('packages/server/dist/server.cjs');
const HEAP_PROBE = path.resolve('test/support/heap-probe.cjs');

export type Capabilities = Readonly<Record<string, unknown>>;

const MARKUP = ['markdown', 'plaintext'];
const dynamic = { dynamicRegistration: true };

/** What Visual Studio Code says of itself, as far as the server asks. */
const ABLE = {
  workspace: {
    applyEdit: true,
    configuration: true,
    workspaceFolders: true,
    didChangeConfiguration: dynamic,
    didChangeWatchedFiles: dynamic,
    workspaceEdit: { documentChanges: true, resourceOperations: ['create', 'rename', 'delete'] },
    textDocumentContent: dynamic,
    inlayHint: { refreshSupport: true },
    codeLens: { refreshSupport: true },
    semanticTokens: { refreshSupport: true },
  },
  textDocument: {
    publishDiagnostics: { relatedInformation: true, tagSupport: { valueSet: [1, 2] }, codeDescriptionSupport: true },
    completion: { completionItem: { snippetSupport: true, documentationFormat: MARKUP, deprecatedSupport: true } },
    hover: { contentFormat: MARKUP },
    definition: { linkSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'refactor', 'source'] } } },
    rename: { prepareSupport: true },
  },
};

/** The commands of the extension that the server may name; that it names them costs what it costs there. */
const INITIALIZATION = { commands: ['sla.preview', 'sla.generate', 'sla.showFindings', 'sla.showReferences'] };

/** Starts the bundled server; `flags` are Node's. */
export function startServer(flags: readonly string[] = []): ChildProcessWithoutNullStreams {
  if (!existsSync(SERVER)) throw new Error('There is no bundle to test: run `npm run build` first.');
  return startNode([...flags, SERVER, '--stdio']);
}

/** The same, and its memory can be looked at. */
export function startMeasuredServer(): { process: ChildProcessWithoutNullStreams; memory(): Promise<Memory> } {
  if (!existsSync(SERVER)) throw new Error('There is no bundle to test: run `npm run build` first.');
  const child = spawn(process.execPath, ['--expose-gc', '--require', HEAP_PROBE, SERVER, '--stdio'], {
    stdio: ['pipe', 'pipe', 'pipe', 'ipc'],
  });
  const memory = async () => {
    child.send('memory');
    const [answer] = (await once(child, 'message')) as [Memory];
    return answer;
  };
  // The first three streams are pipes, and the channel is no stream.
  return { process: child as unknown as ChildProcessWithoutNullStreams, memory };
}

/** In bytes; what is on the heap is counted after a collection. */
export interface Memory {
  readonly heapUsed: number;
  readonly rss: number;
}

export class Editor {
  readonly server: LanguageServer;
  capabilities: Capabilities = {};
  /** The settings of the section `sla`. */
  settings: unknown = {};
  private readonly open_ = new Map<string, { version: number; text: string }>();

  constructor(process: ChildProcessWithoutNullStreams, options: ClientOptions = {}) {
    const answer: ClientOptions['answer'] = (method, params) => {
      if (method !== 'workspace/configuration') return { result: null };
      return { result: (params as { items: unknown[] }).items.map(() => this.settings) };
    };
    this.server = new LanguageServer(process, { answer, ...options });
  }

  async start(folder: string | undefined): Promise<void> {
    const { capabilities } = await this.server.request<{ capabilities: Capabilities }>('initialize', {
      processId: process.pid,
      rootUri: folder ?? null,
      workspaceFolders: folder ? [{ uri: folder, name: 'agreements' }] : null,
      initializationOptions: INITIALIZATION,
      capabilities: ABLE,
    });
    this.capabilities = capabilities;
    this.server.notify('initialized', {});
  }

  /** The text of an open file. */
  text(uri: string): string | undefined {
    return this.open_.get(uri)?.text;
  }

  get openUris(): readonly string[] {
    return [...this.open_.keys()];
  }

  open(uri: string, text: string): void {
    this.open_.set(uri, { version: 1, text });
    this.server.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'sla', version: 1, text } });
  }

  /** Replaces what differs, as typing does. */
  change(uri: string, text: string): void {
    const document = this.open_.get(uri)!;
    const before = document.text;
    let start = 0;
    while (start < before.length && start < text.length && before[start] === text[start]) start += 1;
    let end = 0;
    const most = Math.min(before.length, text.length) - start;
    while (end < most && before[before.length - 1 - end] === text[text.length - 1 - end]) end += 1;
    const range = { start: positionAt(before, start), end: positionAt(before, before.length - end) };
    document.version += 1;
    document.text = text;
    this.server.notify('textDocument/didChange', {
      textDocument: { uri, version: document.version },
      contentChanges: [{ range, text: text.slice(start, text.length - end) }],
    });
  }

  close(uri: string): void {
    this.open_.delete(uri);
    this.server.notify('textDocument/didClose', { textDocument: { uri } });
  }

  configure(settings: unknown): void {
    this.settings = settings;
    this.server.notify('workspace/didChangeConfiguration', { settings: { sla: settings } });
  }

  /** Waits until all that was sent before has been worked off. */
  async settle(): Promise<void> {
    // Asked of a file that does not exist: the answer waits for every edit, and costs nothing.
    await this.server.request('sla/generate', { uri: 'file:///nowhere.sla', formats: ['json'] });
  }
}

export function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset);
  const line = before.split('\n').length - 1;
  return { line, character: offset - (before.lastIndexOf('\n') + 1) };
}
