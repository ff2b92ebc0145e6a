import {
  allHoursMetric,
  type Extension,
  isSupport,
  type LevelRange,
  ladderGroups,
  type Objective,
  type Payment,
  type ScopeSet,
  type Support,
} from '@sla-language/agreement';
import type { Scene } from './facts.js';

/** The levels for which a line pays, for the cases that are treated alike. */
export interface TierRange {
  readonly scopes: readonly ScopeSet[];
  readonly range: LevelRange;
}

/** The exact ranges of a line of a ladder. Empty where it never pays, has no `when`, or lines around it cannot be read. */
export function tierRanges(
  scene: Scene,
  promise: Objective | Support,
  line: Payment | Extension,
): readonly TierRange[] {
  const { reading, sound, agreement } = scene;
  const lines = promise.remedies.map((remedy) => reading.spans.node(remedy));
  if (!sound.isSound(reading.spans.node(promise), ...lines)) return [];
  const ranges = new Map<string, { scopes: ScopeSet[]; range: LevelRange }>();
  for (const { scopes, ladders } of ladderGroups(agreement, promise)) {
    for (const { range } of ladders.flatMap(({ tiers }) => tiers).filter((tier) => tier.line === line)) {
      const known = ranges.get(range.text);
      if (known) known.scopes.push(...scopes);
      else ranges.set(range.text, { scopes: [...scopes], range });
    }
  }
  return [...ranges.values()];
}

/** Whether the level of a promise is an availability at all hours, so that its levels correspond to downtime. */
export function hasDowntime({ agreement }: Scene, promise: Objective | Support): promise is Objective {
  return !isSupport(promise) && allHoursMetric(agreement, promise) !== undefined;
}
