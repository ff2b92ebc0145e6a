import axe from 'axe-core';
import { build } from 'esbuild';
import { type Browser, chromium, type Page } from 'playwright-core';
import { BROWSER, findProgram } from '../../../../scripts/programs.js';
import type { ToExtension, ToPage } from '../../src/preview/messages.js';
import { pageWith } from '../../src/preview/page.js';
import { THEMES } from './themes.js';

const HOST = 'https://preview.test';

export interface PageOptions {
  readonly theme?: string;
  readonly width?: number;
  readonly height?: number;
  /** What the extension says to a message of the page, if anything. */
  readonly answer?: (message: ToExtension) => Promise<ToPage | undefined>;
}

/** The page of the preview as it ships, in a real browser, with a test in the place of the extension. */
export class PreviewBrowser {
  private constructor(
    private readonly browser: Browser,
    private readonly files: Readonly<Record<string, string>>,
  ) {}

  static async start(): Promise<PreviewBrowser> {
    const { outputFiles } = await build({
      entryPoints: ['packages/vscode/src/preview/webview/index.ts'],
      bundle: true,
      write: false,
      outdir: 'out',
      format: 'iife',
      platform: 'browser',
      logLevel: 'warning',
    });
    const text = (ending: string) => outputFiles.find(({ path }) => path.endsWith(ending))!.text;
    const executablePath = findProgram(BROWSER, console.error);
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
    return new PreviewBrowser(browser, { '/preview.js': text('.js'), '/preview.css': text('.css') });
  }

  stop(): Promise<void> {
    return this.browser.close();
  }

  async open({ theme = 'vscode-light', width = 720, height = 900, answer }: PageOptions = {}): Promise<PreviewPage> {
    const page = await this.browser.newPage({ viewport: { width, height } });
    const complaints: string[] = [];
    const received: ToExtension[] = [];
    const shown = new PreviewPage(page, complaints, received);
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.exposeFunction('tellTest', async (message: ToExtension) => {
      received.push(message);
      const answered = await answer?.(message);
      if (answered) await shown.send(answered);
    });
    await page.addInitScript(
      `globalThis.acquireVsCodeApi = () => ({ postMessage: (message) => tellTest(message), setState() {} });
      document.addEventListener('DOMContentLoaded', () => document.body.classList.add(${JSON.stringify(theme)}));
      addEventListener('DOMContentLoaded', () => {
        for (const [name, value] of Object.entries(${JSON.stringify(THEMES[theme])}))
          document.documentElement.style.setProperty('--vscode-' + name, value);
      });`,
    );
    const html = pageWith({
      nonce: 'abc123',
      source: HOST,
      script: `${HOST}/preview.js`,
      style: `${HOST}/preview.css`,
    });
    await page.route('**', (route) => {
      const { pathname } = new URL(route.request().url());
      if (pathname === '/') return route.fulfill({ contentType: 'text/html', body: html });
      const contentType = pathname.endsWith('.css') ? 'text/css' : 'text/javascript';
      const body = this.files[pathname];
      if (body !== undefined) return route.fulfill({ contentType, body });
      if (pathname !== '/favicon.ico') complaints.push(`asks for ${route.request().url()}`);
      return route.abort();
    });
    await page.goto(`${HOST}/`);
    await page.locator('main').waitFor();
    return shown;
  }
}

export class PreviewPage {
  constructor(
    readonly page: Page,
    /** What the browser has complained of: scripts that failed, what the policy forbids, what was asked of the network. */
    readonly complaints: readonly string[],
    readonly received: readonly ToExtension[],
  ) {}

  /** A message of the extension. */
  send(message: ToPage): Promise<void> {
    return this.page.evaluate<void>(`postMessage(${JSON.stringify(message)}, '*'), new Promise((done) => {
      requestAnimationFrame(() => setTimeout(done));
    })`);
  }

  /** The document as it stands in the page, without what the page itself has put there. */
  shown(): Promise<string> {
    return this.page.evaluate<string>(`(() => {
      const copy = document.querySelector('main').cloneNode(true);
      for (const each of copy.querySelectorAll('.findings')) each.remove();
      for (const each of copy.querySelectorAll('*')) {
        each.classList.remove('changed', 'current');
        for (const name of ['tabindex', 'aria-current']) if (each.matches('[data-key]')) each.removeAttribute(name);
        if (each.getAttribute('class') === '') each.removeAttribute('class');
        // Their order means nothing.
        const attributes = [...each.attributes].sort((left, right) => (left.name < right.name ? -1 : 1));
        for (const { name } of attributes) each.removeAttribute(name);
        for (const { name, value } of attributes) each.setAttribute(name, value);
      }
      return copy.innerHTML;
    })()`);
  }

  evaluate<T>(expression: string): Promise<T> {
    return this.page.evaluate<T>(expression);
  }

  /** What axe-core finds against WCAG 2.1 A and AA and against good practice, one line each. */
  async violations(): Promise<readonly string[]> {
    await this.page.evaluate(axe.source);
    const { violations } = await this.page.evaluate<axe.AxeResults>(`axe.run(document, ${JSON.stringify(RULES)})`);
    return violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary?.slice(0, 300)}`),
    );
  }

  close(): Promise<void> {
    return this.page.close();
  }
}

const RULES = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] },
  resultTypes: ['violations'],
};
