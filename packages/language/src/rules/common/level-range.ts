import { type Agreement, domainOfLevel, type Level, type LevelDomain, metricOf } from '@sla-language/agreement';

/**
 * The ends of the range in which a level certainly lies: of a share 0% and 100%, of a score its scale. Undefined of formulas and
 * amounts, of which nobody knows beforehand where they end.
 */
export function rangeOfLevel(agreement: Agreement, level: Level): LevelDomain | undefined {
  const kind = metricOf(agreement, level)?.measure?.kind;
  if (!kind) return undefined;
  const { statistic } = level;
  const isBounded = statistic?.kind === 'share' || (kind === 'score' && statistic?.kind !== 'sum');
  return isBounded || kind === 'availability' || kind === 'ratio'
    ? domainOfLevel(agreement, level, { targets: [], remedies: [] })
    : undefined;
}
