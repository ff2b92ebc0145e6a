/**
 * Whether the preview works in a real VS Code, as somebody sees it who works with it: a suite inside VS Code cannot look into the page.
 *   tsx scripts/vscode/preview.ts        both flavours of the extension
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { IN_BROWSER, VSIX } from './settings.js';
import { VERSIONS, type Version } from './versions.js';
import { startWorkbench } from './workbench.js';

const TIMEOUT = 30_000;
const ARTIFACTS = 'out/vscode';

type Flavour = 'node' | 'browser';

/** Fails, with what was expected, where the preview does not do what it should. */
export async function checkPreview(version: Version, flavour: Flavour, say: (message: string) => void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'sla-preview-'));
  const workspace = join(folder, 'examples');
  cpSync('examples', workspace, { recursive: true });
  const settings = flavour === 'browser' ? IN_BROWSER : {};
  const workbench = await startWorkbench({ version, vsix: [VSIX], settings, say });
  const { page } = workbench;
  try {
    await workbench.open(workspace, [['openFile', workbench.remote(join(workspace, 'managed-service.sla'))]]);
    await page.locator('.breadcrumbs-control .monaco-breadcrumb-item').nth(1).waitFor({ timeout: TIMEOUT });
    for (const [what, step] of Object.entries(STEPS)) {
      const start = performance.now();
      try {
        await step(page);
      } catch (error) {
        mkdirSync(ARTIFACTS, { recursive: true });
        await page.screenshot({ path: join(ARTIFACTS, `preview-${flavour}.png`) });
        throw new Error(`${flavour}: ${what}: ${error instanceof Error ? error.message : String(error)}`);
      }
      say(`preview, ${flavour}: ${what} (${Math.round(performance.now() - start)} ms)`);
    }
  } finally {
    await workbench.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** In their order: each goes on from where the last one has left the window. */
const STEPS: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  async 'opens beside the text by the keys of every preview'(page) {
    await openPreview(page);
    await shows(page, 'Managed Hosting Service Level Agreement');
    await within(
      'the editor keeps the keyboard',
      async () => (await page.locator('.monaco-editor.focused').count()) === 1,
    );
  },
  async 'is patched while somebody types, and never loaded anew'(page) {
    const frame = await previewOf(page);
    await frame.evaluate('globalThis.same = document.querySelector("main header")');
    await goTo(page, 'outcome "');
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.type(' Patched at once.');
    await shows(page, 'Patched at once.');
    const isSame = await frame.evaluate<boolean>('globalThis.same === document.querySelector("main header")');
    if (!isSame) throw new Error('the page was made anew');
  },
  async 'marks the clause in which the cursor stands'(page) {
    const frame = await previewOf(page);
    await within('the clause is marked', async () => {
      const text = await frame.locator('main .current').first().textContent({ timeout: 1_000 });
      return text?.includes('Patched at once.') === true;
    });
  },
  async 'keeps the last good state of a broken text, says what is wrong, and leads there'(page) {
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.keyboard.type('servise Nothing');
    const frame = await previewOf(page);
    await frame.locator('.banner button').waitFor({ timeout: TIMEOUT });
    await shows(page, 'Patched at once.');
    const line = await lineOf(page);
    await goToLine(page, 1);
    await frame.locator('.banner button').click();
    await within(`the cursor goes to line ${line}`, async () => (await lineOf(page)) === line);
    await page.keyboard.press('Control+1');
    await page.keyboard.press('Control+Shift+K'); // deletes the line
    await frame.locator('.banner:empty').waitFor({ state: 'attached', timeout: TIMEOUT });
  },
  async 'leads from a paragraph to its clause'(page) {
    const frame = await previewOf(page);
    const clause = frame.locator('main [data-key^="objective-"] [data-key]').first();
    await clause.scrollIntoViewIfNeeded();
    const before = await lineOf(page);
    await clause.click();
    await within('the cursor goes to the clause', async () => (await lineOf(page)) !== before);
    await within('the text has the keyboard', async () => (await page.locator('.monaco-editor.focused').count()) === 1);
  },
  async 'scrolls with the text'(page) {
    const frame = await previewOf(page);
    await page.waitForTimeout(1_000); // the preview leads no longer
    await goToLine(page, 1);
    const top = () => frame.evaluate<number>('scrollY');
    await within('the preview is at its beginning', async () => (await top()) < 3_000);
    const before = await top();
    await goToLine(page, 250);
    await within('the preview has moved', async () => Math.abs((await top()) - before) > 500);
  },
  async 'shows what another reader gets'(page) {
    const frame = await previewOf(page);
    await frame.locator('.audience label', { hasText: 'Summary' }).click();
    await shows(page, 'Agreement: summary');
    await frame.locator('.audience label', { hasText: 'Contract' }).click();
    await frame.locator('main nav').waitFor({ timeout: TIMEOUT });
  },
  async 'is there again after the window was loaded anew'(page) {
    await page.waitForTimeout(1_500); // VS Code saves the state of a page when nothing happens
    // A window that is told which files to open does not look for those of last time.
    const address = new URL(page.url());
    address.searchParams.set('payload', JSON.stringify([['skipWelcome', 'true']]));
    await page.goto(address.toString());
    await shows(page, 'Managed Hosting Service Level Agreement');
  },
  async 'follows the editor to another file'(page) {
    await page.keyboard.press('Control+1');
    await page.keyboard.press('Control+P');
    await page.keyboard.type('slack.sla');
    await page
      .locator('.quick-input-list .monaco-list-row', { hasText: 'slack.sla' })
      .first()
      .waitFor({ timeout: TIMEOUT });
    await page.keyboard.press('Enter');
    await page.locator('.tab', { hasText: 'Preview slack.sla' }).waitFor({ timeout: TIMEOUT });
    await shows(page, 'Slack');
  },
};

/** Opens the preview of the file in the editor. */
export async function openPreview(page: Page): Promise<void> {
  await page.keyboard.press('Control+1'); // the editor has the keyboard
  await page.keyboard.press('Control+K');
  await page.keyboard.press('v');
  const frame = await previewOf(page);
  await frame.locator('main h1').waitFor({ timeout: TIMEOUT });
}

/** The page of the preview, inside of the frames into which VS Code puts it. */
export async function previewOf(page: Page): Promise<Frame> {
  let found: Frame | undefined;
  await within('there is a preview', async () => {
    for (const frame of page.frames()) {
      const isPreview = await frame
        .evaluate<boolean>('document.querySelector("main.document") !== null')
        .catch(() => false);
      if (isPreview) found = frame;
    }
    return found !== undefined;
  });
  return found!;
}

async function shows(page: Page, text: string): Promise<void> {
  await within(`the preview shows "${text}"`, async () => {
    const frame = await previewOf(page);
    return (await frame.locator('main').textContent({ timeout: 1_000 }))?.includes(text) === true;
  });
}

async function goToLine(page: Page, line: number): Promise<void> {
  await page.keyboard.press('Control+1');
  await page.keyboard.press('Control+G');
  await page.keyboard.type(String(line));
  await page.keyboard.press('Enter');
}

/** Puts the cursor to the first place where a text stands. */
async function goTo(page: Page, text: string): Promise<void> {
  await goToLine(page, 1);
  await page.keyboard.press('Control+F');
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
}

/** The line of the cursor, as the status bar says. */
async function lineOf(page: Page): Promise<number> {
  const status = await page.locator('#status\\.editor\\.selection').textContent({ timeout: TIMEOUT });
  return Number(/\d+/.exec(status ?? '')?.[0]);
}

async function within(what: string, holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + TIMEOUT;
  for (;;) {
    if (await holds().catch(() => false)) return;
    if (Date.now() > end) throw new Error(`not within ${TIMEOUT / 1000} s: ${what}`);
    await new Promise((done) => setTimeout(done, 100));
  }
}

if (process.argv[1]?.endsWith('vscode/preview.ts')) {
  for (const flavour of ['node', 'browser'] as const) await checkPreview(VERSIONS.newest, flavour, console.error);
}
