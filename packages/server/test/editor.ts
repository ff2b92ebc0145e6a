import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, inject } from 'vitest';
import {
  type ClientCapabilities,
  createProtocolConnection,
  type Diagnostic,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  type DidChangeWatchedFilesRegistrationOptions,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  ExitNotification,
  type FileChangeType,
  InitializedNotification,
  InitializeRequest,
  type InitializeResult,
  type Position,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type Registration,
  RegistrationRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { type ClientOptions, type FileParams, type FolderEntry, READ_FILE, READ_FOLDER } from '../src/protocol.js';

/** The server as it ships. */
const bundle = inject('serverBundle');

const PICTURE_FILES: ClientOptions['pictureFiles'] = {
  program: import.meta.resolve('@resvg/resvg-wasm/index_bg.wasm'),
  font: import.meta.resolve('@expo-google-fonts/carlito/400Regular/Carlito_400Regular.ttf'),
};

/** An editor that speaks the Language Server Protocol to the bundled server, in a folder of its own. */
export class Editor {
  readonly folder = mkdtempSync(join(tmpdir(), 'sla-lsp-'));
  /** Files that only the editor knows, by their URI; null for one that cannot be read. */
  readonly virtual = new Map<string, string | null>();
  readonly stderr: string[] = [];
  readonly connection: ProtocolConnection;
  private readonly server: ChildProcess;
  private readonly diagnostics = new Map<string, Diagnostic[]>();
  private readonly waiting = new Set<() => void>();
  private readonly registrations: Registration[] = [];
  private version = 0;

  /** `capabilities`: what the editor can do beside what all of them can here; `commands`: what it can carry out. */
  constructor(
    private readonly capabilities: ClientCapabilities = {},
    private readonly commands: readonly string[] = [],
  ) {
    this.server = spawn(process.execPath, [bundle, '--stdio']);
    this.server.stderr!.on('data', (chunk: Buffer) => this.stderr.push(chunk.toString()));
    this.connection = createProtocolConnection(
      new StreamMessageReader(this.server.stdout!),
      new StreamMessageWriter(this.server.stdin!),
    );
    this.connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, diagnostics }) => {
      this.diagnostics.set(uri, diagnostics);
      for (const wake of this.waiting) wake();
    });
    this.connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
      this.registrations.push(...registrations);
      for (const wake of this.waiting) wake();
    });
    this.connection.onRequest(READ_FILE, ({ uri }: FileParams) => {
      const text = this.virtual.get(uri) ?? null;
      return text === null ? null : Buffer.from(text).toString('base64');
    });
    this.connection.onRequest(READ_FOLDER, ({ uri }: FileParams) => this.virtualFolder(uri));
    this.connection.listen();
  }

  async start(uri = pathToFileURL(this.folder).toString()): Promise<InitializeResult> {
    const result = await this.connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: uri,
      workspaceFolders: [{ uri, name: 'test' }],
      initializationOptions: { pictureFiles: PICTURE_FILES, commands: this.commands } satisfies ClientOptions,
      capabilities: {
        workspace: {
          didChangeWatchedFiles: { dynamicRegistration: true },
          workspaceFolders: true,
          textDocumentContent: {},
          ...this.capabilities.workspace,
        },
        textDocument: {
          hover: { contentFormat: ['markdown', 'plaintext'] },
          completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown', 'plaintext'] } },
          definition: { linkSupport: true },
          documentSymbol: { hierarchicalDocumentSymbolSupport: true },
          ...this.capabilities.textDocument,
        },
      },
    });
    await this.connection.sendNotification(InitializedNotification.type, {});
    return result;
  }

  async stop(): Promise<void> {
    await this.connection.sendRequest(ShutdownRequest.type);
    const ended = new Promise((done) => this.server.once('exit', done));
    await this.connection.sendNotification(ExitNotification.type);
    await ended;
    this.connection.dispose();
    rmSync(this.folder, { recursive: true });
  }

  uri(name: string): string {
    return pathToFileURL(join(this.folder, name)).toString();
  }

  /** Opens a text with a cursor; returns what a request at the cursor needs. */
  async at(name: string, marked: string) {
    const { text, position } = withCursor(marked);
    const uri = this.uri(name);
    await this.open(uri, text);
    return { uri, params: { textDocument: { uri }, position } };
  }

  /** Writes a file to disk, without opening it. */
  write(name: string, text: string): string {
    writeFileSync(join(this.folder, name), text);
    return this.uri(name);
  }

  open(uri: string, text: string, languageId = 'sla'): Promise<void> {
    this.version += 1;
    this.diagnostics.delete(uri);
    return this.connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId, version: this.version, text },
    });
  }

  change(uri: string, text: string): Promise<void> {
    this.version += 1;
    this.diagnostics.delete(uri);
    return this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version: this.version },
      contentChanges: [{ text }],
    });
  }

  close(uri: string): Promise<void> {
    return this.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
  }

  changedOnDisk(uri: string, type: FileChangeType): Promise<void> {
    return this.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes: [{ uri, type }] });
  }

  /** What the server has asked for since it started, for example to watch files. */
  async registration(method: string): Promise<Registration> {
    return this.until(() => this.registrations.find((each) => each.method === method), `registration of ${method}`);
  }

  /** The first watcher that the server has asked for in a folder outside the workspace. */
  async watcher(folder: string): Promise<{ readonly baseUri: string; readonly pattern: string }> {
    return this.until(
      () =>
        this.registrations
          .flatMap((each) => (each.registerOptions as DidChangeWatchedFilesRegistrationOptions).watchers ?? [])
          .map(({ globPattern }) => globPattern as { baseUri: string; pattern: string })
          .find(({ baseUri }) => baseUri === folder),
      `watcher in ${folder}`,
    );
  }

  /** The rule ids that the server reports for a file, as soon as it has checked the text that was sent last. */
  async codes(uri: string): Promise<string[]> {
    return (await this.findings(uri)).map((each) => String(each.code));
  }

  async findings(uri: string): Promise<Diagnostic[]> {
    return this.until(() => this.diagnostics.get(uri), `diagnostics of ${uri}`);
  }

  /** Waits until a file's diagnostics are as they should be. */
  async untilCodes(uri: string, expected: (codes: readonly string[]) => boolean): Promise<void> {
    await this.until(
      () => {
        const codes = this.diagnostics.get(uri)?.map((each) => String(each.code));
        return codes && expected(codes) ? codes : undefined;
      },
      `other diagnostics of ${uri} than ${JSON.stringify(this.diagnostics.get(uri))}`,
    );
  }

  private virtualFolder(uri: string): FolderEntry[] | null {
    const names = [...this.virtual.keys()]
      .filter((each) => each.startsWith(`${uri}/`))
      .map((each) => each.slice(uri.length + 1));
    return names.length > 0 ? names.map((name) => ({ name, isFolder: false })) : null;
  }

  private async until<T>(value: () => T | undefined, what: string): Promise<T> {
    const limit = AbortSignal.timeout(10_000);
    for (;;) {
      const result = value();
      if (result !== undefined) return result;
      await new Promise<void>((done, failed) => {
        const wake = () => {
          this.waiting.delete(wake);
          done();
        };
        this.waiting.add(wake);
        limit.addEventListener('abort', () => failed(new Error(`no ${what}\n${this.stderr.join('')}`)));
      });
    }
  }
}

/** An editor for a file of tests, which starts before them and stops after them. */
export function startEditor(): Editor {
  const editor = new Editor();
  beforeAll(async () => {
    await editor.start();
  });
  afterAll(() => editor.stop());
  return editor;
}

/** A text with the place of the cursor, which is marked with `|`. */
export function withCursor(marked: string): { readonly text: string; readonly position: Position } {
  const before = marked.slice(0, marked.indexOf('|'));
  const lines = before.split('\n');
  return { text: marked.replace('|', ''), position: { line: lines.length - 1, character: lines.at(-1)!.length } };
}
