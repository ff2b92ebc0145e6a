import type {
  Comparison,
  Expression,
  Level,
  Metric,
  MetricKind,
  OutageCondition,
  Predicate,
  Statistic,
} from '@sla-language/agreement';
import * as ast from '../generated/ast.js';
import { given, one, type Reading } from './context.js';
import type { Merged } from './merging.js';
import { durationUnit, measureUnit } from './units.js';
import { decimalText, written } from './values.js';

export function readMetric(reading: Reading, merged: Merged<ast.Metric>): Metric {
  const { values, spans } = reading;
  const kind = one(merged, ast.isMetricKind);
  const unavailable = one(merged, ast.isUnavailable);
  const available = one(merged, ast.isAvailable);
  const measured = one(merged, ast.isMeasured);
  const noData = one(merged, ast.isNoData);
  const counted = one(merged, ast.isCounted);
  const partial = one(merged, ast.isPartialWindow);
  const rounded = one(merged, ast.isRounded);
  const excluding = one(merged, ast.isExcluding);
  const minimum = one(merged, ast.isMinimumSamples);
  const valid = one(merged, ast.isValid);
  const description = one(merged, ast.isDescription);

  const unit = counted?.unit ? durationUnit(counted.unit) : undefined;
  if (counted?.unit && !unit) {
    reading.issues.error(
      'language/wrong-kind',
      `Downtime is counted in units of time, not in \`${counted.unit}\`.`,
      counted,
      'unit',
    );
  }
  const roundedTo = values.expect(
    rounded?.to,
    'What a level is rounded to',
    'percent',
    'number',
    'duration',
    'measure',
  );
  const samples = values.events(minimum?.samples, 'The smallest number of samples');

  const metric: Metric = given({
    ...reading.head(merged),
    description: description?.text,
    measure: kind && readKind(reading, kind),
    unavailableWhen: unavailable && readCondition(reading, unavailable),
    availableAgainAfter: values.expect(available?.after, 'The end of an outage', 'duration', 'measure'),
    measured:
      measured &&
      spans.set(
        given({
          every: values.duration(measured.every, 'The interval of measurement'),
          by: measured.by,
          at: measured.at,
        }),
        measured,
      ),
    noData: noData?.as,
    countedIn: counted?.mode && unit ? spans.set({ mode: counted.mode, unit }, counted) : undefined,
    partialWindow: partial?.as,
    rounded: rounded?.mode && roundedTo ? spans.set({ mode: rounded.mode, to: roundedTo }, rounded) : undefined,
    excluding: excluding && spans.set({ items: reading.ids(excluding.items), asGood: excluding.asGood }, excluding),
    minimumSamples: samples && spans.set(given({ count: samples.value, otherwise: minimum!.otherwise }), minimum!),
    validWhen: valid?.text,
  });
  return spans.set(metric, merged.node, {
    description,
    measure: kind,
    unavailableWhen: unavailable,
    availableAgainAfter: available,
    measured,
    noData,
    countedIn: counted,
    partialWindow: partial,
    rounded,
    excluding,
    minimumSamples: minimum,
    validWhen: valid,
  });
}

function readKind(reading: Reading, node: ast.MetricKind): MetricKind | undefined {
  const kind = kindOfMetric(reading, node);
  return kind && reading.spans.set(given(kind), node);
}

function kindOfMetric(reading: Reading, node: ast.MetricKind): MetricKind | undefined {
  const services = 'for' in node ? reading.ids(node.for?.services) : [];
  switch (node.$type) {
    case 'Availability':
      return {
        kind: 'availability',
        services: reading.ids(node.services),
        forEach: node.each,
        during: reading.id(node.calendar),
      };
    case 'Ratio': {
      const averagedEvery = reading.values.duration(node.every, 'The interval of an average');
      return node.good === undefined || node.total === undefined
        ? undefined
        : { kind: 'ratio', of: node.good, to: node.total, services, averagedEvery };
    }
    case 'EventDuration':
      return node.start === undefined || node.stop === undefined
        ? undefined
        : { kind: 'duration', from: node.start, to: node.stop, services };
    case 'EventCount':
      return node.of === undefined ? undefined : { kind: 'count', of: node.of, services };
    case 'AmountOf': {
      if (node.of === undefined || node.unit === undefined) return undefined;
      const unit = node.unit === '%' ? '%' : (durationUnit(node.unit) ?? measureUnit(node.unit));
      if (!unit) {
        reading.issues.error(
          'language/unknown-unit',
          `\`${node.unit}\` is not a unit that the language knows.`,
          node,
          'unit',
        );
        return undefined;
      }
      return { kind: 'amount', of: node.of, unit, services };
    }
    case 'Score':
      return node.low === undefined || node.high === undefined
        ? undefined
        : { kind: 'score', from: decimalText(node.low), to: decimalText(node.high), services };
    case 'Formula': {
      const expression = node.expression && readExpression(reading, node.expression);
      return expression && { kind: 'formula', text: written(node.expression), expression };
    }
  }
}

function readExpression(reading: Reading, node: ast.Expression | ast.Operand): Expression | undefined {
  const expression = expressionOf(reading, node);
  return expression && reading.spans.set(expression, node);
}

function expressionOf(reading: Reading, node: ast.Expression | ast.Operand): Expression | undefined {
  if (ast.isLiteral(node)) {
    const value = node.value && reading.values.value(node.value);
    return value && { kind: 'value', value };
  }
  if (ast.isMetricUse(node)) {
    const metric = reading.id(node.metric);
    return metric === undefined ? undefined : { kind: 'metric', metric };
  }
  if (ast.isCall(node)) {
    const parts = node.arguments.map((each) => readExpression(reading, each)).filter((each) => each !== undefined);
    return node.function && parts.length > 0 ? { kind: 'call', function: node.function, arguments: parts } : undefined;
  }
  const left = node.left && readExpression(reading, node.left);
  const right = node.right && readExpression(reading, node.right);
  return left && right && { kind: 'operation', operator: node.operator, left, right };
}

function readCondition(reading: Reading, node: ast.Unavailable): OutageCondition | undefined {
  const condition = node.condition;
  if (!condition) return undefined;
  const groups: Predicate[][] = [[]];
  condition.terms.forEach((term, i) => {
    // `and` binds tighter than `or`.
    if (i > 0 && condition.joins[i - 1] === 'or') groups.push([]);
    const predicate = readPredicate(reading, term);
    if (predicate) groups.at(-1)!.push(predicate);
  });
  const forAtLeast = reading.values.expect(node.atLeast, 'The shortest outage', 'duration', 'measure');
  return reading.spans.set<OutageCondition>(
    given({
      text: written(condition),
      anyOf: groups.filter((group) => group.length > 0).map((allOf) => ({ allOf })),
      forAtLeast,
    }),
    node,
  );
}

function readPredicate(reading: Reading, node: ast.Predicate): Predicate | undefined {
  if (node.prose !== undefined) return reading.spans.set<Predicate>({ kind: 'prose', text: node.prose }, node);
  const level = readLevel(reading, node.level);
  const comparison = readComparison(reading, node.comparison);
  const over = reading.values.duration(node.over, 'The span of a condition');
  return (
    level && comparison && reading.spans.set<Predicate>(given({ kind: 'comparison', level, comparison, over }), node)
  );
}

export function readLevel(reading: Reading, node: ast.Level | undefined): Level | undefined {
  const metric = reading.id(node?.metric);
  if (!node || metric === undefined) return undefined;
  const statistic = readStatistic(reading, node);
  return reading.spans.set<Level>(given({ text: written(node), statistic, metric }), node);
}

function readStatistic(reading: Reading, node: ast.Level): Statistic | undefined {
  // The data type rule gives `p95of` for `p95 of`.
  const word = node.statistic?.replace(/\s*of$/, '').trim();
  if (!word) {
    if (node.relation) {
      reading.issues.error(
        'language/share-expected',
        `\`${node.relation}\` needs a share: \`share of … ${node.relation} …\`.`,
        node,
      );
    }
    return undefined;
  }
  if (/^p\d/.test(word)) return { kind: 'percentile', percentile: decimalText(word.slice(1)) };
  if (word !== 'share') return { kind: word as 'mean' | 'median' | 'min' | 'max' | 'sum' | 'each' };
  const relation = node.relation?.startsWith('at') ? 'at least' : node.relation ? 'within' : undefined;
  const bound = node.bound && reading.values.value(node.bound);
  return given({ kind: 'share', relation, bound } as const);
}

export function readComparison(reading: Reading, node: ast.Comparison | undefined): Comparison | undefined {
  if (!node) return undefined;
  const value = node.target ? 'target' : node.value && reading.values.value(node.value);
  if (!value) return undefined;
  if (!node.operator) {
    const message = `\`${written(node)}\` does not say which side is good. Write \`>=\`, \`<=\`, \`>\` or \`<\` before the value.`;
    reading.issues.error('language/missing-operator', message, node);
  }
  return reading.spans.set<Comparison>(given({ text: written(node), operator: node.operator, value }), node);
}
