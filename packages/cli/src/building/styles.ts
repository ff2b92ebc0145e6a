import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { HouseStyle, LogoFile, Presentation } from '@sla-language/documents';
import type { NamedStyle } from '../checking.js';
import { reasonOf } from '../errors.js';
import { decode } from '../inputs/decode.js';
import type { Problem } from '../inputs/index.js';
import { readBytes } from '../inputs/read.js';
import type { Io } from '../io.js';
import { shownPath, shownUri } from '../paths.js';

/** A house style with its logo: what documents are made with. */
export interface ReadStyle {
  readonly style: Pick<HouseStyle, 'texts' | 'chapters' | 'clauses'>;
  readonly presentation: Presentation;
}

/** Reads house styles, each once. What is wrong is collected; the rest of a file holds. */
export class HouseStyles {
  readonly problems: Problem[] = [];
  /** The files that were read, absolute. */
  readonly files: string[] = [];
  private readonly known = new Map<string, Promise<ReadStyle | undefined>>();

  constructor(private readonly io: Io) {}

  /** The one that the command line names. */
  fromFile(file: string): Promise<ReadStyle | undefined> {
    const absolute = path.resolve(this.io.cwd, file);
    return this.read(absolute, { path: shownPath(absolute, this.io), line: 1, column: 1 });
  }

  /** The one that a configuration names. */
  fromConfiguration({ uri, namedIn, range }: NamedStyle): Promise<ReadStyle | undefined> {
    const { line, character } = range.start;
    return this.read(fileURLToPath(uri), { path: shownUri(namedIn, this.io), line: line + 1, column: character + 1 });
  }

  private read(file: string, namedAt: Omit<Problem, 'message'>): Promise<ReadStyle | undefined> {
    let found = this.known.get(file);
    if (!found) {
      found = this.load(file, namedAt);
      this.known.set(file, found);
    }
    return found;
  }

  private async load(file: string, namedAt: Omit<Problem, 'message'>): Promise<ReadStyle | undefined> {
    const shown = shownPath(file, this.io);
    const bytes = await this.bytesOf(file);
    if ('reason' in bytes) {
      this.problems.push({ ...namedAt, message: `The house style ${shown} cannot be read: ${bytes.reason}.` });
      return undefined;
    }
    const decoded = decode(bytes.bytes);
    if ('problem' in decoded) {
      this.problems.push({ path: shown, ...decoded.problem });
      return undefined;
    }
    const { parseHouseStyle, presentationOf } = await import('@sla-language/documents');
    const { style, problems } = parseHouseStyle(decoded.text);
    for (const { line, column, message } of problems) this.problems.push({ path: shown, line, column, message });
    const logo = style.logo && (await this.logo(style.logo, file, shown));
    return { style, presentation: presentationOf(style, logo) };
  }

  /** The bytes of the logo in base64. */
  private async logo({ file, namedAt }: LogoFile, style: string, shown: string): Promise<string | undefined> {
    const bytes = await this.bytesOf(path.resolve(path.dirname(style), file));
    if (!('reason' in bytes)) return Buffer.from(bytes.bytes).toString('base64');
    this.problems.push({ path: shown, ...namedAt, message: `The logo ${file} cannot be read: ${bytes.reason}.` });
    return undefined;
  }

  private async bytesOf(file: string): Promise<{ readonly bytes: Uint8Array } | { readonly reason: string }> {
    this.files.push(file);
    try {
      return { bytes: await readBytes(file) };
    } catch (error) {
      return { reason: reasonOf(error) };
    }
  }
}
