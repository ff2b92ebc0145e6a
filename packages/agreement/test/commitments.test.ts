import { describe, expect, test } from 'vitest';
import {
  type Commitment,
  type CommitmentEvent,
  clockSecondsOf,
  type Duration,
  type Handling,
  judgeCommitment,
  percentString,
  shareInTime,
  updatesKept,
} from '../src/index.js';
import { agreement, at, business, calendar, span, time } from './build.js';

const terms = agreement({ calendars: [calendar()], defaultCalendar: 'BusinessHours' });
const row = (during?: string): Handling => ({ severity: 'Sev1', for: [], during, commitments: [] });
const commit = (within: Duration, kind: Commitment['kind'] = 'resolve'): Commitment => ({
  kind,
  within,
  orWorkaround: false,
});
const judge = (within: Duration, event: Omit<CommitmentEvent, 'started'> & { started: string }, during?: string) => {
  const result = judgeCommitment(
    terms,
    row(during),
    commit(within),
    { ...event, started: at(event.started) },
    at('2026-06-01T00:00'),
  );
  const due = result.due?.toZonedDateTimeISO('Europe/Berlin').toPlainDateTime().toString({ smallestUnit: 'minute' });
  return [due, result.inTime, Number(result.lateBy) / 60];
};

describe('a commitment', () => {
  test('is kept up to the moment at which it falls due', () => {
    const started = '2026-05-08T10:00';
    expect(judge(time('15', 'minute'), { started, kept: at('2026-05-08T10:15') })).toEqual([
      '2026-05-08T10:15',
      true,
      0,
    ]);
    expect(judge(time('15', 'minute'), { started, kept: at('2026-05-08T10:20') })).toEqual([
      '2026-05-08T10:15',
      false,
      5,
    ]);
  });
  test('what arrives while the calendar of the row is closed starts at its next opening', () => {
    const started = '2026-05-08T20:00';
    expect(judge(time('15', 'minute'), { started, kept: at('2026-05-11T09:10') }, 'BusinessHours')).toEqual([
      '2026-05-11T09:15',
      true,
      0,
    ]);
    // Without `during` a plain duration runs at once.
    expect(judge(time('15', 'minute'), { started, kept: at('2026-05-08T20:20') })).toEqual([
      '2026-05-08T20:15',
      false,
      5,
    ]);
  });
  test('business units run in the calendar of the row, else in the default one, and so does lateness', () => {
    const started = '2026-05-08T16:00';
    expect(judge(business('2', 'hour'), { started, kept: at('2026-05-11T11:00') }, 'BusinessHours')).toEqual([
      '2026-05-11T10:00',
      false,
      60,
    ]);
    expect(judge(business('2', 'hour'), { started, kept: at('2026-05-12T10:00') })).toEqual([
      '2026-05-11T10:00',
      false,
      480,
    ]);
    expect(judge(business('1', 'day'), { started, kept: at('2026-05-11T17:00') })).toEqual([
      '2026-05-11T17:00',
      true,
      0,
    ]);
  });
  test('pauses put the due moment off; a later pause may fall into the time that was added', () => {
    const started = '2026-05-08T10:00';
    const stopped = [span('2026-05-08T10:30', '2026-05-08T11:00'), span('2026-05-08T11:15', '2026-05-08T12:15')];
    expect(judge(time('1', 'hour'), { started, kept: at('2026-05-08T12:30'), stopped })).toEqual([
      '2026-05-08T12:30',
      true,
      0,
    ]);
    expect(judge(business('8', 'hour'), { started, kept: at('2026-05-11T12:00'), stopped })).toEqual([
      '2026-05-11T11:30',
      false,
      30,
    ]);
  });
  test('an open one is late when it is due, and undecided before', () => {
    expect(judge(time('1', 'hour'), { started: '2026-05-31T22:00' })).toEqual(['2026-05-31T23:00', false, 60]);
    expect(judge(time('1', 'day'), { started: '2026-05-31T22:00' })).toEqual(['2026-06-01T22:00', undefined, 0]);
  });
  test('without a calendar business time says nothing', () => {
    const none = judgeCommitment(
      agreement(),
      row(),
      commit(business('1', 'hour')),
      { started: at('2026-05-08T10:00') },
      at('2026-05-09T10:00'),
    );
    expect([none.due, none.inTime]).toEqual([undefined, undefined]);
  });
  test('has a length by the clock that depends on when it starts', () => {
    const length = (started: string) =>
      Number(clockSecondsOf(terms, row('BusinessHours'), commit(business('8', 'hour')), at(started))) / 3600;
    expect([length('2026-05-06T09:00'), length('2026-05-08T16:00')]).toEqual([8, 72]);
  });
});

describe('update every', () => {
  const kept = (minutes: readonly number[], closed: number, every = time('30', 'minute')) => {
    const opened = at('2026-05-08T10:00');
    const after = (count: number) => opened.add({ minutes: count });
    return updatesKept(terms, row(), commit(every, 'update'), {
      opened,
      closed: after(closed),
      updates: minutes.map(after),
    });
  };
  test('is kept by a ticket when no gap is longer', () => {
    expect([kept([30, 60], 90), kept([30, 61], 90), kept([30], 61), kept([], 30), kept([60, 30], 90)]).toEqual([
      true,
      false,
      false,
      true,
      true,
    ]);
    expect(kept([], 30, business('1', 'month'))).toBeUndefined();
  });
});

test('the share in time is that of one severity and one kind', () => {
  const judged = [true, true, false, true].map((inTime) => ({
    severity: 'Sev1',
    commitment: 'resolve' as const,
    inTime,
  }));
  const other = { severity: 'Sev2', commitment: 'resolve' as const, inTime: false };
  expect(percentString(shareInTime([...judged, other], 'Sev1', 'resolve')!.amount)).toBe('75%');
  expect(shareInTime(judged, 'Sev1', 'respond')).toBeUndefined();
});
