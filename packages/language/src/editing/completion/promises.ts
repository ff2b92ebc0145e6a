import type { Comparison, Level, Objective, Operator, Target, Value, Window } from '@sla-language/agreement';

/** The window that most promises have. */
export const MONTHLY: Window = { kind: 'calendar', text: 'month', period: 'month' };

/** An objective of which nothing is written yet. */
export const NEW_OBJECTIVE: Objective = {
  id: '',
  title: '',
  targets: [],
  noTargets: [],
  internalTargets: [],
  everyOutageCounts: false,
  baselines: [],
  serves: [],
  indicative: false,
  remedies: [],
  claims: [],
};

/** An objective as far as its words tell, where the text around them is too broken to be read. */
export function objectiveOf(words: string): Objective {
  const level = /\bmeasures ((?:[a-z]\w* of )?[A-Za-z_]\w*)/.exec(words)?.[1];
  const target = /\btarget ([<>]=?) (\d[\d._]*(?: ?%| [A-Za-z]+)?)/.exec(words);
  return {
    ...NEW_OBJECTIVE,
    ...(level ? measuring(level) : {}),
    ...(target ? { targets: [targetOf(target[2]!.replace(' %', '%'), target[1] as Operator)] } : {}),
  };
}

/** What an objective says that measures a level by month: `p95 of PageTime`. */
export function measuring(text: string): Pick<Objective, 'measures'> {
  const level: Level = { text, metric: text.split(' ').at(-1)! };
  return { measures: { level, window: MONTHLY } };
}

export function targetOf(text: string, operator: Operator): Target {
  const comparison: Comparison = { text, operator, value: writtenValue(text) };
  return { comparison, for: [] };
}

/** A value as it is written, of which only the number counts, and whether it is a percentage. */
export function writtenValue(text: string): Value {
  const value = text.replace(/[^\d._].*$/, '').replaceAll('_', '');
  if (text.endsWith('%')) return { kind: 'percent', text, value };
  return { kind: 'measure', text, value, unit: text.replace(/^[\d._ ]+/, '') };
}
