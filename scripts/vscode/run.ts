/**
 * Runs test/vscode inside a real VS Code: twice, with the extension in Node and in the browser.
 *
 *   npm run test:vscode            picks the host
 *   SLA_VSCODE_HOST=desktop        VS Code itself, through @vscode/test-electron (downloads it)
 *   SLA_VSCODE_HOST=code-server    VS Code's server from npm, shown in Chromium
 *
 * Fails when there is no host: the suite is never skipped.
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { format } from 'node:util';
import { build } from 'esbuild';
import type { SuiteReport } from '../../test/vscode/report.js';
import { runInDesktop, whyNoDesktop } from './desktop.js';
import { takeScreenshots } from './screenshots.js';
import { IN_BROWSER, VSIX } from './settings.js';
import { startWorkbench } from './workbench.js';

/** One run of the suite. */
export interface SuiteRun {
  readonly vsix: string;
  /** The bundled suite: a CommonJS module that exports `run(): Promise<void>`. */
  readonly suite: string;
  /** The folder to open; the suite gets a copy, which it may change. */
  readonly workspace: string;
  /** An empty extension: VS Code runs a suite only beside an extension in development, and ours is the installed one. */
  readonly hostExtension: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly environment: Readonly<Record<string, string>>;
}

const ARTIFACTS = resolve('out/vscode');
const SCREENSHOTS = resolve('out/screenshots');
const TIMEOUT = 180_000;
const say = (message: string) => console.error(`vscode: ${message}`);

async function main(): Promise<number> {
  if (!existsSync(VSIX)) throw new Error('There is no packaged extension to test: run `npm run package` first.');
  const runInHost = await chooseHost();
  const folder = mkdtempSync(join(tmpdir(), 'sla-suite-'));
  try {
    const suite = join(folder, 'suite.cjs');
    await build({
      entryPoints: ['test/vscode/index.ts'],
      outfile: suite,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      external: ['vscode'],
      sourcemap: 'inline',
      logLevel: 'warning',
    });
    const hostExtension = join(folder, 'host');
    mkdirSync(hostExtension);
    const manifest = { name: 'host', publisher: 'test', version: '0.0.0', engines: { vscode: '*' } };
    writeFileSync(join(hostExtension, 'package.json'), JSON.stringify(manifest));
    const workspace = join(folder, 'workspace');
    cpSync('test/vscode/workspace', workspace, { recursive: true });
    cpSync('examples', join(workspace, 'examples'), { recursive: true });

    let failures = 0;
    for (const flavour of ['node', 'browser'] as const) {
      const report = join(folder, `${flavour}.json`);
      await runInHost({
        vsix: VSIX,
        suite,
        workspace,
        hostExtension,
        settings: flavour === 'browser' ? IN_BROWSER : {},
        environment: { SLA_SUITE_FLAVOUR: flavour, SLA_SUITE_REPORT: report },
      });
      failures += print(flavour, report);
    }
    if (failures > 0) return 1;
    if (runInHost === runInCodeServer) {
      for (const path of await takeScreenshots(SCREENSHOTS, say)) say(`picture: ${path}`);
    }
    return 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function chooseHost(): Promise<(run: SuiteRun) => Promise<void>> {
  const wanted = process.env.SLA_VSCODE_HOST;
  if (wanted === 'desktop') return runInDesktop;
  if (wanted === 'code-server') return runInCodeServer;
  if (wanted) throw new Error(`SLA_VSCODE_HOST is '${wanted}'; it may be 'desktop' or 'code-server'.`);
  const obstacle = await whyNoDesktop();
  say(
    obstacle ? `the host is code-server, since VS Code cannot be used here: ${obstacle}` : 'the host is VS Code itself',
  );
  return obstacle ? runInCodeServer : runInDesktop;
}

async function runInCodeServer(run: SuiteRun): Promise<void> {
  const workspace = mkdtempSync(join(tmpdir(), 'sla-workspace-'));
  cpSync(run.workspace, workspace, { recursive: true });
  const messages: string[] = [];
  const workbench = await startWorkbench({ ...run, vsix: [run.vsix], say });
  try {
    // The window calls these two when they exist; VS Code's own tests use the same hook.
    const ended = new Promise<void>((done) => workbench.page.exposeFunction('codeAutomationExit', () => done()));
    await workbench.page.exposeFunction('codeAutomationLog', (type: string, values: unknown[]) => {
      messages.push(`${type}: ${format(...values)}`);
    });
    await workbench.open(workspace, [
      ['extensionDevelopmentPath', workbench.remote(run.hostExtension)],
      ['extensionTestsPath', workbench.remote(run.suite)],
    ]);
    const late = new Promise<string>((done) => {
      setTimeout(() => done(`no result within ${TIMEOUT / 1000} s`), TIMEOUT).unref();
    });
    const problem = await Promise.race([ended, workbench.died, late]);
    if (problem) say(problem);
    mkdirSync(ARTIFACTS, { recursive: true });
    await workbench.page.screenshot({ path: join(ARTIFACTS, `${run.environment.SLA_SUITE_FLAVOUR}.png`) });
    writeFileSync(
      join(ARTIFACTS, `${run.environment.SLA_SUITE_FLAVOUR}.log`),
      [...messages, workbench.log()].join('\n'),
    );
  } finally {
    await workbench.stop();
    rmSync(workspace, { recursive: true, force: true });
  }
}

/** Prints what the suite reported; returns the number of failures. A suite that did not come to its end is one. */
function print(flavour: string, file: string): number {
  if (!existsSync(file)) {
    say(`${flavour}: the suite did not come to its end; see ${ARTIFACTS}`);
    return 1;
  }
  const report = JSON.parse(readFileSync(file, 'utf8')) as SuiteReport;
  console.log(`VS Code ${report.version}, extension in ${flavour}`);
  for (const { name, milliseconds, error } of report.results) {
    console.log(`  ${error === undefined ? '✓' : '✗'} ${name} (${milliseconds} ms)`);
    if (error !== undefined) console.log(error.replaceAll(/^/gm, '      '));
  }
  const failures = report.results.filter((result) => result.error !== undefined).length;
  return report.results.length === 0 ? 1 : failures;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    say(error instanceof Error ? error.message : String(error));
    process.exit(1);
  },
);
