import type { PreviewState, ToExtension, ToPage } from '../messages.js';
import { element } from './elements.js';
import { icon } from './icons.js';

/** Whom a document is for, in the words of the toolbar. */
const LAYOUTS: readonly (readonly [PreviewState['layout'], string, string])[] = [
  ['schedule', 'Contract', 'The contract that people sign'],
  ['public-page', 'Public page', 'What a vendor publishes'],
  ['summary', 'Summary', 'One page for people who decide'],
  ['operations', 'Operations', 'For people on call'],
];

const FORMATS: readonly (readonly [NonNullable<ToExtension['generate']>, string])[] = [
  ['markdown', 'Markdown'],
  ['html', 'HTML'],
  ['docx', 'Word'],
  ['json', 'JSON'],
];

/** What an author chooses: which agreement, for whom, in which colours; and what goes out from here. */
export class Toolbar {
  readonly root: HTMLElement;
  private readonly agreement = element('select', { 'aria-label': 'Agreement' });
  private readonly layouts = new Map<string, HTMLInputElement>();
  private readonly whatIf = toggle('whatIf', 'What if…', 'Assume an outage and see what follows');
  private readonly paper = toggle('paper', 'Paper', 'The colours of paper instead of those of the editor');
  private readonly lock = toggle('lock', 'Lock', 'Keep to this file instead of following the editor');
  private readonly findings = element('button', { type: 'button', class: 'findings-button' });
  private readonly generate: HTMLDetailsElement;

  constructor(
    private readonly post: (message: ToExtension) => void,
    actions: { readonly whatIf: (isShown: boolean) => void; readonly nextFinding: () => void },
  ) {
    this.agreement.addEventListener('change', () => post({ choose: { agreement: this.agreement.value } }));
    this.findings.addEventListener('click', actions.nextFinding);
    this.paper.addEventListener('click', () =>
      post({ choose: { look: this.paper.ariaPressed === 'true' ? 'editor' : 'paper' } }),
    );
    this.lock.addEventListener('click', () => post({ choose: { locked: this.lock.ariaPressed !== 'true' } }));
    this.whatIf.setAttribute('aria-controls', 'what-if');
    this.whatIf.addEventListener('click', () => {
      const isShown = this.whatIf.ariaPressed !== 'true';
      this.whatIf.ariaPressed = String(isShown);
      actions.whatIf(isShown);
    });
    this.generate = this.menu();
    const tools = element('div', { class: 'tools' }, this.findings, this.whatIf, this.paper, this.lock, this.generate);
    this.root = element('div', { class: 'toolbar' }, this.agreement, this.audience(), tools);
  }

  update({ state, agreements, document }: ToPage): void {
    if (state) {
      this.paper.ariaPressed = String(state.look === 'paper');
      this.lock.ariaPressed = String(state.locked);
      const chosen = this.layouts.get(state.layout);
      if (chosen) chosen.checked = true;
    }
    if (agreements) this.offer(agreements);
    if (state?.agreement !== undefined) this.agreement.value = state.agreement;
    if (document !== undefined) this.count(document?.findings.length ?? 0);
  }

  /** Shows the panel, as its button does. */
  showWhatIf(): void {
    if (this.whatIf.ariaPressed !== 'true') this.whatIf.click();
  }

  private offer(agreements: NonNullable<ToPage['agreements']>): void {
    const options = agreements.map(({ id, title, kind }) =>
      element('option', { value: id }, kind === 'template' ? `${title} (template)` : title),
    );
    this.agreement.replaceChildren(...options);
    this.agreement.hidden = agreements.length < 2;
  }

  private count(count: number): void {
    this.findings.hidden = count === 0;
    this.findings.title = 'Go to the next finding';
    this.findings.replaceChildren(icon('warning'), element('span', {}, String(count)));
    this.findings.ariaLabel = `${count} ${count === 1 ? 'finding' : 'findings'}: go to the next one`;
  }

  private audience(): HTMLElement {
    const group = element('div', { class: 'audience', role: 'radiogroup', 'aria-label': 'For whom' });
    for (const [layout, name, title] of LAYOUTS) {
      const input = element('input', { type: 'radio', name: 'layout', value: layout });
      input.addEventListener('change', () => this.post({ choose: { layout } }));
      this.layouts.set(layout, input);
      group.append(element('label', { title }, input, element('span', {}, name)));
    }
    return group;
  }

  private menu(): HTMLDetailsElement {
    const summary = element('summary', { title: 'Make a document of it' }, icon('generate'));
    summary.append(element('span', { class: 'name' }, 'Generate'));
    const list = element('div', { class: 'menu' });
    const details = element('details', { class: 'generate' }, summary, list);
    for (const [format, name] of FORMATS) {
      const item = element('button', { type: 'button' }, name);
      item.addEventListener('click', () => {
        details.open = false;
        this.post({ generate: format });
      });
      list.append(item);
    }
    details.addEventListener('keydown', ({ key }) => {
      if (key !== 'Escape' || !details.open) return;
      details.open = false;
      summary.focus();
    });
    document.addEventListener('click', ({ target }) => {
      if (target instanceof Node && !details.contains(target)) details.open = false;
    });
    return details;
  }
}

function toggle(picture: Parameters<typeof icon>[0], name: string, title: string): HTMLButtonElement {
  const button = element('button', { type: 'button', title, 'aria-pressed': 'false' }, icon(picture));
  button.append(element('span', { class: 'name' }, name));
  return button;
}
