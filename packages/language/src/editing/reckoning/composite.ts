import type { Service } from '@sla-language/agreement';
import { areSound, isWhole, type Scene } from './facts.js';

/** Whether what a service depends on can be relied on: its own text, and that of all that it names. */
export function isReliable(scene: Scene, service: Service): boolean {
  const { reading, sound } = scene;
  const items = service.dependencies.flatMap((dependency) => dependency.items);
  const refersToOwn = items.some((item) => item.kind !== 'external' && item.agreement === undefined && !item.level);
  const upstream = items.flatMap((item) => reading.upstream.get(item) ?? []);
  if (refersToOwn && reading.agreement.id !== '' && !isWhole(scene)) return false;
  return areSound(scene, service, ...service.dependencies) && sound.isSound(...upstream);
}
