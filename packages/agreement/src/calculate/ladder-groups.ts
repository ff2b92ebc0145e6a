import type { Agreement, Objective, Support } from '../model/index.js';
import { domainOfLevel } from './levels.js';
import type { ScopeSet } from './scopes.js';
import { objectiveScopes, targetFor, targetOf } from './targets.js';
import { type Ladder, ladderOf } from './tiers.js';

/** Cases that are treated alike, and their ladders: one for each kind of remedy. */
export interface LadderGroup {
  readonly scopes: readonly ScopeSet[];
  readonly ladders: readonly Ladder[];
}

const KINDS = ['credit', 'penalty', 'extension'] as const;

/** The ladders of a service level, by the cases that it tells apart. A case that is promised nothing has none. */
export function ladderGroups(agreement: Agreement, level: Objective | Support): readonly LadderGroup[] {
  const measured = 'handles' in level ? undefined : level.measures?.level;
  const domain = domainOfLevel(agreement, measured, level);
  const groups = new Map<string, { scopes: ScopeSet[]; ladders: readonly Ladder[] }>();
  for (const scope of objectiveScopes(agreement, level)) {
    // Where there are targets but none for this case, nothing is promised, so nothing is owed.
    if (level.targets.length > 0 && targetFor(level, scope).kind !== 'target') continue;
    const target = targetOf(level, scope);
    const ladders = KINDS.map((kind) => ladderOf(level.remedies, kind, scope, target, domain)).filter(
      (ladder) => ladder.tiers.length > 0,
    );
    if (ladders.length === 0) continue;
    const key = ladders.map((ladder) => keyOf(level, ladder)).join('\n');
    const same = groups.get(key);
    if (same) same.scopes.push(scope);
    else groups.set(key, { scopes: [scope], ladders });
  }
  return [...groups.values()];
}

function keyOf({ remedies }: Objective | Support, ladder: Ladder): string {
  const tiers = ladder.tiers.map((tier) => `${remedies.indexOf(tier.line)} ${tier.range.text}`);
  return [ladder.kind, ...tiers, ...ladder.gaps.map((gap) => gap.range.text)].join('|');
}
