import { open } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { reasonOf } from '../errors.js';
import type { Io } from '../io.js';
import { shownPath } from '../paths.js';
import { decode } from './decode.js';
import type { Problem } from './problem.js';

/** A text to be checked. */
export interface Source {
  /** As it is shown. */
  readonly path: string;
  /** Where it lies; for standard input where it would lie. */
  readonly absolute: string;
  readonly uri: string;
  readonly bytes: Uint8Array;
  readonly text: string;
  /** Named by itself, not found in a folder or by a pattern. */
  readonly named: boolean;
}

/** An agreement of this size would have a million lines: whatever is larger is something else. */
export const LARGEST_FILE = 64 * 1024 * 1024;

/** Reads a file whole and strictly: what is no UTF-8 text is a problem, not a guess. */
export async function readSource(absolute: string, named: boolean, io: Io): Promise<Source | Problem> {
  const shown = shownPath(absolute, io);
  try {
    return toSource(await readBytes(absolute), { absolute, shown, named });
  } catch (error) {
    const reason = error instanceof TooLarge ? error.message : reasonOf(error);
    return { path: shown, message: `It cannot be read: ${reason}.` };
  }
}

/** Reads standard input as if it stood in the file of that name. */
export async function readStdinSource(filename: string, io: Io): Promise<Source | Problem> {
  const absolute = path.resolve(io.cwd, filename);
  return toSource(await io.readStdin(), { absolute, shown: shownPath(absolute, io), named: true });
}

export function isProblem(result: Source | Problem): result is Problem {
  return 'message' in result;
}

/** The bytes of a file. Throws what the file system throws, and says so where the file is too large. */
export async function readBytes(absolute: string): Promise<Uint8Array> {
  const file = await open(absolute, 'r');
  try {
    const { size } = await file.stat();
    if (size > LARGEST_FILE) throw new TooLarge(size);
    return await file.readFile();
  } finally {
    await file.close();
  }
}

function toSource(bytes: Uint8Array, place: { absolute: string; shown: string; named: boolean }): Source | Problem {
  if (bytes.length > LARGEST_FILE) {
    return { path: place.shown, message: `It cannot be read: ${new TooLarge(bytes.length).message}.` };
  }
  const decoded = decode(bytes);
  if ('problem' in decoded) return { path: place.shown, ...decoded.problem };
  const uri = pathToFileURL(place.absolute).href;
  return { path: place.shown, absolute: place.absolute, uri, bytes, text: decoded.text, named: place.named };
}

class TooLarge extends Error {
  constructor(size: number) {
    super(`it has ${megabytes(size)} MB, and no agreement is larger than ${megabytes(LARGEST_FILE)} MB`);
  }
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1024 / 1024);
}
