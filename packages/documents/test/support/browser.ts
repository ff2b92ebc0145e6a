import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { BROWSER, findProgram, PDF_TO_TEXT } from '../../../../scripts/programs.js';

export type Look = 'light' | 'dark';

/** A real browser that shows documents and prints them. */
export class DocumentBrowser {
  private constructor(private readonly browser: Browser) {}

  static async start(): Promise<DocumentBrowser> {
    const executablePath = findProgram(BROWSER, console.error);
    return new DocumentBrowser(await chromium.launch({ executablePath, args: ['--no-sandbox'] }));
  }

  async stop(): Promise<void> {
    await this.browser.close();
  }

  /** Shows a document and hands the page to `use`; fails when the document asks for anything or complains. */
  async show<T>(html: string, options: { width: number; look: Look }, use: (page: Page) => Promise<T>): Promise<T> {
    const { width, look } = options;
    const page = await this.browser.newPage({ viewport: { width, height: 900 }, colorScheme: look });
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('request', (request) => complaints.push(request.url()));
    try {
      await page.setContent(html);
      const result = await use(page);
      if (complaints.length > 0)
        throw new Error(`The document does more than to stand there: ${complaints.join(', ')}`);
      return result;
    } finally {
      await page.close();
    }
  }

  /** What axe-core finds against WCAG 2.1 A and AA and against good practice, one line each. */
  async violations(html: string, options: { width: number; look: Look }): Promise<readonly string[]> {
    return this.show(html, options, async (page) => {
      await page.evaluate(axe.source);
      const { violations } = await page.evaluate<axe.AxeResults>(`axe.run(document, ${JSON.stringify(RULES)})`);
      return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 200)}`));
    });
  }

  /** The document as a PDF, printed by somebody whose screen is dark. */
  async print(html: string): Promise<Buffer> {
    return this.show(html, { width: 1000, look: 'dark' }, (page) =>
      page.pdf({ preferCSSPageSize: true, printBackground: true }),
    );
  }

  /** The words of each page of the printed document, as they lie on the paper. */
  async printed(html: string): Promise<readonly string[]> {
    const pdf = await this.print(html);
    const folder = mkdtempSync(path.join(tmpdir(), 'sla-print-'));
    try {
      const file = path.join(folder, 'document.pdf');
      writeFileSync(file, pdf);
      const text = execFileSync(findProgram(PDF_TO_TEXT, console.error), ['-layout', file, '-'], { encoding: 'utf8' });
      return text.split('\f').slice(0, -1);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

const RULES = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] },
  resultTypes: ['violations'],
};
