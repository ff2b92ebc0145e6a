import type { Agreement } from '@sla-language/agreement';
import { NotUnderstood, type Part, piece } from './parts.js';

/** The parts of a sentence: of a scenario's entry, each with its place. */
export type Parts = Readonly<Record<string, Part | undefined>>;

/** What a sentence may be about. */
export type SentenceKind = 'outage' | 'level' | 'incident' | 'delay' | 'kept' | 'fee';

export interface Sentence {
  readonly kind: SentenceKind;
  readonly parts: Parts;
  /** Of an incident: from when to when its clock stood still. */
  readonly pauses?: readonly Pause[];
}

export interface Pause {
  readonly from: Part;
  readonly to: Part;
}

/**
 * Takes a sentence apart. The grammar is small and forgiving: words such as `assume` and `of outage` may be left out, names and titles may
 * contain words of the grammar, and the order of what follows the first part is free.
 */
export function parseSentence(text: string, agreement: Agreement, kind?: SentenceKind): Sentence {
  const sentence = new Words(text, agreement);
  switch (kind ?? kindOf(sentence)) {
    case 'outage':
      return { kind: 'outage', parts: outage(sentence) };
    case 'level':
      return { kind: 'level', parts: level(sentence) };
    case 'incident':
      return sentence.has('late') ? { kind: 'delay', parts: delay(sentence) } : inTimeOrIncident(sentence);
    case 'delay':
      return { kind: 'delay', parts: delay(sentence) };
    case 'kept':
      return inTimeOrIncident(sentence);
    case 'fee':
      return { kind: 'fee', parts: fee(sentence) };
  }
}

function kindOf(sentence: Words): SentenceKind {
  if (sentence.has('late')) return 'delay';
  if (IN_TIME.test(sentence.masked)) return 'kept';
  if (sentence.has('raised') || sentence.has('reported') || sentence.has('opened')) return 'incident';
  return /^\s*(?:assume\s+)?\d/i.test(sentence.masked) ? 'outage' : 'level';
}

/** A sentence in which names and quoted texts are covered, so that their words are not taken for those of the grammar. */
class Words {
  readonly masked: string;

  constructor(
    readonly text: string,
    agreement: Agreement,
  ) {
    let masked = text.replace(/"[^"]*"|“[^”]*”|„[^“]*“/g, (quoted) => '\u00a4'.repeat(quoted.length));
    for (const name of namesOf(agreement)) {
      const pattern = new RegExp(`(?<![\\w-])${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w-])`, 'giu');
      masked = masked.replace(pattern, (found) => '\u00a4'.repeat(found.length));
    }
    this.masked = masked;
  }

  has(word: string): boolean {
    return new RegExp(`\\b${word}\\b`, 'i').test(this.masked);
  }

  part(start = 0, end = this.text.length): Part {
    return piece({ text: this.text, start: 0, end: this.text.length }, start, end);
  }

  /** The parts after each of some words, by the word (the first of its spellings), and what stands before all of them. */
  cut(
    words: Readonly<Record<string, string>>,
    from = 0,
  ): { readonly head: Part; readonly parts: Record<string, Part>; readonly ends: number } {
    const found: { name: string; start: number; end: number }[] = [];
    for (const [name, pattern] of Object.entries(words)) {
      const matcher = new RegExp(`(?<=^|[\\s,;])(?:${pattern})(?=$|[\\s,;:])`, 'gi');
      for (const match of this.masked.slice(from).matchAll(matcher)) {
        found.push({ name, start: from + match.index, end: from + match.index + match[0].length });
      }
    }
    const ordered = found
      .toSorted((left, right) => left.start - right.start || right.end - left.end)
      .filter((each, index, all) => index === 0 || each.start >= all[index - 1]!.end);
    const parts: Record<string, Part> = {};
    for (const [index, { name, end }] of ordered.entries()) {
      const next = ordered[index + 1]?.start ?? this.text.length;
      const part = trimmed(this.part(end, next));
      // A word that nothing follows and that is given already adds nothing: `raised at`.
      if (parts[name] && part.text === '') continue;
      if (parts[name]) throw new NotUnderstood(`"${name}" is said twice.`, this.part(ordered[index]!.start, next));
      parts[name] = part;
    }
    const ends = ordered[0]?.start ?? this.text.length;
    return { head: trimmed(this.part(from, ends)), parts, ends };
  }
}

/** Without commas around it, and without a full stop at the end. */
function trimmed(part: Part): Part {
  const lead = /^[\s,;]*/.exec(part.text)![0].length;
  const tail = /[\s,;.]*$/.exec(part.text)!.index;
  return tail <= lead ? { ...part, text: '' } : piece(part, lead, tail);
}

/** Names and titles, the longest first. */
function namesOf(agreement: Agreement): readonly string[] {
  const { services, metrics, objectives, supports, severities, scopes, exclusions } = agreement;
  const things = [...services, ...metrics, ...objectives, ...supports, ...severities, ...scopes, ...exclusions];
  const names = things.flatMap(({ id, title }) => [id, title]).filter((name) => name.length > 2);
  return [...new Set(names)].toSorted((left, right) => right.length - left.length);
}

function outage(sentence: Words): Parts {
  const start = /^\s*(?:assume\s+)?/i.exec(sentence.masked)![0].length;
  const { head, parts } = sentence.cut(
    {
      on: 'of\\s+(?:outage|downtime)\\s+(?:on|of|for)|(?:outage|downtime|down)\\s+(?:on|of|for)|of(?!\\s+(?:outage|downtime))|on(?!\\s+\\d)|for',
      downtime: 'of\\s+(?:outage|downtime)(?!\\s+(?:on|of|for)\\b)',
      in: 'in|during|on(?=\\s+\\d)',
      from: 'from|at|starting|beginning',
      to: 'to|until',
      as: 'as|excluded\\s+as|because\\s+of',
      never: 'not\\s+announced|unannounced|without\\s+notice',
      announced: 'announced',
      unit: 'unit',
    },
    start,
  );
  const { to, never, downtime: _, ...rest } = parts;
  if (to) throw new NotUnderstood('Say how long it was and when it began: "2h 10m on Shop from 2027-03-14T02:00".', to);
  if (head.text === '')
    throw new NotUnderstood('Say how long it was, such as "45 minutes on Shop in 2027-03".', sentence.part());
  return { ...rest, length: head, ...(never ? { announced: { ...never, text: 'never' } } : {}) };
}

function level(sentence: Words): Parts {
  const start = /^\s*(?:assume\s+)?/i.exec(sentence.masked)![0].length;
  const sign = /[=:]|\s(?:is|at|was|of)\s/i.exec(sentence.masked.slice(start));
  if (!sign) {
    throw new NotUnderstood('Say what has which level, such as "ResponseTime = 320 ms in 2027-03".', sentence.part());
  }
  const of = sentence.part(start, start + sign.index);
  const { head, parts } = sentence.cut(
    { downtime: 'with', in: 'in|on|during|from' },
    start + sign.index + sign[0].length,
  );
  const downtime =
    parts.downtime && piece(parts.downtime, 0, parts.downtime.text.replace(/\s+of\s+(?:downtime|outage)$/i, '').length);
  return { ...parts, of, is: head, downtime };
}

const IN_TIME =
  /^\s*(\d[\d_]*)\s+(?:more\s+|other\s+|further\s+)?(.+?)\s+(?:incidents?\s+)?(?:(?:kept|handled|done)\s+)?in\s+time\b/i;

function inTimeOrIncident(sentence: Words): Sentence {
  const kept = IN_TIME.exec(sentence.masked);
  if (!kept) return incident(sentence);
  const at = kept[0].indexOf(kept[2]!, kept[0].indexOf(kept[1]!) + kept[1]!.length);
  const { parts } = sentence.cut({ in: 'in|on|during' }, kept[0].length);
  return {
    kind: 'kept',
    parts: {
      ...parts,
      count: sentence.part(kept[0].indexOf(kept[1]!), kept[0].indexOf(kept[1]!) + kept[1]!.length),
      severity: sentence.part(at, at + kept[2]!.length),
    },
  };
}

function incident(sentence: Words): Sentence {
  const { head, parts } = sentence.cut({
    raised: 'raised|reported|opened',
    acknowledged: 'acknowledged',
    responded: 'responded(?:\\s+to)?|answered',
    updated: 'updated(?:\\s+every)?',
    restored: 'restored',
    resolved: 'resolved|solved',
    paused: 'paused(?:\\s+from)?',
    on: 'on(?!\\s+\\d)|with',
  });
  const done = Object.entries(parts).map(([name, part]): [string, Part] => {
    const lead = /^(?:after|at|on|within|from)\s+/i.exec(part.text)?.[0].length ?? 0;
    return [name, lead === 0 ? part : piece(part, lead, part.text.length)];
  });
  const severity = trimmed(piece(head, 0, head.text.replace(/\s+(?:incident|ticket)$/i, '').length));
  if (severity.text === '' || !parts.raised) {
    throw new NotUnderstood(
      'Say which severity it had and when it was raised, such as "Critical raised 2027-03-12T16:30 resolved after 6 hours".',
      sentence.part(),
    );
  }
  return {
    kind: 'incident',
    parts: { ...Object.fromEntries(done), severity },
    pauses: parts.paused ? pauses(parts.paused) : [],
  };
}

/** `2027-03-12T17:00 to 2027-03-12T18:00 and from …` */
function pauses(part: Part): readonly Pause[] {
  return [...part.text.matchAll(/(?:(?!\s+and\s).)+/gi)].map((match) => {
    const lead = /^\s*(?:and\s+)?(?:from\s+)?/i.exec(match[0])![0].length;
    const one = piece(part, match.index + lead, match.index + match[0].length);
    const to = /\s+(?:to|until)\s+/i.exec(one.text);
    if (!to) {
      throw new NotUnderstood(
        'Say from when to when the clock stood still: "paused from 2027-03-12T17:00 to 2027-03-12T18:00".',
        one,
      );
    }
    return { from: piece(one, 0, to.index), to: piece(one, to.index + to[0].length, one.text.length) };
  });
}

function delay(sentence: Words): Parts {
  const late = /(?<=\s)(\d[\w\s.]*?)\s+late\b/i.exec(sentence.masked);
  if (!late)
    throw new NotUnderstood(
      'Say what was late by how much, such as "Desk 70 minutes late to restore for Critical in 2027-03".',
      sentence.part(),
    );
  const { parts } = sentence.cut({ to: 'to', severity: 'for', in: 'in|on|during' }, late.index + late[0].length);
  return { ...parts, on: sentence.part(0, late.index), late: sentence.part(late.index, late.index + late[1]!.length) };
}

function fee(sentence: Words): Parts {
  const sign = /[=:]|\sis\s/i.exec(sentence.masked);
  const start = sign ? sign.index + sign[0].length : 0;
  const { head, parts } = sentence.cut({ per: 'per|a|each' }, start);
  return { ...parts, is: head, ...(sign ? { of: sentence.part(0, sign.index) } : {}) };
}
