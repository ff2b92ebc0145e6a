/** Texts of a house in the place of ours: by language (`de`), then by the path of the text (`remedies.lapse`). */
export type TextOverrides = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Every text of a table by its path; of words with several forms, each form. */
export function textPaths(table: unknown, path = ''): ReadonlyMap<string, string> {
  if (typeof table === 'string') return new Map([[path, table]]);
  if (table === null || typeof table !== 'object' || Array.isArray(table)) return new Map();
  return new Map(
    Object.entries(table).flatMap(([key, value]) => [...textPaths(value, path === '' ? key : `${path}.${key}`)]),
  );
}

/** The table with other texts at some of its paths. */
export function withOverrides<T>(table: T, overrides: Readonly<Record<string, string>>, path = ''): T {
  if (typeof table === 'string') return (overrides[path] ?? table) as T;
  if (table === null || typeof table !== 'object' || Array.isArray(table)) return table;
  return Object.fromEntries(
    Object.entries(table).map(([key, value]) => [
      key,
      withOverrides(value, overrides, path === '' ? key : `${path}.${key}`),
    ]),
  ) as T;
}
