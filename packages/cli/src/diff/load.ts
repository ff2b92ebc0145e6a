import type { Agreement, DateString } from '@sla-language/agreement';
import { type CheckingOptions, checkSources } from '../checking.js';
import { UsageError } from '../errors.js';
import { formatProblem } from '../inputs/index.js';
import { isProblem, readBytes } from '../inputs/read.js';
import type { Io } from '../io.js';
import { coloursFor } from '../report/colours.js';
import { summarise } from '../report/findings.js';
import { describe, formatFindings } from '../report/human.js';
import type { Revision } from './git.js';
import type { Side } from './sides.js';

/** The agreements of both texts with all files that were read for them, absolute; or how much is wrong: a text that cannot be read, or one with errors. */
export type Loaded =
  | { readonly old: readonly Agreement[]; readonly now: readonly Agreement[]; readonly read: readonly string[] }
  | { readonly failure: 'unreadable' | 'errors' };

/** Reads both texts as `sla check` does, and says what is wrong with them. */
export async function loadSides(
  [old, now]: readonly [Side, Side],
  options: { readonly today?: DateString },
  io: Io,
): Promise<Loaded> {
  const results = [await load(old, options, io), await load(now, options, io)] as const;
  const failures = results.map((each) => ('failure' in each ? each.failure : undefined));
  const failure = failures.find((each) => each === 'unreadable') ?? failures.find((each) => each !== undefined);
  if (failure !== undefined) return { failure };
  const [before, after] = results as readonly [Read, Read];
  return { old: before.agreements, now: after.agreements, read: [...before.read, ...after.read] };
}

/** The agreements of a text, and the files that were read for them. */
interface Read {
  readonly agreements: readonly Agreement[];
  readonly read: readonly string[];
}

async function load(
  { source, revision, shown }: Side,
  options: { readonly today?: DateString },
  io: Io,
): Promise<Read | { readonly failure: 'unreadable' | 'errors' }> {
  if (isProblem(source)) {
    io.stderr.write(`${formatProblem(source)}\n`);
    return { failure: 'unreadable' };
  }
  const settings: CheckingOptions = revision ? { ...options, readFile: (file) => readThen(revision, file) } : options;
  const { checked, foreign, imported, imports, problems } = await checkSources([source], settings, io);
  for (const problem of problems) io.stderr.write(`${formatProblem(problem)}\n`);
  if (foreign.length > 0) throw new UsageError(`${shown} is a Scribus document, not an agreement.`);
  if (problems.length > 0) return { failure: 'unreadable' };
  const [file] = checked;
  if (file!.ok) return { agreements: file!.agreements, read: [source.absolute, ...imports] };
  const errors = { ...file!, findings: file!.findings.filter((each) => each.severity === 'error') };
  io.stderr.write(formatFindings([errors], imported, coloursFor(io.stderr, io.env)));
  io.stderr.write(`${shown}: not compared, because of ${describe(summarise([errors]))}.\n`);
  return { failure: 'errors' };
}

/** A file of a revision as it was then; what lies outside the repository has no revisions and is read as it is. */
async function readThen(revision: Revision, absolute: string): Promise<Uint8Array> {
  if (!revision.holds(absolute)) return readBytes(absolute);
  const bytes = await revision.read(absolute);
  if (bytes) return bytes;
  throw Object.assign(new Error(`${absolute}: no such file in ${revision.name}`), { code: 'ENOENT' });
}

/** Two agreements that belong together. */
export interface Pair {
  readonly old: Agreement;
  readonly now: Agreement;
}

export interface Pairs {
  readonly pairs: readonly Pair[];
  readonly removed: readonly Agreement[];
  readonly added: readonly Agreement[];
}

/**
 * Puts agreements of one name together. Where each text has only one they belong together whatever their names.
 * @throws {UsageError} where there is nothing to compare
 */
export function pairAgreements(
  { old, now }: { readonly old: readonly Agreement[]; readonly now: readonly Agreement[] },
  wanted: string | undefined,
): Pairs {
  const names = [...new Set([...old, ...now].map(({ id }) => id))];
  if (names.length === 0) throw new UsageError('There is nothing to compare: no agreement is written in either text.');
  if (wanted !== undefined && !names.includes(wanted)) {
    throw new UsageError(`There is no agreement ${wanted} to compare. There is: ${names.join(', ')}.`);
  }
  const chosen = (list: readonly Agreement[]) => list.filter(({ id }) => wanted === undefined || id === wanted);
  const [before, after] = [chosen(old), chosen(now)];
  const [onlyOld, onlyNow] = [old[0], now[0]];
  if (old.length === 1 && now.length === 1 && onlyOld && onlyNow) {
    return { pairs: [{ old: onlyOld, now: onlyNow }], removed: [], added: [] };
  }
  return {
    pairs: after.flatMap((each) => {
      const other = before.find(({ id }) => id === each.id);
      return other ? [{ old: other, now: each }] : [];
    }),
    removed: before.filter(({ id }) => !after.some((each) => each.id === id)),
    added: after.filter(({ id }) => !before.some((each) => each.id === id)),
  };
}
