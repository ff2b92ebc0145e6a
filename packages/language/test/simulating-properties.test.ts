import { readdirSync } from 'node:fs';
import path from 'node:path';
import { type Agreement, decimal, type SimulatedAmount, type Simulation, simulate, sum } from '@sla-language/agreement';
import { exampleText, readScenario, readSentences, type ScenarioFile } from '@sla-language/language';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agreementsOf, EXAMPLES, shopOf } from './support/simulating.js';

const files = readdirSync(EXAMPLES).filter((name) => name.endsWith('.sla'));
const agreements = (await Promise.all(files.map((name) => agreementsOf(path.join(EXAMPLES, name))))).flat();

const month = fc.record({ year: fc.integer({ min: 2027, max: 2028 }), month: fc.integer({ min: 1, max: 12 }) });
const period = month.map(({ year, month: number }) => `${year}-${String(number).padStart(2, '0')}`);
const moment = fc
  .tuple(period, fc.integer({ min: 1, max: 28 }), fc.integer({ min: 0, max: 23 }))
  .map(([of, day, hour]) => `${of}-${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}:30`);
const minutes = fc.integer({ min: 1, max: 20_000 });

/** Something that may happen under an agreement. */
function scenarioFor(agreement: Agreement): fc.Arbitrary<ScenarioFile> {
  const one = (ids: readonly string[]) => (ids.length > 0 ? fc.constantFrom(...ids) : undefined);
  const list = <T>(entry: fc.Arbitrary<T> | undefined) => (entry ? fc.array(entry, { maxLength: 3 }) : fc.constant([]));
  const things = one([...agreement.services, ...agreement.objectives].map(({ id }) => id));
  const exclusion = fc.constantFrom('', ...agreement.exclusions.map(({ id }) => ` as ${id}`));
  const when = fc.oneof(
    period.map((of) => `in ${of}`),
    moment.map((at) => `from ${at}`),
  );
  const objective = one(agreement.objectives.map(({ id }) => id));
  const value = fc.oneof(
    fc.integer({ min: 0, max: 10_000 }).map((hundredths) => `${hundredths / 100}%`),
    fc.integer({ min: 1, max: 5000 }).map((count) => `${count} ms`),
    fc.constantFrom('3', '27 of 30', '1 s, 2 s, 3 s'),
  );
  const severity = one(agreement.severities.map(({ id }) => id));
  return fc.record({
    // A customer has one plan and one region.
    for: fc
      .subarray([...agreement.scopes])
      .map((scopes) =>
        scopes
          .filter(({ kind }, index) => kind === 'option' || scopes.findIndex((each) => each.kind === kind) === index)
          .map(({ id }) => id),
      ),
    outages: list(
      things && fc.tuple(minutes, things, when, exclusion).map(([n, on, at, as]) => `${n} minutes on ${on} ${at}${as}`),
    ),
    levels: list(objective && fc.tuple(objective, value, period).map(([of, is, at]) => `${of} = ${is} in ${at}`)),
    incidents: list(
      severity &&
        fc
          .tuple(severity, moment, minutes, minutes)
          .map(
            ([of, at, a, b]) =>
              `${of} raised ${at} responded after ${a} minutes restored after ${b} minutes resolved after ${b} minutes`,
          ),
    ),
  });
}

/** Sums by unit, without the dust of what is written with ten digits. */
const amounts = (all: readonly SimulatedAmount[]) => {
  const units = new Set(all.map((amount) => (amount.kind === 'money' ? amount.currency : amount.of)));
  const sums = [...units].map((unit): [string, string] => {
    const own = all.flatMap((amount) => {
      const [of, value] = amount.kind === 'money' ? [amount.currency, amount.value] : [amount.of, amount.percent];
      return of === unit ? [decimal(value)] : [];
    });
    return [unit, sum(own).round(6).toFixed()];
  });
  return Object.fromEntries(sums.filter(([, value]) => value !== '0').sort());
};

const money = (all: readonly SimulatedAmount[]) =>
  sum(all.flatMap((amount) => (amount.kind === 'money' ? [decimal(amount.value)] : [])));

/** The first month, of 31 days. */
const inJanuary = (agreement: Agreement, length: number): Simulation => {
  const { scenario } = readScenario({ outages: [`${length} minutes on Shop in 2027-01`] }, agreement);
  return simulate(agreement, scenario);
};

describe.each(agreements.map((agreement) => [agreement.id, agreement] as const))('%s', (_, agreement) => {
  test('whatever happens is reckoned, in parts that make up the whole', () => {
    fc.assert(
      fc.property(scenarioFor(agreement), (file) => {
        const { scenario, problems } = readScenario(file, agreement);
        expect(problems).toEqual([]);
        const result = simulate(agreement, scenario);
        expect(amounts(result.months.flatMap(({ paid }) => paid))).toEqual(amounts(result.total));
        for (const { promises, paid, changes } of result.months) {
          expect(amounts(promises.flatMap((each) => each.paid))).toEqual(amounts(paid));
          for (const { stage, before, after } of changes) {
            if (stage !== 'rounding') expect(money(after).lte(money(before)), stage).toBe(true);
          }
        }
        const numbers = result.sections.flatMap(({ steps }) => steps.map(({ number }) => number));
        expect(numbers).toEqual(numbers.map((_, index) => index + 1));
        expect(JSON.parse(JSON.stringify(result))).toEqual(result);
        exampleText(agreement, result);
        // What was assumed can be said again.
        const again = readSentences(result.assumed, agreement);
        expect(again.problems).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});

describe('an outage that is longer', async () => {
  const metrics = [
    '',
    'counted in whole minutes',
    'counted in started minutes',
    'rounded down to 0.01%',
    'unavailable when "no answer" for at least 30 minutes',
  ];
  const kinds = [
    'credit 10% of fee when < 99.9%\n credit 25% of fee when < 99.0%',
    'credit 1% of fee per started 30 minutes of each outage',
    'credit 2% of fee per 0.1% below target',
    'credit 10 times fee during downtime',
  ];
  const built = await Promise.all(
    metrics.flatMap((uptime) =>
      kinds.map(async (lines) => {
        const agreement = await shopOf({
          uptime,
          inside: `objective Paid { measures ShopUptime per month target >= 99.9% ${lines} cap 30% of fee per month }`,
        });
        return agreement;
      }),
    ),
  );

  test('never has a better level, nor a smaller credit before the caps, and never pays more than they allow', () => {
    fc.assert(
      fc.property(fc.constantFrom(...built), minutes, minutes, (agreement, one, other) => {
        const [short, long] = [Math.min(one, other), Math.max(one, other)].map((length) =>
          inJanuary(agreement, length),
        );
        for (const promise of ['Uptime', 'Paid']) {
          const [a, b] = [short!, long!].map((result) => result.cases.find((each) => each.promise === promise)!);
          expect(decimal(b!.level!.value).lte(a!.level!.value)).toBe(true);
          expect(money(b!.before).gte(money(a!.before))).toBe(true);
        }
        for (const result of [short!, long!]) {
          const paid = result.months.flatMap(({ promises }) => promises).filter(({ promise }) => promise === 'Paid');
          for (const each of paid) expect(money(each.paid).lte(600)).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });
});

test('no sentence, however wrong, does more than not to be understood', () => {
  const words = fc.constantFrom(
    '45',
    'minutes',
    'on',
    'Shop',
    'in',
    '2027-03',
    '=',
    'raised',
    'late',
    'to',
    'from',
    '"',
    ',',
    'as',
    '99%',
    'of',
    'for',
    'Critical',
    'T02:00',
    '2027',
    'Q1',
  );
  const agreement = agreements.find(({ id }) => id === 'ShopHosting')!;
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(words).map((each) => each.join(' ')),
        fc.string({ unit: 'grapheme' }),
      ),
      (sentence) => {
        const { scenario, problems } = readSentences([sentence], agreement);
        const { outages, levels, incidents, delays, kept, fees } = scenario;
        const read = outages.length + levels.length + incidents.length + delays.length + kept.length + fees.length;
        expect(read + problems.length).toBe(1);
        for (const { start = 0, end = 0 } of problems) expect(start <= end && end <= sentence.length).toBe(true);
        simulate(agreement, scenario);
      },
    ),
    { numRuns: 500 },
  );
});
