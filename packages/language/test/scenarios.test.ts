import { parseScenarioFile, readScenario, readSentences, type ScenarioFile } from '@sla-language/language';
import { describe, expect, test } from 'vitest';
import { shopOf } from './support/simulating.js';

const agreement = await shopOf({
  inside: `plan Gold "Gold"
    region Eu "In the European Union"
    maintenance Planned "Planned work in the night" { means "work" }
    metric PageTime { duration from "a" to "b" for Shop }
    objective Speed "Time to answer of the shop" { measures p95 of PageTime per month target <= 800 ms indicative }
    objective Scoped { measures ShopUptime per month target >= 99% for Gold, Eu indicative }
    support Desk "Service desk" {
        handles Sev1 during Always { respond within 15 minutes  resolve within 4 hours }
        handles Sev2 for Gold during Always { respond within 1 hour }
        measures share in time per month
        target >= 95%
    }`,
});

/** What is understood, in the words of the result. */
const told = (sentence: string) => {
  const { scenario, problems } = readSentences([sentence], agreement);
  const { outages, levels, incidents, delays, kept, fees } = scenario;
  return [outages, levels, incidents, delays, kept, fees]
    .flatMap((list) => list.map(({ text }) => text))
    .concat(problems.map(({ message }) => message));
};

describe('sentences', () => {
  test.each([
    ['45 minutes on Shop in 2027-03', '45 minutes of outage on Shop in 2027-03'],
    ['Assume 45 minutes of outage on Shop in March 2027', '45 minutes of outage on Shop in 2027-03'],
    ['45 min of downtime for Shop in mar 2027.', '45 min of outage on Shop in 2027-03'],
    ['2h 10m on "Web shop" from 2027-03-14T02:00', '2h 10m of outage on Shop from 2027-03-14T02:00'],
    [
      '1 hour and 5 minutes on web shop at 14 March 2027 02:00',
      '1 hour and 5 minutes of outage on Shop from 2027-03-14T02:00',
    ],
    ['90 s on ShopUptime on 2027-03-14', '90 s of outage on ShopUptime on 2027-03-14'],
    ['2 hours on Uptime in Q1 2027', '2 hours of outage on Uptime in 2027-Q1'],
    ['2 hours on Shop in 2027', '2 hours of outage on Shop in 2027'],
    ['2 hours on Shop from 2027-03-14T02:00 as Planned', '2 hours of outage on Shop from 2027-03-14T02:00 as Planned'],
    [
      '2 hours on Shop from 2027-03-14 02:00 as planned work in the night announced 2027-03-01T09:00',
      '2 hours of outage on Shop from 2027-03-14T02:00 as Planned announced 2027-03-01T09:00',
    ],
    [
      '2 hours on Shop in 2027-03 as Planned not announced',
      '2 hours of outage on Shop in 2027-03 as Planned not announced',
    ],
    ['1 hour on Shop from 2027-03-14T01:00Z', '1 hour of outage on Shop from 2027-03-14T02:00'],
  ])('an outage: %s', (sentence, expected) => expect(told(sentence)).toEqual([expected]));

  test.each([
    ['Speed = 320 ms in 2027-03', 'Speed = 320 ms in 2027-03'],
    ['Time to answer of the shop is 1.2 s in March 2027', 'Speed = 1.2 s in 2027-03'],
    ['assume Uptime at 99.5% in 2027-03', 'Uptime = 99.5% in 2027-03'],
    ['Uptime: 99.5% with 3 hours of downtime in 2027-03', 'Uptime = 99.5% with 3 hours of downtime in 2027-03'],
    ['Speed = 300 ms, 400 ms, 1 s in 2027-03', 'Speed = 300 ms, 400 ms, 1 s in 2027-03'],
    ['Uptime = 28 of 30 in 2027-03', 'Uptime = 28 of 30 in 2027-03'],
  ])('a level: %s', (sentence, expected) => expect(told(sentence)).toEqual([expected]));

  test.each([
    [
      'Critical raised 2027-03-12T16:30 responded after 50 minutes resolved after 6 hours',
      'Sev1 raised 2027-03-12T16:30 responded after 50 minutes resolved after 6 hours',
    ],
    [
      'Sev1 incident reported on 12 March 2027 16:30, answered at 2027-03-12T17:00, paused from 2027-03-12T17:00 to 2027-03-12T18:00',
      'Sev1 raised 2027-03-12T16:30 responded at 2027-03-12T17:00 paused from 2027-03-12T17:00 to 2027-03-12T18:00',
    ],
    [
      'Sev1 raised 2027-03-12T16:30 resolved after 2 business hours on Desk',
      'Sev1 raised 2027-03-12T16:30 resolved after 2 business hours on Desk',
    ],
    ['Desk 70 minutes late to resolve for Critical in 2027-03', 'Desk 70 minutes late to resolve for Sev1 in 2027-03'],
    ['40 more Critical incidents in time in 2027-03', '40 Sev1 in time in 2027-03'],
  ])('an incident: %s', (sentence, expected) => expect(told(sentence)).toEqual([expected]));

  test.each([
    ['Shop = EUR 2_500', 'Shop = EUR 2_500 per month'],
    ['eur 30000 per year', 'EUR 30000 per year'],
  ])('a fee: %s', (sentence, expected) => {
    const { scenario, problems } = readScenario({ fees: [sentence] }, agreement);
    expect(problems).toEqual([]);
    expect(scenario.fees.map(({ text }) => text)).toEqual([expected]);
  });
});

describe('what is not understood has a place and a sentence', () => {
  test.each([
    ['45 minutes on Shpo in 2027-03', 'Shpo', 'Did you mean "Shop"?'],
    ['45 minuets on Shop in 2027-03', 'minuets', 'Did you mean "minutes"?'],
    ['45 minutes on Shop in Marhc 2027', 'Marhc 2027', 'Did you mean "March"?'],
    ['45 minutes on Shop in 2027-02-30', '2027-02-30', 'no day of the calendar'],
    ['45 minutes on Shop in 3/14/2027', '3/14/2027', 'A time is expected'],
    ['45 minutes on Shop', '45 minutes on Shop', 'Say when it was'],
    ['45 minutes in 2027-03', '45 minutes in 2027-03', 'Say what was down'],
    ['2 months on Shop in 2027-03', '2 months', 'has no fixed length'],
    ['0 minutes on Shop in 2027-03', '0 minutes', 'more than nothing'],
    ['400 days on Shop in 2027-03', '400 days', 'longer than a year'],
    ['2 hours on Shop from 2027-03-14', '2027-03-14', 'A moment is expected'],
    ['2 hours on Shop from 2027-03-14T25:00', '2027-03-14T25:00', 'no time of day'],
    ['Speed = 320 mz in 2027-03', '320 mz', 'not a unit'],
    ['Speed in 2027-03', 'Speed in 2027-03', 'which level'],
    ['Speed = 31 of 30 in 2027-03', '31 of 30', 'more than all there is'],
    ['Crtical raised 2027-03-12T16:30', 'Crtical', 'Did you mean "Critical"?'],
    ['Desk 70 minutes late to repair for Sev1 in 2027-03', 'repair', 'nothing that support commits itself to'],
    ['', '', 'which level'],
  ])('%s', (sentence, place, message) => {
    const { scenario, problems } = readSentences([sentence], agreement);
    expect(problems).toHaveLength(1);
    const [{ of, start, end, message: said }] = problems as [(typeof problems)[0]];
    expect(said).toContain(message);
    expect(of.slice(start, end)).toBe(place);
    expect(scenario.outages.length + scenario.levels.length + scenario.incidents.length + scenario.delays.length).toBe(
      0,
    );
  });
});

describe('files', () => {
  const file: ScenarioFile = {
    for: ['Gold', 'in the european union'],
    outages: [
      { length: '2h', on: 'Shop', from: '2027-03-14T02:00', as: 'Planned', announced: 'never' },
      '45 minutes on Shop in 2027-03',
    ],
    levels: [{ of: 'Speed', is: '320 ms', in: '2027-03' }],
    incidents: [{ severity: 'Sev1', raised: '2027-03-12T16:30', responded: '50 minutes', on: 'Desk' }],
    delays: [{ on: 'Desk', late: '70 minutes', to: 'resolve', severity: 'Sev1', in: '2027-03' }],
    kept: [{ severity: 'Sev1', count: 40, in: '2027-03' }],
    fees: [{ of: 'Shop', is: 'EUR 2_000', per: 'month' }],
  };

  test('say the same as sentences', () => {
    const parsed = parseScenarioFile(`// March\n${JSON.stringify(file)}`);
    if (!('file' in parsed)) throw new Error(parsed.message);
    const { scenario, problems } = readScenario(parsed.file, agreement);
    expect(problems).toEqual([]);
    expect(scenario.for).toEqual([
      { kind: 'plan', id: 'Gold' },
      { kind: 'region', id: 'Eu' },
    ]);
    const told = [scenario.outages, scenario.levels, scenario.incidents, scenario.delays, scenario.kept]
      .flat()
      .map(({ text }) => text);
    expect(readSentences(told, agreement).scenario).toEqual({ ...scenario, for: [], fees: [] });
  });

  test.each([
    ['{ "outages": [', 1, 'not JSON'],
    ['[]', 1, 'A scenario is an object'],
    ['{\n  "outage": [] }', 2, 'Did you mean `outages`?'],
    ['{ "outages": "45 minutes" }', 1, 'is a list'],
    ['{ "for": [1] }', 1, 'is a name'],
  ])('%s', (text, line, message) =>
    expect(parseScenarioFile(text)).toMatchObject({ line, message: expect.stringContaining(message) }),
  );

  test('a wrong part is named by its place', () => {
    const { problems } = readScenario({ outages: [{ length: '2h', on: 'Shpo', in: '2027-03' }] }, agreement);
    expect(problems).toMatchObject([
      { of: 'outages/0', field: 'on', message: expect.stringContaining('Did you mean "Shop"?') },
    ]);
  });
});
