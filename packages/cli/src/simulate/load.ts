import type { Agreement } from '@sla-language/agreement';
import { distance } from 'fastest-levenshtein';
import { checkSources } from '../checking.js';
import { UsageError } from '../errors.js';
import { formatProblem, readInputs } from '../inputs/index.js';
import type { Io } from '../io.js';
import { coloursFor } from '../report/colours.js';
import { summarise } from '../report/findings.js';
import { describe, formatFindings } from '../report/human.js';

/** One agreement of a file with all files that were read for it, absolute; or what kept it from being read; that has been said. */
export type Loaded =
  | { readonly agreement: Agreement; readonly shown: string; readonly read: readonly string[] }
  | { readonly failure: 'unreadable' | 'errors' };

/** Reads the agreement of a file as `sla check` does. */
export async function loadAgreement(
  file: string,
  options: { readonly agreement?: string; readonly stdinFilename?: string },
  io: Io,
): Promise<Loaded> {
  const { sources, problems } = await readInputs([file], options.stdinFilename, io);
  for (const problem of problems) io.stderr.write(`${formatProblem(problem)}\n`);
  const [source, another] = sources;
  if (another) throw new UsageError(`${file} holds several files: name the one whose agreement is meant.`);
  if (!source) {
    if (problems.length === 0) throw new UsageError(`${file} holds no agreement.`);
    return { failure: 'unreadable' };
  }
  const checking = await checkSources([source], {}, io);
  for (const problem of checking.problems) io.stderr.write(`${formatProblem(problem)}\n`);
  if (checking.foreign.length > 0) throw new UsageError(`${source.path} is a Scribus document, not an agreement.`);
  if (checking.problems.length > 0) return { failure: 'unreadable' };
  const [checked] = checking.checked;
  if (!checked!.ok) {
    const errors = { ...checked!, findings: checked!.findings.filter((each) => each.severity === 'error') };
    io.stderr.write(formatFindings([errors], checking.imported, coloursFor(io.stderr, io.env)));
    io.stderr.write(`${source.path}: not simulated, because of ${describe(summarise([errors]))}.\n`);
    return { failure: 'errors' };
  }
  const agreement = choose(checked!.agreements, options.agreement, source.path);
  return { agreement, shown: source.path, read: [source.absolute, ...checking.imports] };
}

function choose(agreements: readonly Agreement[], name: string | undefined, shown: string): Agreement {
  if (agreements.length === 0) throw new UsageError(`${shown} holds no agreement.`);
  const ids = agreements.map(({ id }) => id);
  if (name !== undefined) {
    const found = agreements.find(({ id }) => id === name);
    if (found) return found;
    const [near] = ids.toSorted((left, right) => distance(left, name) - distance(right, name));
    const isNear = near !== undefined && distance(near, name) <= Math.max(2, name.length / 3);
    throw new UsageError(
      `${shown} has no agreement ${name}. ${isNear ? `Did you mean ${near}?` : `There is: ${ids.join(', ')}.`}`,
    );
  }
  const own = agreements.filter(({ kind }) => kind === 'agreement');
  const [only, ...others] = own.length > 0 ? own : agreements;
  if (others.length === 0) return only!;
  throw new UsageError(`${shown} holds several agreements: choose --agreement ${ids.join(' or ')}.`);
}
