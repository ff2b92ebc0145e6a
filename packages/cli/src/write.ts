import { constants } from 'node:fs';
import { access, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';

/**
 * Writes a file whole or not at all: to a temporary file beside it, which then takes its place. Folders are made as needed.
 * Throws what the file system throws; what was there is then still there.
 */
export async function writeWhole(file: string, text: string): Promise<void> {
  await makeFolder(path.dirname(file));
  await refuseReadOnly(file);
  await writeFileAtomic(file, text);
}

/** Writes a file that must not exist yet. Throws EEXIST where it does, and leaves it alone. */
export async function writeNew(file: string, text: string): Promise<void> {
  await makeFolder(path.dirname(file));
  try {
    await writeFile(file, text, { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') await rm(file, { force: true });
    throw error;
  }
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw Object.assign(new Error(`${folder} is a file`), { code: 'ENOTDIR' });
  }
}

/** Renaming would replace a file that its owner has protected. */
async function refuseReadOnly(file: string): Promise<void> {
  try {
    await access(file, constants.W_OK);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
