import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { type ExitCode, main } from '../src/index.js';

/** A temporary folder with files, removed after the test. */
export function folder(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const root = mkdtempSync(path.join(tmpdir(), 'sla-cli-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  return root;
}

export interface World {
  readonly cwd: string;
  readonly stdin?: string | (() => Promise<Uint8Array>);
  readonly env?: Readonly<Record<string, string>>;
  readonly isTTY?: boolean;
  readonly today?: string;
  /** Aborted by a test as by Ctrl+C. */
  readonly interruption?: AbortSignal;
  /** Is told of everything that is written, at once. */
  readonly onWrite?: (written: { readonly out: string; readonly err: string }) => void;
}

export interface Outcome {
  readonly code: ExitCode;
  readonly out: string;
  readonly err: string;
}

/** Runs `sla` in this process. */
export async function sla(argv: readonly string[], world: World): Promise<Outcome> {
  const written = { out: '', err: '' };
  const output = (name: 'out' | 'err') => ({
    isTTY: world.isTTY ?? false,
    write: (text: string) => {
      written[name] += text;
      world.onWrite?.({ ...written });
    },
  });
  const code = await main(argv, {
    stdout: output('out'),
    stderr: output('err'),
    cwd: world.cwd,
    env: world.env ?? {},
    today: world.today ?? '2026-07-01',
    readStdin: async () => (typeof world.stdin === 'function' ? world.stdin() : Buffer.from(world.stdin ?? '')),
    interruption: () => world.interruption ?? new AbortController().signal,
    prepareFor: () => {},
  });
  return { code, ...written };
}

/** A text without a finding, and short. */
export const SHARED = 'party Acme "Acme Cloud GmbH"\nparty Globex "Globex Corporation"\n';

/** A text with one error, in line 2. */
export const TWICE = 'party Acme "Acme Cloud GmbH"\nparty Acme "Acme Cloud GmbH"\n';
