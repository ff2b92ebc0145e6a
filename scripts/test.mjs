// `npm test`: installs what is missing, and tests everything. With arguments (`npm test -- packages/cli`) only the tests they name.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { binOf, install, mustRunNode, root, runCaptured, say, typescript } from './steps.mjs';

process.chdir(root);
install();
const filters = process.argv.slice(2);

say('Building and packaging what the tests run');
mustRunNode(['scripts/package.mjs']);

// Here, and not in the tests: they run side by side, and apt lets nobody beside it.
mustRunNode(typescript('scripts/programs.ts'));

const results = [await runVitest()];
if (filters.length === 0) results.push(await runInVSCode());

const passed = results.reduce((sum, each) => sum + each.passed, 0);
const failed = results.reduce((sum, each) => sum + each.failed, 0);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;

async function runVitest() {
  say('Testing the packages');
  const folder = mkdtempSync(path.join(tmpdir(), 'sla-test-'));
  const report = path.join(folder, 'vitest.json');
  const args = [
    binOf('vitest'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...filters,
  ];
  const { status } = await runCaptured(args);
  try {
    const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(report, 'utf8'));
    // A file that cannot even be loaded has no tests, and has failed all the same.
    return counted(status, numPassedTests, Math.max(numFailedTests, Math.min(numFailedTestSuites, 1)));
  } catch {
    return counted(status, 0, 0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function runInVSCode() {
  say('Testing the extension in VS Code');
  const { status, output } = await runCaptured(typescript('scripts/vscode/run.ts'));
  const lines = (mark) => output.split('\n').filter((line) => line.startsWith(`  ${mark} `)).length;
  return counted(status, lines('✓'), lines('✗'));
}

/** A run that fails without naming a test is a failure, too. */
function counted(status, passed, failed) {
  return { passed, failed: status === 0 ? failed : Math.max(failed, 1) };
}
