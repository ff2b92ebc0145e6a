import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ConfigurationFiles, type ConfigurationProblem, PROFILES, type ProfileId } from '@sla-language/language';
import { distance } from 'fastest-levenshtein';
import { URI } from 'langium';
import { NodeFileSystemProvider } from 'langium/node';
import { UsageError } from './errors.js';
import type { Problem } from './inputs/index.js';
import type { Io } from './io.js';
import type { ConfigurationOptions } from './options.js';
import { shownUri } from './paths.js';

/** The configurations that hold for the files that are named. */
export function openConfigurations({ config, profile }: ConfigurationOptions, io: Io): ConfigurationFiles {
  return new ConfigurationFiles(new NodeFileSystemProvider(), {
    ...(config ? { file: URI.parse(pathToFileURL(path.resolve(io.cwd, config)).href) } : {}),
    ...(profile ? { profiles: profile.map(profileOf) } : {}),
  });
}

function profileOf(name: string): ProfileId {
  const found = PROFILES.find(({ id }) => id === name);
  if (found) return found.id;
  const near = PROFILES.map(({ id }) => id).toSorted((a, b) => distance(name, a) - distance(name, b))[0]!;
  const all = PROFILES.map(({ id }) => id).join(', ');
  const hint = distance(name, near) <= Math.max(2, name.length / 3) ? `Did you mean ${near}?` : `There are: ${all}.`;
  throw new UsageError(`There is no profile ${name}. ${hint}`);
}

/** Problems of configurations as those of files that cannot be read. */
export function toProblems(problems: readonly ConfigurationProblem[], io: Io): readonly Problem[] {
  return problems.map(({ uri, range, message }) => ({
    path: shownUri(uri, io),
    line: range.start.line + 1,
    column: range.start.character + 1,
    message,
  }));
}
