/** A threshold of a rule that a configuration may change. */
export type OptionDeclaration =
  | { readonly type: 'number'; readonly default: number; readonly minimum?: number; readonly description: string }
  | { readonly type: 'strings'; readonly default: readonly string[]; readonly description: string };

export type OptionDeclarations = Readonly<Record<string, OptionDeclaration>>;

export type OptionValue = number | readonly string[];

export type OptionValues<O extends OptionDeclarations> = {
  readonly [K in keyof O]: O[K] extends { readonly type: 'number' } ? number : readonly string[];
};

/** The values that hold where nobody has set others. */
export function defaultsOf(options: OptionDeclarations = {}): Readonly<Record<string, OptionValue>> {
  return Object.fromEntries(Object.entries(options).map(([name, declared]) => [name, declared.default]));
}
