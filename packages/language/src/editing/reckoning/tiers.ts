import {
  allHoursMetric,
  type Extension,
  isSupport,
  type LevelRange,
  ladderGroups,
  type Objective,
  type Payment,
  type ScopeSet,
} from '@sla-language/agreement';
import { downtimeOfRange } from './downtime.js';
import { areSound, type Scene, type ServiceLevel } from './facts.js';
import { caseText } from './words.js';

/** The levels for which a line pays, for the cases that are treated alike. */
export interface TierRange {
  readonly scopes: readonly ScopeSet[];
  readonly range: LevelRange;
  /** " for Small", where others have another range. */
  readonly whom: string;
  /** "over 43 min 12 s up to 7 h 12 min in 30 days"; of levels that are no availability at all hours undefined. */
  readonly downtime?: string;
}

/** The exact ranges of a line of a ladder. Empty where it never pays, has no `when`, or lines around it cannot be read. */
export function tierRanges(scene: Scene, promise: ServiceLevel, line: Payment | Extension): readonly TierRange[] {
  const { agreement } = scene;
  if (!areSound(scene, promise, ...promise.remedies)) return [];
  const ranges = new Map<string, { scopes: ScopeSet[]; range: LevelRange }>();
  for (const { scopes, ladders } of ladderGroups(agreement, promise)) {
    for (const { range } of ladders.flatMap(({ tiers }) => tiers).filter((tier) => tier.line === line)) {
      const known = ranges.get(range.text);
      if (known) known.scopes.push(...scopes);
      else ranges.set(range.text, { scopes: [...scopes], range });
    }
  }
  const window = hasDowntime(scene, promise) ? promise.measures?.window : undefined;
  return [...ranges.values()].map(({ scopes, range }) => {
    const whom = ranges.size > 1 ? ` for ${caseText(agreement, scopes[0] ?? []) || 'all others'}` : '';
    const downtime = window && downtimeOfRange(range, window);
    return { scopes, range, whom, ...(downtime ? { downtime } : {}) };
  });
}

/** Whether the level of a promise is an availability at all hours, so that its levels correspond to downtime. */
function hasDowntime(scene: Scene, promise: ServiceLevel): promise is Objective {
  const metric = isSupport(promise) ? undefined : allHoursMetric(scene.agreement, promise);
  return metric !== undefined && areSound(scene, promise.measures, metric);
}
