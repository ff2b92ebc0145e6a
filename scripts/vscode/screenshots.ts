/**
 * Pictures of the editor with the packaged extension, for people to look at.
 *   npm run screenshots                      writes those of the documentation: docs/images
 *   npm run screenshots -- hints.png         only that one
 */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { openPreview, previewOf } from './preview.js';
import { VSIX } from './settings.js';
import { VERSIONS, type Version } from './versions.js';
import { startWorkbench } from './workbench.js';

const WORKSPACE = { shop: 'test/vscode/workspace', examples: 'examples' };
const TIMEOUT = 30_000;

interface Scene {
  readonly workspace: keyof typeof WORKSPACE;
  /** The file to open. */
  readonly file: string;
  /** The colours; light where it is not given. */
  readonly theme?: string;
  /** Brings the window into the state that is worth a picture. */
  readonly prepare: (page: Page) => Promise<void>;
}

/** A preview with the clause of the objective that the cursor is in. */
async function showPreview(page: Page): Promise<void> {
  await page.keyboard.press('Control+B'); // room for both
  await openPreview(page);
  await goToLine(page, 199);
  const frame = await previewOf(page);
  await frame.locator('main .current').first().waitFor({ timeout: TIMEOUT });
}

/** What is underlined, in the text and in the list of problems. */
async function showFindings(page: Page): Promise<void> {
  await goToLine(page, 31);
  await page.locator('.squiggly-error').first().waitFor({ timeout: TIMEOUT });
  await page.keyboard.press('Control+Shift+M');
  await page.locator('.markers-panel .monaco-list-row').first().waitFor({ timeout: TIMEOUT });
}

/** What targets come to, behind and above them. */
async function showHints(page: Page): Promise<void> {
  await goToLine(page, 205);
  await page.locator('.view-line', { hasText: /target\s>=\s98\.75%.*30/ }).waitFor({ timeout: TIMEOUT });
  await page.locator('.codelens-decoration a:visible').first().waitFor({ timeout: TIMEOUT });
}

const DARK = 'Default Dark Modern';

const SCENES: Readonly<Record<string, Scene>> = {
  'findings.png': { workspace: 'shop', file: 'shop.sla', prepare: showFindings },
  'findings-dark.png': { workspace: 'shop', file: 'shop.sla', theme: DARK, prepare: showFindings },
  'hints.png': { workspace: 'examples', file: 'managed-service.sla', prepare: showHints },
  'hints-dark.png': { workspace: 'examples', file: 'managed-service.sla', theme: DARK, prepare: showHints },
  'lightbulb.png': {
    workspace: 'shop',
    file: 'shop.sla',
    async prepare(page) {
      const underlined = page.locator('.squiggly-error').first();
      await underlined.waitFor({ timeout: TIMEOUT });
      await goToLine(page, lineOf('shop.sla', 'credit 10% of fee when'));
      await page.keyboard.press('Home');
      await until(page, '.action-widget .monaco-list-row.action', async () => {
        await page.keyboard.press('Escape');
        await page.keyboard.press('Control+.');
      });
    },
  },
  'walkthrough.png': {
    workspace: 'shop',
    file: 'shop.sla',
    async prepare(page) {
      await page.keyboard.press('F1');
      await page.keyboard.type('SLA: Open Walkthrough');
      await page
        .locator('.quick-input-list .monaco-list-row', { hasText: 'SLA:' })
        .first()
        .waitFor({ timeout: TIMEOUT });
      await page.keyboard.press('Enter');
      await page.locator('.getting-started-step.expanded').first().waitFor({ timeout: TIMEOUT });
    },
  },
  'hover.png': {
    workspace: 'examples',
    file: 'managed-service.sla',
    async prepare(page) {
      const line = page.locator('.view-line', { hasText: /^\s*target\s>=\s99\.75/ });
      await goToLine(page, 195);
      await until(page, '.monaco-hover:not(.hidden) li', async () => {
        await page.mouse.move(0, 0);
        await line.locator('span span', { hasText: /99\.75/ }).hover({ timeout: TIMEOUT });
      });
    },
  },
  'preview-light.png': { workspace: 'examples', file: 'managed-service.sla', prepare: showPreview },
  'preview-dark.png': {
    workspace: 'examples',
    file: 'managed-service.sla',
    theme: DARK,
    prepare: showPreview,
  },
  'completion.png': {
    workspace: 'examples',
    file: 'managed-service.sla',
    async prepare(page) {
      await goToLine(page, 186);
      await page.keyboard.press('Control+Enter'); // a new line below this one
      await until(page, '.suggest-widget.visible .monaco-list-row', async () => {
        await page.keyboard.press('Escape');
        await page.keyboard.press('Control+Space');
      });
      await page.keyboard.press('Control+Space'); // the description of the selected word
    },
  },
};

/** The number of the first line of a file of the shop that holds a text. */
function lineOf(file: string, text: string): number {
  const lines = readFileSync(join(WORKSPACE.shop, file), 'utf8').split('\n');
  return lines.findIndex((line) => line.includes(text)) + 1;
}

/** Asks again until the editor shows it: on a busy machine a first question may come before the server can answer. */
async function until(page: Page, selector: string, ask: () => Promise<void>): Promise<void> {
  const shown = page.locator(selector).first();
  for (let attempt = 1; ; attempt++) {
    await ask();
    try {
      return await shown.waitFor({ timeout: TIMEOUT / 5 });
    } catch (error) {
      if (attempt === 10) throw error;
    }
  }
}

async function goToLine(page: Page, line: number): Promise<void> {
  await page.keyboard.press('Control+1'); // the editor has the keyboard
  await page.keyboard.press('Control+G');
  await page.keyboard.type(String(line));
  await page.keyboard.press('Enter');
}

/** Nothing in a picture but what it is about. */
const SETTINGS = {
  'window.title': '$'.concat('{activeEditorShort} — SLA Language'),
  'window.commandCenter': false,
  'editor.minimap.enabled': false,
  'files.exclude': { '**/.vscode': true },
  'editor.stickyScroll.enabled': false,
  'workbench.layoutControl.enabled': false,
};

/** Takes all pictures into a folder, and returns their paths. Fails where the editor does not show what it should. */
export async function takeScreenshots(
  version: Version,
  folder: string,
  say: (message: string) => void,
  only: readonly string[] = [],
): Promise<readonly string[]> {
  mkdirSync(folder, { recursive: true });
  const copies = mkdtempSync(join(tmpdir(), 'sla-screenshots-'));
  const workbench = await startWorkbench({ version, vsix: [VSIX], settings: SETTINGS, say });
  const { page } = workbench;
  const taken: string[] = [];
  try {
    for (const [name, scene] of Object.entries(SCENES)) {
      if (only.length > 0 && !only.includes(name)) continue;
      // VS Code remembers where one was in a folder: each picture has its own.
      const workspace = join(copies, name, basename(WORKSPACE[scene.workspace]));
      cpSync(WORKSPACE[scene.workspace], workspace, { recursive: true });
      if (scene.theme) {
        mkdirSync(join(workspace, '.vscode'));
        const settings = JSON.stringify({ 'workbench.colorTheme': scene.theme });
        writeFileSync(join(workspace, '.vscode/settings.json'), settings);
      }
      await workbench.open(workspace, [['openFile', workbench.remote(join(workspace, scene.file))]]);
      await page.locator('.view-line').first().waitFor({ timeout: TIMEOUT });
      // The extension is at work when the outline of the file stands in the breadcrumbs.
      await page.locator('.breadcrumbs-control .monaco-breadcrumb-item').nth(1).waitFor({ timeout: TIMEOUT });
      await checkColours(page);
      await scene.prepare(page);
      await page.waitForTimeout(800); // until nothing moves
      taken.push(resolve(folder, name));
      await page.screenshot({ path: taken.at(-1)! });
    }
  } finally {
    await workbench.stop();
    rmSync(copies, { recursive: true, force: true });
  }
  return taken;
}

/** A file without highlighting has one colour. */
async function checkColours(page: Page): Promise<void> {
  const colours = await page.evaluate(() => {
    const { document, getComputedStyle } = globalThis as unknown as {
      document: { querySelectorAll(selector: string): Iterable<object> };
      getComputedStyle(element: object): { readonly color: string };
    };
    return new Set([...document.querySelectorAll('.view-line span span')].map((span) => getComputedStyle(span).color))
      .size;
  });
  if (colours < 4) throw new Error(`The editor shows ${colours} colours: the highlighting does not work.`);
}

if (process.argv[1]?.endsWith('screenshots.ts')) {
  for (const path of await takeScreenshots(VERSIONS.newest, 'docs/images', console.error, process.argv.slice(2)))
    console.log(path);
}
