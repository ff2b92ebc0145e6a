import path from 'node:path';
import type { Agreement, Scenario } from '@sla-language/agreement';
import { parseScenarioFile, readScenario, type ScenarioFile, type ScenarioProblem } from '@sla-language/language';
import { reasonOf, UsageError } from '../errors.js';
import { decode } from '../inputs/decode.js';
import { readBytes } from '../inputs/read.js';
import type { Io } from '../io.js';
import { shownPath } from '../paths.js';
import { printable } from '../report/excerpt.js';

/** What the command line says of the scenario. */
export interface ScenarioOptions {
  readonly outage?: readonly string[];
  readonly level?: readonly string[];
  readonly incident?: readonly string[];
  readonly fee?: readonly string[];
  readonly for?: readonly string[];
  readonly scenario?: string;
}

/** What happens: who the customer is and what it pays is not enough. */
const HAPPENINGS = ['outages', 'levels', 'incidents', 'delays'] as const;

/** The scenario of the command line, together with that of the file that it names. */
export async function gatherScenario(options: ScenarioOptions, io: Io): Promise<ScenarioFile> {
  const file = options.scenario === undefined ? {} : await readScenarioFile(options.scenario, io);
  const scenario: ScenarioFile = {
    ...file,
    for: [...(file.for ?? []), ...(options.for ?? [])],
    outages: [...(file.outages ?? []), ...(options.outage ?? [])],
    levels: [...(file.levels ?? []), ...(options.level ?? [])],
    incidents: [...(file.incidents ?? []), ...(options.incident ?? [])],
    fees: [...(file.fees ?? []), ...(options.fee ?? [])],
  };
  const happens = HAPPENINGS.some((list) => (scenario[list] ?? []).length > 0);
  if (!happens)
    throw new UsageError(
      'Say what is assumed, with --outage, --level, --incident or --scenario. `sla simulate --help` has examples.',
    );
  return scenario;
}

async function readScenarioFile(name: string, io: Io): Promise<ScenarioFile> {
  const file = path.resolve(io.cwd, name);
  const shown = shownPath(file, io);
  let bytes: Uint8Array;
  try {
    bytes = await readBytes(file);
  } catch (error) {
    throw new UsageError(`${shown}: It cannot be read: ${reasonOf(error)}.`);
  }
  const decoded = decode(bytes);
  if (!('text' in decoded)) throw new UsageError(`${shown}: ${decoded.problem.message}`);
  const parsed = parseScenarioFile(decoded.text);
  if ('file' in parsed) return parsed.file;
  throw new UsageError(`${shown}:${parsed.line}:${parsed.column}: ${parsed.message}`);
}

/** The scenario with the names of the agreement; undefined where something is not understood, which is then said. */
export function readOrSay(file: ScenarioFile, agreement: Agreement, io: Io): Scenario | undefined {
  const { scenario, problems } = readScenario(file, agreement);
  for (const problem of problems) io.stderr.write(explain(problem));
  return problems.length === 0 ? scenario : undefined;
}

function explain({ start, end, field, ...texts }: ScenarioProblem): string {
  const [message, of] = [texts.message, texts.of].map(printable) as [string, string];
  if (start === undefined || end === undefined)
    return `sla: ${of}${field === undefined ? '' : `/${field}`}: ${message}\n`;
  const isSentence = of.length >= end;
  if (!isSentence || /^for\/\d+$/.test(of)) return `sla: ${message}\n`;
  return `sla: ${message}\n       ${of}\n       ${' '.repeat(start)}${'^'.repeat(Math.max(1, end - start))}\n`;
}
