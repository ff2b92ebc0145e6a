import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import { median } from './measure.js';
import { agreement, largeAgreement, textOf } from './text.js';

const CLI = path.resolve('packages/cli/dist/sla.mjs');
const SERVER = path.resolve('packages/server/dist/server.cjs');

export interface ColdStart {
  readonly node: number;
  readonly version: number;
  readonly check: number;
  /** Without what an earlier start has left. */
  readonly first: number;
}

/** Starts the bundled command line, in turns with an empty program. */
export function measureColdStart(runs: number): ColdStart {
  const folder = mkdtempSync(path.join(tmpdir(), 'sla-bench-'));
  try {
    const [empty, file] = [path.join(folder, 'empty.mjs'), path.join(folder, 'agreement.sla')];
    writeFileSync(empty, '');
    writeFileSync(file, textOf(200));
    const check = [CLI, 'check', '--today', '2026-12-01', file];
    const times = { node: [] as number[], version: [] as number[], check: [] as number[], first: [] as number[] };
    for (let run = -1; run < runs; run++) {
      const time = {
        node: start([empty]),
        version: start([CLI, '--version']),
        check: start(check),
        first: start(check, { SLA_CODE_CACHE: 'off' }),
      };
      if (run < 0) continue;
      for (const name of ['node', 'version', 'check', 'first'] as const) times[name].push(time[name]);
    }
    return {
      node: median(times.node),
      version: median(times.version),
      check: median(times.check),
      first: median(times.first),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function start(args: readonly string[], env: NodeJS.ProcessEnv = {}): number {
  const begin = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', env: { ...process.env, ...env } });
  const time = performance.now() - begin;
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`);
  return time;
}

interface Published {
  readonly uri: string;
  readonly diagnostics: readonly { readonly message: string }[];
}

/** The time from a keystroke to its diagnostics, in the bundled server over its protocol. */
export async function measureKeystroke(lines: number, runs: number): Promise<number> {
  const child = spawn(process.execPath, [SERVER, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  let published: () => void = () => {};
  connection.onNotification('textDocument/publishDiagnostics', (_: Published) => published());
  connection.onRequest('client/registerCapability', () => null);
  connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) => items.map(() => null));
  connection.listen();
  const next = (): Promise<void> =>
    new Promise((done) => {
      published = done;
    });
  try {
    await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: {} });
    await connection.sendNotification('initialized', {});
    const uri = 'file:///bench/agreement.sla';
    const text = textOf(lines);
    const opened = next();
    await connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'sla', version: 1, text },
    });
    await opened;
    const place = middleOf(text);
    const times: number[] = [];
    for (let run = -3; run < runs; run++) {
      const answered = next();
      const begin = performance.now();
      await connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version: run + 10 },
        contentChanges: [
          {
            // A letter is typed and taken back, so that all that follows moves.
            range: { start: place, end: { ...place, character: place.character + (run % 2 === 0 ? 0 : 1) } },
            text: run % 2 === 0 ? 'x' : '',
          },
        ],
      });
      await answered;
      if (run >= 0) times.push(performance.now() - begin);
    }
    return median(times);
  } finally {
    connection.dispose();
    child.kill();
  }
}

/** A letter inside a text in the middle of the document. */
function middleOf(text: string): { line: number; character: number } {
  const lines = text.split('\n');
  const line = lines.findIndex((each, i) => i >= lines.length / 2 && /"[a-zA-Z]/.test(each));
  return { line, character: lines[line].indexOf('"') + 2 };
}

export interface Building {
  /** Of one agreement, by what is made of it. */
  readonly one: ReadonlyMap<string, number>;
  readonly lines: number;
  /** Every format of many agreements. */
  readonly many: { readonly count: number; readonly time: number };
}

/** Starts the bundled command line to make documents of one agreement of about so many lines, and of many everyday ones. */
export function measureBuilding(lines: number, count: number, runs: number): Building {
  const folder = mkdtempSync(path.join(tmpdir(), 'sla-bench-'));
  try {
    const [file, out] = [path.join(folder, 'large.sla'), path.join(folder, 'out')];
    const text = largeAgreement(lines);
    writeFileSync(file, text);
    const build = (...args: string[]) => start([CLI, 'build', '--today', '2026-12-01', '--out', out, ...args]);
    const one = new Map<string, number>();
    for (const formats of ['json', 'markdown', 'html', 'docx', 'all']) {
      const times = Array.from({ length: runs + 1 }, () => build(file, '--format', formats));
      one.set(formats, median(times.slice(1)));
    }
    const everyday = path.join(folder, 'many');
    mkdirSync(everyday);
    for (let i = 0; i < count; i++) {
      const renamed = agreement(i)
        .join('\n')
        .replace(/^agreement \w+/m, `agreement Agreement${i}`);
      writeFileSync(path.join(everyday, `${i}.sla`), `${renamed}\n`);
    }
    return { one, lines: text.split('\n').length - 1, many: { count, time: build(everyday) } };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
