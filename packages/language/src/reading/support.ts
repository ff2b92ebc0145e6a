import type { Clock, Commitment, CommitmentKind, Handling, Support } from '@sla-language/agreement';
import * as ast from '../generated/ast.js';
import { all, blocks, given, one, type Reading } from './context.js';
import type { Merged } from './merging.js';
import { readTargets } from './objectives.js';
import { readRemedy } from './remedies.js';

export function readSupport(reading: Reading, merged: Merged<ast.Support>): Support {
  const channels = one(merged, ast.isChannels);
  const classified = one(merged, ast.isClassified);
  const measures = one(merged, ast.isSupportMeasures);
  const applies = one(merged, ast.isApplies);
  const priority = one(merged, ast.isPriority);
  const weight = one(merged, ast.isWeight);
  const serves = one(merged, ast.isServes);
  const indicative = one(merged, ast.isIndicative);
  const window = reading.values.window(measures?.window);
  const statistic = measures?.share ? 'share in time' : measures?.each ? 'each' : undefined;
  const classifiedBy = reading.id(classified?.party);
  const support: Support = given({
    ...reading.head(merged),
    channels: (channels?.channels ?? [])
      .filter((channel) => channel.kind && channel.address !== undefined)
      .map((channel) => reading.spans.set({ kind: channel.kind, address: channel.address }, channel)),
    classified:
      classifiedBy !== undefined
        ? reading.spans.set(given({ by: classifiedBy, disputedBy: reading.id(classified!.disputed) }), classified!)
        : undefined,
    clocks: all(merged, ast.isClock).flatMap((clock) => readClock(reading, clock)),
    handles: blocks(merged, ast.isHandles).flatMap((handles) => readHandling(reading, handles)),
    measures: window && reading.spans.set(given({ statistic, window } as const), measures!),
    targets: readTargets(reading, all(merged, ast.isTarget)),
    appliesWhen: applies?.text,
    priority: priority?.priority,
    weight: reading.values.expect(weight?.weight, 'A weight', 'percent'),
    serves: reading.ids(serves?.requirements),
    indicative: indicative !== undefined,
    remedies: all(merged, ast.isRemedy).flatMap((remedy) => readRemedy(reading, remedy)),
  });
  return reading.spans.set(support, merged.node, {
    channels,
    classified,
    measures,
    appliesWhen: applies,
    priority,
    weight,
    serves,
    indicative,
  });
}

function readClock(reading: Reading, node: ast.Clock): Clock[] {
  if (!node.event || node.text === undefined) return [];
  const clock: Clock = given({
    event: node.event,
    commitment: node.commitment as CommitmentKind | undefined,
    text: node.text,
  });
  return [reading.spans.set(clock, node)];
}

function readHandling(reading: Reading, merged: Merged<ast.Handles>): Handling[] {
  const node = merged.node;
  const severity = reading.id(node.severity);
  if (severity === undefined) return [];
  const handling: Handling = given({
    severity,
    for: reading.scopes(node.for),
    during: reading.id(node.calendar),
    commitments: all(merged, ast.isCommitment).flatMap((commitment) => readCommitment(reading, commitment)),
  });
  return [reading.spans.set(handling, node)];
}

function readCommitment(reading: Reading, node: ast.Commitment): Commitment[] {
  const within = reading.values.duration(node.within, 'A commitment');
  if (!within || !node.kind) return [];
  return [reading.spans.set<Commitment>({ kind: node.kind, within, orWorkaround: node.workaround }, node)];
}
