import { readdirSync } from 'node:fs';
import path from 'node:path';
import {
  type Agreement,
  exampleWindow,
  payableString,
  promiseOf,
  recomputeExample,
  type Simulation,
  samePayables,
  simulate,
  type WorkedExample,
} from '@sla-language/agreement';
import { exampleText, readScenario, type ScenarioFile } from '@sla-language/language';
import { describe, expect, test } from 'vitest';
import { agreementOf, agreementsOf, EXAMPLES, shop, shopOf, whatIf } from './support/simulating.js';

const total = ({ total: paid }: Simulation) => paid.map(({ text }) => text).join(' and ') || 'nothing';
const levels = ({ cases }: Simulation) => cases.map(({ level }) => level?.text);
const steps = ({ sections }: Simulation) => sections.flatMap((section) => section.steps.map(({ text }) => text));
const notes = (found: Simulation['unknown']) => found.map(({ text }) => text);
const example = (name: string) => agreementOf(path.join(EXAMPLES, `${name}.sla`));

describe('published terms come to what is known of them', () => {
  test('Atlassian: 60 of 43,200 minutes down are 99.861%, the 10% tier', async () => {
    const result = await whatIf(await example('atlassian-cloud'), {
      for: ['Premium'],
      outages: ['60 minutes on Jira in 2027-04'],
      fees: ['product = USD 300'],
    });
    expect(result.cases[0]).toMatchObject({
      level: { value: '99.8611111111' },
      status: 'missed',
      distance: '0.0389 percentage points',
    });
    expect(result.cases[0]?.formula).toBe('(43,200 min - 60 min) ÷ 43,200 min = 99.861111%');
    expect(total(result)).toBe('USD 30.00');
  });

  test('Amazon S3: a mean of 98% pays 25% of a bill of 100', async () => {
    const result = await whatIf(await example('aws-s3'), {
      for: ['Frequent'],
      levels: ['Availability = 98% in 2027-04'],
      fees: ['S3 = USD 100'],
    });
    expect(total(result)).toBe('USD 25.00');
    expect(result.cases[0]?.lines[0]).toMatchObject({ kind: 'credit', range: 'at least 95.0% and less than 99.0%' });
  });

  test('Amazon EC2: 99.5% in a region pays 10%', async () => {
    const agreement = await example('aws-compute');
    const result = await whatIf(agreement, {
      for: ['MultiZone'],
      levels: ['RegionLevel = 99.5% in 2027-04'],
      fees: ['AWS Region = USD 1_000'],
    });
    expect(total(result)).toBe('USD 100.00');
  });

  test('Amazon: a credit of 0.80 is below the minimum of 1', async () => {
    const result = await whatIf(await example('aws-s3'), {
      for: ['Frequent'],
      levels: ['Availability = 99.5% in 2027-04'],
      fees: ['S3 = USD 8'],
    });
    expect(total(result)).toBe('nothing');
    expect(steps(result)).toContain('USD 0.80 is less than the minimum of USD 1.00, so nothing is paid');
  });

  test('Slack: an hour of a month of 30 days, ten times over, is 17.36 of 1,250', async () => {
    const result = await whatIf(await example('slack'), {
      for: ['BusinessPlus'],
      outages: ['1 hour on Workspace from 2027-04-10T10:00'],
      fees: ['Workspace = USD 1_250'],
    });
    expect(result.cases[0]?.before).toMatchObject([{ kind: 'money', value: '17.3611111111' }]);
    expect(total(result)).toBe('USD 17.36');
    expect(result.months[0]?.changes.at(-1)).toMatchObject({ stage: 'rounding', after: [{ value: '17.36' }] });
  });

  test('three outages of 40 seconds are no downtime where one has to last a minute', async () => {
    const agreement = await shopOf({ uptime: 'unavailable when "no answer" for at least 1 minute' });
    const result = await whatIf(agreement, {
      outages: [1, 2, 3].map((day) => `40 s on Shop from 2027-04-0${day}T10:00`),
    });
    expect(result.cases[0]).toMatchObject({ level: { text: '100%' }, downtime: { seconds: '0' }, status: 'met' });
    expect(steps(result)).toContain(
      'That is less than the 1 minute from which on an outage counts, so it counts as up',
    );
  });

  test('Bonterms: 45 minutes of a month of 30 days fall between two tiers', async () => {
    const result = await whatIf(await example('bonterms'), { outages: ['45 minutes on CloudService in 2027-04'] });
    expect(levels(result)).toEqual(['99.895833%']);
    expect(result.cases[0]).toMatchObject({ status: 'missed', lines: [] });
    expect(steps(result)).toContain('No line pays for this miss');
  });

  test('missed, met, missed: no right under the terms of Bonterms, one under those of Common Paper', async () => {
    const twice = (on: string) => ({ outages: [`5 hours on ${on} in 2027-04`, `5 hours on ${on} in 2027-06`] });
    expect((await whatIf(await example('bonterms'), twice('CloudService'))).rights).toEqual([]);
    const ledger = (await agreementsOf(path.join(EXAMPLES, 'common-paper.sla'))).find(
      ({ id }) => id === 'LedgerCloud',
    )!;
    const { rights, duties } = await whatIf(ledger, twice('CloudService'));
    expect(rights).toMatchObject([{ windows: ['2027-04', '2027-06'], arises: { text: 'the end of 2027-06-30' } }]);
    expect(duties.some(({ what }) => what.startsWith('May terminate'))).toBe(true);
    const inRow = { outages: ['5 hours on CloudService in 2027-04', '5 hours on CloudService in 2027-05'] };
    expect((await whatIf(await example('bonterms'), inRow)).rights).toHaveLength(1);
  });

  test('Berlin: October has 44,700 minutes and March 44,580, and 99.95% allows 22 min 21 s and 22 min 17 s', async () => {
    const text = shop().replaceAll('99.9%', '99.95%');
    const agreement = await agreementOf('/nowhere/shop.sla', text);
    const result = await whatIf(agreement, { outages: ['1 min on Shop in 2027-10', '1 min on Shop in 2027-03'] });
    expect(result.cases.map(({ window, budget }) => [window.title, window.seconds, budget?.allowed.text])).toEqual([
      ['March 2027', String(44_580 * 60), '22 min 17 s'],
      ['October 2027', String(44_700 * 60), '22 min 21 s'],
    ]);
  });
});

describe('every worked example of the examples is reproduced', async () => {
  const files = readdirSync(EXAMPLES).filter((name) => name.endsWith('.sla'));
  const all = await Promise.all(
    files.map(async (name) => [name, await agreementsOf(path.join(EXAMPLES, name))] as const),
  );
  const cases = all.flatMap(([name, agreements]) =>
    agreements.flatMap((agreement) =>
      agreement.examples.map((worked) => [name, worked.title, agreement, worked] as const),
    ),
  );

  test('there are some', () => expect(cases.length).toBeGreaterThan(4));

  test.each(cases)('%s: %s', async (_, __, agreement, worked) => {
    const result = await whatIf(agreement, scenarioOf(agreement, worked));
    const known = recomputeExample(agreement, worked)!;
    expect(samePayables(known.expected, known.settlement.total)).toBe(true);
    expect(result.total.map(({ text }) => text)).toEqual(known.settlement.total.map(payableString));
    expect(levels(result)[0]).toBeDefined();
  });
});

/** The same case as a scenario. */
function scenarioOf(agreement: Agreement, { given }: WorkedExample): ScenarioFile {
  const file = { for: [] as string[], outages: [] as string[], levels: [] as string[], delays: [] as string[] };
  for (const each of given) {
    const window = exampleWindow(agreement, promiseOf(agreement, each.promise)!.measures!.window, each.on)!;
    const when = window.start
      .add({ hours: 12 })
      .toZonedDateTimeISO(agreement.timeZone ?? 'UTC')
      .toPlainDate();
    file.for.push(...each.for.filter(({ kind }) => kind !== 'severity').map(({ id }) => id));
    const severity = each.for.find(({ kind }) => kind === 'severity');
    if (each.late) {
      const { by, commitment } = each.late;
      file.delays.push(
        `${each.promise} ${by.text} late to ${commitment}${severity ? ` for ${severity.id}` : ''} in ${when}`,
      );
    } else if (each.level) {
      const downtime = each.downtime ? ` with ${each.downtime.text} of downtime` : '';
      file.levels.push(`${each.promise} = ${each.level.text}${downtime} in ${when}`);
    } else file.outages.push(`${each.downtime!.text} on ${each.promise} in ${when}`);
  }
  return file;
}

describe('what is left out', () => {
  const planned = `maintenance Planned "Planned work" {
        window sunday 02:00 to 06:00
        notice 5 days
        limit 4 hours per month
    }`;
  const parts = { inside: planned, uptime: 'excluding Planned' };

  test('work inside its window, announced in time and within its limit', async () => {
    const result = await whatIf(await shopOf(parts), { outages: ['2 hours on Shop from 2027-03-07T02:30 as Planned'] });
    expect(result.cases[0]).toMatchObject({ status: 'met', excluded: { text: '2 h' }, downtime: { seconds: '0' } });
    expect(notes(result.assumptions)).toContain('"Planned work" was announced 5 days before, as it has to be');
  });

  test('not what lies outside the window, was not announced, or is above the limit', async () => {
    const agreement = await shopOf(parts);
    const outside = await whatIf(agreement, { outages: ['2 hours on Shop from 2027-03-07T05:00 as Planned'] });
    expect(outside.cases[0]).toMatchObject({ excluded: { text: '1 h' }, downtime: { text: '1 h' } });
    const silent = await whatIf(agreement, {
      outages: ['2 hours on Shop from 2027-03-07T02:30 as Planned not announced'],
    });
    expect(silent.cases[0]?.downtime?.text).toBe('2 h');
    const late = await whatIf(agreement, {
      outages: ['2 hours on Shop from 2027-03-07T02:30 as Planned announced 2027-03-05T12:00'],
    });
    expect(late.cases[0]?.downtime?.text).toBe('2 h');
    const often = ['07', '14', '21'].map((day) => `2 hours on Shop from 2027-03-${day}T02:00 as Planned`);
    expect((await whatIf(agreement, { outages: often })).cases[0]?.downtime?.text).toBe('2 h');
  });

  test('not what nobody calls so, though it lies in the window', async () => {
    const result = await whatIf(await shopOf(parts), { outages: ['2 hours on Shop from 2027-03-07T02:30'] });
    expect(steps(result)).toContain('Nothing says that it was a case of "Planned work", so it counts');
    expect(result.cases[0]?.status).toBe('missed');
  });

  test('work of which only the month is known lies in a window', async () => {
    const result = await whatIf(await shopOf(parts), { outages: ['90 minutes on Shop in 2027-03 as Planned'] });
    expect(result.cases[0]).toMatchObject({ status: 'met', excluded: { text: '1 h 30 min' } });
  });
});

describe('deadlines', () => {
  test('from the end of the window: a date, and the time to decide from there', async () => {
    const agreement = await shopOf({
      inside:
        'remedies { claim within 30 days after window by "ticket" with "logs" claim decided within 14 days paid as credit on next invoice }',
    });
    const { duties } = await whatIf(agreement, { outages: ['2 hours on Shop in 2027-03'] });
    expect(duties.map(({ who, what, until }) => `${who}: ${what}: ${until?.text}`)).toEqual([
      'Globex Corporation: Claim for March 2027 by ticket, with logs, within 30 days after the end of the window: the end of 2027-04-30',
      'Acme Cloud GmbH: Decide on the claim for March 2027 within 14 days: the end of 2027-05-14',
      'Acme Cloud GmbH: Pay as a credit on the next invoice: undefined',
    ]);
    expect(duties[0]?.until?.at).toBe('2027-05-01T00:00+02:00');
  });

  test('from the report that proves it, in business days with public holidays', async () => {
    const agreement = await shopOf({
      head: 'default calendar Office',
      inside: `calendar Office { open monday to friday 09:00 to 17:00 holidays "DE-BE" }
        report Monthly "Service report" { covers Uptime issued every month within 5 business days }
        remedies { claim within 3 business days after report }`,
    });
    // 5 April 2027 is Easter Monday's week: Friday 26 and Monday 29 March are holidays; May begins with one on a Saturday.
    const { sections, duties } = await whatIf(agreement, { outages: ['2 hours on Shop in 2027-04'] });
    expect(sections.flatMap((each) => each.steps.map(({ text }) => text))).toContain(
      'The time to claim runs from "Service report", due 2027-05-10 17:00',
    );
    expect(duties.find(({ what }) => what.startsWith('Claim'))?.until?.text).toBe('2027-05-13 17:00');
  });

  test('from the end of an incident of which only the month is known: between two days', async () => {
    const agreement = await shopOf({ inside: 'remedies { claim within 10 days after incident }' });
    const month = await whatIf(agreement, { outages: ['2 hours on Shop in 2027-04'] });
    expect(month.duties[0]).toMatchObject({
      between: { earliest: { text: 'the end of 2027-04-11' }, latest: { text: 'the end of 2027-05-10' } },
    });
    const known = await whatIf(agreement, { outages: ['2 hours on Shop from 2027-04-10T10:00'] });
    expect(known.duties[0]).toMatchObject({ until: { text: 'the end of 2027-04-20' } });
  });
});

describe('caps', () => {
  test('a year that is used up by what was paid before', async () => {
    const agreement = await shopOf({ inside: 'remedies { cap 25% of fee per month  cap 3% of fee per year }' });
    const result = await whatIf(agreement, { outages: ['9 hours on Shop in 2027-03', '9 hours on Shop in 2027-05'] });
    // 3% of 24,000 are 720; each month would be 500.
    expect(result.months.map(({ month, paid }) => [month, paid.map(({ text }) => text)])).toEqual([
      ['2027-03', ['EUR 500.00']],
      ['2027-05', ['EUR 220.00']],
    ]);
    expect(result.months[1]?.changes).toMatchObject([
      { clause: { text: 'cap 25% of fee per month' }, before: [{ value: '500' }], after: [{ value: '500' }] },
      { clause: { text: 'cap 3% of fee per year' }, before: [{ value: '500' }], after: [{ value: '220' }] },
    ]);
  });

  test('per incident: one that is late twice is one', async () => {
    const desk = `support Desk "Service desk" {
        handles Sev1 during Always { respond within 15 minutes  resolve within 4 hours }
        measures share in time per month
        target >= 95%
        penalty EUR 250 per started 30 minutes late
        cap EUR 800 per incident
    }`;
    const agreement = await shopOf({ inside: desk });
    const one = 'Sev1 raised 2027-03-10T10:00 responded after 60 minutes resolved after 6 hours';
    // 45 minutes and 2 hours late: 2 and 4 steps, EUR 1,500.
    expect(total(await whatIf(agreement, { incidents: [one] }))).toBe('EUR 800.00');
    expect(total(await whatIf(agreement, { incidents: [one, one.replace('-10T', '-11T')] }))).toBe('EUR 1,600.00');
  });
});

describe('support', () => {
  const desk = `support Desk "Service desk" {
        handles Sev1 during Always { respond within 15 minutes }
        handles Sev2 during Office { respond within 2 business hours }
        measures share in time per month
        target >= 95%
        credit 5% of fee when < 90%
    }
    calendar Office { open monday to friday 09:00 to 17:00 }`;

  test('says how many more in time would reach the target', async () => {
    const agreement = await shopOf({ inside: desk });
    const one = 'Critical raised 2027-03-12T16:30 responded after 50 minutes';
    const alone = await whatIf(agreement, { incidents: [one] });
    expect(levels(alone)).toEqual(['0%']);
    expect(notes(alone.assumptions).join()).toContain(
      'with 19 more of them kept in time the share would reach the target',
    );
    expect(levels(await whatIf(agreement, { incidents: [one], kept: ['19 Critical in time in 2027-03'] }))).toEqual([
      '95%',
    ]);
    expect(levels(await whatIf(agreement, { incidents: [one], kept: ['18 Critical in time in 2027-03'] }))).toEqual([
      '94.736842%',
    ]);
  });

  test('counts business hours, from Friday evening to Monday', async () => {
    const agreement = await shopOf({ inside: desk });
    const raised = 'Sev2 raised 2027-03-12T16:00 responded';
    expect((await whatIf(agreement, { incidents: [`${raised} at 2027-03-15T10:00`] })).cases[0]?.status).toBe('met');
    const late = await whatIf(agreement, { incidents: [`${raised} at 2027-03-15T11:30`] });
    expect(late.cases[0]?.late).toMatchObject([{ by: { text: '1 h 30 min' } }]);
  });
});

describe('what cannot be known is said', () => {
  test('for whom', async () => {
    const result = await whatIf(await example('atlassian-cloud'), { outages: ['60 minutes on Jira in 2027-04'] });
    expect(result.cases).toEqual([]);
    expect(notes(result.unknown).join()).toContain('depends on the plan: say for whom (Premium, Enterprise)');
  });

  test('what lies outside the term', async () => {
    const result = await whatIf(await shopOf(), { outages: ['1 hour on Shop in 2031-03'] });
    expect(notes(result.unknown).join()).toContain('outside the term (from 2027-01-01 to 2028-12-31)');
  });

  test('a percentile without samples, other promises, gaps in the data, services above', async () => {
    const agreement = await shopOf({
      uptime: 'no data counts as bad',
      inside: `metric PageTime { duration from "a" to "b" for Shop }
        objective Fast "Speed" { measures p95 of PageTime per month target <= 800 ms indicative }
        service Checkout "Checkout" { depends on Shop at 99.9% }`,
    });
    const unknown = notes((await whatIf(agreement, { outages: ['1 hour on Shop in 2027-03'] })).unknown).join('\n');
    expect(unknown).toContain('What the outage of "Web shop" does to "Speed"');
    expect(unknown).toContain('Whether "Checkout", which depends on "Web shop", was down as well');
    expect(unknown).toContain('times without data');
    const fast = await whatIf(agreement, { levels: ['Fast = 100 ms, 200 ms, 3 s in 2027-03'] });
    expect(levels(fast)).toEqual(['3 s']);
  });

  test('a level of another kind', async () => {
    const result = await whatIf(await shopOf(), { levels: ['Uptime = 320 ms in 2027-03'] });
    expect(notes(result.unknown)).toEqual(['"320 ms" cannot be the level of "Availability", which is a percentage']);
  });
});

describe('windows of other kinds', () => {
  test('an outage over the end of a month belongs to both', async () => {
    const result = await whatIf(await shopOf(), { outages: ['2 hours on Shop from 2027-03-31T23:00'] });
    expect(result.cases.map(({ window, downtime }) => [window.label, downtime?.text])).toEqual([
      ['2027-03', '1 h'],
      ['2027-04', '1 h'],
    ]);
  });

  test('days in a row of a rolling window are one miss', async () => {
    const text = shop().replace('measures ShopUptime per month', 'measures ShopUptime per rolling 30 days');
    const result = await whatIf(await agreementOf('/nowhere/shop.sla', text), {
      outages: ['2 hours on Shop from 2027-03-10T10:00'],
    });
    expect(result.cases).toHaveLength(1);
    expect(steps(result).join('\n')).toContain('The days from 2027-03-10 to 2027-04-08 (30) miss the target');
  });

  test('only opening hours', async () => {
    const text = shop({ inside: 'calendar Office { open monday to friday 09:00 to 17:00 }' }).replace(
      'availability of Shop',
      'availability of Shop during Office',
    );
    const agreement = await agreementOf('/nowhere/shop.sla', text);
    const night = await whatIf(agreement, { outages: ['10 hours on Shop from 2027-03-10T22:00'] });
    expect(night.cases[0]?.status).toBe('met');
    const month = await whatIf(agreement, { outages: ['10 hours on Shop in 2027-03'] });
    expect(month.cases[0]?.downtime?.text).toBe('10 h');
  });

  test('a formula is reckoned from its parts', async () => {
    const agreement = await shopOf({
      inside: `metric Errors { ratio of "bad" to "all" for Shop }
        metric Quality { formula min(ShopUptime, 100% - Errors) }
        objective Good "Quality" { measures Quality per month target >= 99% credit 5% of fee when < 99% }`,
    });
    const result = await whatIf(agreement, {
      levels: ['Errors = 2% in 2027-03'],
      outages: ['1 hour on Shop in 2027-03'],
    });
    expect(result.cases.find(({ promise }) => promise === 'Good')?.level?.text).toBe('98%');
    const silent = await whatIf(agreement, { outages: ['1 hour on Shop in 2027-03'] });
    expect(notes(silent.unknown).join()).toContain('The level of "Quality"');
  });
});

describe('as a worked example', () => {
  test.each([
    [
      'one outage',
      { outages: ['9 hours on Shop in 2027-03'] },
      'given Uptime at 98.7887% with 9 hours of downtime on 2027-03-31',
    ],
    ['a level', { levels: ['Uptime = 99.5% in 2027-03'] }, 'given Uptime at 99.5% on 2027-03-31'],
    ['nothing owed', { outages: ['1 minute on Shop in 2027-03'] }, 'expect nothing'],
  ])('%s is checked by the linter and stands', async (_, scenario, line) => {
    const agreement = await shopOf();
    const made = exampleText(agreement, await whatIf(agreement, scenario));
    if ('reason' in made) throw new Error(made.reason);
    expect(made.text).toContain(line);
    const again = await shopOf({ inside: made.text });
    const known = recomputeExample(again, again.examples[0]!)!;
    expect(samePayables(known.expected, known.settlement.total)).toBe(true);
  });

  test('not what an example cannot say', async () => {
    const agreement = await shopOf({
      inside: `exclusion Force { means "war" }`,
      uptime: 'excluding Force',
      promise: 'credit EUR 100 per pro rata hour of downtime',
    });
    const scenario = {
      outages: ['10 hours on Shop from 2027-03-10T10:00 as Force', '2 hours on Shop from 2027-03-20T10:00'],
    };
    expect(exampleText(agreement, await whatIf(agreement, scenario))).toHaveProperty('reason');
  });
});

test('names that the agreement does not have harm nothing', async () => {
  const { scenario } = readScenario({ outages: ['1 hour on Shop in 2027-03'] }, await shopOf());
  const result = simulate(await example('slack'), scenario);
  expect(result.cases).toEqual([]);
  expect(result.summary).toBe('What this comes to cannot be known from the scenario');
});
