/** The panel of the preview that answers "what if?". */
import './what-if.css';
import type { SimulateResult } from '@sla-language/server/protocol';
import { element } from '../../webview/elements.js';
import type { FromPanel, ToPanel } from '../messages.js';
import { ScenarioForm } from './form.js';
import { ResultView } from './result.js';

/** What the page of the preview offers the panel. */
export interface WhatIfHost {
  /** Sends a message to `answerWhatIf` on the side of the extension. */
  post(message: unknown): void;
  /** Calls the listener with each answer of `answerWhatIf`. */
  onMessage(listener: (message: unknown) => void): void;
  /** The id of the agreement that the preview shows. */
  agreement(): string;
  /** Shows the panel. */
  show(): void;
}

/** How long somebody may go on typing before the question is asked, in milliseconds. */
const PAUSE = 200;

/** Builds the panel inside `root`, once; the page shows and hides it. */
export function mountWhatIf(root: HTMLElement, host: WhatIfHost): void {
  const post = (message: FromPanel) => host.post(message);
  const result = new ResultView({
    open: (place) => post({ open: place }),
    copy: (text) => post({ copy: text }),
  });
  const panel = new Panel(post, () => host.agreement(), result);
  const heading = element('h2', { class: 'what-if-title' }, 'What if?');
  root.append(heading, panel.form.root, result.root);

  host.onMessage((message) => {
    const answer = message as ToPanel | undefined;
    if (!answer) return;
    if ('answer' in answer) panel.take(answer.answer, answer.number);
    else if ('copied' in answer) result.say('Copied. Paste it between the lines of the agreement.');
    else {
      host.show();
      panel.form.focus();
    }
  });
  // The page hears of every change of the text; while the panel is hidden nobody asks.
  window.addEventListener('message', ({ data }: MessageEvent<Readonly<Record<string, unknown>>>) => {
    if (!root.hidden && ('document' in data || 'state' in data || 'banner' in data)) panel.askSoon();
  });
  new MutationObserver(() => {
    if (!root.hidden) panel.askSoon();
  }).observe(root, { attributeFilter: ['hidden'] });
}

/** Asks again whenever the form or the text has changed, and shows the last answer. */
class Panel {
  readonly form = new ScenarioForm(() => this.askSoon());
  private asked = 0;
  private answered = 0;
  private timer = 0;

  constructor(
    private readonly post: (message: FromPanel) => void,
    private readonly agreement: () => string,
    private readonly result: ResultView,
  ) {}

  askSoon(): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.ask(), PAUSE);
  }

  take(answer: SimulateResult, number: number): void {
    // A later answer is here already.
    if (number < this.answered) return;
    this.answered = number;
    if ('problem' in answer) {
      this.result.refuse(answer.problem.message);
      return;
    }
    const isNew = this.form.offer(answer.offer);
    this.form.mark(answer.problems);
    if (isNew) this.askSoon();
    else this.result.show(answer);
  }

  private ask(): void {
    this.asked += 1;
    const agreement = this.agreement();
    this.post({
      ask: { ...(agreement === '' ? {} : { agreement }), scenario: this.form.scenario() },
      number: this.asked,
    });
  }
}
