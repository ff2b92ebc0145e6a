import type { ScenarioFile, ScenarioOffer, ScenarioProblem } from '@sla-language/server/protocol';
import { element } from '../../webview/elements.js';
import { choiceField, fill, type Option } from './fields.js';
import { incidentRow, type List, levelRow, outageRow, type Row } from './rows.js';

const EVERYBODY: Option = { id: '', title: 'any' };

interface ShownRow {
  readonly row: Row;
  readonly root: HTMLElement;
  readonly message: HTMLElement;
}

/** What is assumed, as sentences with fields. */
export class ScenarioForm {
  readonly root = element('form', { class: 'scenario', 'aria-label': 'What is assumed' });
  private readonly list = element('ol', { class: 'sentences' });
  private readonly whom = element('p', { class: 'whom' });
  private readonly scopes = new Map<string, HTMLSelectElement>();
  private readonly add: Readonly<Record<List, HTMLButtonElement>>;
  private rows: ShownRow[] = [];
  private known: ScenarioOffer | undefined;
  private counter = 0;

  constructor(private readonly changed: () => void) {
    this.add = {
      outages: this.adder('Add an outage', outageRow),
      levels: this.adder('Add a level', levelRow),
      incidents: this.adder('Add an incident', incidentRow),
    };
    const buttons = element('p', { class: 'adding' }, ...Object.values(this.add));
    this.root.append(this.list, this.whom, buttons);
    this.root.addEventListener('submit', (event) => event.preventDefault());
    for (const name of ['input', 'change']) this.root.addEventListener(name, () => changed());
  }

  scenario(): ScenarioFile {
    const of = (list: List) => this.rows.filter(({ row }) => row.list === list).map(({ row }) => row.entry());
    const scopes = [...this.scopes.values()].map(({ value }) => value).filter((value) => value !== '');
    return {
      for: scopes,
      outages: of('outages'),
      levels: of('levels'),
      incidents: of('incidents'),
    } as unknown as ScenarioFile;
  }

  /** Takes what may be named. True where that brings about the first sentence. */
  offer(offer: ScenarioOffer): boolean {
    const isFirst = this.known === undefined;
    const isSame = JSON.stringify(offer) === JSON.stringify(this.known);
    this.known = offer;
    if (isSame) return false;
    this.add.outages.hidden = offer.services.length === 0;
    this.add.levels.hidden = offer.objectives.length === 0;
    this.add.incidents.hidden = offer.severities.length === 0;
    this.offerScopes(offer);
    for (const { row } of this.rows) row.offer(offer);
    const begin = offer.services.length > 0 ? outageRow : offer.objectives.length > 0 ? levelRow : undefined;
    if (!isFirst || !begin) return false;
    this.put(begin(offer, monthIn(offer)));
    return true;
  }

  /** Shows what is not understood at its field. */
  mark(problems: readonly ScenarioProblem[]): void {
    for (const { row, message } of this.rows) {
      const list = this.rows.filter((other) => other.row.list === row.list);
      const index = list.findIndex((other) => other.row === row);
      const own = problems.filter(({ of }) => of === `${row.list}/${index}`);
      message.textContent = own.map((problem) => problem.message).join(' ');
      for (const [name, field] of Object.entries(row.fields)) {
        const isWrong = own.some((problem) => problem.field === name);
        field.ariaInvalid = isWrong ? 'true' : null;
        if (isWrong) field.setAttribute('aria-describedby', message.id);
        else field.removeAttribute('aria-describedby');
      }
    }
  }

  focus(): void {
    this.root.querySelector<HTMLElement>('input, select')?.focus();
  }

  private offerScopes({ scopes }: ScenarioOffer): void {
    for (const kind of ['plan', 'region', 'option'] as const) {
      const options = scopes.filter((scope) => scope.kind === kind);
      const known = this.scopes.get(kind);
      if (options.length === 0) this.scopes.delete(kind);
      else if (known) fill(known, [EVERYBODY, ...options]);
      else this.scopes.set(kind, choiceField(`The customer's ${kind}`, [EVERYBODY, ...options]));
    }
    const words = [...this.scopes].flatMap(([kind, field], index) => [index === 0 ? `${kind} ` : `, ${kind} `, field]);
    this.whom.replaceChildren(...(words.length === 0 ? [] : ['for a customer with ', ...words]));
    this.whom.hidden = words.length === 0;
  }

  private adder(name: string, make: (offer: ScenarioOffer, month: string) => Row): HTMLButtonElement {
    const button = element('button', { type: 'button', class: 'secondary' }, name);
    button.hidden = true;
    button.addEventListener('click', () => {
      if (!this.known) return;
      const shown = this.put(make(this.known, monthIn(this.known)));
      shown.root.querySelector<HTMLElement>('input, select')?.focus();
      this.changed();
    });
    return button;
  }

  private put(row: Row): ShownRow {
    this.counter += 1;
    const message = element('p', { class: 'problem', id: `what-if-problem-${this.counter}`, role: 'alert' });
    const remove = element(
      'button',
      { type: 'button', class: 'remove', 'aria-label': 'Take this away', title: 'Take this away' },
      '×',
    );
    const sentence = element('span', { class: 'sentence' }, ...row.words);
    const root = element('li', {}, element('div', { class: 'line' }, sentence, remove), message);
    const shown = { row, root, message };
    remove.addEventListener('click', () => {
      const next = root.nextElementSibling ?? root.previousElementSibling;
      root.remove();
      this.rows = this.rows.filter((each) => each !== shown);
      (next?.querySelector<HTMLElement>('input, select') ?? this.add.outages).focus();
      this.changed();
    });
    this.rows.push(shown);
    this.list.append(root);
    return shown;
  }
}

/** This month, or the first one of the term where this one lies outside. */
function monthIn({ from, to }: ScenarioOffer): string {
  const now = new Date();
  const month = `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}`;
  if (from !== undefined && month < from.slice(0, 7)) return from.slice(0, 7);
  return to !== undefined && month > to.slice(0, 7) ? to.slice(0, 7) : month;
}
