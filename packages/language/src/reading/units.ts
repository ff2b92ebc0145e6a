import type { DurationUnit } from '@sla-language/agreement';

/** The units of time that the language knows, by every way to write them. */
const DURATION_UNITS: ReadonlyMap<string, DurationUnit> = new Map(
  (
    [
      ['millisecond', 'ms', 'msec', 'millisecond', 'milliseconds'],
      ['second', 's', 'sec', 'second', 'seconds'],
      ['minute', 'min', 'minute', 'minutes'],
      ['hour', 'h', 'hour', 'hours'],
      ['day', 'd', 'day', 'days'],
      ['week', 'w', 'week', 'weeks'],
      ['month', 'month', 'months'],
      ['quarter', 'quarter', 'quarters'],
      ['year', 'y', 'year', 'years'],
    ] as const
  ).flatMap(([unit, ...words]) => words.map((word) => [word, unit] as const)),
);

/** Words for things that are counted, and units that are measured: known so that a misspelt one can be told. */
const MEASURES: ReadonlyMap<string, string> = new Map([
  ...[
    'sample',
    'request',
    'event',
    'ticket',
    'incident',
    'error',
    'user',
    'transaction',
    'message',
    'call',
    'point',
    'answer',
    'caller',
    'case',
    'customer',
    'document',
    'file',
    'frame',
    'item',
    'job',
    'operation',
    'order',
    'packet',
    'page',
    'record',
    'response',
    'session',
    'token',
    'visitor',
  ].flatMap((word) => [[word, word] as const, [`${word}s`, word] as const]),
  ...[
    'bit',
    'kbit',
    'Mbit',
    'Gbit',
    'Tbit',
    'B',
    'kB',
    'MB',
    'GB',
    'TB',
    'PB',
    'KiB',
    'MiB',
    'GiB',
    'TiB',
    'IOPS',
    'W',
    'kW',
  ].map((word) => [word, word] as const),
]);

export function durationUnit(word: string): DurationUnit | undefined {
  return DURATION_UNITS.get(word);
}

/** The unit as the model keeps it: singular, `Mbit/s` in two parts; undefined for a word that the language does not know. */
export function measureUnit(word: string): string | undefined {
  const [upper, lower, ...rest] = word.split('/');
  if (rest.length > 0) return undefined;
  const known = MEASURES.get(upper);
  if (lower === undefined) return known;
  const per = known ?? durationUnit(upper);
  return per && (durationUnit(lower) ?? MEASURES.has(lower)) ? `${per}/${lower}` : undefined;
}

/** Every word that may stand as a unit, for suggestions; plurals first. */
export const UNIT_WORDS: readonly string[] = [...DURATION_UNITS.keys(), ...MEASURES.keys(), '%'].sort(
  (a, b) => b.length - a.length,
);
