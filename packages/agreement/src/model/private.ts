/**
 * What belongs to an agreement and is for its author alone, by the name that the property has wherever it stands in the model: comments
 * of the source, the provider's own targets, and the mark of a private risk. No shared document has them; nor has the JSON Schema.
 */
export const PRIVATE_PROPERTIES: readonly string[] = ['documentation', 'internalTargets', 'private'];

/** Whether a part of an agreement, such as a risk, is private as a whole. */
export function isPrivate(part: unknown): boolean {
  return typeof part === 'object' && part !== null && 'private' in part && part.private === true;
}
