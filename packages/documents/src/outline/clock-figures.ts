import {
  type CommitmentKind,
  covers,
  type Duration,
  type DurationUnit,
  type EscalationLevel,
  type Handling,
  nominalSeconds,
} from '@sla-language/agreement';
import { capital, fill, fillText, inflected, textOf } from '../texts/fill.js';
import type { Figure, Tick, Timeline } from '../tree.js';
import { anchor } from './anchors.js';
import type { Context } from './context.js';
import { about } from './subject.js';

const ORDER: readonly CommitmentKind[] = ['acknowledge', 'respond', 'update', 'restore', 'resolve'];

/** Marks of a scale on which minutes and weeks can stand beside one another. */
const MARKS: readonly (readonly [string, DurationUnit])[] = [
  ['1', 'second'],
  ['10', 'second'],
  ['1', 'minute'],
  ['10', 'minute'],
  ['1', 'hour'],
  ['4', 'hour'],
  ['1', 'day'],
  ['1', 'week'],
  ['1', 'month'],
  ['1', 'year'],
];

interface Row {
  readonly title: string;
  readonly length: Duration;
  readonly text: string;
  readonly words: string;
  /** A moment, not a time that runs. */
  readonly isMoment: boolean;
}

interface Clocks {
  readonly handling: Handling;
  readonly rows: readonly Row[];
}

/**
 * For each severity, how its clocks run out and, where people may be named, when its incidents are escalated, all on one scale. A
 * single clock needs no picture.
 */
export function clockFigures(
  context: Context,
  name: string,
  handles: readonly Handling[],
  people: boolean,
): readonly Figure[] {
  const drawn = handles
    .map(
      (handling): Clocks => ({
        handling,
        rows: [...clockRows(context, handling), ...(people ? escalations(context, handling) : [])],
      }),
    )
    .filter(({ handling }) => handling.commitments.length > 1);
  const seconds = drawn.flatMap(({ rows }) => rows.map(({ length }) => Number(nominalSeconds(length).toFixed())));
  const timed = seconds.filter((each) => each > 0);
  if (timed.length === 0) return [];
  const scale = logarithmic(Math.min(...timed) / 4, Math.max(...timed));
  return drawn.map((clocks) => about(clocks.handling, clockFigure(context, name, clocks, scale)));
}

type Scale = (length: Duration) => number;

/** Places between 0 and 1; what is shorter than the beginning is put there. */
function logarithmic(from: number, to: number): Scale {
  return (length) => {
    const seconds = Number(nominalSeconds(length).toFixed());
    const at = seconds <= from ? 0 : Math.log(seconds / from) / Math.log(to / from);
    return Math.round(at * 10_000) / 10_000;
  };
}

function clockFigure(context: Context, name: string, { handling, rows }: Clocks, scale: Scale): Figure {
  const { words } = context;
  const t = context.texts.figures.clocks;
  const severity = context.severity(handling.severity);
  const caption =
    handling.for.length === 0
      ? fill(t.caption, { severity })
      : fill(t.captionFor, { severity, scopes: context.scopes(handling.for) });
  const steps = textOf(words.and(rows.map((row) => row.words)));
  const drawing: Timeline = {
    kind: 'timeline',
    axis: {
      title: rows.some(({ length }) => length.business) ? t.axisBusiness : t.axis,
      ticks: marks(context, scale),
    },
    rows: rows.map(({ title, length, text, isMoment }) => ({
      title,
      from: isMoment ? scale(length) : 0,
      to: scale(length),
      text,
    })),
  };
  return {
    kind: 'figure',
    anchor: context.anchors.take(anchor(name, handling.severity, ...handling.for.map(({ id }) => id))),
    caption: capital(caption),
    alternative: fillText(t.alternative, { steps }),
    drawing,
  };
}

function marks({ words }: Context, scale: Scale): readonly Tick[] {
  const lengths = MARKS.map(([value, unit]): Duration => {
    return { kind: 'duration', text: '', value, unit, business: false, iso: '' };
  });
  return lengths
    .map((length): Tick => ({ at: scale(length), text: textOf(words.duration(length)) }))
    .filter(({ at }) => at > 0.05 && at <= 1);
}

function clockRows(context: Context, handling: Handling): readonly Row[] {
  const { texts, words } = context;
  const t = texts.figures.clocks;
  return ORDER.flatMap((kind) =>
    handling.commitments
      .filter((commitment) => commitment.kind === kind)
      .map(({ within, orWorkaround }): Row => {
        const plain = kind === 'update' ? fillText(t.updates, { every: words.every(within) }) : words.duration(within);
        const length = orWorkaround ? inflected(texts.support.workaround, { length: plain }) : plain;
        return {
          title: t.steps[kind],
          length: within,
          text: textOf(length),
          words: fillText(t.sentences[kind], { length }),
          isMoment: false,
        };
      }),
  );
}

/** The levels of escalation that incidents of a severity go through. */
function escalations(context: Context, { severity, for: scopes }: Handling): readonly Row[] {
  const t = context.texts.figures.clocks;
  const incident = [...scopes, { kind: 'severity' as const, id: severity }];
  const levels = context.agreement.escalations.flatMap((each) => each.levels);
  const timed = levels.filter(
    (level): level is EscalationLevel & { readonly after: Duration } => level.after !== undefined,
  );
  return timed
    .filter((level) => covers(level.for, incident))
    .map(({ contact, after }): Row => {
      const name = context.findContact(contact)?.contact.title ?? contact;
      const length = context.words.duration(after);
      return {
        title: fillText(t.escalate, { contact: name }),
        length: after,
        text: fillText(t.after, { length }),
        words: fillText(t.sentences.escalate, { contact: name, length }),
        isMoment: true,
      };
    });
}
