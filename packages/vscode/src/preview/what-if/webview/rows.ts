import type { ScenarioOffer } from '@sla-language/server/protocol';
import { element } from '../../webview/elements.js';
import { choiceField, type Field, fill, type Option, TimeField, textField } from './fields.js';

/** The lists of a scenario in which rows of the form end up. */
export type List = 'outages' | 'levels' | 'incidents';

/** A sentence with fields. */
export interface Row {
  readonly list: List;
  readonly words: readonly (Node | string)[];
  /** Each field by its name in the entry, for marking what is not understood. */
  readonly fields: Readonly<Record<string, Field>>;
  entry(): Readonly<Record<string, unknown>>;
  offer(offer: ScenarioOffer): void;
}

const UNITS: readonly Option[] = [
  { id: 'minutes', title: 'minutes' },
  { id: 'hours', title: 'hours' },
  { id: 'seconds', title: 'seconds' },
  { id: 'days', title: 'days' },
];

const NOT_EXCLUDED: Option = { id: '', title: 'an outage that counts' };

/** "Assume 45 minutes of outage on Shop in March 2027, as an outage that counts" */
export function outageRow(offer: ScenarioOffer, month: string): Row {
  const count = textField('How long', '45', 5);
  const unit = choiceField('Unit of time', UNITS);
  const on = choiceField('What was down', offer.services);
  const time = new TimeField(month);
  const as = choiceField('As what it is to be taken', [NOT_EXCLUDED, ...offer.exclusions]);
  const excluded = element('span', { class: 'excluded' }, ', as ', as);
  excluded.hidden = offer.exclusions.length === 0;
  return {
    list: 'outages',
    words: ['Assume ', count, ' ', unit, ' of outage on ', on, ' ', time.root, excluded],
    fields: { length: count, on, as, ...time.fields },
    entry: () => ({
      length: `${count.value.trim()} ${unit.value}`,
      on: on.value,
      ...time.entry,
      ...(as.value === '' ? {} : { as: as.value }),
    }),
    offer(now) {
      fill(on, now.services);
      fill(as, [NOT_EXCLUDED, ...now.exclusions]);
      excluded.hidden = now.exclusions.length === 0;
    },
  };
}

/** "Assume that Response time came to 800 ms in March 2027" */
export function levelRow(offer: ScenarioOffer, month: string): Row {
  const of = choiceField('Which promise', offer.objectives);
  const is = textField('Level', offer.objectives[0]?.level ?? '', 10);
  const time = element('input', { type: 'month', 'aria-label': 'Month', value: month });
  let known = offer.objectives;
  of.addEventListener('change', () => {
    is.value = known.find(({ id }) => id === of.value)?.level ?? is.value;
  });
  return {
    list: 'levels',
    words: ['Assume that ', of, ' came to ', is, ' in ', time],
    fields: { of, is, in: time },
    entry: () => ({ of: of.value, is: is.value, in: time.value }),
    offer(now) {
      known = now.objectives;
      fill(of, now.objectives);
    },
  };
}

/** "Assume an incident of severity Critical, raised …, responded after 50 minutes, resolved after 6 hours" */
export function incidentRow(offer: ScenarioOffer, month: string): Row {
  const severity = choiceField('Severity', offer.severities);
  const raised = element('input', {
    type: 'datetime-local',
    'aria-label': 'When it was raised',
    value: `${month}-15T10:00`,
  });
  const done = element('span', { class: 'done' });
  const fields = new Map<string, HTMLInputElement>();
  let known = offer.severities;
  const rebuild = () => {
    const words = known.find(({ id }) => id === severity.value)?.commitments ?? [];
    done.replaceChildren();
    for (const word of words) {
      const field = fields.get(word) ?? textField(`${capital(word)} after`, '', 10);
      fields.set(word, field);
      field.placeholder = word === 'updated' ? '30 minutes' : '50 minutes';
      done.append(word === 'updated' ? ', updated every ' : `, ${word} after `, field);
    }
  };
  severity.addEventListener('change', rebuild);
  rebuild();
  return {
    list: 'incidents',
    words: ['Assume an incident of severity ', severity, ', raised ', raised, done],
    get fields() {
      return { severity, raised, ...Object.fromEntries(fields) };
    },
    entry: () => {
      const shown = [...fields].filter(([, field]) => field.isConnected && field.value.trim() !== '');
      return {
        severity: severity.value,
        raised: raised.value,
        ...Object.fromEntries(shown.map(([word, field]) => [word, field.value.trim()])),
      };
    },
    offer(now) {
      known = now.severities;
      fill(severity, now.severities);
      rebuild();
    },
  };
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
