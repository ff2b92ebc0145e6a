import {
  type Agreement,
  agreesWith,
  type ExpectedRemedy,
  exampleWindow,
  type Payable,
  payablesString,
  promiseOf,
  quantityOf,
  quantityString,
  type RecomputedExample,
  recomputeExample,
  samePayables,
  type TraceStep,
  type WorkedExample,
} from '@sla-language/agreement';
import { example, prose } from '../common/texts-of-rules.js';
import { type Fix, replace, suggestion } from '../fix.js';
import type { Finding, Rule } from '../rule.js';

export const exampleRecompute: Rule = {
  id: 'consistency/example-recompute',
  severity: 'error',
  title: 'A worked example that the agreement does not bear out',
  explanation: () => ({
    why: prose`
      An example shows what the parties meant. Where the terms come to another amount, the two contradict each other, and a court will ask which
      of them was agreed: the side that loses by the terms will point to the example.`,
    advice: prose`
      Correct the figure of the example, or the line of the agreement that is wrong. The examples that the contract prints for every tier
      are computed, and need no help.`,
    sources: [
      'Atlassian SLA (a worked example: 60 minutes of downtime in a month)',
      'Blunix managed hosting SLA (an example that pays half of what its table says)',
    ],
    examples: [
      {
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              example "A slow month" {
                  given Uptime at 98.7%
                  expect credit EUR 200
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              example "A slow month" {
                  given Uptime at 98.7%
                  expect credit EUR 500
              }
          }
        `,
      },
      {
        title: 'Downtime that is not the level beside it',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              example "An outage of five hours" {
                  given Uptime at 99.2% with 5 hours of downtime
                  expect credit 10% of fee
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              example "An outage of five hours" {
                  given Uptime at 99.3% with 5 hours of downtime
                  expect credit 10% of fee
              }
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { report }) {
    for (const each of agreement.examples) {
      for (const finding of findingsOf(agreement, each)) report(finding);
    }
  },
};

function findingsOf(agreement: Agreement, worked: WorkedExample): readonly Finding[] {
  const outside = worked.given.flatMap((given): Finding[] => {
    const window = promiseOf(agreement, given.promise)?.measures?.window;
    if (!window || given.on === undefined || exampleWindow(agreement, window, given.on)) return [];
    return [
      {
        at: given,
        message: `The example "${worked.title}" is about ${given.on}, which lies outside the term of \`${agreement.id}\`.`,
      },
    ];
  });
  const result = recomputeExample(agreement, worked);
  if (!result || outside.length > 0) return outside;
  return [...levelFindings(worked, result), ...owedFindings(worked, result)];
}

/** A level and the downtime beside it, which come to different levels. */
function levelFindings(worked: WorkedExample, { cases }: RecomputedExample): readonly Finding[] {
  return cases.flatMap(({ given, levelOfDowntime, measured }): Finding[] => {
    const level = given.level && quantityOf(given.level);
    if (!level || !levelOfDowntime || !given.level || agreesWith(level, levelOfDowntime, given.level.text)) return [];
    const exact = quantityString(levelOfDowntime, 4);
    return [
      {
        at: given,
        message: `In the example "${worked.title}", ${given.downtime?.text} of downtime in ${measured.window.label} are a level of ${exact}, not of ${given.level.text}.`,
        fixes: [suggestion(`Write \`at ${exact}\``, replace({ at: given.level }, exact))],
      },
    ];
  });
}

function owedFindings(worked: WorkedExample, result: RecomputedExample): readonly Finding[] {
  const { settlement, expected } = result;
  if (worked.expected.length === 0) return [];
  const owed = settlement.total;
  const days = worked.expected.flatMap((each) => (each.kind === 'extension' ? [each.by] : []));
  const same =
    samePayables(owed, expected) &&
    days.map(({ iso }) => iso).join() === settlement.extensions.map(({ by }) => by.iso).join();
  if (same) return [];
  const text = (amounts: readonly Payable[], extensions: readonly { readonly text: string }[]) =>
    [
      ...(amounts.length > 0 || extensions.length === 0 ? [payablesString(amounts)] : []),
      ...extensions.map((each) => each.text),
    ].join(' and ');
  const computed = text(
    owed,
    settlement.extensions.map(({ by }) => by),
  );
  const [first] = worked.expected;
  return [
    {
      at: worked.expected.length === 1 ? first! : worked,
      message: `The example "${worked.title}" expects ${text(expected, days)}, but the agreement comes to ${computed}: ${reasonOf(settlement.trace)}.`,
      related: worked.given.map((given) => ({ at: given, message: 'This was measured.' })),
      fixes: worked.expected.length === 1 && settlement.extensions.length === 0 ? corrected(first!, result) : [],
    },
  ];
}

/** The line that pays, or why none does, with the sums that were done. */
function reasonOf(trace: readonly TraceStep[]): string {
  const tiers = trace.filter(({ stage }) => stage === 'tier').map(({ text }) => text);
  const told =
    tiers.length > 0
      ? tiers
      : trace.filter(({ stage }) => stage === 'level' || stage === 'target').map(({ text }) => text);
  const sums = trace.flatMap(({ stage, arithmetic }) =>
    stage === 'amount' || stage === 'step' ? (arithmetic ?? []) : [],
  );
  const cuts = trace.flatMap(({ stage, text }) => (/cap$/.test(stage) && text.includes(' cuts ') ? [text] : []));
  return [...new Set([...told, ...sums, ...cuts])].join('; ').replaceAll('"', '`');
}

/** The expected line as the agreement has it: in its own words where one line pays in full, else the sum. */
function corrected(expected: ExpectedRemedy, { settlement }: RecomputedExample): readonly Fix[] {
  const [owed, ...others] = settlement.total;
  if (others.length > 0) return [];
  const payments = settlement.cases.flatMap((each) => each.payments);
  const [payment] = payments;
  if (!owed || !payment) return [suggestion('Write `expect nothing`', replace({ at: expected }, 'expect nothing'))];
  const whole = payment.parts.map(({ payable }) => payable);
  const isWhole = payments.length === 1 && !payment.line.per && samePayables(whole, settlement.total);
  const wantsShare =
    expected.kind !== 'credit' && expected.kind !== 'penalty' ? false : expected.amount.kind !== 'money';
  const { unit, amount } = owed;
  const sum = unit.kind === 'money' ? `${unit.currency} ${amount.toFixed()}` : undefined;
  const text = isWhole && (wantsShare || !sum) ? payment.line.amount.text : sum;
  if (!text) return [];
  const line = `expect ${payment.line.kind} ${text}`;
  return [suggestion(`Write \`${line}\``, replace({ at: expected }, line))];
}
