import type { Agreement } from '@sla-language/agreement';

/** Something that follows from an agreement and that several rules need: worked out once, for agreements never change. */
export function derived<T>(compute: (agreement: Agreement) => T): (agreement: Agreement) => T {
  const known = new WeakMap<Agreement, { readonly value: T }>();
  return (agreement) => {
    const found = known.get(agreement) ?? { value: compute(agreement) };
    known.set(agreement, found);
    return found.value;
  };
}
