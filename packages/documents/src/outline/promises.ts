import {
  availabilityTargets,
  downtimeBudget,
  effectiveAvailabilityOf,
  lowerPercentOf,
  type Objective,
  type Support,
  typicalLength,
} from '@sla-language/agreement';
import { type Content, capital, fill } from '../texts/fill.js';
import type { Block, Inline } from '../tree.js';
import { paragraph, stacked, type TableColumn, table } from './build.js';
import type { Context } from './context.js';
import { targetCell } from './level-table.js';

/** Every promise at a glance: target, the downtime that it allows, and what remains when all allowed exclusions are taken. */
export function promiseTable(context: Context): readonly Block[] {
  return table([...context.agreement.objectives, ...context.agreement.supports], promiseColumns(context));
}

export function promiseColumns(context: Context): readonly TableColumn<Objective | Support>[] {
  const { texts, words } = context;
  const t = texts.summary;
  const { levels } = texts.schedules;
  return [
    { title: levels.objective, cell: (level) => level.title },
    { title: levels.target, cell: (level) => targetCell(context, level) },
    { title: levels.window, cell: ({ measures }) => measures && capital(words.window(measures.window)) },
    { title: t.downtime, cell: (level) => downtimeCell(context, level) },
    { title: t.effective, cell: (level) => effectiveCell(context, level) },
  ];
}

/** "43 min 12 s in 30 days", one line a target. */
function downtimeCell(context: Context, level: Objective | Support): Content | undefined {
  const available = 'handles' in level ? undefined : availabilityTargets(context.agreement, level);
  if (!available) return undefined;
  const { words, texts } = context;
  const length = typicalLength(available.window);
  const cells = available.targets.map((target) => {
    const downtime = words.length(downtimeBudget(lowerPercentOf(target.comparison)!, length));
    return fill(texts.summary.downtimeIn, { downtime, length: words.length(length) });
  });
  return stacked(cells);
}

/** Empty where nothing with a limit is excluded: then the target itself is what remains. */
function effectiveCell(context: Context, level: Objective | Support): readonly Inline[] | undefined {
  const available = 'handles' in level ? undefined : availabilityTargets(context.agreement, level);
  if (!available) return undefined;
  const { agreement, words } = context;
  const results = available.targets.map((target) =>
    effectiveAvailabilityOf(agreement, available.metric, lowerPercentOf(target.comparison)!, available.window),
  );
  return stacked(results.flatMap(({ excluded, value }) => (excluded.gt(0) ? [words.percent(value, 4)] : [])));
}

/** What may take away any amount of time, so that nobody reads the effective availability as a promise. */
export function unlimitedNote(context: Context): readonly Block[] {
  const { agreement, texts, words } = context;
  const t = texts.objectives;
  const available = agreement.objectives.flatMap((level) => availabilityTargets(agreement, level) ?? []);
  const results = available.flatMap(({ metric, window, targets }) =>
    targets.map((target) => effectiveAvailabilityOf(agreement, metric, lowerPercentOf(target.comparison)!, window)),
  );
  const unlimited = new Set(results.flatMap((result) => result.unlimited));
  if (unlimited.size === 0) return [];
  const items = words.and([...unlimited].map((exclusion) => context.exclusion(exclusion.id)));
  return [paragraph(fill(results.some(({ excluded }) => excluded.gt(0)) ? t.unlimited : t.onlyUnlimited, { items }))];
}
