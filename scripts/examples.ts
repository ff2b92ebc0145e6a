/**
 * Writes what is expected of every agreement in examples/: its findings, its contract and its data, as the command line makes
 * them. What a change does to real agreements is then seen in the difference.
 *   tsx scripts/examples.ts [--check]      --check: only tells (by the exit code) whether the committed files are current
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { documentRequests, LAYOUTS } from '@sla-language/documents';
import { Outputs } from '../packages/cli/src/building/outputs.js';
import { plan } from '../packages/cli/src/building/plan.js';
import { render } from '../packages/cli/src/building/render.js';
import { checkSources } from '../packages/cli/src/checking.js';
import { readInputs } from '../packages/cli/src/inputs/index.js';
import { type Io, nodeIo } from '../packages/cli/src/io.js';
import { NO_COLOURS } from '../packages/cli/src/report/colours.js';
import { formatFindings, formatSummary } from '../packages/cli/src/report/human.js';

/** The day on which the examples are checked. */
export const TODAY = '2026-12-01';

export const EXPECTED = 'examples/expected';

const root = fileURLToPath(new URL('../', import.meta.url));

/** The expected files by their paths below the top of the repository. */
export async function expectedOfExamples(): Promise<ReadonlyMap<string, string>> {
  const io: Io = { ...nodeIo(), cwd: root, today: TODAY };
  const names = readdirSync(path.join(root, 'examples')).filter((name) => name.endsWith('.sla'));
  const { sources } = await readInputs(
    names.toSorted().map((name) => `examples/${name}`),
    undefined,
    io,
  );
  const { checked, imported } = await checkSources(sources, { today: TODAY }, io);
  const texts = new Map([...imported, ...checked.map(({ path, text }) => [path, text] as const)]);
  const files = new Map<string, string>();
  for (const file of checked) {
    const folder = `${EXPECTED}/${path.basename(file.path, '.sla')}`;
    files.set(
      `${folder}/findings.txt`,
      formatFindings([file], texts, NO_COLOURS) + formatSummary({ files: [file], quiet: false }, NO_COLOURS),
    );
    const documents = documentRequests(['markdown', 'json'], [LAYOUTS[0]]);
    for (const { job, files: names } of plan(
      file.ok ? [file] : [],
      { documents, outputs: new Outputs(folder, () => undefined, io) },
      io,
    )) {
      const contents = await render(job);
      for (const [i, name] of names.entries()) files.set(`${folder}/${path.basename(name)}`, String(contents[i]));
    }
  }
  return files;
}

/** The committed files by their paths below the top of the repository. */
export function committedOfExamples(): ReadonlyMap<string, string> {
  const names = readdirSync(path.join(root, EXPECTED), { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  return new Map(
    files.map((file) => [path.relative(root, file).replaceAll(path.sep, '/'), readFileSync(file, 'utf8')]),
  );
}

async function main(): Promise<void> {
  const expected = await expectedOfExamples();
  if (process.argv.includes('--check')) {
    const committed = committedOfExamples();
    const stale = [...new Set([...expected.keys(), ...committed.keys()])].filter(
      (file) => expected.get(file) !== committed.get(file),
    );
    for (const file of stale) console.error(`${file} is not current. Run: npm run generate`);
    process.exitCode = stale.length > 0 ? 1 : 0;
    return;
  }
  rmSync(path.join(root, EXPECTED), { recursive: true, force: true });
  for (const [file, text] of expected) {
    mkdirSync(path.join(root, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
  console.log(`Written: ${expected.size} files below ${EXPECTED}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
