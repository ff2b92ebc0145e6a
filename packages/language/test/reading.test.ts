import { createLanguage } from '@sla-language/language';
import { EmptyFileSystem } from 'langium';
import { expect, test } from 'vitest';
import { read, readOne } from './support/read.js';

const SERVICE = 'service S "S" { fee EUR 100 per month }';
const METRIC = 'metric M { availability of S }';

test('values keep their text beside an exact decimal', async () => {
  const agreement = await readOne(`agreement A {
    service S { fee EUR 12_000.50 per month depends on "X" at 99.999999999999999999% }
    metric D { duration from "a" to "b" for S }
    objective O { measures p99.9 of D per rolling 30 days target <= 800 ms weight 012.50% indicative }
    renews every 3 quarters with 2 business days notice
  }`);
  expect(agreement.services[0].fees[0].amount).toEqual({
    kind: 'money',
    text: 'EUR 12_000.50',
    value: '12000.50',
    currency: 'EUR',
  });
  expect(agreement.services[0].dependencies[0].items[0].level?.value).toBe('99.999999999999999999');
  const [objective] = agreement.objectives;
  expect(objective.measures?.level.statistic).toEqual({ kind: 'percentile', percentile: '99.9' });
  expect(objective.measures?.window).toMatchObject({ kind: 'rolling', length: { iso: 'P30D' } });
  expect(objective.targets[0].comparison).toMatchObject({
    operator: '<=',
    value: { iso: 'PT0.8S', unit: 'millisecond' },
  });
  expect(objective.weight?.value).toBe('12.50');
  expect(agreement.renewal).toMatchObject({ every: { iso: 'P9M' }, notice: { iso: 'P2D', business: true } });
});

test('prose loses its common indentation, and escapes are resolved', async () => {
  const agreement = await readOne(`agreement A {
    background """
        One line.

          An indented one.
        """
    precedence "A \\"quoted\\" word\\\\"
  }`);
  expect(agreement.background).toBe('One line.\n\n  An indented one.');
  expect(agreement.precedence).toBe('A "quoted" word\\');
});

test('doc comments belong to the declaration that follows', async () => {
  const agreement = await readOne(`agreement A {
    // not this
    /// What we run.
    /// All of it.
    ${SERVICE}
    plan P
  }`);
  expect(agreement.services[0].documentation).toBe('What we run.\nAll of it.');
  expect(agreement.scopes[0].documentation).toBeUndefined();
});

test('`and` binds tighter than `or`', async () => {
  const agreement = await readOne(`agreement A { ${SERVICE}
    metric E { ratio of "a" to "b" for S }
    metric M { availability of S unavailable when "x" or E > 5% over 1 minute and "y" for at least 3 samples }
  }`);
  const condition = agreement.metrics[1].unavailableWhen!;
  expect(condition.anyOf.map((group) => group.allOf.map((each) => each.kind))).toEqual([
    ['prose'],
    ['comparison', 'prose'],
  ]);
  expect(condition.forAtLeast).toMatchObject({ kind: 'measure', value: '3', unit: 'sample' });
});

test('formulas keep their precedence', async () => {
  const agreement = await readOne(`agreement A { ${SERVICE}
    metric E { ratio of "a" to "b" for S }
    metric F { formula (100% - E) * 2 + max(E, 3) }
  }`);
  expect(agreement.metrics[1].measure).toMatchObject({
    kind: 'formula',
    expression: {
      operator: '+',
      left: { operator: '*', left: { operator: '-', right: { kind: 'metric', metric: 'E' } } },
      right: { kind: 'call', function: 'max' },
    },
  });
});

test('remedies are read in all their forms', async () => {
  const agreement = await readOne(`party P agreement A { provider P ${SERVICE} ${METRIC}
    service T { fee "the monthly invoice" per month charge Setup EUR 40 once }
    objective O {
      measures M per month
      target >= 99.9%
      credit 10% of fee when < target
      credit 10 times fee during downtime
      credit 1 day of fee per started hour of downtime
      credit 1/30 of fee of T in preceding month per 2 hours of each outage when missed
      credit 50% of Setup per pro rata 0.1% below target
      credit 5% when >= 99.00% and <= 99.89%
      penalty EUR 250 per incident
      extension 10 days when < 99%
      terminate by customer, provider after 2 consecutive misses with 30 days notice
      cap 100% of monthly fee per rolling 12 months
      cap EUR 5 per term
    }
    customer "everyone"
  }`);
  const [objective] = agreement.objectives;
  expect(objective.remedies.map((each) => ('amount' in each ? each.amount.kind : each.kind))).toEqual([
    ...['share', 'times', 'time', 'fraction', 'share', 'share', 'money', 'extension', 'termination', 'share', 'money'],
  ]);
  expect(objective.remedies[0]).toMatchObject({ when: { bounds: [{ operator: '<', value: 'target' }] } });
  expect(objective.remedies[2]).toMatchObject({ per: { kind: 'downtime', count: 'started', size: { iso: 'PT1H' } } });
  expect(objective.remedies[3]).toMatchObject({
    amount: { numerator: '1', denominator: '30', base: { service: 'T', month: 'preceding' } },
    per: { kind: 'each outage', size: { iso: 'PT2H' } },
    when: { kind: 'missed' },
  });
  expect(objective.remedies[4]).toMatchObject({
    amount: { base: { of: { charge: 'Setup' } } },
    per: { count: 'pro rata', side: 'below' },
  });
  expect(objective.remedies[5]).not.toHaveProperty('amount.base');
  expect(objective.remedies[8]).toMatchObject({
    by: ['customer', 'P'],
    after: { misses: 2, consecutive: true },
    notice: { iso: 'P30D' },
  });
  expect(objective.remedies[9]).toMatchObject({ amount: { base: { of: 'monthly fee' } }, per: { kind: 'rolling' } });
  expect(objective.remedies[10]).toMatchObject({ per: 'term' });
});

test('what stands at the top of files belongs to an agreement only when something refers to it', async () => {
  const shared = `party P "P" { contact C { reachable during Always } } party Unused calendar Unused { open monday 09:00 to 17:00 }
    severity S1 "One"`;
  const [agreement] = await read({
    'shared.sla': shared,
    'a.sla':
      'import "./shared.sla"\nplan Extra agreement A { provider P support D { handles S1 during Always { respond within 5 minutes } } }',
  });
  expect(agreement.parties.map((each) => each.id)).toEqual(['P']);
  expect(agreement.parties[0].contacts[0].id).toBe('P.C');
  expect(agreement.calendars.map((each) => each.id)).toEqual(['Always']);
  expect(agreement.severities.map((each) => each.id)).toEqual(['S1']);
  expect(agreement.scopes).toEqual([]);
});

test('a dependency on another agreement carries what is promised there', async () => {
  const other = `agreement Aws "AWS" { plan A plan B service Db "Database" metric U { availability of Db }
    objective O "Uptime" { measures U per month target >= 99.95% for A target >= 99.9% for B indicative } }`;
  const [agreement] = await read({
    'aws.sla': other,
    'a.sla': 'import "./aws.sla"\nagreement A { service S { depends on Aws.O, Aws.Db } }',
  });
  expect(agreement.services.map((each) => each.id)).toEqual(['S']);
  expect(agreement.services[0].dependencies[0].items).toMatchObject([
    { kind: 'objective', agreement: 'Aws', objective: 'O', title: 'AWS: Uptime', promised: { value: '99.9' } },
    { kind: 'service', agreement: 'Aws', service: 'Db', title: 'AWS: Database', promised: { value: '99.9' } },
  ]);
});

const BASE = `party P party Q template Base "Base" {
  version "9"
  status agreed
  provider P
  timezone "UTC"
  service S "S" { description "Base" fee EUR 100 per month fee EUR 200 per month for Gold }
  plan Gold
  metric M "Up" { availability of S measured every 1 minute by "a" rounded down to 0.01% }
  objective O "Uptime" { measures M per month target >= 99.9% target >= 99.99% for Gold credit 10% of fee when < 99.9% cap 20% of fee per month }
  objective Other { measures M per year target >= 99% indicative }
  severity S1 severity S2
  support D { clock starts when "base" clock stops to resolve when "base"
    handles S1 { respond within 10 minutes resolve within 4 hours } handles S2 { respond within 1 hour } }
  remedies { cap 50% of fee per month stacking highest }
  responsibility of provider "Base duty."
  term "Downtime" means "base"
  clause "Exit" "base"
  change "9" on 2025-01-01 "base"
}
`;

test('`extends` merges member by member', async () => {
  const agreement = await readOne(`${BASE} agreement A "Mine" extends Base {
    version "1"
    provider Q
    service S { fee EUR 5 per month }
    objective O { target >= 99.5% }
    support D { clock starts when "mine" handles S1 { respond within 5 minutes } }
    remedies { stacking sum }
    responsibility of provider "My duty."
    term "Downtime" means "mine"
    without Other
  }`);
  expect(agreement).toMatchObject({
    title: 'Mine',
    extends: 'Base',
    version: '1',
    status: 'draft',
    timeZone: 'UTC',
    changes: [],
  });
  expect(agreement.roles.provider).toEqual({ kind: 'party', party: 'Q' });
  expect(agreement.services[0]).toMatchObject({ title: 'S', description: 'Base', fees: [{ amount: { value: '5' } }] });
  expect(agreement.objectives.map((each) => each.id)).toEqual(['O']);
  const [objective] = agreement.objectives;
  expect(objective.title).toBe('Uptime');
  expect(objective.targets.map((each) => each.comparison.text)).toEqual(['>= 99.5%']);
  expect(objective.remedies.map((each) => each.kind)).toEqual(['credit', 'cap']);
  const [support] = agreement.supports;
  expect(support.clocks.map((each) => each.text)).toEqual(['mine', 'base']);
  expect(support.handles.map((each) => each.commitments.map((one) => `${one.kind} ${one.within.text}`))).toEqual([
    ['respond 5 minutes', 'resolve 4 hours'],
    ['respond 1 hour'],
  ]);
  expect(agreement.remedies).toMatchObject({ stacking: 'sum', remedies: [{ kind: 'cap' }] });
  // `provider` in inherited text means the heir's provider.
  expect(agreement.responsibilities).toEqual([
    { of: 'Q', text: 'Base duty.' },
    { of: 'Q', text: 'My duty.' },
  ]);
  expect(agreement.terms).toEqual([{ term: 'Downtime', means: 'mine' }]);
  expect(agreement.clauses).toHaveLength(1);
});

test('what is inherited from several levels is merged from the farthest on', async () => {
  const agreement =
    await readOne(`${BASE} template Middle extends Base { timezone "Europe/Berlin" currency EUR without Other }
    agreement A extends Middle { currency USD }`);
  expect(agreement).toMatchObject({ timeZone: 'Europe/Berlin', currency: 'USD', extends: 'Middle' });
  expect(agreement.objectives.map((each) => each.id)).toEqual(['O']);
});

test('data, security and exit', async () => {
  const agreement = await readOne(`
    party P "P"
    party C "C"
    party T "T"
    agreement A {
      provider P
      customer C
      third party T
      ${SERVICE}
      data stored and processed at "Berlin", "Vienna" for S with 90 days notice
      data accessed at "Lisbon"
      return of data within 30 days as "CSV"
      deletion of data within 2 months
      subcontracting requires consent with 30 days notice
      subcontractor T "monitors" at "Cambridge"
      subcontractor "Metal" for S
      audit by customer, "the authorities" once per year with 14 days notice
      notify customer of personal data breach within 24 hours by "e-mail"
      notify provider of "a lost key" within 1 hour
      continuity tested every 12 months by provider "a restart"
      exit transition 6 months
      not applicable "DORA 30(3)", "GDPR 28(3)(e)" because "it concerns nobody"
    }`);
  expect(agreement.dataLocations).toMatchObject([
    { uses: ['stored', 'processed'], places: ['Berlin', 'Vienna'], services: ['S'], notice: { iso: 'P90D' } },
    { uses: ['accessed'], places: ['Lisbon'], services: [] },
  ]);
  expect(agreement.dataReturn).toMatchObject({ within: { iso: 'P30D' }, format: 'CSV' });
  expect(agreement.dataDeletion).toMatchObject({ within: { iso: 'P2M' } });
  expect(agreement.subcontracting).toMatchObject({ mode: 'consent', notice: { iso: 'P30D' } });
  expect(agreement.subcontractors).toEqual([
    { who: { kind: 'party', party: 'T' }, task: 'monitors', place: 'Cambridge', services: [] },
    { who: { kind: 'described', name: 'Metal' }, services: ['S'] },
  ]);
  expect(agreement.audits).toMatchObject([
    {
      by: [
        { kind: 'party', party: 'C' },
        { kind: 'described', name: 'the authorities' },
      ],
      oncePer: 'year',
      notice: { iso: 'P14D' },
    },
  ]);
  expect(agreement.notifications).toMatchObject([
    { to: 'C', of: { kind: 'personal data breach' }, within: { iso: 'PT24H' }, by: 'e-mail' },
    { to: 'P', of: { kind: 'described', name: 'a lost key' }, within: { iso: 'PT1H' } },
  ]);
  expect(agreement.continuityTests).toMatchObject([{ every: { iso: 'P12M' }, by: 'P', text: 'a restart' }]);
  expect(agreement.exit).toMatchObject({ transition: { iso: 'P6M' } });
  expect(agreement.notApplicable).toEqual([
    { requirements: ['DORA 30(3)', 'GDPR 28(3)(e)'], reason: 'it concerns nobody' },
  ]);
});

test('of data, security and exit, a heir adds what does not apply and replaces the rest', async () => {
  const agreement = await readOne(`
    party C "C"
    template T {
      customer C
      data stored at "Berlin"
      data accessed at "Lisbon"
      notify customer of security incident within 4 hours
      notify customer of personal data breach within 24 hours
      exit transition 6 months
      not applicable "DORA 30(3)(d)" because "small"
    }
    agreement A extends T {
      data stored and processed at "Vienna"
      notify customer of security incident within 2 hours
      not applicable "DORA 30(2)(i)" because "no staff"
    }`);
  expect(agreement.dataLocations.map(({ places }) => places)).toEqual([['Vienna']]);
  expect(agreement.notifications.map(({ of, within }) => `${of.kind} ${within.text}`)).toEqual([
    'security incident 2 hours',
    'personal data breach 24 hours',
  ]);
  expect(agreement.exit?.transition.text).toBe('6 months');
  expect(agreement.notApplicable.map(({ reason }) => reason)).toEqual(['small', 'no staff']);
});

test('a worked example: what was measured, and what is expected', async () => {
  const agreement = await readOne(`agreement A { ${SERVICE} ${METRIC} plan P severity Sev1
    objective O { measures M per month target >= 99% }
    support D { handles Sev1 during Always { restore within 1 hour } measures each per month }
    example "E" {
      given O at 98.5% with 10 hours of downtime on 2027-02-03 for P
      given D 70 minutes late to restore for Sev1
      expect credit 21%
      expect extension 3 days
    }
    example "None" { given O with 1 minute of downtime expect nothing }
  }`);
  const [first, second] = agreement.examples;
  expect(first).toMatchObject({
    title: 'E',
    given: [
      {
        promise: 'O',
        level: { value: '98.5' },
        downtime: { iso: 'PT10H' },
        on: '2027-02-03',
        for: [{ kind: 'plan', id: 'P' }],
      },
      { promise: 'D', late: { by: { iso: 'PT70M' }, commitment: 'restore' }, for: [{ kind: 'severity', id: 'Sev1' }] },
    ],
    expected: [
      { kind: 'credit', amount: { kind: 'share', share: { value: '21' } } },
      { kind: 'extension', by: { iso: 'P3D' } },
    ],
  });
  expect(second).toMatchObject({ title: 'None', expected: [{ kind: 'nothing' }] });
});

test('an example that is given again replaces what was measured and what is expected', async () => {
  const agreements = await read({
    'a.sla': `template T { ${SERVICE} ${METRIC}
    objective O { measures M per month target >= 99% }
    example "E" { given O at 98% expect nothing }
  }
  agreement A extends T { example "E" { expect credit 5% } example "F" { given O at 97% expect nothing } }`,
  });
  expect(
    agreements.at(-1)?.examples.map(({ title, given, expected }) => [title, given.length, expected[0]?.kind]),
  ).toEqual([
    ['E', 1, 'credit'],
    ['F', 1, 'nothing'],
  ]);
});

test('the amount at risk, and credits that are a share of it', async () => {
  const agreement = await readOne(`agreement A { ${SERVICE} ${METRIC} plan P
    objective O { measures M per month target >= 99% credit 60% of amount at risk when missed }
    remedies { at risk 12% of total fee per month for P allocated 150% }
  }`);
  expect(agreement.remedies?.atRisk).toMatchObject({
    text: 'at risk 12% of total fee per month for P allocated 150%',
    amount: { kind: 'share', base: { of: 'total fee' } },
    per: { kind: 'calendar', period: 'month' },
    for: [{ id: 'P' }],
    allocated: { value: '150' },
  });
  expect(agreement.objectives[0].remedies[0]).toMatchObject({ amount: { base: { of: 'at risk' } } });
});

test('what names an unknown plan does not hold for everybody', async () => {
  const language = createLanguage({ fileSystem: EmptyFileSystem.fileSystemProvider(), today: '2026-07-01' });
  language.open(
    'file:///a.sla',
    `agreement A { ${SERVICE} ${METRIC} plan Gold
    objective O { measures M per month target >= 99% for Gold target >= 98% for Goldd }
  }`,
  );
  const [file] = await language.check(['file:///a.sla']);
  expect(file!.agreements[0]!.objectives[0]!.targets.map((target) => target.for)).toEqual([
    [{ kind: 'plan', id: 'Gold' }],
    [{ kind: 'plan', id: 'Goldd' }],
  ]);
  expect(file!.diagnostics.map(({ code }) => code)).not.toContain('target/ambiguous');
});
