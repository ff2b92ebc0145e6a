/**
 * Runs test/vscode inside a real VS Code: the oldest that the extension supports and the newest, each with the extension in
 * Node and in the browser.
 *
 *   npm run test:vscode                          picks the host, and runs in both versions
 *   SLA_VSCODE_HOST=desktop | code-server        VS Code itself, through @vscode/test-electron (downloads it); its server from npm, shown in Chromium
 *   SLA_VSCODE_VERSION=oldest | newest | all     in which
 *
 * Fails when there is no host: the suite is never skipped. What ran where, with its result, is written to out/vscode/runs.json.
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Flavour, SuiteReport } from '../../test/vscode/report.js';
import { runInDesktop, whyNoDesktop } from './desktop.js';
import { runInCodeServer } from './in-code-server.js';
import { checkPreview } from './preview.js';
import { takeScreenshots } from './screenshots.js';
import { ARTIFACTS, IN_BROWSER, VSIX } from './settings.js';
import { VERSIONS, type Version, wantedVersions } from './versions.js';

/** One run of the suite. */
export interface SuiteRun {
  readonly version: Version;
  readonly flavour: Flavour;
  readonly vsix: string;
  /** The bundled suite: a CommonJS module that exports `run(): Promise<void>`. */
  readonly suite: string;
  /** The folder to open; the suite gets a copy, which it may change. */
  readonly workspace: string;
  /** An empty extension: VS Code runs a suite only beside an extension in development, and ours is the installed one. */
  readonly hostExtension: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly environment: Readonly<Record<string, string>>;
  readonly say: (message: string) => void;
}

type RunInHost = (run: SuiteRun) => Promise<void>;

/** What came of one run. The data of a program: which tests ran, in what, and how they ended. */
interface RunReport extends Partial<SuiteReport> {
  readonly host: 'desktop' | 'code-server';
  readonly supported: Version['name'];
  readonly flavour: Flavour;
}

const SCREENSHOTS = 'out/screenshots';
const say = (message: string) => console.error(`vscode: ${message}`);

async function main(): Promise<number> {
  if (!existsSync(VSIX)) throw new Error('There is no packaged extension to test: run `npm run package` first.');
  const versions = wantedVersions();
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

    const reports: RunReport[] = [];
    for (const version of versions) {
      for (const flavour of ['node', 'browser'] as const) {
        const file = join(folder, `${version.name}-${flavour}.json`);
        await runInHost({
          version,
          flavour,
          vsix: VSIX,
          suite,
          workspace,
          hostExtension,
          settings: flavour === 'browser' ? IN_BROWSER : {},
          environment: { SLA_SUITE_FLAVOUR: flavour, SLA_SUITE_REPORT: file },
          say,
        });
        const suiteReport: Partial<SuiteReport> = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
        const host = runInHost === runInDesktop ? 'desktop' : 'code-server';
        reports.push({ host, supported: version.name, flavour, ...suiteReport });
        print(reports.at(-1)!);
      }
    }
    mkdirSync(ARTIFACTS, { recursive: true });
    writeFileSync(join(ARTIFACTS, 'runs.json'), `${JSON.stringify(reports, null, 2)}\n`);
    if (!reports.every(hasPassed)) return 1;
    if (runInHost === runInCodeServer) {
      for (const version of versions) {
        for (const flavour of ['node', 'browser'] as const) await checkPreview(version, flavour, say);
      }
      for (const path of await takeScreenshots(VERSIONS.newest, SCREENSHOTS, say)) say(`picture: ${path}`);
    }
    return 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function chooseHost(): Promise<RunInHost> {
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

function print({ supported, flavour, version, results }: RunReport): void {
  if (!results) {
    say(`${supported}, ${flavour}: the suite did not come to its end; see ${ARTIFACTS}`);
    return;
  }
  console.log(`VS Code ${version} (the ${supported}), extension in ${flavour}`);
  for (const { name, milliseconds, error } of results) {
    console.log(`  ${error === undefined ? '✓' : '✗'} ${name} (${milliseconds} ms)`);
    if (error !== undefined) console.log(error.replaceAll(/^/gm, '      '));
  }
}

/** A suite that did not come to its end, or ran no test, has not. */
function hasPassed({ results = [] }: RunReport): boolean {
  return results.length > 0 && results.every(({ error }) => error === undefined);
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    say(error instanceof Error ? error.message : String(error));
    process.exit(1);
  },
);
