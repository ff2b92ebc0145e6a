import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Script, type ScriptOptions } from 'node:vm';
import { isMainThread } from 'node:worker_threads';
import { brotliDecompressSync } from 'node:zlib';
import { CodeCache } from './code-cache.js';

/**
 * The beginning of the bundle. What follows it in the same file stands in comments of one line, which V8 passes over:
 * the program, whose text it reads only where its code is not in the cache, and parts that only some commands need, smaller
 * than they are. scripts/build.mjs puts all together.
 */
const PROGRAM = '\n//PROGRAM ';

/** What a part is called where one asks for it as for a module. */
const PART = 'sla:';

/** The commands whose code is kept, because people wait for them; the others use what `check` has left. */
const KEPT = ['check', 'build'];

/** In microseconds of the processor. V8 forgets code that it has not run for a while, and after a long run that is the code of the start. */
const LONGEST_RUN = 10_000_000;

/** The folder of the cache in the user's. */
const NAME = 'sla-language';

const file = fileURLToPath(import.meta.url);
const bundle = readFileSync(file);
const start = bundle.indexOf(PROGRAM) + PROGRAM.length;
const program = bundle.subarray(start, bundle.indexOf('\n', start));
const nodeRequire = createRequire(import.meta.url);
const parts = new Map<string, unknown>();

run(program, '', {
  // Places in stack traces are places in the file.
  lineOffset: bundle.subarray(0, start).toString('latin1').split('\n').length - 1,
  columnOffset: PROGRAM.length - 1,
});

/** What the program gets for `require`: a module of Node, or a part of the bundle. */
function load(name: string): unknown {
  if (!name.startsWith(PART)) return nodeRequire(name);
  if (!parts.has(name)) parts.set(name, run(partOf(name.slice(PART.length)), `-${name.slice(PART.length)}`));
  return parts.get(name);
}

/** A part, as it was before the build made it smaller. */
function partOf(name: string): Buffer {
  const mark = `\n//PART ${name} `;
  const from = bundle.indexOf(mark) + mark.length;
  return brotliDecompressSync(Buffer.from(bundle.toString('latin1', from, bundle.indexOf('\n', from)), 'base64'));
}

/** Runs a text of the bundle with the code that was kept of it, if any; gives what it exports. */
function run(text: Buffer, suffix: string, place: Pick<ScriptOptions, 'lineOffset' | 'columnOffset'> = {}): unknown {
  const cache = openCache(text, suffix);
  const cachedData = cache?.read();
  const script = new Script(text.toString('latin1'), { filename: file + suffix, ...place, cachedData });
  if (cache && (!cachedData || script.cachedDataRejected) && KEPT.includes(process.argv[2]) && isMainThread) {
    process.once('exit', () => {
      if (process.cpuUsage().user < LONGEST_RUN) cache.write(() => script.createCachedData());
    });
  }
  return script.runInThisContext()(load, import.meta.url, partOf);
}

function openCache(text: Buffer, suffix: string): CodeCache | undefined {
  const wish = process.env.SLA_CODE_CACHE;
  if (wish === 'off') return undefined;
  const command = KEPT.find((each) => each === process.argv[2]) ?? KEPT[0];
  const owners = [statSync(file).uid, process.getuid?.() ?? 0];
  return new CodeCache(text, command + suffix, { beside: path.dirname(file), own: wish || ownFolder(), owners });
}

/** Where the system keeps what the user's programs could make again; undefined for a user without a home. */
function ownFolder(): string | undefined {
  const { env, platform } = process;
  try {
    if (platform === 'win32') return path.join(env.LOCALAPPDATA || path.join(homedir(), 'AppData', 'Local'), NAME);
    if (platform === 'darwin') return path.join(homedir(), 'Library', 'Caches', NAME);
    return path.join(env.XDG_CACHE_HOME || path.join(homedir(), '.cache'), NAME);
  } catch {
    return undefined;
  }
}
