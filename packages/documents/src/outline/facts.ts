import type { Agreement, Duration, Payment, Remedy } from '@sla-language/agreement';

/** Anchors of the chapters that hold service levels. */
export function levelChapters(agreement: Agreement): readonly string[] {
  return [...(agreement.objectives.length > 0 ? ['service-levels'] : []), ...(agreement.supports.length > 0 ? ['support'] : [])];
}

/** The remedies of objectives, supports and of the agreement as a whole. */
export function allRemedies(agreement: Agreement): readonly Remedy[] {
  return [...[...agreement.objectives, ...agreement.supports].flatMap((each) => each.remedies), ...(agreement.remedies?.remedies ?? [])];
}

/** Credits and penalties. */
export function allPayments(agreement: Agreement): readonly Payment[] {
  return allRemedies(agreement).filter((each): each is Payment => each.kind === 'credit' || each.kind === 'penalty');
}

export function hasAvailability(agreement: Agreement): boolean {
  return agreement.metrics.some((metric) => metric.measure?.kind === 'availability');
}

/** Whether any duration anywhere satisfies a condition. */
export function someDuration(agreement: Agreement, condition: (duration: Duration) => boolean): boolean {
  const search = (value: unknown): boolean => {
    if (Array.isArray(value)) return value.some(search);
    if (value === null || typeof value !== 'object') return false;
    if ('kind' in value && value.kind === 'duration' && 'business' in value) return condition(value as Duration);
    return Object.values(value).some(search);
  };
  return search(agreement);
}
