/** How long the packaged extension holds up the extension host when its first file is opened, by VS Code's own clock. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { EXTENSION_ID, VSIX } from '../scripts/vscode/settings.js';
import { VERSIONS } from '../scripts/vscode/versions.js';
import { startWorkbench } from '../scripts/vscode/workbench.js';
import { agreement } from './text.js';

const TIMEOUT = 30_000;

/** The times of so many windows, each with one agreement of everyday content, in milliseconds. */
export async function measureActivation(windows: number): Promise<readonly number[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'sla-activation-'));
  const file = path.join(folder, 'agreement.sla');
  writeFileSync(file, agreement(0).join('\n'));
  const workbench = await startWorkbench({ version: VERSIONS.newest, vsix: [VSIX], say: console.error });
  const { page } = workbench;
  try {
    const times: number[] = [];
    for (let i = 0; i < windows; i++) {
      await workbench.open(folder, [['openFile', workbench.remote(file)]]);
      // The extension is at work when the outline of the file stands in the breadcrumbs.
      await page.locator('.breadcrumbs-control .monaco-breadcrumb-item').nth(1).waitFor({ timeout: TIMEOUT });
      times.push(await activationTime(page));
    }
    return times;
  } finally {
    await workbench.stop();
    rmSync(folder, { recursive: true });
  }
}

/** What the list of the running extensions says of ours. */
async function activationTime(page: Page): Promise<number> {
  await page.keyboard.press('F1');
  await page.keyboard.type('Developer: Show Running Extensions');
  await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Running Extensions' }).first().click();
  const row = page.locator(`.runtime-extensions-editor [aria-label="${EXTENSION_ID.split('.')[1]}"]`);
  const told = await row.locator('.activation-time').textContent({ timeout: TIMEOUT });
  const time = /(\d+)\s*ms/.exec(told ?? '');
  if (!time) throw new Error(`VS Code does not say how long it took to start the extension: ${told}`);
  return Number(time[1]);
}
