import { nearest } from '@sla-language/agreement';
import { NotUnderstood, type Part } from './parts.js';
import type { Pause, Sentence, SentenceKind } from './sentences.js';

/** The fields of an entry, by what it is about. */
const FIELDS: Readonly<Record<SentenceKind, readonly string[]>> = {
  outage: ['length', 'on', 'in', 'from', 'unit', 'as', 'announced'],
  level: ['of', 'is', 'in', 'downtime'],
  incident: ['severity', 'raised', 'acknowledged', 'responded', 'updated', 'restored', 'resolved', 'paused', 'on'],
  delay: ['on', 'late', 'to', 'severity', 'in'],
  kept: ['count', 'severity', 'in'],
  fee: ['of', 'is', 'per'],
};

/** Takes an entry of a file apart. Nothing in it is passed over: a field that is unknown or of another kind is not understood. */
export function partsOfEntry(kind: SentenceKind, entry: Readonly<Record<string, unknown>>): Sentence {
  const parts: Record<string, Part> = {};
  let pauses: readonly Pause[] = [];
  for (const [field, value] of Object.entries(entry)) {
    if (value === undefined) continue;
    known(field, FIELDS[kind], { text: field, field });
    if (field === 'paused') pauses = pausesOf(value);
    else parts[field] = textOf(value, field, field === 'count' ? 'number' : 'string');
  }
  return { kind, parts, pauses };
}

function known(field: string, fields: readonly string[], part: Part): void {
  if (fields.includes(field)) return;
  const near = nearest(field, fields);
  const hint = near ? `Did you mean \`${near}\`?` : `There is: ${fields.join(', ')}.`;
  throw new NotUnderstood(`There is no field \`${field}\` here. ${hint}`, part);
}

function textOf(value: unknown, field: string, type: 'string' | 'number'): Part {
  if (typeof value === type) return { text: String(value), field };
  throw new NotUnderstood(`\`${field}\` is a ${type === 'number' ? 'number' : 'text'}.`, { text: '', field });
}

function pausesOf(value: unknown): readonly Pause[] {
  const wrong = 'A list is expected: `[{ "from": "2027-03-12T17:00", "to": "2027-03-12T18:00" }]`.';
  if (!Array.isArray(value)) throw new NotUnderstood(wrong, { text: '', field: 'paused' });
  return value.map((entry: unknown, index): Pause => {
    const place = `paused/${index}`;
    if (typeof entry !== 'object' || entry === null) throw new NotUnderstood(wrong, { text: '', field: place });
    const pause = entry as Readonly<Record<string, unknown>>;
    for (const field of Object.keys(pause)) known(field, ['from', 'to'], { text: field, field: `${place}/${field}` });
    return { from: textOf(pause.from, `${place}/from`, 'string'), to: textOf(pause.to, `${place}/to`, 'string') };
  });
}
