import type {
  Amount,
  AtRisk,
  Base,
  Cap,
  Duration,
  Payment,
  Percent,
  Range,
  Remedy,
  RemedyTerms,
  Step,
  Termination,
  Window,
} from '@sla-language/agreement';
import { isoDuration } from '@sla-language/agreement';
import * as ast from '../generated/ast.js';
import { all, given, one, type Reading } from './context.js';
import type { Merged } from './merging.js';
import { readComparison } from './metrics.js';
import { readClaim } from './objectives.js';
import { decimalText, written } from './values.js';

export function readRemedy(reading: Reading, node: ast.Remedy): Remedy[] {
  const remedy = remedyOf(reading, node);
  return remedy ? [reading.spans.set(given(remedy), node)] : [];
}

function remedyOf(reading: Reading, node: ast.Remedy): Remedy | undefined {
  const text = written(node);
  switch (node.$type) {
    case 'Payment': {
      const amount = readAmount(reading, node.amount);
      const when = readRange(reading, node.range);
      const per = readStep(reading, node.step);
      if (!amount || !node.kind || (node.range && !when) || (node.step && !per)) return undefined;
      return { kind: node.kind, text, amount, per, when, for: reading.scopes(node.for) } satisfies Payment;
    }
    case 'Extension': {
      const by = reading.values.duration(node.by, 'An extension');
      const when = readRange(reading, node.range);
      const per = readStep(reading, node.step);
      if (!by || (node.range && !when) || (node.step && !per)) return undefined;
      return { kind: 'extension', text, by, per, when, for: reading.scopes(node.for) };
    }
    case 'Termination':
      return readTermination(reading, node, text);
    case 'Cap': {
      const amount = readAmount(reading, node.amount);
      const per: Window | 'incident' | 'term' | undefined = node.incident
        ? 'incident'
        : node.term
          ? 'term'
          : reading.values.window(node.window);
      if (!amount || !per) return undefined;
      return { kind: 'cap', text, amount, per, for: reading.scopes(node.for) } satisfies Cap;
    }
  }
}

function readTermination(reading: Reading, node: ast.Termination, text: string): Termination | undefined {
  const misses = node.misses;
  const span = reading.values.duration(misses?.span, 'The time in which misses are counted');
  const count = misses?.count === undefined ? undefined : decimalText(misses.count);
  if (misses && count !== undefined && (!/^\d+$/.test(count) || count === '0')) {
    const message = `Misses are counted in whole numbers from 1, not \`${count}\`.`;
    reading.issues.error('language/wrong-kind', message, misses, 'count');
    return undefined;
  }
  const after =
    misses && count !== undefined && (misses.consecutive || span)
      ? reading.spans.set(given({ misses: Number(count), consecutive: misses.consecutive, in: span }), misses)
      : undefined;
  const when = readRange(reading, node.range);
  if (!after && !when) return undefined;
  const notice = reading.values.duration(node.notice?.notice, 'A period of notice');
  return given<Termination>({
    kind: 'termination',
    text,
    by: reading.ids(node.by),
    after,
    when,
    for: reading.scopes(node.for),
    notice,
  });
}

export function readAmount(reading: Reading, node: ast.Amount | undefined): Amount | undefined {
  if (!node) return undefined;
  const text = written(node);
  const base = node.base && readBase(reading, node.base);
  const amount = amountOf(reading, node, text, base);
  return amount && reading.spans.set(given(amount), node);
}

function amountOf(reading: Reading, node: ast.Amount, text: string, base: Base | undefined): Amount | undefined {
  if (node.times !== undefined) return base && { kind: 'times', text, times: decimalText(node.times), base };
  if (node.fraction !== undefined) {
    const [numerator, denominator] = node.fraction.split('/').map((part) => decimalText(part.trim()));
    if (/^[0.]*$/.test(denominator)) {
      reading.issues.error('language/wrong-kind', 'A fraction cannot be divided by zero.', node, 'fraction');
      return undefined;
    }
    return { kind: 'fraction', text, numerator, denominator, base };
  }
  const value = reading.values.expect(node.value, 'A credit, penalty or cap', 'percent', 'money', 'duration');
  switch (value?.kind) {
    case 'percent':
      return { kind: 'share', text, share: value as Percent, base };
    case 'money':
      if (node.base) {
        const message = `\`${value.text}\` is an amount of money already: it cannot be a part of the fee. Leave out \`of …\`.`;
        reading.issues.error('language/wrong-kind', message, node);
      }
      return { kind: 'money', text, money: value };
    case 'duration':
      if (!base) {
        const message = `\`${value.text}\` is a duration. Say of which fee: \`${value.text} of fee\`.`;
        reading.issues.error('language/wrong-kind', message, node);
        return undefined;
      }
      return { kind: 'time', text, time: value as Duration, base };
    default:
      return undefined;
  }
}

function readBase(reading: Reading, node: ast.Base): Base | undefined {
  const charge = reading.id(node.charge);
  const fee = node.total ? 'total fee' : node.monthly ? 'monthly fee' : node.atRisk ? 'at risk' : 'fee';
  const base: Base = given({
    text: written(node),
    of: charge !== undefined ? { charge } : fee,
    service: reading.id(node.service),
    month: node.month,
    duringDowntime: node.downtime,
  });
  return reading.spans.set(base, node);
}

function readStep(reading: Reading, node: ast.Step | undefined): Step | undefined {
  if (!node) return undefined;
  const step = stepOf(reading, node, written(node));
  return step && reading.spans.set(given(step), node);
}

function stepOf(reading: Reading, node: ast.Step, text: string): Step | undefined {
  if (node.incident) return { kind: 'incident', text };
  const count = node.started ? 'started' : node.proRata ? 'pro rata' : 'whole';
  if (node.side) {
    const size = reading.values.value(node.size);
    return size && { kind: 'deviation', text, size, side: node.side, count };
  }
  // `per started hour of downtime` is one hour.
  const size: Duration | undefined = node.unit
    ? reading.spans.set<Duration>(
        {
          kind: 'duration',
          text: node.unit,
          value: '1',
          unit: node.unit,
          business: false,
          iso: isoDuration('1', node.unit),
        },
        node,
      )
    : reading.values.duration(node.size, 'The step of a credit or penalty');
  if (!size) return undefined;
  if (node.late) return { kind: 'late', text, size, count, commitment: node.commitment };
  if (node.outage) return { kind: 'each outage', text, size, count };
  return node.downtime ? { kind: 'downtime', text, size, count } : undefined;
}

function readRange(reading: Reading, node: ast.Range | undefined): Range | undefined {
  if (!node) return undefined;
  const text = written(node);
  if (node.missed) return reading.spans.set<Range>({ kind: 'missed', text }, node);
  const bounds = node.bounds.map((bound) => readComparison(reading, bound)).filter((bound) => bound !== undefined);
  if (bounds.length === 0) return undefined;
  return reading.spans.set<Range>({ kind: 'bounds', text, bounds }, node);
}

function readAtRisk(reading: Reading, node: ast.AtRisk | undefined): AtRisk | undefined {
  const amount = readAmount(reading, node?.amount);
  const per = reading.values.window(node?.window);
  const allocated = reading.values.expect(node?.allocated, 'What is allocated', 'percent');
  if (!node || !amount || !per) return undefined;
  const pool: AtRisk = given({
    kind: 'cap',
    text: written(node),
    amount,
    per,
    for: reading.scopes(node.for),
    allocated,
  });
  return reading.spans.set(pool, node, { allocated: node.allocated });
}

export function readRemedyTerms(reading: Reading, merged: Merged<ast.Remedies>): RemedyTerms {
  const stacking = one(merged, ast.isStacking);
  const paid = one(merged, ast.isPaid);
  const minimum = one(merged, ast.isMinimumPayout);
  const other = one(merged, ast.isOtherRemedies);
  const within = reading.values.duration(paid?.within, 'The time for payment');
  const terms: RemedyTerms = given({
    remedies: all(merged, ast.isRemedy).flatMap((remedy) => readRemedy(reading, remedy)),
    atRisk: readAtRisk(reading, one(merged, ast.isAtRisk)),
    stacking: stacking?.stacking,
    claims: all(merged, ast.isClaim).flatMap((claim) => readClaim(reading, claim)),
    paid:
      paid &&
      reading.spans.set(
        given({ as: paid.credit ? 'credit' : 'refund', onNextInvoice: paid.onNextInvoice, within } as const),
        paid,
      ),
    minimum: reading.values.expect(minimum?.minimum, 'The smallest payment', 'money'),
    otherRemedies: other?.other,
  });
  return reading.spans.set(terms, merged.node, { stacking, paid, minimum, otherRemedies: other });
}
