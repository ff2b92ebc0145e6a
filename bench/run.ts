/**
 * `npm run bench`: how fast the language is, as ratios to what Chevrotain alone needs where that makes sense. Prints tables
 * and writes them to bench/results.md. `npm run bench -- cold-start` only measures how the command line starts, and writes
 * nothing. Build first: it runs the bundled command line and language server.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { ms, ratio, table } from './measure.js';
import { measureColdStart, measureKeystroke } from './processes.js';
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

if (!existsSync('packages/cli/dist/sla.mjs') || !existsSync('packages/server/dist/server.cjs')) {
  throw new Error('There is nothing to measure yet: run `npm run build` first.');
}
if (process.argv.includes('cold-start')) {
  console.log(coldStart());
  process.exit();
}
const number = (value: number): string => value.toLocaleString('en-GB');

const stages = [];
for (const { lines, runs } of SIZES) {
  const { floor, parse, link, check } = await measureStages(lines, runs);
  stages.push([
    number(lines),
    ms(floor),
    ms(parse),
    ratio(parse, floor),
    ms(link),
    ratio(link, floor),
    ms(check),
    ratio(check, floor),
  ]);
}
const keystrokes = [];
for (const { lines, runs } of KEYSTROKES) keystrokes.push([number(lines), ms(await measureKeystroke(lines, runs))]);
const start = coldStart();
const workspace = await measureWorkspace(FILES);

const report = `# Speed

Medians in milliseconds, measured by \`npm run bench\` with Node ${process.versions.node} on ${cpus().length} cores
(${cpus()[0].model.trim()}). Ratios hold elsewhere; times do not.

## Reading a text

The floor is Chevrotain alone: its lexer and its concrete syntax tree, with a parser made mechanically from the same grammar
(bench/floor.ts). \`parse\` builds the syntax tree of the language, \`link\` resolves all names, \`check\` reads the agreements and
runs all rules.

${table(['lines', 'floor', 'parse', '÷ floor', 'link', '÷ floor', 'check', '÷ floor'], stages)}

## From a keystroke to its diagnostics

In the bundled language server, over its protocol, with all rules.

${table(['lines', 'ms'], keystrokes)}

## Starting the command line

${start}

## A workspace

${number(FILES)} files with ${number(workspace.lines)} lines, which import a shared one, parsed, linked and checked: ${number(Math.round(workspace.time))} ms.
`;
writeFileSync('bench/results.md', report);
console.log(report);
process.exit();

/** How long the command line takes that has been started before on this Node, as it has when it is built. */
function coldStart(): string {
  const { node, version, check, first } = measureColdStart(15);
  return table(
    ['', 'ms', 'more than bare Node'],
    [
      ['an empty program', ms(node), ''],
      ['sla --version', ms(version), ms(version - node)],
      ['sla check, 200 lines', ms(check), ms(check - node)],
      ['the same, on a Node that has not run it', ms(first), ms(first - node)],
    ],
  );
}
