/** The suite in VS Code's server, whose window Chromium shows. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { format } from 'node:util';
import type { SuiteRun } from './run.js';
import { ARTIFACTS } from './settings.js';
import { startWorkbench } from './workbench.js';

const TIMEOUT = 180_000;

/** Runs the suite in it; what happened in the suite stands in the report that the suite writes. */
export async function runInCodeServer(run: SuiteRun): Promise<void> {
  const workspace = mkdtempSync(join(tmpdir(), 'sla-workspace-'));
  cpSync(run.workspace, workspace, { recursive: true });
  const messages: string[] = [];
  const workbench = await startWorkbench({ ...run, vsix: [run.vsix] });
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
    if (problem) run.say(problem);
    mkdirSync(ARTIFACTS, { recursive: true });
    const trace = join(ARTIFACTS, `${run.version.name}-${run.flavour}`);
    await workbench.page.screenshot({ path: `${trace}.png` });
    writeFileSync(`${trace}.log`, [...messages, workbench.log()].join('\n'));
  } finally {
    await workbench.stop();
    rmSync(workspace, { recursive: true, force: true });
  }
}
