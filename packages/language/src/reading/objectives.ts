import type { Baseline, ClaimStep, Objective, Requirement, Severity, Target } from '@sla-language/agreement';
import * as ast from '../generated/ast.js';
import { all, given, one, type Reading } from './context.js';
import type { Merged } from './merging.js';
import { readComparison, readLevel } from './metrics.js';
import { readRemedy } from './remedies.js';

export function readRequirement(reading: Reading, merged: Merged<ast.Requirement>): Requirement {
  const priority = one(merged, ast.isPriority);
  const owner = one(merged, ast.isOwner);
  const description = one(merged, ast.isDescription);
  const requirement: Requirement = given({
    ...reading.head(merged),
    priority: priority?.priority,
    owner: reading.id(owner?.owner),
    description: description?.text,
  });
  return reading.spans.set(requirement, merged.node, { priority, owner, description });
}

export function readSeverity(reading: Reading, merged: Merged<ast.Severity>): Severity {
  const means = one(merged, ast.isMeans);
  const severity: Severity = given({ ...reading.head(merged), means: means?.text });
  return reading.spans.set(severity, merged.node, { means });
}

export function readObjective(reading: Reading, merged: Merged<ast.Objective>): Objective {
  const measures = one(merged, ast.isMeasures);
  const applies = one(merged, ast.isApplies);
  const priority = one(merged, ast.isPriority);
  const weight = one(merged, ast.isWeight);
  const serves = one(merged, ast.isServes);
  const reason = one(merged, ast.isReason);
  const indicative = one(merged, ast.isIndicative);
  const level = readLevel(reading, measures?.level);
  const window = reading.values.window(measures?.window);
  const objective: Objective = given({
    ...reading.head(merged),
    measures: level && window && reading.spans.set({ level, window }, measures!),
    targets: readTargets(reading, all(merged, ast.isTarget)),
    noTargets: all(merged, ast.isNoTarget).map((none) => reading.spans.set({ for: reading.scopes(none.for) }, none)),
    internalTargets: reading.privately(() => readTargets(reading, all(merged, ast.isInternalTarget))),
    everyOutageCounts: one(merged, ast.isEveryOutage) !== undefined,
    appliesWhen: applies?.text,
    baselines: all(merged, ast.isBaseline).flatMap((baseline) => readBaseline(reading, baseline)),
    priority: priority?.priority,
    weight: reading.values.expect(weight?.weight, 'A weight', 'percent'),
    serves: reading.ids(serves?.requirements),
    reason: reason?.text,
    indicative: indicative !== undefined,
    remedies: all(merged, ast.isRemedy).flatMap((remedy) => readRemedy(reading, remedy)),
    claims: all(merged, ast.isClaim).flatMap((claim) => readClaim(reading, claim)),
  });
  return reading.spans.set(objective, merged.node, {
    measures,
    appliesWhen: applies,
    priority,
    weight,
    serves,
    reason,
    indicative,
  });
}

export function readTargets(reading: Reading, nodes: readonly (ast.Target | ast.InternalTarget)[]): Target[] {
  return nodes.flatMap((node) => {
    const comparison = readComparison(reading, node.comparison);
    if (!comparison) return [];
    if (comparison.value === 'target') {
      reading.issues.error(
        'language/wrong-kind',
        'A target is a value, such as `>= 99.9%`; it cannot be `target` itself.',
        node,
      );
      return [];
    }
    return [reading.spans.set<Target>({ comparison, for: reading.scopes(node.for) }, node)];
  });
}

function readBaseline(reading: Reading, node: ast.Baseline): Baseline[] {
  const value = reading.values.value(node.value);
  if (!value) return [];
  const baseline: Baseline = given({
    value,
    worst: reading.values.value(node.worst),
    best: reading.values.value(node.best),
    from: reading.values.date(node.start, node, 'start'),
    to: reading.values.date(node.end, node, 'end'),
    by: node.by,
    for: reading.scopes(node.for),
  });
  return [reading.spans.set(baseline, node)];
}

export function readClaim(reading: Reading, node: ast.Claim): ClaimStep[] {
  const set = (step: ClaimStep): ClaimStep[] => [reading.spans.set(given(step), node)];
  if (node.automatic) return set({ kind: 'automatic' });
  const within = reading.values.duration(node.within, 'The time for a claim');
  if (!within) return [];
  if (node.decided) return set({ kind: 'decided', within });
  return node.after ? set({ kind: 'within', within, after: node.after, by: node.by, evidence: node.evidence }) : [];
}
