import { type Agreement, isPrivate, PRIVATE_PROPERTIES } from '@sla-language/agreement';

/**
 * The agreement as JSON: indented, with a final newline, and with keys in an order that does not depend on how the model was
 * put together (what identifies a thing first, then the alphabet). It follows `schema/agreement.schema.json`. Like every document it is
 * for both sides, so what is private is not in it.
 */
export function renderJson(agreement: Agreement): string {
  return `${JSON.stringify(ordered(agreement), undefined, 2)}\n`;
}

/** Whether a text is data of an agreement, such as {@link renderJson} writes, and nothing else that JSON may hold. */
export function isAgreementData(text: string): boolean {
  try {
    const { schemaVersion, kind, id } = JSON.parse(text) ?? {};
    return typeof schemaVersion === 'string' && kind === 'agreement' && typeof id === 'string';
  } catch {
    return false;
  }
}

const FIRST = ['schemaVersion', 'kind', 'id', 'title', 'text', 'value'];

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((each) => !isPrivate(each)).map(ordered);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).filter(
    ([key, each]) => each !== undefined && !PRIVATE_PROPERTIES.includes(key),
  );
  entries.sort(([left], [right]) => rank(left) - rank(right) || (left < right ? -1 : 1));
  return Object.fromEntries(entries.map(([key, each]) => [key, ordered(each)]));
}

function rank(key: string): number {
  const at = FIRST.indexOf(key);
  return at < 0 ? FIRST.length : at;
}
