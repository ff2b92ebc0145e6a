import type { Objective, Support } from '@sla-language/agreement';
import { type Content, capital, fill } from '../texts/fill.js';
import type { Part } from '../tree.js';
import { anchor } from './anchors.js';
import { reference, stacked, table } from './build.js';
import type { Context } from './context.js';
import { levelText } from './metrics.js';

/** Schedule: every service level on one page. */
export function levelTable(context: Context): Part {
  const { agreement, texts, words } = context;
  const t = texts.schedules.levels;
  const levels = [...agreement.objectives, ...agreement.supports];
  return {
    kind: 'schedule',
    anchor: 'service-level-table',
    title: t.title,
    blocks: table(levels, [
      { title: t.objective, cell: (level) => level.title },
      { title: t.clause, cell: (level) => reference(anchor('handles' in level ? 'support' : 'objective', level.id)) },
      { title: t.level, cell: (level) => capital(measuredText(context, level)) },
      { title: t.window, cell: (level) => level.measures && capital(words.window(level.measures.window)) },
      { title: t.target, cell: (level) => targetCell(context, level) },
    ]),
  };
}

function measuredText(context: Context, level: Objective | Support): Content {
  const t = context.texts.schedules.levels;
  if ('handles' in level) return level.measures?.statistic === 'each' ? t.supportEach : t.support;
  return level.measures ? levelText(context, level.measures.level) : '';
}

/** The targets of a service level, one a line. */
export function targetCell(context: Context, { targets, indicative }: Objective | Support): Content {
  const t = context.texts.schedules.levels;
  const lines = targets.map((target): Content => {
    const bound = context.words.comparison(target.comparison);
    return target.for.length > 0 ? fill(t.scoped, { bound, scopes: context.scopes(target.for) }) : capital(bound);
  });
  return stacked(indicative ? [...lines, t.indicative] : lines);
}
