import type { CommitmentKind, ExampleCase, ExpectedRemedy, WorkedExample } from '@sla-language/agreement';
import * as ast from '../generated/ast.js';
import { all, given, type Reading } from './context.js';
import type { Merged } from './merging.js';
import { readAmount } from './remedies.js';

export function readExample(reading: Reading, merged: Merged<ast.Example>): WorkedExample {
  const example: WorkedExample = {
    title: merged.node.title ?? '',
    given: all(merged, ast.isGiven).flatMap((node) => readGiven(reading, node)),
    expected: all(merged, ast.isExpected).flatMap((node) => readExpected(reading, node)),
  };
  return reading.spans.set(example, merged.node);
}

function readGiven(reading: Reading, node: ast.Given): ExampleCase[] {
  const { values } = reading;
  const promise = reading.id(node.promise);
  const by = values.duration(node.delay, 'A delay');
  const level = values.value(node.level);
  const downtime = values.duration(node.downtime?.length, 'Downtime');
  if (promise === undefined || (!by && !level && !downtime)) return [];
  const measured: ExampleCase = given({
    promise,
    level,
    downtime,
    late: by && given({ by, commitment: node.commitment as CommitmentKind | undefined }),
    on: values.date(node.day, node, 'day'),
    for: reading.scopes(node.for),
  });
  return [reading.spans.set(measured, node)];
}

function readExpected(reading: Reading, node: ast.Expected): ExpectedRemedy[] {
  const set = (expected: ExpectedRemedy): ExpectedRemedy[] => [reading.spans.set(expected, node)];
  if (node.nothing) return set({ kind: 'nothing' });
  const by = reading.values.duration(node.by, 'An extension');
  if (by) return set({ kind: 'extension', by });
  const amount = readAmount(reading, node.amount);
  return amount && node.kind ? set({ kind: node.kind, amount }) : [];
}
