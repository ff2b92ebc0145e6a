import { availableParallelism } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import type { DateString } from '@sla-language/agreement';

/** Everything that a command needs of the world, so that tests can be the world. */
export interface Io {
  /** Data: findings, documents, lists. */
  readonly stdout: Output;
  /** Messages to the person at the keyboard. */
  readonly stderr: Output;
  /** The current folder, absolute. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The day on which agreements are checked where the command line says nothing else. */
  readonly today: DateString;
  readStdin(): Promise<Uint8Array>;
  /** Aborted when the person at the keyboard wants a command to end that would go on for ever. Until it is asked for, Ctrl+C ends the process. */
  interruption(): AbortSignal;
  /** The program that can be started in threads, and how many run at a time; undefined where there is none. */
  readonly threads?: { readonly program: URL; readonly count: number };
  /** Says how long the texts are that will be checked, in UTF-16 units, before that begins, where nothing else is done with them. */
  prepareFor(length: number): void;
}

export interface Output {
  readonly isTTY: boolean;
  write(text: string): void;
}

/** The world as Node shows it. `program`: the one that was started, where it can be started in threads, too. */
export function nodeIo(program?: URL): Io {
  return {
    stdout: toOutput(process.stdout),
    stderr: toOutput(process.stderr),
    cwd: process.cwd(),
    env: process.env,
    // Which zone the system is in is asked only by those who need its day.
    get today() {
      return systemToday(process.env);
    },
    readStdin,
    interruption,
    ...(program ? { threads: { program, count: availableParallelism() } } : {}),
    prepareFor,
  };
}

function toOutput(stream: NodeJS.WriteStream): Output {
  return {
    isTTY: stream.isTTY === true,
    write: (text) => {
      stream.write(text);
    },
  };
}

async function readStdin(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

function interruption(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => controller.abort());
  return controller.signal;
}

/**
 * Below about two million units V8 spends more time on optimised code than that code saves; for one ordinary agreement a third
 * of all the processor's time.
 */
const WORTH_OPTIMISING = 500_000;

let isPrepared = false;

function prepareFor(length: number): void {
  if (isPrepared || length > WORTH_OPTIMISING) return;
  isPrepared = true;
  setFlagsFromString('--no-opt');
  // The launcher may keep the program's code when it exits, which counts only under the flags with which Node starts.
  process.prependOnceListener('exit', () => setFlagsFromString('--opt'));
}

/** The system's day, as people there call it; with `SOURCE_DATE_EPOCH` the day of that second in UTC, so that builds repeat. */
function systemToday(env: Io['env']): DateString {
  const epoch = Number(env.SOURCE_DATE_EPOCH || Number.NaN);
  const fixed = new Date(epoch * 1000);
  if (!Number.isNaN(fixed.getTime())) return fixed.toISOString().slice(0, 10);
  const now = new Date();
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
