import {
  type Agreement,
  type Amount,
  type Duration,
  decimal,
  decimalString,
  duration,
  type ExampleCase,
  type ExpectedRemedy,
  type Payment,
  type Percent,
  type RecomputedExample,
  recomputeExample,
  type SimulatedAmount,
  type SimulatedCase,
  type Simulation,
  samePayables,
  shortDecimal,
  sumPayables,
  unitKey,
  type WorkedExample,
} from '@sla-language/agreement';

/** A simulation as an `example` of the language, or why it cannot be one. */
export type ExampleText = { readonly text: string } | { readonly reason: string };

/** Digits of a percentage as people write it. */
const DIGITS = 4;

/** How much of a case an example says. */
type Detail = 'level and downtime' | 'downtime' | 'level';

/**
 * Writes what was simulated as a worked example, indented as a member of the agreement. It is reckoned again before it is given out: an
 * example that would come to something else is none.
 */
export function exampleText(agreement: Agreement, simulation: Simulation): ExampleText {
  if (simulation.cases.length === 0) return { reason: 'The scenario concerns nothing that the agreement promises.' };
  for (const detail of ['level and downtime', 'downtime', 'level'] as const) {
    const given = simulation.cases.flatMap((each) => givenOf(simulation, each, detail) ?? []);
    if (given.length < simulation.cases.length) continue;
    const worked: WorkedExample = { title: titleOf(simulation), given: given.map(({ model }) => model), expected: [] };
    const result = recomputeExample(agreement, worked);
    const expected =
      result && isTheSame(result, simulation) && hasLevels(result, simulation) ? expectedOf(result) : undefined;
    if (!expected) continue;
    const again = recomputeExample(agreement, { ...worked, expected: expected.map(({ model }) => model) });
    const owed = expected.some(({ model }) => model.kind === 'credit' || model.kind === 'penalty');
    if (!again || (owed && !samePayables(again.expected, again.settlement.total))) continue;
    return {
      text: written(
        worked.title,
        [...given, ...expected].map(({ line }) => line),
      ),
    };
  }
  return {
    reason:
      'An example of the agreement cannot say this: it knows the level and one outage of each window, or a delay of support, and nothing that is left out, paid for a unit, or paid by another fee.',
  };
}

interface Line<Model> {
  readonly model: Model;
  readonly line: string;
}

function written(title: string, lines: readonly string[]): string {
  return `    example "${title}" {\n${lines.map((line) => `        ${line}\n`).join('')}    }\n`;
}

function titleOf({ assumed }: Simulation): string {
  const title = assumed.join(', ').replaceAll('\\', '').replaceAll('"', "'");
  return title.slice(0, 1).toUpperCase() + title.slice(1);
}

function givenOf(simulation: Simulation, measured: SimulatedCase, detail: Detail): Line<ExampleCase> | undefined {
  const on = measured.window.to;
  const scope = simulation.for.map(({ kind, id }) => ({ kind, id }));
  const [late, ...more] = measured.late ?? [];
  if (late && more.length === 0) {
    const by = lengthOf(late.by.seconds);
    const names = [...scope, { kind: 'severity' as const, id: late.severity }];
    const line = `given ${measured.promise} ${by.text} late to ${late.commitment} on ${on}${forText(names)}`;
    return { line, model: { promise: measured.promise, late: { by, commitment: late.commitment }, on, for: names } };
  }
  if (measured.kind === 'support' || measured.unit !== undefined) return undefined;
  const level = detail === 'downtime' ? undefined : levelOf(measured, detail);
  const downtime = detail === 'level' || !measured.downtime ? undefined : lengthOf(measured.downtime.seconds);
  if ((detail !== 'downtime' && !level) || (detail !== 'level' && (!downtime || downtime.value === '0')))
    return undefined;
  const words = [level && `at ${level.text}`, downtime && `with ${downtime.text} of downtime`]
    .filter(Boolean)
    .join(' ');
  return {
    line: `given ${measured.promise} ${words} on ${on}${forText(scope)}`,
    model: {
      promise: measured.promise,
      ...(level ? { level } : {}),
      ...(downtime ? { downtime } : {}),
      on,
      for: scope,
    },
  };
}

function forText(scope: readonly { readonly id: string }[]): string {
  return scope.length === 0 ? '' : ` for ${scope.map(({ id }) => id).join(', ')}`;
}

/** The level as an author writes it; beside a downtime with as many digits as people write. */
function levelOf({ level, events }: SimulatedCase, detail: Detail): NonNullable<ExampleCase['level']> | undefined {
  const [event, ...others] = events ?? [];
  const shown = level ?? (others.length === 0 ? event : undefined);
  if (!shown) return undefined;
  const { value, unit } = shown;
  if (unit === '%') {
    const digits = detail === 'level' ? value : shortDecimal(decimal(value), DIGITS);
    const percent: Percent = { kind: 'percent', text: `${digits}%`, value: digits };
    return percent;
  }
  if (unit === 's') return lengthOf(value);
  if (unit === undefined) return { kind: 'number', text: value, value };
  return unit.length === 3 && unit === unit.toUpperCase()
    ? { kind: 'money', text: `${unit} ${value}`, value, currency: unit }
    : { kind: 'measure', text: `${value} ${unit}`, value, unit };
}

/** Seconds in the largest unit in which they are whole. */
function lengthOf(text: string): Duration {
  const seconds = decimal(text);
  for (const [unit, size] of [
    ['hour', 3600],
    ['minute', 60],
    ['second', 1],
  ] as const) {
    const count = seconds.div(size);
    if (seconds.gt(0) && count.eq(count.round(0))) return duration(decimalString(count), unit);
  }
  return duration(decimalString(seconds.times(1000)), 'millisecond');
}

/** Whether the example comes to what the simulation came to. */
function isTheSame({ settlement }: RecomputedExample, { total, extensions }: Simulation): boolean {
  const key = (amount: SimulatedAmount) =>
    amount.kind === 'money' ? `${amount.currency} ${amount.value}` : `% of ${amount.of} ${amount.percent}`;
  const computed = settlement.total.map(({ unit, amount }) => `${unitKey(unit)} ${decimalString(amount.round(10))}`);
  const days = settlement.extensions.map(({ by }) => by.text);
  return (
    total.map(key).sort().join() === computed.sort().join() &&
    extensions
      .map(({ by }) => by)
      .sort()
      .join() === days.sort().join()
  );
}

/** Whether the levels are the same, to the digits that people write; the downtime has to come to them as well. */
function hasLevels({ cases }: RecomputedExample, simulation: Simulation): boolean {
  return cases.every(({ measured, levelOfDowntime }, index) => {
    const { level, late } = simulation.cases[index]!;
    if (!level || late?.length) return true;
    const wanted = shortDecimal(decimal(level.value), DIGITS);
    return [measured.level, levelOfDowntime].every((each) => !each || shortDecimal(each.amount, DIGITS) === wanted);
  });
}

/** What is expected, by what it is. Undefined for a part of a price in words that no single line pays. */
function expectedOf({ settlement }: RecomputedExample): readonly Line<ExpectedRemedy>[] | undefined {
  const lines: Line<ExpectedRemedy>[] = [];
  for (const kind of ['credit', 'penalty'] as const) {
    const parts = settlement.windows.flatMap((window) => window.parts).filter(({ line }) => line.kind === kind);
    for (const payable of sumPayables(parts.map((part) => part.payable))) {
      const amount =
        payable.unit.kind === 'money'
          ? moneyAmount(payable.unit.currency, decimalString(payable.amount))
          : amountOf(parts.map(({ line }) => line));
      if (!amount) return undefined;
      lines.push({ line: `expect ${kind} ${amount.text}`, model: { kind, amount } });
    }
  }
  for (const { by } of settlement.extensions)
    lines.push({ line: `expect extension ${by.text}`, model: { kind: 'extension', by } });
  return lines.length > 0 ? lines : [{ line: 'expect nothing', model: { kind: 'nothing' } }];
}

function moneyAmount(currency: string, value: string): Amount {
  const text = `${currency} ${value.replace(/\B(?=(?:\d{3})+(?!\d))(?<!\.\d*)/g, '_')}`;
  return { kind: 'money', text, money: { kind: 'money', text, value, currency } };
}

function amountOf(lines: readonly Payment[]): Amount | undefined {
  const [only, ...others] = new Set(lines);
  return others.length === 0 ? only?.amount : undefined;
}
