import type { SimulatedText } from '@sla-language/server/protocol';
import { element } from '../../webview/elements.js';
import type { Place } from '../messages.js';

type Simulation = NonNullable<SimulatedText['simulation']>;
type Step = Simulation['sections'][number]['steps'][number];
type Note = Simulation['unknown'][number];

/** What the scenario comes to, step by step, with links to the text. */
export class ResultView {
  readonly root = element('div', { class: 'result' });
  /** Only the one sentence is read aloud when it changes. */
  private readonly status = element('p', { class: 'summary', role: 'status' });
  private readonly stale = element('p', { class: 'stale-note' });
  private readonly body = element('div', {
    class: 'steps',
    role: 'region',
    'aria-label': 'Step by step',
    tabindex: '0',
  });
  private places: SimulatedText['places'] = {};

  constructor(
    private readonly actions: { readonly open: (place: Place) => void; readonly copy: (text: string) => void },
  ) {
    this.stale.hidden = true;
    this.root.append(this.stale, this.status, this.body);
  }

  /** A sentence for somebody who has just done something. */
  say(message: string): void {
    this.status.textContent = message;
  }

  /** The text cannot be asked now; what it came to before stays. */
  refuse(message: string): void {
    const before = this.body.childElementCount > 0;
    this.stale.textContent = before ? `${message} Below is what it came to before.` : message;
    this.stale.hidden = false;
    this.root.classList.toggle('stale', before);
  }

  show({ simulation, places, problems, example }: SimulatedText): void {
    this.stale.hidden = true;
    this.root.classList.remove('stale');
    this.places = places;
    if (!simulation) {
      const words = problems.length > 0 ? 'What is assumed is not understood yet.' : 'Nothing is assumed.';
      this.status.textContent = words;
      this.body.replaceChildren();
      return;
    }
    this.status.textContent = `${simulation.summary}.`;
    this.status.classList.toggle('owed', simulation.total.length > 0 || simulation.extensions.length > 0);
    this.body.replaceChildren(
      ...simulation.sections.map((section) =>
        element(
          'section',
          {},
          element('h3', {}, section.title),
          element(
            'ol',
            { start: String(section.steps[0]?.number ?? 1) },
            ...section.steps.map((step) => this.step(step)),
          ),
        ),
      ),
      ...this.notes('Taken to be so', simulation.assumptions),
      ...this.notes('Not known from the scenario', simulation.unknown),
      ...(example === undefined ? [] : [this.copying(example)]),
    );
  }

  private step({ text, arithmetic, clause }: Step): HTMLElement {
    const item = element('li', {}, element('span', {}, text));
    if (arithmetic !== undefined) item.append(element('span', { class: 'sum' }, arithmetic));
    if (clause) item.append(this.link(clause.path, clause.text));
    return item;
  }

  private notes(title: string, notes: readonly Note[]): readonly HTMLElement[] {
    if (notes.length === 0) return [];
    const items = notes.map(({ text, clause }) =>
      element('li', {}, text, ...(clause ? [' ', this.link(clause.path, clause.text)] : [])),
    );
    return [element('section', { class: 'notes' }, element('h3', {}, title), element('ul', {}, ...items))];
  }

  /** A clause that leads to its text. */
  private link(path: string, words: string): HTMLElement {
    const place = this.places[path];
    if (!place) return element('span', { class: 'clause' }, words);
    const button = element('button', { type: 'button', class: 'clause', title: 'Show it in the text' }, words);
    button.addEventListener('click', () => this.actions.open(place));
    return button;
  }

  private copying(example: string): HTMLElement {
    const button = element('button', { type: 'button', class: 'secondary' }, 'Copy as worked example');
    button.addEventListener('click', () => this.actions.copy(example));
    return element('p', { class: 'copying' }, button);
  }
}
