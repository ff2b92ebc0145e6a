import {
  type Agreement,
  decimal,
  downtimeBudgets,
  effectiveAvailabilityOf,
  formatDuration,
  type Metric,
  metricOf,
  type Objective,
  observableFloorOf,
  percentString,
  type Target,
  type Window,
  windowLengths,
} from '@sla-language/agreement';
import { type AstNode, AstUtils } from 'langium';
import type { Checker } from '../checking/checker.js';
import * as ast from '../generated/ast.js';

/** What a target of availability comes to: the downtime that it allows, and what is left after the exclusions. */
export function explainTarget(node: AstNode, checker: Checker): string | undefined {
  if (!ast.isTarget(node) && !ast.isInternalTarget(node) && !ast.isObjective(node)) return undefined;
  for (const { agreement, spans } of checker.read(AstUtils.getDocument(node))?.agreements ?? []) {
    for (const objective of agreement.objectives) {
      const targets = [...objective.targets, ...objective.internalTargets];
      const meant =
        spans.node(objective) === node ? objective.targets : targets.filter((each) => spans.node(each) === node);
      const parts = meant.map((target) => explain(agreement, objective, target)).filter((part) => part !== undefined);
      if (parts.length > 0) return parts.join('\n\n');
    }
  }
  return undefined;
}

function explain(agreement: Agreement, objective: Objective, { comparison, for: scopes }: Target): string | undefined {
  const { measures } = objective;
  const { value } = comparison;
  if (!measures) return undefined;
  const metric = metricOf(agreement, measures.level);
  if (metric?.measure?.kind !== 'availability' || value === 'target' || value.kind !== 'percent') return undefined;
  const level = decimal(value.value);
  const rows = downtimeBudgets(level, measures.window).map(({ label, text }) => `- **${text}** in ${label}`);
  const whom = scopes.length > 0 ? ` (${scopes.map((scope) => scope.id).join(', ')})` : '';
  const effective = effectiveAvailabilityOf(agreement, metric, level, measures.window);
  const exclusions = effective.excluded.gt(0)
    ? `\n\nWith everything that may be excluded (${formatDuration(effective.excluded)} in ${effective.period}), the effective availability is **${percentString(effective.value, 3)}**.`
    : '';
  return `**${value.text}** per ${measures.window.text}${whom} allows a downtime of at most\n\n${rows.join('\n')}${exclusions}${sampling(metric, measures.window)}`;
}

function sampling(metric: Metric, window: Window): string {
  const floor = observableFloorOf(metric, windowLengths(window).at(-1)!);
  return floor ? `\n\nThe shortest outage that the metric can show lasts ${formatDuration(floor.shortestOutage)}.` : '';
}
