import type { Agreement, DateString } from '@sla-language/agreement';

/** Whether the term is over: its last day has passed, and it neither renews itself nor has been declared terminated. */
export function isExpired({ effective, renewal, status, kind }: Agreement, today: DateString): boolean {
  if (!effective?.to || effective.to >= today || effective.to < effective.from) return false;
  return !renewal && status !== 'terminated' && kind === 'agreement';
}
