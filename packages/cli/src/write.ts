import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { access, mkdir, open, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { reasonOf } from './errors.js';
import type { Io } from './io.js';
import { shownPath } from './paths.js';

/** Writes a file whole. Where the system refuses, says so and returns false; what was there is then still there. */
export async function writeOrSay(file: string, content: string | Uint8Array, io: Io): Promise<boolean> {
  try {
    await writeWhole(file, content);
    return true;
  } catch (error) {
    io.stderr.write(`${shownPath(file, io)}: error: It cannot be written: ${reasonOf(error)}.\n`);
    return false;
  }
}

/**
 * Writes a file whole or not at all: to a temporary file beside it, which then takes its place. Folders are made as needed.
 * Throws what the file system throws; what was there is then still there. Nothing takes the place of a pipe or a device: the
 * content is written into it.
 */
export async function writeWhole(file: string, content: string | Uint8Array): Promise<void> {
  if (await isStream(file)) return writeFile(file, content);
  await makeFolder(path.dirname(file));
  const { target, mode } = await existing(file);
  const temporary = path.join(path.dirname(target), `.${path.basename(target)}.${randomBytes(6).toString('hex')}`);
  try {
    await writeNew(temporary, content, mode);
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** Writes a file that must not exist yet. Throws EEXIST where it does, and leaves it alone. */
export async function writeNew(file: string, content: string | Uint8Array, mode?: number): Promise<void> {
  await makeFolder(path.dirname(file));
  const handle = await open(file, 'wx', mode);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
}

/** Whether something other than a file or a folder is there, such as a pipe, a terminal or `/dev/null`. */
async function isStream(file: string): Promise<boolean> {
  try {
    const stats = await stat(file);
    return !stats.isFile() && !stats.isDirectory();
  } catch {
    return false;
  }
}

/** Where a link leads and what the file may do, for a file that exists. Refuses what its owner has protected, and folders. */
async function existing(file: string): Promise<{ target: string; mode?: number }> {
  try {
    const target = await realpath(file);
    const stats = await stat(target);
    if (stats.isDirectory()) throw systemError('EISDIR', target);
    await access(target, constants.W_OK);
    return { target, mode: stats.mode };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return { target: file };
  }
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'EEXIST' ? systemError('ENOTDIR', folder) : error;
  }
}

function systemError(code: string, file: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${code}: ${file}`), { code });
}
