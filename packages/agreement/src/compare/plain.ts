import type { Plain } from './types.js';

/** Properties of the model as they are walked: objects whose values may be missing. */
export type PlainObject = { readonly [property: string]: Plain | undefined };

export function isObject(value: Plain | undefined): value is PlainObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isList(value: Plain | undefined): value is readonly Plain[] {
  return Array.isArray(value);
}

/** A value of a model as plain data; types of the model have no index, and their data are plain. */
export function plainOf(value: unknown): Plain {
  return value as Plain;
}
