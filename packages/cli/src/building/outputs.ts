import path from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  BESIDE_THE_FILE,
  type DocumentRequest,
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
import { shownPath, shownUri } from '../paths.js';

/** Decides where documents go: as the command line says, else as the configuration of their file says, else beside the file. */
export class Outputs {
  readonly problems: Problem[] = [];
  private readonly named: OutputPattern | undefined;
  private readonly seen = new Set<string>();

  /** @param named what `--out` says. Throws a UsageError where that is wrong. */
  constructor(
    named: string | undefined,
    private readonly io: Io,
  ) {
    if (named === undefined) return;
    const read = readPattern(named);
    if ('problem' in read) throw new UsageError(`--out: ${read.problem}`);
    this.named = read.pattern;
  }

  /** The absolute path of a document. Nothing where the configuration says something that cannot be: that is a problem. */
  fileOf(checked: Checked, agreement: string, document: DocumentRequest): string | undefined {
    if (this.named || !checked.outputPath) {
      const pattern = this.named ?? BESIDE_THE_FILE;
      const found = outputPath(pattern, this.sourceOf(checked, this.io.cwd), agreement, document);
      if ('problem' in found) throw new UsageError(`--out: ${found.problem}`);
      return path.normalize(found.path);
    }
    return this.configured(checked.outputPath, checked, agreement, document);
  }

  private configured(
    { pattern, namedIn, range }: ConfiguredPath,
    checked: Checked,
    agreement: string,
    document: DocumentRequest,
  ): string | undefined {
    const folder = path.dirname(fileURLToPath(namedIn));
    const source = this.sourceOf(checked, folder);
    const read = readPattern(pattern);
    const found = 'problem' in read ? read : outputPath(read.pattern, source, agreement, document);
    if ('path' in found && (liesWithin(found.path, slashes(folder)) || liesWithin(found.path, source.folder)))
      return path.normalize(found.path);
    const message =
      'path' in found
        ? `\`outputPath\` leads to ${shownPath(path.normalize(found.path), this.io)}, out of the folder of this file.`
        : `\`outputPath\`: ${found.problem}`;
    const { line, character } = range.start;
    const place = { path: shownUri(namedIn, this.io), line: line + 1, column: character + 1 };
    const key = JSON.stringify([place, message]);
    if (!this.seen.has(key)) this.problems.push({ ...place, message });
    this.seen.add(key);
    return undefined;
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

function slashes(absolute: string): string {
  return path.sep === '/' ? absolute : absolute.replaceAll(path.sep, '/');
}
