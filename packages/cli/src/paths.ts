import { realpathSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Io } from './io.js';

/** The path as it is shown: relative to the current folder where it lies below it, with `/` on every system. */
export function shownPath(absolute: string, io: Io): string {
  const relative = path.relative(io.cwd, absolute);
  const outside = relative === '..' || relative.startsWith(`..${path.sep}`) || path.isAbsolute(relative);
  const shown = outside ? absolute : relative || '.';
  return path.sep === '/' ? shown : shown.replaceAll(path.sep, '/');
}

/** The address as it is shown: a file as its path. */
export function shownUri(uri: string, io: Io): string {
  return uri.startsWith('file:') ? shownPath(fileURLToPath(uri), io) : uri;
}

/** The path without links and in the letters of the disk; what is not there yet lies where its folder does. */
export function realPath(absolute: string): string {
  try {
    return realpathSync.native(absolute);
  } catch {
    const folder = path.dirname(absolute);
    return folder === absolute ? absolute : path.join(realPath(folder), path.basename(absolute));
  }
}
