/** VS Code itself, downloaded by @vscode/test-electron, where that is possible. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { downloadAndUnzipVSCode, resolveCliArgsFromVSCodeExecutablePath, runTests } from '@vscode/test-electron';
import type { SuiteRun } from './run.js';
import { INSTALL_FOLDER, USER_SETTINGS } from './settings.js';

const RELEASES = 'https://update.code.visualstudio.com/api/releases/stable';

/** Undefined where VS Code can be downloaded and shown here, else why not. Takes five seconds at most. */
export async function whyNoDesktop(): Promise<string | undefined> {
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    return 'there is no display (xvfb-run gives one)';
  }
  try {
    const answer = await fetch(RELEASES, { signal: AbortSignal.timeout(5_000) });
    return answer.ok ? undefined : `its download server answers ${answer.status}`;
  } catch {
    return 'its download server cannot be reached';
  }
}

/** Runs the suite in it; what happened in the suite stands in the report that the suite writes. */
export async function runInDesktop(run: SuiteRun): Promise<void> {
  const executable = await downloadAndUnzipVSCode({ version: run.version.desktop, cachePath: INSTALL_FOLDER });
  const data = mkdtempSync(join(tmpdir(), 'sla-vscode-'));
  try {
    const folders = [`--extensions-dir=${join(data, 'extensions')}`, `--user-data-dir=${join(data, 'user')}`];
    mkdirSync(join(data, 'user/User'), { recursive: true });
    writeFileSync(join(data, 'user/User/settings.json'), JSON.stringify({ ...USER_SETTINGS, ...run.settings }));
    const [cli, ...cliArgs] = resolveCliArgsFromVSCodeExecutablePath(executable, { reuseMachineInstall: true });
    execFileSync(cli!, [...cliArgs, ...folders, '--install-extension', run.vsix, '--force'], {
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: process.platform === 'win32',
    });
    const workspace = join(data, 'workspace');
    cpSync(run.workspace, workspace, { recursive: true });
    await runTests({
      vscodeExecutablePath: executable,
      reuseMachineInstall: true, // the folders are named below
      extensionDevelopmentPath: run.hostExtension,
      extensionTestsPath: run.suite,
      extensionTestsEnv: { ...run.environment },
      launchArgs: [workspace, ...folders, '--disable-workspace-trust'],
    });
  } finally {
    rmSync(data, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}
