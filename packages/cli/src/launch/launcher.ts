import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';
import { CodeCache } from './code-cache.js';

/**
 * The beginning of the bundle. The program follows it in the same file, in a comment, which V8 passes over: it reads the
 * program only where its code is not in the cache. scripts/build.mjs puts the two together.
 */
const PROGRAM = '\n//PROGRAM ';

/** The commands whose code is kept, because people wait for them; the others use what `check` has left. */
const KEPT = ['check', 'build'];

/** In seconds. V8 forgets code that it has not run for a while, and after a long run that is the code of the start. */
const LONGEST_RUN = 10;

/** The folder of the cache in the user's. */
const NAME = 'sla-language';

const file = fileURLToPath(import.meta.url);
const bundle = readFileSync(file);
const start = bundle.indexOf(PROGRAM) + PROGRAM.length;
const program = bundle.subarray(start);
const cache = openCache();

const cachedData = cache?.read();
const script = new Script(program.toString('latin1'), {
  filename: file,
  // Places in stack traces are places in the file.
  lineOffset: bundle.subarray(0, start).toString('latin1').split('\n').length - 1,
  columnOffset: PROGRAM.length - 1,
  cachedData,
});
if (cache && (!cachedData || script.cachedDataRejected) && KEPT.includes(process.argv[2])) {
  process.once('exit', () => {
    if (process.uptime() < LONGEST_RUN) cache.write(() => script.createCachedData());
  });
}
script.runInThisContext()(createRequire(import.meta.url), import.meta.url);

function openCache(): CodeCache | undefined {
  const wish = process.env.SLA_CODE_CACHE;
  if (wish === 'off') return undefined;
  const command = KEPT.find((each) => each === process.argv[2]) ?? KEPT[0];
  const owners = [statSync(file).uid, process.getuid?.() ?? 0];
  return new CodeCache(program, command, { beside: path.dirname(file), own: wish || ownFolder(), owners });
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
