/** The entry that VS Code calls in its extension host: runs the tests one after the other and leaves a report. */
import { writeFileSync } from 'node:fs';
import { inspect } from 'node:util';
import * as vscode from 'vscode';
import { beginning } from './beginning.js';
import { completing } from './completing.js';
import { editing } from './editing.js';
import { everywhere } from './everywhere.js';
import { findings } from './findings.js';
import { formatting } from './formatting.js';
import { generating } from './generating.js';
import { hints } from './hints.js';
import { navigating } from './navigating.js';
import { previewing } from './preview.js';
import type { SuiteReport, TestResult } from './report.js';
import { starting } from './starting.js';
import { tasks } from './tasks.js';
import { asking } from './what-if.js';

/** The name of a test says what must be true. Later tests build on what earlier ones did, so the first failure ends the run. */
export type Tests = Readonly<Record<string, () => Promise<void>>>;

export async function run(): Promise<void> {
  const results: TestResult[] = [];
  for (const [name, test] of Object.entries({
    ...starting,
    ...findings,
    ...editing,
    ...formatting,
    ...navigating,
    ...generating,
    ...tasks,
    ...previewing,
    ...asking,
    ...beginning,
    ...hints,
    ...completing,
    ...everywhere,
  })) {
    const start = performance.now();
    const error = await test().then(
      () => undefined,
      (cause: unknown) => inspect(cause),
    );
    results.push({ name, milliseconds: Math.round(performance.now() - start), error });
    if (error !== undefined) break;
  }
  const report: SuiteReport = { version: vscode.version, results };
  writeFileSync(process.env.SLA_SUITE_REPORT!, JSON.stringify(report));
  if (results.some((result) => result.error !== undefined)) throw new Error('Tests have failed.');
}
