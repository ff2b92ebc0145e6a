import type { Objective, ScopeReference, Target } from '@sla-language/agreement';
import { phrase } from '../prose/inline.js';
import { type Content, capital, fill, fillText } from '../texts/fill.js';
import type { Block, Part } from '../tree.js';
import { anchor } from './anchors.js';
import { hasBackground } from './background.js';
import { budgetTable } from './budgets.js';
import { clause, clauseIfAny, paragraph, reference } from './build.js';
import type { Context } from './context.js';
import { hasRemedies, hasTermination } from './facts.js';
import { levelText } from './metrics.js';
import { about } from './subject.js';

/** Chapter: the level that is promised of each service; `blocksOf` says what is told of each, `ranked` that weights are. */
export function serviceLevels(context: Context, blocksOf = objectiveBlocks, ranked = true): Part {
  const { agreement, texts } = context;
  const t = texts.objectives;
  const general = agreement.objectives.length > 0 ? generalRules(context, ranked) : [];
  const blocks = (objective: Objective) => {
    const found = blocksOf(context, objective);
    return found.length > 0 ? found : [paragraph(t.noneText)];
  };
  return {
    kind: 'chapter',
    anchor: 'service-levels',
    title: t.title,
    blocks: [
      ...agreement.objectives.map((objective) =>
        about(objective, clause(1, anchor('objective', objective.id), objective.title, blocks(objective))),
      ),
      ...clauseIfAny(1, 'service-level-rules', t.general, general),
    ],
  };
}

function objectiveBlocks(context: Context, objective: Objective): readonly Block[] {
  const name = anchor('objective', objective.id);
  return [
    ...promise(context, objective),
    ...importance(context, name, objective),
    ...consequences(context, name, 'objective', objective),
    ...budgetTable(context, objective),
    ...serving(context, objective),
  ];
}

/** What is measured and promised, and on what condition. */
export function promise(context: Context, objective: Objective): readonly Block[] {
  const { texts, words } = context;
  const t = texts.objectives;
  const name = anchor('objective', objective.id);
  const blocks: Block[] = [];
  const add = (part: string, title: string, text: Content, subject: object, property?: string) =>
    blocks.push(about(subject, clause(2, anchor(name, part), title, [paragraph(text)]), property));
  const { measures } = objective;
  if (measures) {
    const window = words.window(measures.window);
    add(
      'measure',
      t.measure,
      fill(measures.level.statistic ? t.measureText : t.measurePlain, {
        level: levelText(context, measures.level),
        window,
        clause: reference(anchor('metric', measures.level.metric)),
      }),
      measures,
    );
  }
  blocks.push(...targetClauses(context, name, objective.targets, objective.indicative));
  const { noTargets } = objective;
  if (noTargets.length > 0) {
    const sentences = noTargets.map((none) => fill(t.noTargetText, { scopes: context.scopes(none.for) }));
    blocks.push(about(noTargets[0], clause(2, anchor(name, 'no-target'), t.noTarget, [paragraph(...sentences)])));
  }
  if (objective.everyOutageCounts) add('every-outage', t.everyOutage, t.everyOutageText, objective);
  if (objective.appliesWhen !== undefined) {
    const condition = fill(t.conditionText, { condition: phrase(objective.appliesWhen) });
    add('condition', t.condition, condition, objective, 'appliesWhen');
  }
  if (objective.indicative) add('indicative', t.indicative, t.indicativeText, objective, 'indicative');
  return blocks;
}

/** One sentence a target; several of them as (i), (ii) … */
export function targetClauses(
  context: Context,
  name: string,
  targets: readonly Target[],
  indicative: boolean,
): readonly Block[] {
  if (targets.length === 0) return [];
  const sentences = targets.map((target) => targetSentence(context, target, indicative));
  const { target: title } = context.texts.objectives;
  const [only] = sentences;
  if (sentences.length === 1 && only)
    return [about(targets[0], clause(2, anchor(name, 'target'), title, [paragraph(only)]))];
  const items = sentences.map((sentence, i) => {
    const scope = targets[i]!.for.map((each) => each.id);
    const place = context.anchors.take(anchor(name, 'target', ...scope));
    return about(targets[i], clause(3, place, undefined, [paragraph(sentence)]));
  });
  return [clause(2, context.anchors.take(anchor(name, 'target')), title, items)];
}

function targetSentence(context: Context, target: Target, indicative: boolean): Content {
  const t = context.texts.objectives;
  const bound = context.words.comparison(target.comparison);
  if (target.for.length === 0) return fill(indicative ? t.indicativeTarget : t.binding, { bound });
  return fill(indicative ? t.indicativeTargetFor : t.bindingFor, { scopes: context.scopes(target.for), bound });
}

type Ranked = Pick<Objective, 'priority' | 'weight'>;

/** Priority and weight. */
export function importance(context: Context, name: string, ranked: Ranked): readonly Block[] {
  const { texts, words } = context;
  const { priority, weight } = ranked;
  const t = texts.objectives;
  const sentences: Content[] = [];
  if (priority) sentences.push(fillText(t.priorityText, { priority: texts.priorities[priority] }));
  if (weight) sentences.push(fillText(t.weightText, { weight: words.value(weight) }));
  if (sentences.length === 0) return [];
  const text = clause(2, anchor(name, 'importance'), t.importance, [paragraph(...sentences)]);
  return [about(ranked, text, priority ? 'priority' : 'weight')];
}

/** Where to read what follows from a miss. */
export function consequences(
  context: Context,
  name: string,
  kind: 'objective' | 'support',
  each: Pick<Objective, 'id' | 'remedies'>,
): readonly Block[] {
  const t = context.texts.objectives;
  const clauses = [
    ...(hasRemedies(each) ? [reference(anchor('remedies', kind, each.id))] : []),
    ...(hasTermination(each) ? [reference(anchor('termination', kind, each.id))] : []),
  ];
  if (clauses.length === 0) return [];
  const sentence = clauses.length === 1 ? t.consequencesOne : t.consequencesText;
  return [
    clause(2, anchor(name, 'consequences'), t.consequences, [
      paragraph(fill(sentence, { clauses: context.words.and(clauses) })),
    ]),
  ];
}

/** Where to read which requirements a service level serves, and why it is what it is. */
export function serving(
  context: Context,
  level: Pick<Objective, 'id' | 'serves'> & Partial<Pick<Objective, 'reason' | 'baselines'>>,
): readonly Block[] {
  const { texts, words } = context;
  const t = texts.objectives;
  const sentences: Content[] = [];
  if (level.serves.length > 0) {
    const requirements = words.and(level.serves.map((id) => words.quoted(context.requirement(id))));
    sentences.push(fill(t.servesText, { requirements, clause: reference('requirements') }));
  }
  if (hasBackground(level))
    sentences.push(fill(t.backgroundText, { clause: reference(anchor('background', level.id)) }));
  if (sentences.length === 0) return [];
  return [about(level, paragraph(...sentences), level.serves.length > 0 ? 'serves' : 'reason')];
}

function generalRules(context: Context, ranked: boolean): readonly Block[] {
  const { agreement, texts } = context;
  const t = texts.objectives;
  const { objectives, supports } = agreement;
  const rules: (readonly [string, string])[] = [['missed', t.missed]];
  const statistics = objectives.map((objective) => objective.measures?.level.statistic?.kind);
  if (statistics.includes('each')) rules.push(['each', t.eachMissed]);
  if (objectives.some((objective) => isScoped(objective.targets) || objective.noTargets.length > 0))
    rules.push(['specific', t.specific]);
  if (agreement.scopes.length > 0) rules.push(['scopes', t.scopesMeaning]);
  if (ranked && [...objectives, ...supports].some((each) => each.weight)) rules.push(['weights', t.weights]);
  const windows = [...objectives, ...supports].flatMap((each) => each.measures?.window ?? []);
  if (agreement.effective) rules.push(['cut', t.cut]);
  if (windows.some((window) => window.kind === 'rolling')) rules.push(['rolling', t.rolling]);
  if (supports.length > 0 || agreement.metrics.some((metric) => metric.measure?.kind === 'duration'))
    rules.push(['events', t.events]);
  return rules.map(([name, text]) => clause(2, anchor('service-level-rules', name), undefined, [paragraph(text)]));
}

const isScoped = (lines: readonly { readonly for: readonly ScopeReference[] }[]): boolean =>
  lines.some((line) => line.for.length > 0);

/** "For Premium: at least 99.95%" as the head of a column. */
export function targetHead(context: Context, target: Target): Content {
  const bound = context.words.comparison(target.comparison);
  if (target.for.length === 0) return capital(bound);
  return capital(fill(context.texts.objectives.budgetColumnFor, { scopes: context.scopes(target.for), bound }));
}
