import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    readonly serverBundle: string;
  }
}

/** Bundles the server as it ships, once for all of its tests, and takes it away when they have run. */
export default function bundleServer({ provide }: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'sla-server-'));
  const args = ['scripts/build.mjs', `--server-to=${folder}`, 'server'];
  execFileSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  provide('serverBundle', join(folder, 'server.cjs'));
  return () => rmSync(folder, { recursive: true });
}
