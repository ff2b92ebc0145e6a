import { percentString } from '@sla-language/agreement';
import { explainDowntime, explainEffective } from '../hover/targets.js';
import { downtimeOfTarget, ownTargets } from '../reckoning/downtime.js';
import type { Hint, HintMaker } from './hint.js';

/** `target >= 99.95%` ⟶ `21 min 36 s in 30 days` */
export const downtimeHints: HintMaker = function* (scene, wanted): Iterable<Hint> {
  for (const { objective, target } of ownTargets(scene)) {
    const node = scene.reading.spans.node(target);
    const downtime = wanted(node) ? downtimeOfTarget(scene, objective, target) : undefined;
    if (!downtime || !node) continue;
    const forEach = downtime.metric.measure?.kind === 'availability' ? downtime.metric.measure.forEach : undefined;
    const conditions = [
      ...(forEach ? [`for each ${forEach}`] : []),
      ...(objective.indicative ? ['indicative'] : []),
      ...(objective.appliesWhen === undefined ? [] : ['where it applies']),
    ];
    const label = [downtime.usual, ...conditions].join(', ');
    yield { kind: 'downtime', node, label, explain: () => explainDowntime(scene, downtime) };
  }
};

/** `target >= 99.99%` ⟶ `99.876% after exclusions` */
export const effectiveHints: HintMaker = function* (scene, wanted): Iterable<Hint> {
  for (const { objective, target } of ownTargets(scene)) {
    const node = scene.reading.spans.node(target);
    const downtime = wanted(node) ? downtimeOfTarget(scene, objective, target) : undefined;
    if (!downtime || !node || downtime.effective.excluded.eq(0)) continue;
    const { value, unlimited } = downtime.effective;
    const bound = unlimited.length > 0 ? 'at most ' : '';
    const label = `${bound}${percentString(value, 4)} after exclusions`;
    yield { kind: 'effectiveAvailability', node, label, explain: () => explainEffective(downtime) };
  }
};
