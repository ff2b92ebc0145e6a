import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';
import { isMainThread } from 'node:worker_threads';
import { brotliDecompressSync } from 'node:zlib';
import { CodeCache } from './code-cache.js';

/**
 * The beginning of the bundle. What follows it in the same file stands in comments of one line each, smaller than it is, for
 * Node reads through them at every start: the program, and parts that only some commands need. Where V8's code of a part is
 * kept, its text is kept with it. scripts/build.mjs puts all together.
 */
const MARK = '\n//PART ';

/** What a part is called where one asks for it as for a module. */
const PART = 'sla:';

/** The part that runs first, and the one that runs first in a thread. */
const PROGRAM = 'program';
const THREAD = 'thread';

/** The commands whose code is kept, because people wait for them; the others use what `check` has left. */
const KEPT = ['check', 'build'];

/** In microseconds of the processor. V8 forgets code that it has not run for a while, and after a long run that is the code of the start. */
const LONGEST_RUN = 10_000_000;

/** The folder of the cache in the user's. */
const NAME = 'sla-language';

const file = fileURLToPath(import.meta.url);
const bundle = readFileSync(file);
const nodeRequire = createRequire(import.meta.url);
const loaded = new Map<string, unknown>();

// To optimise what makes pictures takes longer than the pictures of a few agreements. Code is kept under the flags it was made with.
if (process.argv[2] === 'build') setFlagsFromString('--liftoff-only');

run(isMainThread ? PROGRAM : THREAD);

/** What a part gets for `require`: a module of Node, or another part. */
function load(name: string): unknown {
  if (!name.startsWith(PART)) return nodeRequire(name);
  if (!loaded.has(name)) loaded.set(name, run(name.slice(PART.length)));
  return loaded.get(name);
}

/** Runs a part with the code that was kept of it, if any; gives what it exports. */
function run(name: string): unknown {
  const packed = packedPart(name);
  const cache = openCache(packed, name);
  const kept = cache?.read();
  const text = kept?.text ?? unpack(packed);
  const filename = name === PROGRAM ? file : `${file}/${name}`;
  const script = new Script(text.toString('latin1'), { filename, cachedData: kept?.code });
  if (cache && (!kept || script.cachedDataRejected) && KEPT.includes(process.argv[2]) && isMainThread) {
    process.once('exit', () => {
      if (process.cpuUsage().user < LONGEST_RUN) cache.write(text, () => script.createCachedData());
    });
  }
  return script.runInThisContext()(load, import.meta.url, (wanted: string) => unpack(packedPart(wanted)));
}

/** A part as it stands in the bundle. */
function packedPart(name: string): Buffer {
  const mark = `${MARK}${name} `;
  const start = bundle.indexOf(mark) + mark.length;
  return bundle.subarray(start, bundle.indexOf('\n', start));
}

function unpack(packed: Buffer): Buffer {
  return brotliDecompressSync(Buffer.from(packed.toString('latin1'), 'base64'));
}

function openCache(packed: Buffer, name: string): CodeCache | undefined {
  const wish = process.env.SLA_CODE_CACHE;
  if (wish === 'off') return undefined;
  const command = KEPT.find((each) => each === process.argv[2]) ?? KEPT[0];
  const owners = [statSync(file).uid, process.getuid?.() ?? 0];
  const label = name === PROGRAM ? command : `${command}-${name}`;
  return new CodeCache(packed, label, { beside: path.dirname(file), own: wish || ownFolder(), owners });
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
