/** The entry that VS Code calls in its extension host: runs the tests one after the other and leaves a report. */
import { writeFileSync } from 'node:fs';
import { inspect } from 'node:util';
import * as vscode from 'vscode';
import type { SuiteReport, TestResult } from './report.js';

const tests: { name: string; run: () => Promise<void> }[] = [
  {
    name: 'opens',
    run: async () => {
      console.log('HELLO');
      for (const e of vscode.extensions.all) if (!e.id.startsWith('vscode.')) console.log(e.id);
    },
  },
];

export async function run(): Promise<void> {
  const results: TestResult[] = [];
  for (const test of tests) {
    const start = performance.now();
    const error = await test.run().then(
      () => undefined,
      (cause: unknown) => inspect(cause),
    );
    results.push({ name: test.name, milliseconds: Math.round(performance.now() - start), error });
  }
  const report: SuiteReport = { version: vscode.version, results };
  writeFileSync(process.env.SLA_SUITE_REPORT!, JSON.stringify(report));
}
