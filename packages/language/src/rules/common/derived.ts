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

/** The same for what also depends on something else, such as a case: worked out once for each key. */
export function derivedFor<Key, T>(
  nameOf: (key: Key) => string,
  compute: (agreement: Agreement, key: Key) => T,
): (agreement: Agreement, key: Key) => T {
  const tables = derived(() => new Map<string, { readonly value: T }>());
  return (agreement, key) => {
    const table = tables(agreement);
    const name = nameOf(key);
    const found = table.get(name) ?? { value: compute(agreement, key) };
    table.set(name, found);
    return found.value;
  };
}
