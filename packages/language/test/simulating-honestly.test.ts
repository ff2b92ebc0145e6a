import { readdirSync } from 'node:fs';
import path from 'node:path';
import { placesOf, type Simulation, simulate } from '@sla-language/agreement';
import { readScenario, readSentences, type ScenarioFile } from '@sla-language/language';
import { describe, expect, test } from 'vitest';
import { agreementsOf, EXAMPLES, shopOf, whatIf } from './support/simulating.js';

/** Two services, a formula over both, and metrics of other kinds. */
const agreement = await shopOf({
  head: 'default calendar Office',
  inside: `
    calendar Office { open monday to friday 09:00 to 17:00 holidays "DE-BE" }
    plan Gold
    plan Silver
    service Api "Interface" { fee EUR 500 per month }
    metric ApiUp "Interface up" { availability of Api }
    metric OfficeUp "Up in the office" { availability of Api during Office }
    metric Both "Both" { formula min(ShopUptime, ApiUp) }
    metric Inner "Inner" { formula min(Both, OfficeUp) }
    metric Speed "Speed" { duration from "a" to "b" for Shop }
    metric Backups "Backups" { ratio of "good" to "all" for Shop }
    metric Happy "Happy" { score from 1 to 5 for Shop }
    objective Joint "Joint" { measures Both per month target >= 99.9% credit 10% of fee when < 99.9% }
    objective Nested "Nested" { measures Inner per month target >= 99% indicative }
    objective Fast "Fast" { measures p95 of Speed per month target <= 800 ms indicative }
    objective Usual "Usual" { measures median of Speed per month target <= 300 ms indicative }
    objective Saved "Saved" { measures Backups per month target >= 95% indicative }
    objective Mood "Mood" { measures Happy per month target >= 4 indicative }
    objective Planned "Planned" { measures ApiUp per month target >= 99% for Gold target >= 98% for Silver indicative }
    support Desk "Service desk" {
        handles Sev1 during Always { respond within 15 minutes  restore within 4 hours }
        handles Sev2 during Always { respond within 2 hours }
        measures share in time per month
        target >= 95%
        penalty EUR 250 per started 30 minutes late to restore
        cap EUR 2_000 per incident
    }
    party Authority "Authority"
    notify Authority of missed target within 3 days
    notify customer of missed target within 1 day
    report Monthly "Service report" { covers Uptime issued every month within 5 days }
    remedies { claim within 30 days after report }`,
});

const texts = (notes: Simulation['unknown']) => notes.map(({ text }) => text).join('\n');
const problemsOf = (file: ScenarioFile) => readScenario(file, agreement).problems;
const caseOf = ({ cases }: Simulation, promise: string) => cases.filter((each) => each.promise === promise);

describe('a level counts, or it is said why not', () => {
  test.each([
    ['UB = 50% is the level of the formula', 'ApiUp = 50% in 2027-03', 'Joint', '50%'],
    ['of a formula in a formula', 'Both = 98.5% in 2027-03', 'Nested', '98.5%'],
    ['of its innermost metric', 'ApiUp = 97% in 2027-03', 'Nested', '97%'],
  ])('%s', async (_, level, promise, expected) => {
    const [found] = caseOf(await whatIf(agreement, { levels: [level] }), promise);
    expect([found?.level?.text, found?.status]).toEqual([expected, 'missed']);
  });

  test.each([
    ['ApiUp = 5 s in 2027-03', 'Joint', 'cannot be the level of "Interface up", which is a percentage'],
    ['Uptime = 28 of 30 in 2027-03', 'Uptime', 'is no ratio of events'],
    ['Fast = 28 of 30 in 2027-03', 'Fast', 'is no ratio of events'],
    ['Uptime = 99%, 98% in 2027-03', 'Uptime', 'has no value for each event'],
    ['Fast = 300, 900 in 2027-03', 'Fast', '"300" cannot be the level of "Speed", which is a duration'],
    [
      'Uptime = 97% with 5 minutes of downtime in 2027-03',
      'Uptime',
      '5 min of downtime in 2027-03 are 99.9888%, not 97%',
    ],
  ])('%s is not judged', async (level, promise, reason) => {
    const result = await whatIf(agreement, { levels: [level], for: ['Gold'] });
    expect(caseOf(result, promise)).toEqual([]);
    expect(result.unjudged).toContain(promise);
    expect(texts(result.unknown)).toContain(reason);
    expect(result.summary).not.toContain('Every target is met');
  });

  test('where time is excluded, a level that is lower than its downtime makes it is believed aloud', async () => {
    const all = await shopOf({ inside: 'exclusion Force { means "war" }', uptime: 'excluding Force' });
    const levels = ['Uptime = 97% with 5 minutes of downtime in 2027-03'];
    const result = await whatIf(all, { levels });
    expect(caseOf(result, 'Uptime')[0]?.level?.text).toBe('97%');
    expect(texts(result.assumptions)).toContain('Only 2 h 46 min 40 s of 2027-03 count for');
    const higher = await whatIf(all, { levels: ['Uptime = 99.9% with 5 hours of downtime in 2027-03'] });
    expect(higher.unjudged).toEqual(['Uptime']);
    expect(higher.summary).toContain('cannot be known from the scenario: "Availability" cannot be judged');
  });

  test('two levels of the same are none', async () => {
    const result = await whatIf(agreement, { levels: ['Uptime = 99% in 2027-03', 'Uptime = 100% in 2027-03'] });
    expect([caseOf(result, 'Uptime'), result.unjudged]).toEqual([[], ['Uptime']]);
  });
});

describe('a formula', () => {
  test('is judged in every window of which something is said', async () => {
    const result = await whatIf(agreement, {
      outages: ['2 hours on Shop in 2027-03', '3 hours on Api in 2027-04'],
      levels: ['ApiUp = 90% in 2027-05'],
    });
    expect(caseOf(result, 'Joint').map(({ window, level }) => [window.label, level?.text])).toEqual([
      ['2027-03', '99.730821%'],
      ['2027-04', '99.583333%'],
      ['2027-05', '90%'],
    ]);
  });

  test('knows the opening hours of its metrics', async () => {
    // A night of March.
    const result = await whatIf(agreement, { outages: ['10 hours on OfficeUp from 2027-03-10T20:00'] });
    expect(caseOf(result, 'Nested').map(({ level }) => level?.text)).toEqual(['100%']);
    const day = await whatIf(agreement, { outages: ['4 hours on OfficeUp from 2027-03-10T10:00'] });
    // 20 of 23 days from Monday to Friday are no holidays: 4 of 160 hours.
    expect(caseOf(day, 'Nested').map(({ level }) => level?.text)).toEqual(['97.5%']);
  });

  test('of a rolling window is missed once for days in a row', async () => {
    const rolling = await shopOf({
      inside: `service Api "Interface" { }
        metric ApiUp { availability of Api }
        metric Both { formula min(ShopUptime, ApiUp) }
        objective Joint "Joint" { measures Both per rolling 30 days target >= 99.9% credit 10% of fee when < 99.9% }`,
    });
    const result = await whatIf(rolling, {
      outages: ['2 hours on Shop from 2027-03-03T10:00', '2 hours on Api from 2027-03-04T10:00'],
    });
    expect(caseOf(result, 'Joint')).toHaveLength(1);
  });
});

describe('what cannot be judged is not called met', () => {
  test('for nobody knows which plan', async () => {
    const result = await whatIf(agreement, { outages: ['1 minute on Api in 2027-03'] });
    expect(result.unjudged).toEqual(['Planned']);
    expect(result.summary).toBe('"Planned" cannot be judged: as far as is known nothing is owed');
  });

  test('beside what is owed', async () => {
    const result = await whatIf(agreement, {
      outages: ['10 hours on Shop in 2027-03'],
      levels: ['Fast = 900 in 2027-03'],
    });
    expect(result.unjudged).toEqual(['Fast']);
    expect(result.summary).toMatch(/"Fast" cannot be judged: as far as is known EUR [\d,.]+ is owed$/);
  });

  test('a window without a level', async () => {
    const all = await shopOf({ inside: 'exclusion Force { means "war" }', uptime: 'excluding Force' });
    const result = await whatIf(all, { outages: ['31 days on Shop from 2027-01-01T00:00 as Force'] });
    expect(result.unjudged).toEqual(['Uptime']);
    expect(result.summary).toContain('"Availability" cannot be judged');
  });

  test('a customer has one plan', () => {
    expect(problemsOf({ for: ['Gold', 'Silver'] })).toMatchObject([
      { of: 'for/1', message: 'A customer has one plan: either Gold or Silver.' },
    ]);
    expect(problemsOf({ for: ['Gold', 'gold'] })).toEqual([]);
  });
});

describe('what is impossible or left open is refused at its place', () => {
  test.each([
    ['Uptime = 98,5% in 2027-03', '98,5%', 'a point is written: "98.5%"'],
    ['Mood = 3,5 in 2027-03', '3,5', 'a point is written: "3.5"'],
    ['Fast = 300 ms, 5 MB/s in 2027-03', '300 ms, 5 MB/s', 'values of different kinds'],
    ['Uptime = 150% in 2027-03', '150%', 'between 0 and 100'],
    ['Mood = 7 in 2027-03', '7', 'between 1 and 5'],
    ['Mood = 4, 7 in 2027-03', '4, 7', 'between 1 and 5'],
    ['Saved = 28 of 30 with 3 hours of downtime in 2027-03', '3 hours', 'Only a level has a downtime'],
    ['Speed = 320 ms in 2027-03', 'Speed', 'Say of which this is the level: Fast, Usual'],
    ['40 days on Shop in 2027-03', '40 days', 'longer than the time in which it was'],
    ['1 hour on Shop in 2027-03 from 2027-03-14T02:00', '2027-03', 'not both'],
    ['1 hour on Shop from 2027-10-31T02:30+01:00', '2027-10-31T02:30+01:00', 'for the second time that night'],
    ['Sev1 raised 2027-03-12T16:30 restored at 2027-03-12T15:00', '2027-03-12T15:00', 'before the incident was raised'],
    [
      'Sev1 raised 2027-03-12T16:30 paused from 2027-03-12T20:00 to 2027-03-12T17:00',
      '2027-03-12T17:00',
      'before it begins',
    ],
    ['Sev1 raised 2027-03-12T16:30 paused from 2027-03-12T20:00', '2027-03-12T20:00', 'Say from when to when'],
  ])('%s', (sentence, place, message) => {
    const { problems } = readSentences([sentence], agreement);
    expect(problems).toMatchObject([{ message: expect.stringContaining(message) }]);
    expect(sentence.slice(problems[0]!.start, problems[0]!.end)).toBe(place);
  });

  test.each([
    [
      { length: '2h', on: 'Shop', in: '2027-03', excluded: 'x' },
      'excluded',
      'There is: length, on, in, from, unit, as',
    ],
    [{ length: '2h', on: 'Shop', inn: '2027-03' }, 'inn', 'Did you mean `in`?'],
    [{ length: 2, on: 'Shop', in: '2027-03' }, 'length', '`length` is a text'],
    [{ length: '2h', on: 'Shop', in: '2027-03', from: '2027-03-14T02:00' }, 'in', 'not both'],
  ])('an entry %j', (entry, field, message) => {
    const problems = problemsOf({ outages: [entry] } as unknown as ScenarioFile);
    expect(problems).toMatchObject([{ of: 'outages/0', field, message: expect.stringContaining(message) }]);
  });

  test.each([
    [true, 'paused', 'A list is expected'],
    [[{ from: '2027-03-12T17:00' }], 'paused/0/to', '`paused/0/to` is a text'],
    [[{ from: '2027-03-12T17:00', until: '2027-03-12T18:00' }], 'paused/0/until', 'no field `until`'],
    [[{ from: '2027-03-12T17:00', to: '2027-03-12T16:00' }], 'paused/0/to', 'before it begins'],
  ])('pauses %j', (paused, field, message) => {
    const incidents = [{ severity: 'Sev1', raised: '2027-03-12T16:30', paused }];
    expect(problemsOf({ incidents } as unknown as ScenarioFile)).toMatchObject([
      { of: 'incidents/0', field, message: expect.stringContaining(message) },
    ]);
  });

  test('two fees of the same', () => {
    expect(problemsOf({ fees: ['Shop = EUR 1', 'Web shop = EUR 2'] })).toMatchObject([
      { message: 'There is a fee already: Shop = EUR 1 per month.' },
    ]);
  });

  test('a fee of a unit by the day', async () => {
    const text = await shopOf({
      inside: `metric Each { availability of Shop for each "cluster" }
        objective Every { measures Each per month target >= 99% credit 10% of fee when < 99% }`,
    });
    const { problems } = readScenario({ fees: ['cluster = EUR 10 per day'] }, text);
    expect(problems).toMatchObject([{ message: expect.stringContaining('per month, quarter or year') }]);
  });
});

test('pauses of a file stop the clock, each of them', async () => {
  const incident = { severity: 'Sev1', raised: '2027-03-12T10:00', restored: '6 hours' };
  const paused = [
    { from: '2027-03-12T11:00', to: '2027-03-12T12:00' },
    { from: '2027-03-12T13:00', to: '2027-03-12T14:00' },
  ];
  const late = async (entry: object) => {
    const result = await whatIf(agreement, { incidents: [entry] } as ScenarioFile);
    return result.cases.find(({ commitment }) => commitment === 'restore')?.late?.map(({ by }) => by.text);
  };
  expect(await late(incident)).toEqual(['2 h']);
  expect(await late({ ...incident, paused: paused.slice(0, 1) })).toEqual(['1 h']);
  expect(await late({ ...incident, paused })).toBeUndefined();
});

describe('times', () => {
  test('an outage that begins on the eve of the term counts from its first moment', async () => {
    const result = await whatIf(agreement, { outages: ['45 minutes on Uptime from 2026-12-31T23:30'] });
    expect(caseOf(result, 'Uptime')[0]?.downtime?.text).toBe('15 min');
  });

  test.each([
    ['2027-03-28T02:30', '2027-03-28 02:30 does not exist', '2027-03-28 03:30'],
    ['2027-10-31T02:30', '2027-10-31 02:30 comes twice', 'the first time is meant'],
  ])('%s is told of', async (at, ...words) => {
    const told = texts((await whatIf(agreement, { outages: [`1 hour on Uptime from ${at}`] })).assumptions);
    for (const each of words) expect(told).toContain(each);
  });

  test('holidays that nobody knows are told of where they matter', async () => {
    const during = (outage: string) => simulate(agreement, readScenario({ outages: [outage] }, agreement).scenario);
    const unknown = 'Which days are public holidays in "DE-BE": no day is taken for one';
    expect(texts(during('1 hour on OfficeUp from 2027-03-10T10:00').unknown)).toContain(unknown);
    expect(texts(during('1 minute on Uptime in 2027-03').unknown)).not.toContain(unknown);
    const known = await whatIf(agreement, { outages: ['1 hour on OfficeUp from 2027-03-10T10:00'] });
    expect(texts(known.unknown)).not.toContain(unknown);
  });
});

describe('support', () => {
  test('a delay belongs to the severity that has the commitment', async () => {
    const file = { delays: ['Desk 70 minutes late to restore in 2027-03'] };
    const [found] = (await whatIf(agreement, file)).cases;
    expect([found?.severity, found?.commitment]).toEqual(['Sev1', 'restore']);
    expect(texts((await whatIf(agreement, file)).assumptions)).toContain('is of severity "Critical"');
    const none = await whatIf(agreement, { delays: ['Desk 70 minutes late to restore for Sev2 in 2027-03'] });
    expect([none.cases, none.unjudged]).toEqual([[], ['Desk']]);
    expect(texts(none.unknown)).toContain('promises this customer no such thing');
  });

  test.each([
    [
      'incidents',
      {
        incidents: [
          'Sev1 raised 2027-03-10T10:00 responded after 5 minutes restored after 4 hours 20 minutes',
          'Sev1 raised 2027-03-12T10:00 responded after 5 minutes restored after 28 hours',
        ],
      },
    ],
    [
      'delays',
      {
        delays: [
          'Desk 20 minutes late to restore for Sev1 in 2027-03',
          'Desk 24 hours late to restore for Sev1 in 2027-03',
        ],
      },
    ],
  ])('a cap per incident holds for each of two %s', async (_, file) => {
    // EUR 250 and EUR 12,000.
    const result = await whatIf(agreement, file);
    expect(result.total.map(({ text }) => text)).toEqual(['EUR 2,250.00']);
  });
});

describe('duties', () => {
  test('are said once, with the names of the parties', async () => {
    const { duties } = await whatIf(agreement, { outages: ['5 hours on Uptime in 2027-03'] });
    const said = duties.map(({ who, what }) => `${who}: ${what}`);
    expect(new Set(said).size).toBe(said.length);
    expect(said.filter((each) => each.includes('Service report"'))).toEqual([
      'Acme Cloud GmbH: Send "Service report", which shows March 2027',
    ]);
    expect(said).toContain(
      'Authority: Has to be told that "Availability" missed its target, within 3 days of its becoming known',
    );
    expect(said).toContain(
      'Acme Cloud GmbH: Tell Globex Corporation that "Availability" missed its target, within 1 day of knowing it',
    );
    expect(duties.find(({ who }) => who === 'Authority')?.clause?.text).toBe(
      'notify Authority of missed target within 3 days',
    );
  });

  test('no part of a model is called by the name of another', async () => {
    const files = readdirSync(EXAMPLES).filter((name) => name.endsWith('.sla'));
    const all = (await Promise.all(files.map((name) => agreementsOf(path.join(EXAMPLES, name))))).flat();
    let clauses = 0;
    for (const each of all) {
      const places = placesOf(each);
      const walk = (part: object, key: string) => {
        const clause = places.clause(part);
        if (clause) {
          clauses += 1;
          expect(clause.text, `${each.id}${clause.path}`).not.toMatch(/^$|undefined|^remedies$/);
          if (clause.text.startsWith('notify ')) expect(key).toBe('notifications');
          if (clause.text.startsWith('handles ')) expect(key).toBe('handles');
        }
        for (const [name, value] of Object.entries(part)) {
          if (typeof value === 'object' && value !== null) walk(value, Array.isArray(part) ? key : name);
        }
      };
      walk(each, '');
    }
    expect(clauses).toBeGreaterThan(1000);
  });
});
