/** The versions of VS Code in which the extension is tested: the oldest that it says it runs in, and the newest that can be had. */
export type VersionName = 'oldest' | 'newest';

export interface Version {
  readonly name: VersionName;
  /** What is downloaded where VS Code itself can be: a version, or `stable` for the newest. */
  readonly desktop: string;
  /** The npm package that holds the same version's server, the Node that it is built for, and whether it lacks a program. */
  readonly codeServer: { readonly version: string; readonly node: string; readonly isLibrary?: true };
}

export const VERSIONS: Readonly<Record<VersionName, Version>> = {
  // What `engines.vscode` of the extension names, with the corrections of that month.
  oldest: { name: 'oldest', desktop: '1.93.1', codeServer: { version: '4.93.1', node: '20.19.6', isLibrary: true } },
  newest: { name: 'newest', desktop: 'stable', codeServer: { version: '4.139.1', node: '24.21.0' } },
};

const VARIABLE = 'SLA_VSCODE_VERSION';

/** The versions that the environment asks for; all where it does not. Throws a plain sentence where it asks for another. */
export function wantedVersions(): readonly Version[] {
  const wanted = process.env[VARIABLE] ?? 'all';
  if (wanted === 'all') return Object.values(VERSIONS);
  if (wanted === 'oldest' || wanted === 'newest') return [VERSIONS[wanted]];
  throw new Error(`${VARIABLE} is '${wanted}'; it may be 'oldest', 'newest' or 'all'.`);
}
