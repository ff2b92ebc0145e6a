// Steps that the commands of this repository share. Uses Node's own modules only: it runs before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The top of the repository. */
export const root = fileURLToPath(new URL('../', import.meta.url));

/** Says what happens now. */
export const say = (message) => console.error(`\n▸ ${message}`);

/** Installs what package-lock.json names, where it is missing or older than that file. */
export function install() {
  const [wanted, installed] = ['package-lock.json', 'node_modules/.package-lock.json'].map((file) =>
    path.join(root, file),
  );
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(wanted).mtimeMs) return;
  say('Installing');
  // No package needs its install script: what they would download is in packages of its own, or not used here.
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund'];
  const npm = process.env.npm_execpath;
  if (npm) mustRun(process.execPath, [npm, ...args]);
  else mustRun('npm', args, { shell: process.platform === 'win32' });
}

/** Runs a program to its end, in the open; ends this program where that fails, unless its exit code is among `allowed`. */
export function mustRun(command, args, { allowed = [0], ...options } = {}) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options });
  if (error) console.error(`${command} cannot be started: ${error.message}`);
  if (!allowed.includes(status)) process.exit(status || 1);
}

/** Runs Node with a script of this repository or of an installed package. */
export function mustRunNode(args, options) {
  mustRun(process.execPath, args, options);
}

/** The script behind a command of an installed package. */
export function binOf(name, command = name) {
  const require = createRequire(import.meta.url);
  const manifest = path.join(root, 'node_modules', name, 'package.json');
  const { bin } = require(manifest);
  return path.join(path.dirname(manifest), typeof bin === 'string' ? bin : bin[command]);
}

/** Arguments for Node that run a TypeScript file. */
export function typescript(file, ...args) {
  return ['--import', 'tsx', file, ...args];
}

/** Runs a program to its end and hands on what it prints, in the open and as the result. */
export function runCaptured(args) {
  return new Promise((done) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['inherit', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
      process.stdout.write(chunk);
    });
    child.on('close', (status) => done({ status: status ?? 1, output }));
  });
}
