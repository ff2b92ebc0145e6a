/**
 * A language server as its own process, and a client that speaks the Language Server Protocol to it with nothing but Node: the
 * frames are written and read here, so that what is tested is what any editor sees.
 */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import type { Duplex, Writable } from 'node:stream';
import type { Diagnostic } from 'vscode-languageserver-types';

export interface ResponseError {
  readonly code: number;
  readonly message: string;
}

/** What an answer to a request of the server may be: a result, or that the client knows no such request. */
export type Answer = { readonly result: unknown } | { readonly error: ResponseError };

export interface ClientOptions {
  /** Answers what the server asks. Without it, the client knows no request. */
  readonly answer?: (method: string, params: unknown) => Answer;
  /** Where the two talk, instead of over the standard streams of the process. */
  readonly stream?: Duplex;
}

/** Starts a program of Node with its arguments. */
export function startNode(args: readonly string[]): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, args, { stdio: 'pipe' });
}

interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: ResponseError;
}

const METHOD_NOT_FOUND: Answer = { error: { code: -32601, message: 'Unhandled method' } };

export const CANCELLED = -32800;

export class LanguageServer {
  /** What the server has published last, by the file's URI. */
  readonly diagnostics = new Map<string, readonly Diagnostic[]>();
  /** All that it wrote beside the protocol. */
  readonly stderr: string[] = [];
  /** What it had logged in the editor's log. */
  readonly logged: string[] = [];
  /** What it asked of the client, in order. */
  readonly asked: string[] = [];
  /** The exit code, once it has ended. */
  readonly ended: Promise<number | null>;
  private readonly waiting = new Map<number, { done(result: unknown): void; failed(error: unknown): void }>();
  private readonly listeners = new Set<() => void>();
  private readonly answer: NonNullable<ClientOptions['answer']>;
  private readonly output: Writable;
  private received: Buffer = Buffer.alloc(0);
  private lastId = 0;

  constructor(
    readonly process: ChildProcessWithoutNullStreams,
    { answer = () => METHOD_NOT_FOUND, stream }: ClientOptions = {},
  ) {
    this.answer = answer;
    this.output = stream ?? process.stdin;
    process.stderr.on('data', (chunk: Buffer) => this.stderr.push(chunk.toString()));
    (stream ?? process.stdout).on('data', (chunk: Buffer) => this.receive(chunk));
    this.output.on('error', () => {}); // it has ended, which `ended` tells
    this.ended = new Promise((done) => process.once('exit', done));
    void this.ended.then(() => {
      const gone = new Error(`the server has ended\n${this.stderr.join('')}`);
      for (const { failed } of this.waiting.values()) failed(gone);
      this.waiting.clear();
    });
  }

  /** The answer to a request; rejects with the error of the answer. */
  request<T>(method: string, params?: unknown): Promise<T> {
    return this.cancellable<T>(method, params).answer;
  }

  /** A request that can be taken back. */
  cancellable<T>(method: string, params?: unknown): { readonly answer: Promise<T>; cancel(): void } {
    this.lastId += 1;
    const id = this.lastId;
    const answer = new Promise<T>((done, failed) => {
      this.waiting.set(id, { done: done as (result: unknown) => void, failed });
    });
    this.send({ id, method, params });
    return { answer, cancel: () => this.notify('$/cancelRequest', { id }) };
  }

  notify(method: string, params?: unknown): void {
    this.send({ method, params });
  }

  /** Waits until something is true that changes with the messages of the server. */
  until<T>(what: string, value: () => T | undefined, milliseconds = 20_000): Promise<T> {
    return new Promise((done, failed) => {
      const end = () => {
        clearTimeout(limit);
        this.listeners.delete(look);
      };
      const look = () => {
        const result = value();
        if (result === undefined) return;
        end();
        done(result);
      };
      const limit = setTimeout(() => {
        end();
        failed(new Error(`not in time: ${what}\n${this.stderr.join('')}`));
      }, milliseconds);
      this.listeners.add(look);
      look();
    });
  }

  /** Ends it as the protocol demands; returns its exit code. */
  async stop(): Promise<number | null> {
    await this.request('shutdown');
    this.notify('exit');
    return this.ended;
  }

  private send(message: object): void {
    const content = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.output.write(`Content-Length: ${Buffer.byteLength(content)}\r\n\r\n${content}`);
  }

  private receive(chunk: Buffer): void {
    this.received = Buffer.concat([this.received, chunk]);
    for (;;) {
      const end = this.received.indexOf('\r\n\r\n');
      if (end < 0) return;
      const head = this.received.subarray(0, end).toString('ascii');
      const length = Number(/^Content-Length: (\d+)$/im.exec(head)?.[1]);
      if (Number.isNaN(length)) throw new Error(`The server wrote what is no message: ${head}`);
      const start = end + 4;
      if (this.received.length < start + length) return;
      const content = this.received.subarray(start, start + length).toString('utf8');
      this.received = this.received.subarray(start + length);
      this.take(JSON.parse(content) as Message);
    }
  }

  private take({ id, method, params, result, error }: Message): void {
    if (method !== undefined && id !== undefined) {
      this.asked.push(method);
      this.send({ id, ...this.answer(method, params) });
    } else if (method === 'textDocument/publishDiagnostics') {
      const { uri, diagnostics } = params as { uri: string; diagnostics: Diagnostic[] };
      this.diagnostics.set(uri, diagnostics);
    } else if (method === 'window/logMessage') {
      this.logged.push((params as { message: string }).message);
    } else if (method === undefined) {
      const waiting = this.waiting.get(id as number);
      this.waiting.delete(id as number);
      if (error) waiting?.failed(error);
      else waiting?.done(result);
    }
    for (const listener of [...this.listeners]) listener();
  }
}
