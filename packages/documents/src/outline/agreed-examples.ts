import type { ExampleCase, ExpectedRemedy } from '@sla-language/agreement';
import { type Content, capital, fill, fillText } from '../texts/fill.js';
import type { Block } from '../tree.js';
import { amountText } from './amounts.js';
import { clauseIfAny, paragraph, stacked, table } from './build.js';
import type { Context } from './context.js';

/** The examples that the author has written: what was measured, and what both sides agree to be owed for it. */
export function agreedExamples(context: Context): readonly Block[] {
  const t = context.texts.schedules.credits;
  const rows = table(context.agreement.examples, [
    { title: t.agreedTitle, cell: ({ title }) => title },
    { title: t.exampleLevel, cell: ({ given }) => stacked(given.map((each) => givenText(context, each))) },
    {
      title: t.owed,
      cell: ({ expected }) => capital(context.words.and(expected.map((each) => owedText(context, each)))),
    },
  ]);
  const intro = rows.length > 0 ? [paragraph(t.agreedText)] : [];
  return clauseIfAny(1, 'agreed-examples', t.agreed, [...intro, ...rows]);
}

/** "Availability (clause 3.1): 98.5% with 10 hours of Downtime, for Premium" */
function givenText(context: Context, given: ExampleCase): Content {
  const t = context.texts.schedules.credits;
  const day = given.on === undefined ? '' : fillText(t.givenDay, { date: context.locale.date(given.on) });
  return fill(t.givenLevel, {
    level: context.serviceLevel(given.promise),
    measured: measuredText(context, given),
    scopes: given.for.length === 0 ? '' : fill(t.givenScopes, { scopes: context.scopes(given.for) }),
    day,
  });
}

function measuredText({ texts, words }: Context, { level, downtime, late }: ExampleCase): Content {
  const t = texts.schedules.credits;
  if (late) {
    const length = words.duration(late.by);
    if (!late.commitment) return fill(t.givenLate, { length });
    return fill(t.givenLateTo, { length, commitment: texts.commitments[late.commitment] });
  }
  const value = level && words.value(level);
  if (!downtime) return value ?? '';
  const length = words.duration(downtime);
  return value === undefined ? fill(t.givenDowntime, { length }) : fill(t.givenBoth, { level: value, length });
}

function owedText(context: Context, expected: ExpectedRemedy): Content {
  const t = context.texts.schedules.credits;
  switch (expected.kind) {
    case 'nothing':
      return t.nothing;
    case 'extension':
      return fill(t.expected.extension, { length: context.words.duration(expected.by) });
    case 'credit':
    case 'penalty':
      return fill(t.expected[expected.kind], { amount: amountText(context, expected.amount) });
  }
}
