/**
 * `npm run bench`: how fast the language is, as ratios to what Chevrotain alone needs where that makes sense. Prints tables
 * and writes them to bench/results.md. Build and package first: it runs the bundled command line and language server, and the packaged extension.
 * `npm run bench -- rules cold-start` measures and prints only some parts, and writes nothing.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { VSIX } from '../scripts/vscode/settings.js';
import { measureActivation } from './activation.js';
import { measureEditor, measureMemory } from './editor.js';
import { median, ms, ratio, table } from './measure.js';
import { measureBuilding, measureColdStart, measureKeystroke } from './processes.js';
import { measureRules } from './rules.js';
import { measureStages, measureWorkspace } from './stages.js';

const SIZES = [
  { lines: 200, runs: 21 },
  { lines: 1_000, runs: 15 },
  { lines: 10_000, runs: 7 },
  { lines: 100_000, runs: 3 },
];
const KEYSTROKES = [
  { lines: 200, runs: 31 },
  { lines: 1_000, runs: 31 },
  { lines: 10_000, runs: 9 },
];
const FILES = 1_000;
const AGREEMENTS = 100;
const OPEN_FILES = 100;
const WINDOWS = 7;

if (!['packages/cli/dist/sla.mjs', 'packages/server/dist/server.cjs', VSIX].every((file) => existsSync(file))) {
  throw new Error('There is nothing to measure yet: run `npm run build` and `npm run package` first.');
}
const number = (value: number): string => value.toLocaleString('en-GB');

/** Every part: measures, and gives a section of the report. */
const PARTS: Readonly<Record<string, () => Promise<string>>> = {
  async reading() {
    const rows: string[][] = [];
    for (const { lines, runs } of SIZES) {
      const { floor, parse, link, check } = await measureStages(lines, runs);
      const times = [parse, link, check].flatMap((time) => [ms(time), ratio(time, floor)]);
      rows.push([number(lines), ms(floor), ...times]);
    }
    return `## Reading a text

The floor is Chevrotain alone: its lexer and its concrete syntax tree, with a parser made mechanically from the same grammar
(bench/floor.ts). \`parse\` builds the syntax tree of the language, \`link\` resolves all names, \`check\` reads the agreements and
runs all rules.

${table(['lines', 'floor', 'parse', '÷ floor', 'link', '÷ floor', 'check', '÷ floor'], rows)}`;
  },

  async keystroke() {
    const rows: string[][] = [];
    for (const { lines, runs } of KEYSTROKES) rows.push([number(lines), ms(await measureKeystroke(lines, runs))]);
    return `## From a keystroke to its diagnostics

In the bundled language server, over its protocol, with all rules.

${table(['lines', 'ms'], rows)}`;
  },

  async editor() {
    const rows = (await measureEditor()).map(({ name, measured, budget }) => [
      name,
      ...measured.flatMap((time, i) => [String(budget[i]), time === undefined ? 'missing' : ms(time)]),
    ]);
    return `## In the editor

In the bundled language server, over its protocol, with all features on; one agreement of about 200 and about 2,000 lines, in which a letter is typed
before each question. What nineteen of twenty times stay below, in milliseconds, beside the budget.

${table(['', 'budget, 200', 'measured', 'budget, 2,000', 'measured'], rows)}

The memory of a server with ${OPEN_FILES} files: ${Math.round(await measureMemory(OPEN_FILES))} MB (budget 150 MB).`;
  },

  async activation() {
    const times = await measureActivation(WINDOWS);
    return `## Starting the extension

Activation of the packaged extension in VS Code, by its own clock, in ${times.length} windows that open a file of the language: ${ms(median(times))} ms, and at
most ${ms(Math.max(...times))} ms (budget 150 ms).`;
  },

  async rules() {
    const measured = [];
    for (const { lines, runs } of SIZES) measured.push(await measureRules(lines, runs));
    const { lines: size, costliest } = measured[1];
    return `## The rules

All rules, those for single audiences too, on one agreement at which nobody has looked before.

${table(
  ['lines', 'ms', 'µs a line'],
  measured.map(({ lines, all }) => [number(lines), ms(all), ((all * 1000) / lines).toFixed(1)]),
)}

The costliest five at ${number(size)} lines; what several rules need is counted for the first of them.

${table(
  ['rule', 'ms'],
  costliest.map(({ id, time }) => [id, time.toFixed(2)]),
)}`;
  },

  async 'cold-start'() {
    const { node, version, check, first } = measureColdStart(15);
    return `## Starting the command line

${table(
  ['', 'ms', 'more than bare Node'],
  [
    ['an empty program', ms(node), ''],
    ['sla --version', ms(version), ms(version - node)],
    ['sla check, 200 lines', ms(check), ms(check - node)],
    ['the same, on a Node that has not run it', ms(first), ms(first - node)],
  ],
)}`;
  },

  async documents() {
    const { one, lines, many } = measureBuilding(500, AGREEMENTS, 7);
    const names = new Map([['all', 'all of them in one run']]);
    return `## Making documents

\`sla build\` from its start to its end, of one agreement with ${number(lines)} lines, as a contract:

${table(
  ['format', 'ms'],
  [...one].map(([format, time]) => [names.get(format) ?? format, ms(time)]),
)}

Every format of ${many.count} everyday agreements, in threads: ${number(Math.round(many.time))} ms.`;
  },

  async workspace() {
    const { lines, time } = await measureWorkspace(FILES);
    return `## A workspace

${number(FILES)} files with ${number(lines)} lines, which import a shared one, parsed, linked and checked: ${number(Math.round(time))} ms.`;
  },
};

const wanted = process.argv.slice(2);
for (const name of wanted) {
  if (!(name in PARTS)) throw new Error(`There is no part ${name}. There are: ${Object.keys(PARTS).join(', ')}.`);
}
const sections: string[] = [];
for (const [name, measure] of Object.entries(PARTS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const section = await measure();
  console.log(`${section}\n`);
  sections.push(section);
}
if (wanted.length === 0) {
  writeFileSync(
    'bench/results.md',
    `# Speed

Medians in milliseconds, measured by \`npm run bench\` with Node ${process.versions.node} on ${cpus().length} cores
(${cpus()[0].model.trim()}). Ratios hold elsewhere; times do not.

${sections.join('\n\n')}
`,
  );
}
process.exit();
