/**
 * VS Code without its download: the npm package `code-server` holds a complete VS Code server build (`lib/vscode`: the
 * workbench for the browser and the extension host). Only that folder is taken; the wrapper around it is not needed.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** code-server 4.100.3 is VS Code 1.100.3, built for Node 20. */
const CODE_SERVER = '4.100.3';
const NODE = '20.19.6';
const RIPGREP = '1.18.0';

export interface CodeServer {
  /** The Node binary to run it with: the one it was built for. */
  readonly node: string;
  /** The script that starts it. */
  readonly main: string;
}

/** Installs VS Code's server into `folder` unless it is there already (about 10 s). Throws a plain sentence when it cannot. */
export function installCodeServer(folder: string, say: (message: string) => void): CodeServer {
  if (process.platform !== 'linux') {
    throw new Error(
      'The code-server host runs on Linux only; here the tests need VS Code itself (SLA_VSCODE_HOST=desktop).',
    );
  }
  mkdirSync(folder, { recursive: true });
  const home = resolve(folder, `code-server-${CODE_SERVER}`);
  if (!existsSync(home)) {
    say(`installing VS Code from code-server ${CODE_SERVER} (npm), once`);
    // Built beside its place and renamed at the end, so that what is there is always whole.
    const unfinished = mkdtempSync(join(folder, 'unfinished-'));
    try {
      unpack(`code-server@${CODE_SERVER}`, unfinished, 'lib/vscode');
      // Not `npm ci`: the package's shrinkwrap lacks an entry. Without install scripts: they would download or compile
      // things that tests do not need (terminals, log rotation).
      npm(['install', '--omit=dev', '--ignore-scripts', '--no-package-lock'], unfinished);
      addRipgrep(unfinished);
      rmSync(home, { recursive: true, force: true });
      renameSync(unfinished, home);
    } finally {
      rmSync(unfinished, { recursive: true, force: true });
    }
  }
  return { node: nodeFor(folder, say), main: join(home, 'out/server-main.js') };
}

/** VS Code searches files with ripgrep, which comes with a binary inside. */
function addRipgrep(vscode: string): void {
  const unpacked = join(vscode, 'ripgrep');
  unpack(`@vscode/ripgrep-linux-${process.arch}@${RIPGREP}`, unpacked);
  const bin = join(vscode, 'node_modules/@vscode/ripgrep/bin');
  mkdirSync(bin, { recursive: true });
  copyFileSync(join(unpacked, 'bin/rg'), join(bin, 'rg'));
  chmodSync(join(bin, 'rg'), 0o755);
  rmSync(unpacked, { recursive: true });
}

/** This Node if it is the right one, else the right one from npm. */
function nodeFor(folder: string, say: (message: string) => void): string {
  if (process.versions.node.split('.')[0] === NODE.split('.')[0]) return process.execPath;
  const home = resolve(folder, `node-${NODE}`);
  if (!existsSync(home)) {
    say(`installing Node ${NODE} for it (npm), once`);
    const unfinished = mkdtempSync(join(folder, 'unfinished-'));
    try {
      unpack(`node-linux-${process.arch}@${NODE}`, unfinished);
      chmodSync(join(unfinished, 'bin/node'), 0o755);
      renameSync(unfinished, home);
    } finally {
      rmSync(unfinished, { recursive: true, force: true });
    }
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
