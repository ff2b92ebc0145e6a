import {
  type Ladder,
  type LadderGroup,
  type LevelBound,
  type LevelRange,
  ladderGroups,
  type Objective,
  objectiveScopes,
  quantityOf,
  type ScopeSet,
  type Support,
  type TierLine,
  type Value,
} from '@sla-language/agreement';
import { type Content, capital, fill, textOf } from '../texts/fill.js';
import type { Block, Part, Table } from '../tree.js';
import { agreedExamples } from './agreed-examples.js';
import { anchor } from './anchors.js';
import { clause, paragraph, table } from './build.js';
import { claimDates } from './claim-dates.js';
import type { Context } from './context.js';
import { creditFigure, owedText } from './credit-figure.js';
import { workedExamples } from './examples.js';
import { greatestAmounts } from './greatest.js';
import { about } from './subject.js';

/** What is owed for the misses of one service level: its tables and the examples for them. */
export interface CreditTable {
  readonly anchor: string;
  /** The lines that stand in the tables. */
  readonly lines: readonly TierLine[];
  readonly groups: readonly LadderGroup[];
  readonly examples: readonly Block[];
}

/** The tables of every service level that has a ladder or an example, by level. */
export function creditTables(context: Context): ReadonlyMap<Objective | Support, CreditTable> {
  const { objectives, supports } = context.agreement;
  return new Map(
    [...objectives, ...supports].flatMap((level) => {
      const found = creditTable(context, level);
      return found ? [[level, found] as const] : [];
    }),
  );
}

function creditTable(context: Context, level: Objective | Support): CreditTable | undefined {
  const groups = ladderGroups(context.agreement, level);
  const examples = level.indicative ? [] : workedExamples(context, level, groups);
  if (groups.length === 0 && examples.length === 0) return undefined;
  const lines = groups.flatMap(({ ladders }) => ladders.flatMap((ladder) => ladder.tiers.map((tier) => tier.line)));
  return { anchor: anchor('credits', 'handles' in level ? 'support' : 'objective', level.id), lines, groups, examples };
}

/** Schedule: the exact ranges, what each pays, and examples computed by the same code that computes real credits. */
export function creditSchedule(context: Context, tables: ReadonlyMap<Objective | Support, CreditTable>): Part {
  const blocks = [...tables].map(([level, credits]) =>
    about(
      level,
      clause(1, credits.anchor, level.title, [...ladderTables(context, level, credits), ...credits.examples]),
    ),
  );
  return {
    kind: 'schedule',
    anchor: 'credit-schedule',
    title: context.texts.schedules.credits.title,
    blocks: [
      ...blocks,
      ...greatestAmounts(context, (scope) => caseText(context, scope)),
      ...claimDates(context, [...tables.keys()]),
      ...agreedExamples(context),
    ],
  };
}

/** The tables of one service level, each with the cases for which it holds. */
export function ladderTables(context: Context, level: Objective | Support, credits: CreditTable): readonly Block[] {
  const { anchor: name, groups } = credits;
  return groups.flatMap((group) => [
    ...scopeLead(context, level, group, groups.length),
    ...group.ladders.flatMap((ladder) => [
      ...ladderTable(context, level, ladder),
      ...ladderFigure(context, level, ladder, group, groups.length, name),
    ]),
  ]);
}

/** For whom a group holds, where there is more than one or not everybody is meant. */
function scopeLead(
  context: Context,
  level: Objective | Support,
  { scopes }: LadderGroup,
  groups: number,
): readonly Block[] {
  const t = context.texts.schedules.credits;
  if (isForAll(context, level, scopes, groups)) return [];
  return [paragraph(fill(t.tableFor, { scopes: context.words.or(scopes.map((scope) => caseText(context, scope))) }))];
}

function isForAll({ agreement }: Context, level: Objective | Support, scopes: LadderGroup['scopes'], groups: number) {
  return scopes.length === objectiveScopes(agreement, level).length && groups === 1;
}

function ladderFigure(
  context: Context,
  level: Objective | Support,
  ladder: Ladder,
  { scopes }: LadderGroup,
  groups: number,
  name: string,
): readonly Block[] {
  const t = context.texts.figures.credit;
  const values = valuesOf(level);
  const remedy = context.texts.remedies[ladder.kind];
  return creditFigure({
    context,
    level,
    ladder,
    scopes,
    wanted: anchor(name, ladder.kind, 'figure'),
    caption: isForAll(context, level, scopes, groups)
      ? fill(t.caption, { remedy })
      : fill(t.captionFor, { remedy, scopes: context.words.or(scopes.map((scope) => caseText(context, scope))) }),
    bound: (bound) => boundText(context, values, bound),
  });
}

/** "Premium with Multi-zone"; "all other cases" for the case without any name. */
export function caseText(context: Context, scope: ScopeSet): Content {
  const t = context.texts.schedules.credits;
  if (scope.length === 0) return t.otherCases;
  return context.words.and(scope.map((each) => context.scope(each)));
}

function ladderTable(context: Context, level: Objective | Support, ladder: Ladder): readonly Table[] {
  const { texts } = context;
  const t = texts.schedules.credits;
  const values = valuesOf(level);
  const rows: readonly { readonly range: LevelRange; readonly owed: Content; readonly line?: TierLine }[] = [
    ...ladder.tiers.map((tier) => ({ range: tier.range, owed: owedText(context, tier.line), line: tier.line })),
    ...ladder.gaps.map((gap) => ({ range: gap.range, owed: t.nothing })),
  ].sort((left, right) => compareRanges(left.range, right.range, ladder.direction));
  return table(
    rows,
    [
      { title: t.range, cell: (row) => capital(rangeText(context, row.range, values)) },
      { title: t.symbols, cell: (row) => symbolsOf(context, row.range, values) },
      { title: texts.remedies[ladder.kind], cell: (row) => capital(row.owed) },
    ],
    { subject: ({ line }) => line && { object: line } },
  );
}

/** The mildest range first. */
function compareRanges(left: LevelRange, right: LevelRange, direction: Ladder['direction']): number {
  if (direction === 'falls') {
    if (!left.to || !right.to) return left.to ? 1 : right.to ? -1 : 0;
    return right.to.value.cmp(left.to.value);
  }
  if (!left.from || !right.from) return left.from ? 1 : right.from ? -1 : 0;
  return left.from.value.cmp(right.from.value);
}

/** Every value that a bound of the service level can come from. */
function valuesOf(level: Objective | Support): readonly Value[] {
  const comparisons = [
    ...level.targets.map((target) => target.comparison),
    ...level.remedies.flatMap((line) => ('when' in line && line.when?.kind === 'bounds' ? line.when.bounds : [])),
  ];
  return comparisons.flatMap((comparison) => (comparison.value === 'target' ? [] : comparison.value));
}

/** A bound as the author wrote it; of several ways to write one value, the one at hand. */
function boundText({ words }: Context, values: readonly Value[], { value, text }: LevelBound): string {
  const same = values.filter((each) => quantityOf(each)?.amount.eq(value));
  const found = same.find((each) => each.text === text) ?? same[0];
  return found ? textOf(words.value(found)) : text;
}

/** "at least 99.0% and less than 99.9%" */
function rangeText(context: Context, { from, to }: LevelRange, values: readonly Value[]): Content {
  const { texts, words } = context;
  const t = texts.schedules.credits;
  const value = (bound: LevelBound) => boundText(context, values, bound);
  if (from && to?.value.eq(from.value)) return fill(t.exactly, { value: value(from) });
  const bounds: Content[] = [];
  if (from) bounds.push(fill(texts.operators[from.inclusive ? '>=' : '>'], { value: value(from) }));
  if (to) bounds.push(fill(texts.operators[to.inclusive ? '<=' : '<'], { value: value(to) }));
  return bounds.length > 0 ? words.and(bounds) : t.anyLevel;
}

/** "99.0% ≤ level < 99.9%", which no reader can take in two ways. */
function symbolsOf(context: Context, { from, to }: LevelRange, values: readonly Value[]): string {
  const { level } = context.texts.schedules.credits;
  const value = (bound: LevelBound) => boundText(context, values, bound);
  if (from && to?.value.eq(from.value)) return `${level} = ${value(from)}`;
  const upper = to && `${level} ${to.inclusive ? '≤' : '<'} ${value(to)}`;
  if (!from) return upper ?? '';
  const lower = value(from);
  if (!upper) return `${level} ${from.inclusive ? '≥' : '>'} ${lower}`;
  return `${lower} ${from.inclusive ? '≤' : '<'} ${upper}`;
}
