import type { Agreement, DateString } from '@sla-language/agreement';

/** Whether the term is over: its last day has passed, and it neither renews itself nor has been declared terminated. */
export function isExpired(agreement: Agreement, today: DateString): boolean {
  const end = agreement.effective?.to;
  return (
    end !== undefined &&
    end < today &&
    !agreement.renewal &&
    agreement.status !== 'terminated' &&
    agreement.kind === 'agreement'
  );
}
