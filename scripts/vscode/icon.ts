/** Draws packages/vscode/images/icon.png from the SVG beside it (the Marketplace takes no SVG): `tsx scripts/vscode/icon.ts`. */
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { BROWSER, findProgram } from '../programs.js';

const SIZE = 256;
const browser = await chromium.launch({ executablePath: findProgram(BROWSER, console.error), args: ['--no-sandbox'] });
const page = await browser.newPage({ viewport: { width: SIZE, height: SIZE } });
await page.setContent(`<style>body { margin: 0 }</style>${readFileSync('packages/vscode/images/icon.svg', 'utf8')}`);
await page.screenshot({ path: 'packages/vscode/images/icon.png', omitBackground: true });
await browser.close();
