import { once } from 'node:events';
import { existsSync, type Stats } from 'node:fs';
import path from 'node:path';
import { type FSWatcher, watch } from 'chokidar';
import { isSystemError, reasonOf, UsageError } from '../errors.js';

/** Editors and version control write several files, or one in several steps; after so many milliseconds of quiet it is over. */
const QUIET = 100;

/**
 * Notices changes of files. What is watched is the way to a path from the current folder (or from the nearest folder that is
 * there), not the file itself: so a file, or a whole folder, is still watched after it was removed and made anew, as editors that
 * save by renaming and version control do.
 */
export class Changes {
  private watcher: FSWatcher | undefined;
  private followed = '';
  private readonly changed = new Set<string>();
  private failure: unknown;
  private timer: NodeJS.Timeout | undefined;
  private wake: () => void = () => {};

  constructor(private readonly cwd: string) {}

  /** Watches these paths, and every agreement below them, instead of those before. When it has ended, no change is missed. */
  async follow(paths: ReadonlySet<string>): Promise<void> {
    const key = [...paths].sort().join('\0');
    if (key === this.followed) return;
    const isOfInterest = interestIn(paths);
    const watcher = watch([...new Set([...paths].map((each) => this.anchorOf(each)))], {
      ignored: (file, stats) => !isOfInterest(path.normalize(file), stats),
      ignoreInitial: true,
      ignorePermissionErrors: true,
    });
    try {
      await once(watcher, 'ready');
    } catch (error) {
      await watcher.close();
      throw refusal(error);
    }
    watcher.on('all', (event, file) => {
      if (!event.endsWith('Dir')) this.note(file);
    });
    watcher.on('error', (error) => {
      this.failure = error;
      this.wake();
    });
    await this.watcher?.close();
    this.watcher = watcher;
    this.followed = key;
  }

  /**
   * Waits for the next change. Returns the files that have changed since it was last asked, or undefined once the signal is
   * aborted. Throws a UsageError where the system does not let them be watched.
   */
  async next(signal: AbortSignal): Promise<readonly string[] | undefined> {
    const isDue = (): boolean =>
      signal.aborted || this.failure !== undefined || (this.changed.size > 0 && this.timer === undefined);
    if (!isDue()) {
      await new Promise<void>((done) => {
        this.wake = () => {
          if (isDue()) done();
        };
        signal.addEventListener('abort', this.wake);
      });
      signal.removeEventListener('abort', this.wake);
    }
    if (signal.aborted) return undefined;
    if (this.failure !== undefined) throw refusal(this.failure);
    const changed = [...this.changed].sort();
    this.changed.clear();
    return changed;
  }

  async close(): Promise<void> {
    clearTimeout(this.timer);
    await this.watcher?.close();
  }

  private note(file: string): void {
    this.changed.add(path.normalize(file));
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.wake();
    }, QUIET);
  }

  /** Where the way to a path begins: the current folder, or for what lies elsewhere the nearest folder that is there. */
  private anchorOf(file: string): string {
    if (isWithin(file, this.cwd)) return this.cwd;
    return foldersAbove(file).find((folder) => existsSync(folder)) ?? file;
  }
}

/** Tells of a file or folder whether it is on the way to one of the paths, is one, or is an agreement below one. */
function interestIn(paths: ReadonlySet<string>): (file: string, stats?: Stats) => boolean {
  const ways = new Set([...paths].flatMap(foldersAbove));
  return (file, stats) => {
    if (paths.has(file) || ways.has(file)) return true;
    const above = foldersAbove(file).find((folder) => paths.has(folder));
    return above !== undefined && isSearched(path.relative(above, file), stats);
  };
}

/** The folders in which a path lies, the nearest first. */
function foldersAbove(file: string): string[] {
  const folder = path.dirname(file);
  return folder === file ? [] : [folder, ...foldersAbove(folder)];
}

/** As the search for agreements goes: not into `node_modules`, nor into what begins with a dot. */
function isSearched(relative: string, stats: Stats | undefined): boolean {
  const hidden = relative.split(path.sep).some((part) => part === 'node_modules' || part.startsWith('.'));
  return !hidden && (!stats?.isFile() || relative.endsWith('.sla'));
}

/** Whether a path lies below a folder, or is it. */
function isWithin(file: string, folder: string): boolean {
  const relative = path.relative(folder, file);
  return relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}

function refusal(error: unknown): Error {
  if (!isSystemError(error)) return error instanceof Error ? error : new Error(String(error));
  // The system's limits for watching have the names of other troubles.
  const limit = error.code === 'ENOSPC' || error.code === 'EMFILE';
  const reason = limit ? 'the system does not let so many files be watched' : reasonOf(error);
  return new UsageError(`The files cannot be watched: ${reason}.`);
}
