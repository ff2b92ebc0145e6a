import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  BESIDE_THE_FILE,
  type DocumentRequest,
  isAgreementData,
  liesWithin,
  type OutputPattern,
  type OutputSource,
  outputPath,
  readPattern,
} from '@sla-language/documents';
import type { ConfiguredPath } from '@sla-language/language';
import type { Checked } from '../checking.js';
import { UsageError } from '../errors.js';
import type { Problem } from '../inputs/index.js';
import type { Io } from '../io.js';
import type { Guard } from '../overwriting.js';
import { realPath, shownPath, shownUri } from '../paths.js';

/**
 * Decides where documents go: as the command line says, else as the configuration of their file says, else beside the file. What is guarded
 * stays as it is; and where the command line has not named the place, so does what is no such document.
 */
export class Outputs {
  readonly problems: Problem[] = [];
  private readonly named: OutputPattern | undefined;
  private readonly seen = new Set<string>();

  /** @param named what `--out` says. Throws a UsageError where that is wrong. */
  constructor(
    named: string | undefined,
    private readonly guard: Guard,
    private readonly io: Io,
  ) {
    if (named === undefined) return;
    const read = readPattern(named);
    if ('problem' in read) throw new UsageError(`--out: ${read.problem}`);
    this.named = read.pattern;
  }

  /** The absolute path of a document. Nothing where it cannot be written there: that is a problem. */
  fileOf(checked: Checked, agreement: string, document: DocumentRequest): string | undefined {
    if (!this.named && checked.outputPath) return this.configured(checked.outputPath, checked, agreement, document);
    const pattern = this.named ?? BESIDE_THE_FILE;
    const found = outputPath(pattern, this.sourceOf(checked, this.io.cwd), agreement, document);
    if ('problem' in found) throw new UsageError(`--out: ${found.problem}`);
    const file = path.normalize(found.path);
    const objection = this.guard(file) ?? (this.named ? undefined : objectionTo(file));
    return objection ? this.refuse({ path: shownPath(file, this.io), message: objection }) : file;
  }

  private configured(
    { pattern, namedIn, range }: ConfiguredPath,
    checked: Checked,
    agreement: string,
    document: DocumentRequest,
  ): string | undefined {
    const { line, character } = range.start;
    const place = { path: shownUri(namedIn, this.io), line: line + 1, column: character + 1 };
    const folder = path.dirname(fileURLToPath(namedIn));
    const source = this.sourceOf(checked, folder);
    const read = readPattern(pattern);
    const found = 'problem' in read ? read : outputPath(read.pattern, source, agreement, document);
    if ('problem' in found) return this.refuse({ ...place, message: `\`outputPath\`: ${found.problem}` });
    const file = path.normalize(found.path);
    const leads = `\`outputPath\` leads to ${shownPath(realPath(file), this.io)}`;
    if (![folder, source.folder].some((home) => liesWithin(slashes(realPath(file)), slashes(realPath(home)))))
      return this.refuse({ ...place, message: `${leads}, out of the folder of this file.` });
    const objection = this.guard(file) ?? objectionTo(file);
    return objection ? this.refuse({ ...place, message: `${leads}. ${objection}` }) : file;
  }

  /** Keeps a problem, once. */
  private refuse(problem: Problem): undefined {
    const key = JSON.stringify(problem);
    if (!this.seen.has(key)) this.problems.push(problem);
    this.seen.add(key);
  }

  private sourceOf({ source: { absolute } }: Checked, base: string): OutputSource {
    return {
      folder: slashes(path.dirname(absolute)),
      file: path.basename(absolute),
      workspace: slashes(this.io.cwd),
      base: slashes(base),
    };
  }
}

/** Why a document does not take the place of what is there, in a sentence. */
function objectionTo(file: string): string | undefined {
  return isSomethingElse(file) ? 'There is something else than such a document, which stays as it is.' : undefined;
}

function isSomethingElse(file: string): boolean {
  const real = realPath(file);
  const ending = path.extname(file).toLowerCase();
  try {
    if (!statSync(real).isFile()) return false;
    return (
      path.extname(real).toLowerCase() !== ending ||
      (ending === '.json' && !isAgreementData(readFileSync(real, 'utf8')))
    );
  } catch {
    // Where nothing is, nothing is lost; what cannot be read may be anything.
    return existsSync(real);
  }
}

function slashes(absolute: string): string {
  return path.sep === '/' ? absolute : absolute.replaceAll(path.sep, '/');
}
