import type { Agreement, ClaimStep, Duration, Payment, Remedy } from '@sla-language/agreement';

/** Anchors of the chapters that hold service levels. */
export function levelChapters(agreement: Agreement): readonly string[] {
  return [
    ...(agreement.objectives.length > 0 ? ['service-levels'] : []),
    ...(agreement.supports.length > 0 ? ['support'] : []),
  ];
}

/** The remedies of objectives, supports and of the agreement as a whole. */
export function allRemedies(agreement: Agreement): readonly Remedy[] {
  return [
    ...[...agreement.objectives, ...agreement.supports].flatMap((each) => each.remedies),
    ...(agreement.remedies?.remedies ?? []),
  ];
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

type WithRemedies = { readonly remedies: readonly Remedy[]; readonly claims?: readonly ClaimStep[] };

/** Whether there is anything but rights to terminate. */
export function hasRemedies(each: WithRemedies): boolean {
  return each.remedies.some((remedy) => remedy.kind !== 'termination') || (each.claims ?? []).length > 0;
}

export function hasTermination(each: WithRemedies): boolean {
  return each.remedies.some((remedy) => remedy.kind === 'termination');
}
