import {
  capitalised,
  type Expression,
  type Level,
  type Metric,
  type MetricKind,
  type OutageCondition,
  type Predicate,
} from '@sla-language/agreement';
import { isSingleParagraph, phrase } from '../prose/inline.js';
import { parseProse } from '../prose/parse.js';
import { type Content, fill, inlines, plain } from '../texts/fill.js';
import type { Block, Inline, Part } from '../tree.js';
import { anchor } from './anchors.js';
import { clause, clauseIfAny, clausesInto, leadTo, list, paragraph, prose } from './build.js';
import type { Context } from './context.js';
import { exclusionBlocks } from './exclusions.js';
import { about, allAbout } from './subject.js';

/** Chapter: how each level is measured, and what does not count. */
export function measurement(context: Context): Part {
  const { agreement, texts } = context;
  const exclusions = agreement.exclusions.filter((exclusion) => exclusion.kind === 'exclusion');
  const general = agreement.metrics.length > 0 ? generalRules(context) : [];
  return {
    kind: 'chapter',
    anchor: 'measurement',
    title: texts.metrics.title,
    blocks: [
      ...agreement.metrics.map((metric) =>
        about(metric, clause(1, anchor('metric', metric.id), capitalised(metric.title), metricBlocks(context, metric))),
      ),
      ...exclusions.map((exclusion) =>
        about(
          exclusion,
          clause(
            1,
            anchor('exclusion', exclusion.id),
            capitalised(exclusion.title),
            exclusionBlocks(context, exclusion),
          ),
        ),
      ),
      ...clauseIfAny(1, 'measurement-rules', texts.metrics.general, general),
    ],
  };
}

function metricBlocks(context: Context, metric: Metric): readonly Block[] {
  const { texts, words, locale } = context;
  const t = texts.metrics;
  const name = anchor('metric', metric.id);
  const blocks: Block[] = [...allAbout(metric, prose(metric.description), 'description')];
  const add = clausesInto(blocks, name);
  const sentences = (...all: readonly (Content | undefined)[]) => {
    const given = all.filter((each) => each !== undefined);
    return given.length > 0 ? [paragraph(...given)] : [];
  };

  const { measure, unavailableWhen } = metric;
  if (measure) add('measure', t.whatIs, [paragraph(...kindSentences(context, metric, measure))], measure);
  if (metric.validWhen !== undefined) {
    const condition = fill(t.validText, { condition: phrase(metric.validWhen) });
    add('valid', t.valid, [paragraph(condition)], metric, 'validWhen');
  }
  if (unavailableWhen) add('unavailable', t.unavailable, unavailable(context, metric), unavailableWhen);
  const { measured } = metric;
  if (measured) {
    const every = measured.every && words.every(measured.every);
    const by = measured.by;
    const how =
      every !== undefined && by !== undefined
        ? fill(t.methodEveryBy, { every, by })
        : every !== undefined
          ? fill(t.methodEvery, { every })
          : by !== undefined
            ? fill(t.methodBy, { by })
            : undefined;
    const at = measured.at === undefined ? undefined : fill(t.point, { at: measured.at });
    add('method', t.method, sentences(how, at), measured);
  }
  const partial = metric.partialWindow && t.partialWindow[metric.partialWindow];
  const missing = metric.noData && t.noDataText[metric.noData];
  add('no-data', t.noData, sentences(missing, partial), metric, missing ? 'noData' : 'partialWindow');
  const { countedIn, rounded, minimumSamples, excluding } = metric;
  if (countedIn) {
    add(
      'counted',
      t.counting,
      sentences(
        fill(countedIn.mode === 'whole' ? t.countedWhole : t.countedStarted, { unit: words.units(countedIn.unit) }),
      ),
      countedIn,
    );
  }
  if (minimumSamples) {
    const sentence = t.minimumText[minimumSamples.otherwise ?? 'none'];
    const count = locale.number(minimumSamples.count);
    add('minimum', t.minimum, sentences(fill(sentence, { count })), minimumSamples);
  }
  if (rounded) {
    const step = words.value(rounded.to);
    add('rounded', t.rounding, sentences(fill(t.rounded[rounded.mode], { step })), rounded);
  }
  if (excluding && excluding.items.length > 0) {
    const items = words.and(excluding.items.map((id) => context.exclusionReference(id)));
    const sentence = fill(excluding.asGood ? t.excludedAsGood : t.excluded, { items });
    add('exclusions', t.exclusions, sentences(sentence), excluding);
  }
  return blocks.length > 0 ? blocks : [paragraph(fill(t.undescribed, { metric: context.metric(metric.id) }))];
}

/** What the quantity is, from the kind of the metric. */
function kindSentences(context: Context, { id }: Metric, measure: MetricKind): readonly Content[] {
  const { texts, words, locale } = context;
  const t = texts.metrics;
  const metric = context.metric(id);
  const quoted = (text: string) => words.quoted(text);
  if (measure.kind === 'availability') {
    const services = words.and(measure.services.map((service) => context.service(service)));
    const sentences: Content[] = [
      fill(measure.services.length > 1 ? t.availabilityMany : t.availability, { metric, services }),
    ];
    if (measure.during !== undefined) sentences.push(fill(t.during, { calendar: context.calendar(measure.during) }));
    if (measure.forEach !== undefined) sentences.push(fill(t.forEach, { unit: measure.forEach }));
    return sentences;
  }
  if (measure.kind === 'formula') return [fill(t.formula, { metric, formula: formula(context, measure.expression) })];
  const services =
    measure.services.length > 0
      ? [fill(t.services, { services: words.and(measure.services.map((each) => context.service(each))) })]
      : [];
  switch (measure.kind) {
    case 'ratio': {
      const places = { metric, of: quoted(measure.of), to: quoted(measure.to) };
      return measure.averagedEvery
        ? [fill(t.ratioAveraged, { ...places, interval: words.duration(measure.averagedEvery) }), ...services]
        : [fill(t.ratio, places), ...services];
    }
    case 'duration':
      return [fill(t.duration, { metric, from: quoted(measure.from), to: quoted(measure.to) }), ...services];
    case 'count':
      return [fill(t.count, { metric, of: quoted(measure.of) }), ...services];
    case 'amount':
      return [fill(t.amount, { metric, of: quoted(measure.of), unit: measure.unit }), ...services];
    case 'score':
      return [fill(t.score, { metric, from: locale.number(measure.from), to: locale.number(measure.to) }), ...services];
  }
}

/** When the service counts as down, from when on, and when that ends. */
function unavailable(context: Context, metric: Metric): readonly Block[] {
  const { texts, words } = context;
  const t = texts.metrics;
  const condition = metric.unavailableWhen;
  if (!condition) return [];
  const blocks: Block[] = [...conditionBlocks(context, condition)];
  const rest: Content[] = [];
  if (condition.forAtLeast) rest.push(fill(t.atLeast, { length: words.value(condition.forAtLeast) }));
  const again = metric.availableAgainAfter;
  if (again) rest.push(fill(again.kind === 'measure' ? t.again : t.againTime, { length: words.value(again) }));
  if (rest.length > 0) blocks.push(paragraph(...rest));
  return blocks;
}

function conditionBlocks(context: Context, condition: OutageCondition): readonly Block[] {
  const t = context.texts.metrics;
  const groups = condition.anyOf.map((group) => group.allOf);
  const [only] = groups;
  if (
    groups.length === 1 &&
    only?.length === 1 &&
    only[0]?.kind === 'prose' &&
    !isSingleParagraph(parseProse(only[0].text))
  ) {
    return leadTo(t.unavailableWhen, only[0].text);
  }
  const texts = groups.map((group) => context.words.and(group.map((predicate) => predicateText(context, predicate))));
  if (texts.length === 1) return [paragraph(fill(t.unavailableText, { condition: texts[0]! }))];
  return [paragraph(t.unavailableLead), list(texts.map((text) => [paragraph(text)]))];
}

function predicateText(context: Context, predicate: Predicate): readonly Inline[] {
  const t = context.texts.metrics;
  if (predicate.kind === 'prose') return phrase(predicate.text);
  const { level: of } = predicate;
  const level = of.statistic ? levelText(context, of) : fill(t.levelOf, { metric: context.metric(of.metric) });
  const bound = context.words.comparison(predicate.comparison);
  if (!predicate.over) return fill(t.predicate, { level, bound });
  return fill(t.predicateOver, { level, bound, length: context.words.duration(predicate.over) });
}

/** "the 95th percentile of Server response time" */
export function levelText(context: Context, level: Level): readonly Inline[] {
  const { texts, words, locale } = context;
  const t = texts.statistics;
  const metric = context.metric(level.metric);
  const { statistic } = level;
  if (!statistic) return inlines(metric);
  if (statistic.kind === 'percentile') {
    const ordinal = new Intl.PluralRules(locale.tag, { type: 'ordinal' }).select(Number(statistic.percentile));
    return fill(t.percentile, { rank: locale.number(statistic.percentile) + texts.ordinals[ordinal], metric });
  }
  if (statistic.kind !== 'share') return fill(t[statistic.kind], { metric });
  if (!statistic.bound) return fill(t.share, { metric });
  const sentence = statistic.relation === 'at least' ? t.shareAtLeast : t.shareWithin;
  return fill(sentence, { metric, bound: words.value(statistic.bound) });
}

const OPERATORS = { '+': ' + ', '-': ' − ', '*': ' × ', '/': ' ÷ ' } as const;

/** A formula with titles instead of names; brackets only where they are needed. */
function formula(context: Context, expression: Expression): readonly Inline[] {
  switch (expression.kind) {
    case 'value':
      return inlines(context.words.value(expression.value));
    case 'metric':
      return inlines(context.metric(expression.metric));
    case 'call': {
      const parts = expression.arguments.flatMap((each, i) => [
        ...(i === 0 ? [] : plain('; ')),
        ...formula(context, each),
      ]);
      return [...plain(`${expression.function}(`), ...parts, ...plain(')')];
    }
    case 'operation': {
      const left = bracketed(context, expression.left, rank(expression) > rank(expression.left));
      const right = bracketed(context, expression.right, rank(expression) >= rank(expression.right));
      return [...left, ...plain(OPERATORS[expression.operator]), ...right];
    }
  }
}

function bracketed(context: Context, expression: Expression, needed: boolean): readonly Inline[] {
  const parts = formula(context, expression);
  return needed ? [...plain('('), ...parts, ...plain(')')] : parts;
}

function rank(expression: Expression): number {
  if (expression.kind !== 'operation') return 3;
  return expression.operator === '+' || expression.operator === '-' ? 1 : 2;
}

function generalRules(context: Context): readonly Block[] {
  const { agreement, texts } = context;
  const t = texts.metrics;
  const excludes = agreement.exclusions.length > 0;
  const rules: (readonly [string, string])[] = [['rounding', t.notRounded]];
  if (usesPercentile(context)) rules.push(['percentile', t.percentile]);
  if (excludes) {
    rules.push(['overlap', t.overlap], ['limits', t.limits]);
    if (agreement.supports.length > 0) rules.push(['clocks', t.clocks]);
  }
  return rules.map(([name, text]) => clause(2, anchor('measurement-rules', name), undefined, [paragraph(text)]));
}

function usesPercentile({ agreement }: Context): boolean {
  const levels = [
    ...agreement.objectives.flatMap((objective) => objective.measures?.level ?? []),
    ...agreement.metrics.flatMap((metric) =>
      (metric.unavailableWhen?.anyOf ?? []).flatMap((group) =>
        group.allOf.flatMap((each) => (each.kind === 'comparison' ? each.level : [])),
      ),
    ),
  ];
  return levels.some((level) => level.statistic?.kind === 'percentile');
}
