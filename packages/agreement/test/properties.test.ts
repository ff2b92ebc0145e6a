import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addBusinessSeconds,
  availabilityOf,
  type BusinessCalendar,
  businessCalendar,
  businessTimeBetween,
  clip,
  coveredSeconds,
  creditFor,
  decimal,
  decimalString,
  deepestLine,
  downtimeBudget,
  downtimeFromLevel,
  inSeries,
  ladderOf,
  levelFromDowntime,
  matches,
  maximum,
  minimum,
  moneyString,
  NO_HOLIDAYS,
  percentage,
  percentile,
  redundant,
  roundTo,
  settleCredits,
  shareOf,
  subtract,
  Temporal,
  type TimeSpan,
  union,
  windowSeconds,
  windowsOfTerm,
  windowsWithin,
} from '../src/index.js';
import {
  agreement,
  at,
  availabilityMetric,
  below,
  calendar,
  cap,
  comparison,
  credit,
  hours,
  measured,
  monthlyFee,
  per,
  percent,
  share,
  shop,
  sumOf,
  target,
  when,
  windowOn,
} from './build.js';

/** Percentages with up to four decimals, as text. */
const level = fc.integer({ min: 0, max: 1_000_000 }).map((value) => decimalString(decimal(value).div(10_000)));
const start = at('2026-01-01T00:00');
/** Spans within 2026, in whole seconds. */
const spans = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 31_000_000 }), fc.integer({ min: 1, max: 400_000 })), { maxLength: 12 })
  .map((list): TimeSpan[] =>
    list.map(([from, length]) => ({ start: start.add({ seconds: from }), end: start.add({ seconds: from + length }) })),
  );
const total = (list: readonly TimeSpan[]) => coveredSeconds(list).toFixed();

describe('spans', () => {
  test('a union has no overlaps, and what is clipped and what is left make up the whole', () => {
    fc.assert(
      fc.property(spans, spans, (left, right) => {
        const whole = union(left);
        for (const [index, span] of whole.slice(1).entries())
          expect(Temporal.Instant.compare(whole[index]!.end, span.start)).toBe(-1);
        expect(
          coveredSeconds(clip(left, right))
            .plus(coveredSeconds(subtract(left, right)))
            .toFixed(),
        ).toBe(total(left));
        expect(total(clip(left, right))).toBe(total(clip(right, left)));
        expect(total([...left, ...right])).toBe(
          coveredSeconds(left)
            .plus(coveredSeconds(subtract(right, left)))
            .toFixed(),
        );
      }),
    );
  });
});

describe('windows', () => {
  test('of every kind lie beside each other without gaps and fill the term', () => {
    const kinds = [
      ...(['day', 'week', 'month', 'quarter', 'year'] as const).map((period) => per(period)),
      { kind: 'fiscal', text: '', period: 'quarter' } as const,
      { kind: 'billing cycle', text: '' } as const,
    ];
    const zones = [
      'Europe/Berlin',
      'America/New_York',
      'Asia/Kathmandu',
      'Australia/Lord_Howe',
      'America/Sao_Paulo',
      'UTC',
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...kinds),
        fc.constantFrom(...zones),
        fc.integer({ min: 1, max: 31 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 400 }),
        (kind, timeZone, day, fiscalYearStart, length) => {
          const from = Temporal.PlainDate.from('2025-03-09').add({ days: day * 7 });
          const setting = {
            timeZone,
            billingCycleDay: day,
            fiscalYearStart,
            term: { from: from.toString(), to: from.add({ days: length }).toString() },
          };
          const windows = windowsOfTerm(kind, setting);
          const days = length + 1;
          const end = from.add({ days }).toZonedDateTime(timeZone).toInstant();
          expect(windows[0]!.start.equals(from.toZonedDateTime(timeZone).toInstant())).toBe(true);
          expect(windows.at(-1)!.end.equals(end)).toBe(true);
          for (const [index, window] of windows.slice(1).entries())
            expect(window.start.equals(windows[index]!.end)).toBe(true);
          for (const window of windows.slice(1, -1)) expect(window.partial).toBe(false);
        },
      ),
      { numRuns: 60 },
    );
  });
  test('hours fill a day of a clock change', () => {
    for (const [timeZone, date] of [
      ['Europe/Berlin', '2026-10-25'],
      ['America/New_York', '2026-03-08'],
      ['Australia/Lord_Howe', '2026-04-05'],
    ] as const) {
      const from = at(`${date}T00:00`, timeZone);
      const to = from.toZonedDateTimeISO(timeZone).add({ days: 1 }).toInstant();
      const windows = windowsWithin(per('hour'), { timeZone }, { start: from, end: to });
      for (const [index, window] of windows.slice(1).entries())
        expect(window.start.equals(windows[index]!.end)).toBe(true);
      expect(windows.at(-1)!.end.equals(to)).toBe(true);
    }
  });
});

describe('levels', () => {
  test('budget + target are the whole window, and using the budget up meets the target exactly', () => {
    fc.assert(
      fc.property(level, fc.integer({ min: 1, max: 40_000_000 }), (target, seconds) => {
        const length = decimal(seconds);
        const budget = downtimeBudget(decimal(target), length);
        expect(levelFromDowntime(length, budget).eq(target)).toBe(true);
        expect(downtimeFromLevel(length, decimal(target)).eq(budget)).toBe(true);
      }),
    );
  });
  test('availability lies between 0 and 100, and excluding time never adds downtime', () => {
    const terms = agreement();
    const window = windowOn(terms, '2026-06-15', per('year'));
    fc.assert(
      fc.property(spans, spans, (outages, excluded) => {
        const metric = availabilityMetric('Up', ['Shop']);
        const plain = availabilityOf(metric, { window, outages });
        const less = availabilityOf(metric, { window, outages, excluded });
        const kept = availabilityOf(
          { ...metric, excluding: { items: [], asGood: true } },
          { window, outages, excluded },
        );
        for (const { level: found } of [plain, less, kept])
          expect(found!.amount.gte(0) && found!.amount.lte(100)).toBe(true);
        expect(less.downtime.lte(plain.downtime)).toBe(true);
        expect(less.length.plus(less.excluded).eq(windowSeconds(window))).toBe(true);
        // With `as good` the same downtime stands in a longer window.
        expect(kept.level!.amount.gte(less.level!.amount)).toBe(true);
        expect(kept.level!.amount.gte(plain.level!.amount)).toBe(true);
      }),
    );
  });
  test('counting whole minutes never counts more than counting exactly, and started ones never less', () => {
    const window = windowOn(agreement(), '2026-06-15', per('year'));
    const down = (mode: 'whole' | 'started' | undefined, outages: TimeSpan[]) =>
      availabilityOf(availabilityMetric('Up', ['Shop'], mode && { countedIn: { mode, unit: 'minute' } }), {
        window,
        outages,
      }).downtime;
    fc.assert(
      fc.property(spans, (outages) => {
        expect(down('whole', outages).lte(down(undefined, outages))).toBe(true);
        expect(down('started', outages).gte(down(undefined, outages))).toBe(true);
      }),
    );
  });
  test('in series no better than the worst, redundant no worse than the best, and one alone is itself', () => {
    fc.assert(
      fc.property(fc.array(level, { minLength: 1, maxLength: 6 }), (texts) => {
        const levels = texts.map((text) => decimal(text));
        const [first, ...others] = levels;
        expect(inSeries(levels).lte(minimum(first!, ...others))).toBe(true);
        expect(redundant(levels).gte(maximum(first!, ...others))).toBe(true);
        expect(inSeries([first!]).eq(first!) && redundant([first!]).eq(first!)).toBe(true);
        expect(inSeries(levels.toReversed()).eq(inSeries(levels))).toBe(true);
      }),
    );
  });
  test('pN <= T says the same as share within T >= N%', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 999 }),
        fc.integer({ min: 0, max: 50 }),
        (list, rank, bound) => {
          const values = list.map((value) => decimal(value));
          const percent = decimal(rank).div(10);
          expect(percentile(values, percent)!.lte(bound)).toBe(
            shareOf(values, (value) => value.lte(bound))!.gte(percent),
          );
        },
      ),
    );
  });
  test('rounding lands on a step, less than one step away, and twice is once', () => {
    fc.assert(
      fc.property(
        level,
        fc.constantFrom('0.01', '0.1', '0.05', '1', '3'),
        fc.constantFrom('down', 'up', 'half'),
        (text, size, mode) => {
          const value = decimal(text);
          const rounded = roundTo(value, decimal(size), mode);
          expect(rounded.minus(value).abs().lt(size)).toBe(true);
          expect(roundTo(rounded, decimal(size), mode).eq(rounded)).toBe(true);
          if (mode === 'down') expect(rounded.lte(value)).toBe(true);
          if (mode === 'up') expect(rounded.gte(value)).toBe(true);
        },
      ),
    );
  });
});

describe('ladders', () => {
  const domain = { direction: 'falls', lowest: decimal(0), highest: decimal(100) } as const;
  const goal = target('>=', percent('99.9'));
  const pair = fc.tuple(level, level).map(([a, b]) => (decimal(a).lte(b) ? [a, b] : [b, a]) as [string, string]);
  const lines = fc.array(
    fc.oneof(
      level.map((bound) => credit('10', below(bound))),
      pair.map(([from, to]) => credit('10', when(comparison('>=', percent(from)), comparison('<=', percent(to))))),
    ),
    { minLength: 1, maxLength: 6 },
  );
  const inside = (
    value: string,
    range: {
      from?: { value: ReturnType<typeof decimal>; inclusive: boolean };
      to?: { value: ReturnType<typeof decimal>; inclusive: boolean };
    },
  ) => {
    const above = !range.from || (range.from.inclusive ? range.from.value.lte(value) : range.from.value.lt(value));
    const under = !range.to || (range.to.inclusive ? range.to.value.gte(value) : range.to.value.gt(value));
    return above && under;
  };
  test('tiers and gaps partition all levels that miss the target, and say what pays', () => {
    fc.assert(
      fc.property(lines, level, (remedies, value) => {
        const ladder = ladderOf(remedies, 'credit', [], goal, domain);
        const found = percentage(value);
        const own = ladder.tiers.filter(({ range }) => inside(value, range));
        const gaps = ladder.gaps.filter(({ range }) => inside(value, range));
        expect(own.length).toBeLessThanOrEqual(1);
        expect(own[0]?.line).toBe(deepestLine(ladder, found));
        const isMissed = found.amount.lt('99.9');
        expect(gaps.length).toBe(isMissed && own.length === 0 ? 1 : 0);
        expect(ladder.paysWhileMet.some(({ range }) => inside(value, range))).toBe(!isMissed && own.length === 1);
        const matching = ladder.lines.filter((line) => matches(line, found));
        const overlaps = matching.length > 1 && matching.some((line) => line.bounds.length > 1);
        expect(ladder.overlaps.some(({ range }) => inside(value, range))).toBe(overlaps);
      }),
      { numRuns: 400 },
    );
  });
  test('a ladder of `when <` up to the target has no gap and no overlap', () => {
    fc.assert(
      fc.property(fc.array(level, { maxLength: 5 }), (bounds) => {
        const ladder = ladderOf(
          [below('99.9'), ...bounds.map((bound) => below(bound))].map((range) => credit('10', range)),
          'credit',
          [],
          goal,
          domain,
        );
        expect(ladder.gaps).toEqual([]);
        expect(ladder.overlaps).toEqual([]);
      }),
    );
  });
});

describe('credits', () => {
  const terms = (more: Parameters<typeof shop>[0] = {}, rest: Parameters<typeof shop>[1] = {}) =>
    shop(
      {
        fees: [monthlyFee('999.99')],
        remedies: [credit('12.5', below('99.9')), credit('33.3', below('99')), ...(more.remedies ?? [])],
      },
      rest,
    );
  const paid = (of: ReturnType<typeof terms>, ...levels: string[]) => {
    const cases = levels.map((it, index) => measured(of, `2026-${String(index + 1).padStart(2, '0')}-15`, it));
    return settleCredits(of, cases);
  };
  const amount = (settlement: ReturnType<typeof paid>) => settlement.total[0]?.amount ?? decimal(0);
  test('a worse level never pays less', () => {
    const of = terms();
    fc.assert(
      fc.property(level, level, (a, b) => {
        const [worse, better] = decimal(a).lte(b) ? [a, b] : [b, a];
        expect(amount(paid(of, worse)).gte(amount(paid(of, better)))).toBe(true);
      }),
    );
  });
  test('credits never exceed a cap of their month or year, rounded once', () => {
    fc.assert(
      fc.property(
        fc.array(level, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 1, max: 900 }),
        (levels, month, year) => {
          const of = terms(
            { remedies: [cap(sumOf(String(month)), per('month'))] },
            { remedies: { remedies: [cap(sumOf(String(year)), per('year'))], claims: [] } },
          );
          const settlement = paid(of, ...levels);
          expect(amount(settlement).lte(year)).toBe(true);
          for (const { amounts } of settlement.windows) {
            expect(amounts[0]!.amount.lte(month)).toBe(true);
            expect(amounts[0]!.amount.eq(amounts[0]!.amount.round(2))).toBe(true);
          }
          const uncapped = paid(terms(), ...levels);
          expect(amount(settlement).lte(amount(uncapped))).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });
  test('the order in which cases are given does not matter', () => {
    const of = terms({}, { remedies: { remedies: [cap(share('20'), per('year'))], claims: [] } });
    fc.assert(
      fc.property(fc.shuffledSubarray([1, 2, 3, 4, 5, 6, 7, 8]), (months) => {
        const cases = months.map((month) => measured(of, `2026-0${month}-15`, '98'));
        const shuffled = settleCredits(of, cases);
        const ordered = settleCredits(
          of,
          cases.toSorted((a, b) => Temporal.Instant.compare(a.window.end, b.window.end)),
        );
        expect(shuffled.windows.map(({ window }) => window.label)).toEqual(
          ordered.windows.map(({ window }) => window.label),
        );
        expect(amount(shuffled).eq(amount(ordered))).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
  test('the total is the sum of what the windows pay, and says so in words', () => {
    const of = terms();
    fc.assert(
      fc.property(level, (it) => {
        const settlement = creditFor(of, measured(of, '2026-04-15', it));
        const [window] = settlement.windows;
        expect(settlement.windows.length).toBe(decimal(it).lt('99.9') ? 1 : 0);
        if (window)
          expect(window.trace.at(-1)?.text).toBe(`2026-04 pays ${moneyString(window.amounts[0]!.amount, 'EUR')}`);
      }),
    );
  });
});

describe('business time', () => {
  const calendars: readonly BusinessCalendar[] = [
    [hours('monday', 'friday', '09:00', '17:00')],
    [hours('monday', 'friday', '08:00', '12:00'), hours('monday', 'thursday', '13:00', '18:30')],
    [hours('friday', 'sunday', '22:00', '06:00')],
    [hours('monday', 'sunday', '00:00', '24:00')],
    [hours('saturday', 'monday', '20:00', '09:00'), hours('monday', 'monday', '08:00', '24:00')],
  ].map((open) => businessCalendar(calendar({ open, closed: [{ date: '2026-04-06' }] }), 'Europe/Berlin', NO_HOLIDAYS));
  const moment = fc.integer({ min: 0, max: 300 * 86_400 }).map((seconds) => start.add({ seconds }));
  const length = fc.integer({ min: 1, max: 40 * 3600 });
  test('adding and measuring are inverse', () => {
    fc.assert(
      fc.property(fc.constantFrom(...calendars), moment, length, (open, from, seconds) => {
        const end = addBusinessSeconds(open, from, decimal(seconds))!;
        expect(businessTimeBetween(open, from, end).toFixed()).toBe(String(seconds));
      }),
    );
  });
  test('adding is additive: a then b is a + b', () => {
    fc.assert(
      fc.property(fc.constantFrom(...calendars), moment, length, length, (open, from, a, b) => {
        const first = addBusinessSeconds(open, from, decimal(a))!;
        const then = addBusinessSeconds(open, first, decimal(b))!;
        expect(then.equals(addBusinessSeconds(open, from, decimal(a + b))!)).toBe(true);
      }),
    );
  });
  test('measuring is additive, and never more than the clock', () => {
    fc.assert(
      fc.property(fc.constantFrom(...calendars), moment, length, length, (open, from, a, b) => {
        const middle = from.add({ seconds: a });
        const end = middle.add({ seconds: b });
        const whole = businessTimeBetween(open, from, end);
        expect(
          businessTimeBetween(open, from, middle)
            .plus(businessTimeBetween(open, middle, end))
            .eq(whole),
        ).toBe(true);
        expect(whole.lte(a + b)).toBe(true);
      }),
    );
  });
});
