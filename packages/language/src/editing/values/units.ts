import { CompletionItemKind } from 'vscode-languageserver';
import { durationUnit, measureUnit } from '../../reading/units.js';
import type { Candidate } from '../completion/candidate.js';
import type { Surroundings } from '../completion/surroundings.js';

const TIME_UNITS = ['minutes', 'hours', 'days', 'weeks', 'months', 'seconds', 'quarters', 'years', 'ms'];
const MEASURES = ['Mbit/s', 'MB/s', 'GB', 'requests', 'transactions', 'messages', 'kWh'];

/**
 * The units that amounts at a place have, in the order in which they are usual there. One that is written in full comes first, however
 * it is written: whoever types `1 s` and goes on to the next line has not asked for `second`.
 */
export function unitsLike(amounts: readonly Candidate[], path: string, surroundings: Surroundings): Candidate[] {
  const { member, word } = surroundings;
  const one = member.findLast(({ image }) => /^\d/.test(image))?.image === '1';
  const units = unitsOf(amounts, path).map((unit) => (one ? singular(unit) : unit));
  const isWritten = durationUnit(word) !== undefined || measureUnit(word) !== undefined;
  return [...new Set([...(isWritten ? [word] : []), ...units])].map((label, rank) => ({
    label,
    kind: CompletionItemKind.Unit,
    rank,
  }));
}

/** What is typed of a number, by itself where amounts have no unit, and with each unit that fits; then the amounts themselves. */
export function withUnits(amounts: readonly Candidate[], written: string): Candidate[] {
  const number = written.replace(/%$/, '');
  if (number.endsWith('.')) return [...amounts];
  const isBare = number === written && amounts.some(({ label }) => /^[\d._]+$/.test(label));
  const units = unitsOf(amounts, '').slice(0, 6);
  const labels = units.map((unit) =>
    unit === '%' ? `${number}%` : `${number} ${number === '1' ? singular(unit) : unit}`,
  );
  const own = [...(isBare ? [number] : []), ...labels].map((label, rank) => ({
    label,
    kind: CompletionItemKind.Value,
    rank: amounts.length + rank,
  }));
  return [...amounts, ...own.filter(({ label }) => amounts.every((each) => each.label !== label))];
}

function unitsOf(amounts: readonly Candidate[], path: string): readonly string[] {
  if (/^AmountOf\//.test(path)) return MEASURES;
  if (/^Counted\//.test(path)) return ['minutes', 'hours', 'seconds'];
  const used = amounts.flatMap(({ label }) => {
    const unit = /^[\d._]+ ?(%|(?:business )?[A-Za-z/]+)/.exec(label)?.[1];
    return unit === undefined ? [] : [plural(unit)];
  });
  const isTime = used.some((unit) => durationUnit(unit.replace('business ', '')) !== undefined);
  return [...new Set([...used, ...(isTime ? TIME_UNITS : [])])];
}

/** Times of day: when offices open and close, or when little happens. */
export function timeValues(path: string, { member }: Surroundings): Candidate[] {
  const isNight = member.some(({ image }) => image === 'window');
  const isEnd = path.endsWith('/end');
  const day = isEnd ? ['17:00', '18:00', '16:00', '20:00', '22:00', '24:00'] : ['09:00', '08:00', '07:00', '00:00'];
  const night = isEnd ? ['06:00', '05:00', '08:00'] : ['04:00', '03:00', '22:00', '00:00'];
  return (isNight ? night : day).map((label, rank) => ({
    label,
    kind: CompletionItemKind.Value,
    rank,
    ...(label === '24:00' ? { detail: 'the end of the day' } : {}),
  }));
}

function plural(unit: string): string {
  const [, before = '', word = ''] = /^(business )?(.*)$/.exec(unit)!;
  return TIME_UNITS.includes(`${word}s`) ? `${before}${word}s` : unit;
}

function singular(unit: string): string {
  return TIME_UNITS.some((each) => unit.endsWith(each)) ? unit.replace(/(?<!m)s$/, '') : unit;
}
