import type { Agreement, Metric } from '@sla-language/agreement';
import { derived } from './derived.js';
import { judgedMetrics } from './metric-uses.js';

/** On the machine that is watched. */
const LOCAL =
  /\blocalhost\b|\b127\.0\.0\.1\b|(?<![\w:])::1(?![\w:])|\bloopback\b|\b(?:on|at|from|by) (?:the )?(?:same|monitored) (?:host|machine|server|instance|vm|node)\b|\bon the (?:server|host|machine|instance) itself\b/i;
/** Behind the line by which users come. */
const INSIDE =
  /\b(?:the )?(?:provider's|internal|own|same) (?:network|data cent(?:re|er)|lan|rack|subnet|cluster)\b|\b(?:from )?(?:inside|within) (?:the|its|our) (?:\w+ )?(?:network|data cent(?:re|er)|cluster|firewall|lan)\b/i;

/** From where the availability of a service is measured, where that is a place at which none of its users is. */
export interface InnerPoint {
  readonly text: string;
  /** It is named after `at`, and not only in the words that say with what is measured. */
  readonly isPlace: boolean;
}

/** The metrics that are measured from within. */
export const innerPointsOf = derived((agreement): ReadonlyMap<Metric, InnerPoint> => {
  const components = componentsOf(agreement);
  const found = new Map<Metric, InnerPoint>();
  for (const metric of judgedMetrics(agreement).keys()) {
    const { measure, measured } = metric;
    if (measure?.kind !== 'availability' || !measured) continue;
    const isPlace = measured.at !== undefined && (LOCAL.test(measured.at) || INSIDE.test(measured.at));
    const text = isPlace ? measured.at : measured.by && LOCAL.test(measured.by) ? measured.by : undefined;
    // A part that only other services use is right where these are.
    if (!text || measure.services.every((service) => components.has(service))) continue;
    found.set(metric, { text, isPlace });
  }
  return found;
});

function componentsOf({ services }: Agreement): ReadonlySet<string> {
  return new Set(
    services.flatMap(({ dependencies }) =>
      dependencies.flatMap(({ items }) => items.flatMap((item) => (item.kind === 'service' ? [item.service] : []))),
    ),
  );
}
