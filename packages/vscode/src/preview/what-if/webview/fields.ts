import { element } from '../../webview/elements.js';

/** Something that can be chosen. */
export interface Option {
  readonly id: string;
  readonly title: string;
}

/** A field of a sentence. */
export type Field = HTMLInputElement | HTMLSelectElement;

/** A field to write in, as wide as its words. */
export function textField(label: string, value: string, size: number): HTMLInputElement {
  return element('input', {
    type: 'text',
    'aria-label': label,
    value,
    size: String(size),
    spellcheck: 'false',
    autocomplete: 'off',
  });
}

export function choiceField(label: string, options: readonly Option[]): HTMLSelectElement {
  const field = element('select', { 'aria-label': label });
  fill(field, options);
  return field;
}

/** Gives a field other options; what was chosen stays, where it is among them. */
export function fill(field: HTMLSelectElement, options: readonly Option[]): void {
  const chosen = field.value;
  field.replaceChildren(...options.map(({ id, title }) => element('option', { value: id }, title)));
  if (options.some(({ id }) => id === chosen)) field.value = chosen;
}

/** A month, or a moment. */
export class TimeField {
  readonly root: HTMLElement;
  private readonly kind = choiceField('How the time is given', [
    { id: 'in', title: 'in' },
    { id: 'from', title: 'from' },
  ]);
  private readonly month = element('input', { type: 'month', 'aria-label': 'Month' });
  private readonly moment = element('input', { type: 'datetime-local', 'aria-label': 'Moment' });

  constructor(month: string) {
    this.month.value = month;
    this.moment.value = `${month}-15T02:00`;
    this.moment.hidden = true;
    this.kind.addEventListener('change', () => {
      this.month.hidden = this.kind.value !== 'in';
      this.moment.hidden = this.kind.value === 'in';
    });
    this.root = element('span', { class: 'time' }, this.kind, ' ', this.month, this.moment);
  }

  get entry(): { readonly in: string } | { readonly from: string } {
    return this.kind.value === 'in' ? { in: this.month.value } : { from: this.moment.value };
  }

  get fields(): { readonly in: Field; readonly from: Field } {
    return { in: this.month, from: this.moment };
  }
}
