import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PreviewParams, PreviewResult } from '@sla-language/server/protocol';
import { Workshop } from '../../../server/test/preview/workshop.js';
import type { PreviewState, ToPage } from '../../src/preview/messages.js';

/** What an extension sends to the page for a text. */
export class Sender {
  readonly workshop = new Workshop();
  private held = new Set<string>();
  state: PreviewState = { uri: '', layout: 'schedule', look: 'editor', locked: false };

  start(): Promise<void> {
    return this.workshop.start();
  }

  /** An example, perhaps with other words. */
  async example(name: string, change: (text: string) => string = (text) => text): Promise<ToPage> {
    const file = path.resolve('examples', name);
    const uri = pathToFileURL(file).toString();
    await this.workshop.write(uri, change(readFileSync(file, 'utf8')));
    return this.messageOf(uri, await this.workshop.ask(uri, this.params()));
  }

  async text(uri: string, text: string): Promise<ToPage> {
    await this.workshop.write(uri, text);
    return this.messageOf(uri, await this.workshop.ask(uri, this.params()));
  }

  /** The page has nothing yet. */
  forget(): void {
    this.held.clear();
  }

  private params(): Partial<PreviewParams> {
    return { layout: this.state.layout, known: [...this.held], lenient: true };
  }

  private messageOf(uri: string, { document, agreements, problem, state }: PreviewResult): ToPage {
    this.state = { ...this.state, uri, agreement: document?.agreement };
    const banner = problem
      ? { message: problem.message, isStale: state === 'broken', leads: problem.place !== undefined }
      : null;
    if (!document) return { state: this.state, agreements, banner, document: null };
    const { texts, pieces, findings, title, language, style } = document;
    this.held = new Set([style, ...pieces.map(({ hash }) => hash)]);
    return {
      state: this.state,
      agreements,
      banner,
      document: {
        title,
        language,
        ...(texts[style] === undefined ? {} : { style: texts[style] }),
        pieces: pieces.map((piece) =>
          texts[piece.hash] === undefined ? piece : { ...piece, html: texts[piece.hash] },
        ),
        findings,
      },
    };
  }
}
