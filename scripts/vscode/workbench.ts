/** VS Code's server on a free port of this machine, and its window in a headless browser. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { BROWSER, findProgram } from '../programs.js';
import { type CodeServer, installCodeServer } from './code-server.js';
import { INSTALL_FOLDER, USER_SETTINGS } from './settings.js';
import type { Version } from './versions.js';

export interface WorkbenchOptions {
  readonly version: Version;
  /** Packaged extensions, installed as a user would install them. */
  readonly vsix: readonly string[];
  /** User settings beside the usual ones. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Environment variables for the extension host. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly say: (message: string) => void;
}

export interface Workbench {
  readonly page: Page;
  /** Settles, with what happened, when VS Code itself fails: its server or its extension host has ended. */
  readonly died: Promise<string>;
  /** The address under which the window knows a file of this machine. */
  remote(path: string): string;
  /** Opens a folder; `payload` holds what desktop VS Code takes as flags. */
  open(folder: string, payload?: readonly (readonly [string, string])[]): Promise<void>;
  /** What the server has printed so far. */
  log(): string;
  stop(): Promise<void>;
}

const START_TIMEOUT = 60_000;

/** Starts it, installing what is missing. Whoever starts it must stop it. */
export async function startWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const codeServer = installCodeServer(options.version.codeServer, INSTALL_FOLDER, options.say);
  const browserPath = findProgram(BROWSER, options.say);

  // The path stays short: Unix sockets inside it may not have more than 107 characters.
  const data = mkdtempSync(join(tmpdir(), 'sla-vscode-'));
  let server: Server | undefined;
  let browser: Browser | undefined;
  const stop = async () => {
    await browser?.close();
    await server?.stop();
    rmSync(data, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  };
  try {
    mkdirSync(join(data, 'data/User'), { recursive: true });
    writeFileSync(join(data, 'data/User/settings.json'), JSON.stringify({ ...USER_SETTINGS, ...options.settings }));
    for (const vsix of options.vsix) {
      runCodeServer(codeServer, data, ['--install-extension', resolve(vsix), '--force']);
    }
    const running = await startServer(codeServer, data, options.environment);
    server = running;
    browser = await chromium.launch({
      executablePath: browserPath,
      // Chromium's sandbox needs a user who is not root.
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
      env: { ...process.env, TMPDIR: data },
    });
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
    // A test must not depend on the network: whatever is not on this machine fails at once.
    await context.route(
      (url) => url.protocol.startsWith('http') && url.hostname !== '127.0.0.1',
      (route) => route.abort(),
    );
    const page = await context.newPage();
    const crashed = new Promise<string>((done) => page.on('crash', () => done('the browser page crashed')));
    const remote = (path: string) => `vscode-remote://127.0.0.1:${running.port}${encodeURI(resolve(path))}`;
    return {
      page,
      died: Promise.race([running.died, crashed]),
      remote,
      async open(folder, payload = []) {
        const query = new URLSearchParams({
          folder: resolve(folder),
          payload: JSON.stringify([['skipWelcome', 'true'], ['skipReleaseNotes', 'true'], ...payload]),
        });
        await page.goto(`http://127.0.0.1:${running.port}/?${query}`);
      },
      log: running.log,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

interface Server {
  readonly port: number;
  readonly died: Promise<string>;
  log(): string;
  stop(): Promise<void>;
}

async function startServer(
  { node, main }: CodeServer,
  data: string,
  variables: WorkbenchOptions['environment'],
): Promise<Server> {
  const flags = ['--host', '127.0.0.1', '--port', '0', '--without-connection-token', '--telemetry-level', 'off'];
  // The smoke test driver is what lets the address of the window name a test suite.
  const quiet = ['--disable-workspace-trust', '--disable-update-check', '--enable-smoke-test-driver'];
  const child = spawn(node, [...main, ...commonFlags(data), ...flags, ...quiet], {
    env: { ...environment(data), ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true, // its own process group, so that its children can be ended with it
  });
  let log = '';
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  const stop = async () => {
    endGroup(child, 'SIGTERM');
    await Promise.race([ended, new Promise((done) => setTimeout(done, 3_000))]);
    endGroup(child, 'SIGKILL');
  };
  let reportDeath: (reason: string) => void;
  const died = new Promise<string>((done) => {
    reportDeath = done;
  });
  const port = await new Promise<number>((started, failed) => {
    const listen = (chunk: Buffer) => {
      log += chunk.toString();
      const listening = /Extension host agent listening on (\d+)/.exec(log);
      if (listening) started(Number(listening[1]));
      const exit = /Extension Host Process exited with code: .*/.exec(chunk.toString());
      // A suite that has just ended closes its host too, and its result is still under way.
      if (exit) setTimeout(() => reportDeath(exit[0]), 3_000).unref();
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    const fail = (reason: string) => {
      reportDeath(reason);
      failed(new Error(`${reason}\n${log}`));
    };
    child.once('error', (error) => fail(`VS Code's server did not start: ${error.message}`));
    child.once('exit', (code) => fail(`VS Code's server ended with code ${code}.`));
    const late = `VS Code's server did not start within ${START_TIMEOUT / 1000} s.`;
    setTimeout(() => failed(new Error(`${late}\n${log}`)), START_TIMEOUT).unref();
  }).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return { port, died, log: () => log, stop };
}

function runCodeServer({ node, main }: CodeServer, data: string, args: readonly string[]): void {
  execFileSync(node, [...main, ...commonFlags(data), ...args], {
    env: environment(data),
    stdio: 'pipe', // what it printed stands in the error, if it fails
  });
}

const commonFlags = (data: string) => [
  '--accept-server-license-terms',
  '--server-data-dir',
  data,
  '--extensions-dir',
  join(data, 'extensions'),
];

/** Without a gallery VS Code looks nothing up on a marketplace. */
const environment = (data: string) => ({
  ...process.env,
  EXTENSIONS_GALLERY: '{}',
  TMPDIR: data,
  XDG_RUNTIME_DIR: data,
});

function endGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, signal);
  } catch {
    // The group has ended already.
  }
}
