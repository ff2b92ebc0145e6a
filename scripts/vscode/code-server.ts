/**
 * VS Code without its download: the npm package `code-server` holds a complete VS Code server build (`lib/vscode`: the
 * workbench for the browser and the extension host). Only that folder is taken; the wrapper around it is not needed.
 */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import type { Version } from './versions.js';

const RIPGREP = '1.18.0';

const LIBRARY_PROGRAM = resolve('scripts/vscode/code-server-library.cjs');

/** Which code-server, and the Node that it is built for. */
export type CodeServerVersion = Version['codeServer'];

export interface CodeServer {
  /** The Node binary to run it with: the one it was built for. */
  readonly node: string;
  /** What that is given first: the script that starts it. */
  readonly main: readonly string[];
}

/** Installs VS Code's server into `folder` unless it is there already (10 to 30 s). Throws a plain sentence when it cannot. */
export function installCodeServer(
  { version, node, isLibrary }: CodeServerVersion,
  folder: string,
  say: (message: string) => void,
): CodeServer {
  if (process.platform !== 'linux') {
    throw new Error(
      'The code-server host runs on Linux only; here the tests need VS Code itself (SLA_VSCODE_HOST=desktop).',
    );
  }
  mkdirSync(folder, { recursive: true });
  removeUnfinished(folder);
  const home = resolve(folder, `code-server-${version}`);
  if (!existsSync(home)) {
    say(`installing VS Code from code-server ${version} (npm), once`);
    makeWhole(folder, home, (unfinished) => {
      unpack(`code-server@${version}`, unfinished, 'lib/vscode');
      // Not `npm ci`: the package's shrinkwrap lacks an entry. Without install scripts: they would download or compile
      // things that tests do not need (terminals, log rotation). The shrinkwrap settles what peers want.
      npm(['install', '--omit=dev', '--ignore-scripts', '--legacy-peer-deps'], unfinished);
      addRipgrep(unfinished);
      if (isLibrary) replaceLog(unfinished);
    });
  }
  const main = join(home, 'out/server-main.js');
  return { node: nodeFor(node, folder, say), main: isLibrary ? [LIBRARY_PROGRAM, main] : [main] };
}

const UNFINISHED = 'unfinished-';

/** Makes a folder beside its place and renames it at the end, so that what stands there is always whole. */
function makeWhole(folder: string, home: string, make: (unfinished: string) => void): void {
  const unfinished = mkdtempSync(join(folder, `${UNFINISHED}${process.pid}-`));
  try {
    make(unfinished);
    renameSync(unfinished, home);
  } catch (error) {
    // Another run may have been faster, and what it made is as good.
    if (!existsSync(home)) throw error;
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/** Removes what runs have left that were interrupted; other runs may be at work. */
function removeUnfinished(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(UNFINISHED)) continue;
    const maker = Number.parseInt(name.slice(UNFINISHED.length), 10);
    if (!isRunning(maker)) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** VS Code searches files with ripgrep. Newer ones bring it, older ones would download it. */
function addRipgrep(vscode: string): void {
  if (!existsSync(join(vscode, 'node_modules/@vscode/ripgrep'))) return;
  const unpacked = join(vscode, 'ripgrep');
  unpack(`@vscode/ripgrep-linux-${process.arch}@${RIPGREP}`, unpacked);
  const bin = join(vscode, 'node_modules/@vscode/ripgrep/bin');
  mkdirSync(bin, { recursive: true });
  copyFileSync(join(unpacked, 'bin/rg'), join(bin, 'rg'));
  chmodSync(join(bin, 'rg'), 0o755);
  rmSync(unpacked, { recursive: true });
}

/**
 * Older ones wait for ever for the program that writes their log where it is not compiled, and compiling takes most of a
 * minute. Nobody reads that log.
 */
function replaceLog(vscode: string): void {
  const functions = '{ setFlushOn() {}, createRotatingLogger: logger, createAsyncRotatingLogger: logger }';
  const program = `const logger = async () => new Proxy({}, { get: () => () => {} });\nmodule.exports = ${functions};\n`;
  writeFileSync(join(vscode, 'node_modules/@vscode/spdlog/index.js'), program);
}

/** This Node if it is the right one, else the right one from npm. */
function nodeFor(version: string, folder: string, say: (message: string) => void): string {
  if (process.versions.node.split('.')[0] === version.split('.')[0]) return process.execPath;
  const home = resolve(folder, `node-${version}`);
  if (!existsSync(home)) {
    say(`installing Node ${version} for it (npm), once`);
    makeWhole(folder, home, (unfinished) => {
      unpack(`node-linux-${process.arch}@${version}`, unfinished);
      chmodSync(join(unfinished, 'bin/node'), 0o755);
    });
  }
  return join(home, 'bin/node');
}

/** Unpacks an npm package, or one folder of it, into `target`. npm checks the package's integrity. */
function unpack(specification: string, target: string, part = ''): void {
  mkdirSync(target, { recursive: true });
  const download = mkdtempSync(join(target, 'download-'));
  try {
    npm(['pack', specification, '--silent'], download);
    const [archive] = readdirSync(download);
    const path = part ? `package/${part}` : 'package';
    const depth = path.split('/').length;
    execFileSync('tar', [
      'xzf',
      join(download, archive!),
      '-C',
      target,
      `--strip-components=${depth}`,
      '--exclude=*.map',
      path,
    ]);
  } finally {
    rmSync(download, { recursive: true, force: true });
  }
}

function npm(args: readonly string[], cwd: string): void {
  execFileSync('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
