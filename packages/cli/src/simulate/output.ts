import type { Simulation } from '@sla-language/agreement';
import type { Io } from '../io.js';
import { coloursFor, NO_COLOURS } from '../report/colours.js';
import { version } from '../version.js';
import { humanSimulation } from './human.js';
import { markdownSimulation } from './markdown.js';

export type SimulationFormat = 'human' | 'json' | 'markdown';

/** What `sla simulate --format json` writes. */
export interface SimulationReport {
  /** The version of this format. The major part grows when a reader would have to change. */
  readonly schemaVersion: '1.0';
  /** The program that wrote this. */
  readonly tool: { readonly name: 'sla'; readonly version: string };
  /** The text, as it was named. */
  readonly file: string;
  readonly simulation: Simulation;
}

export function formatSimulation(
  simulation: Simulation,
  { format, toFile }: { readonly format: SimulationFormat; readonly toFile: boolean },
  file: string,
  io: Io,
): string {
  switch (format) {
    case 'human':
      return humanSimulation(simulation, toFile ? NO_COLOURS : coloursFor(io.stdout, io.env));
    case 'markdown':
      return markdownSimulation(simulation);
    case 'json': {
      const report: SimulationReport = { schemaVersion: '1.0', tool: { name: 'sla', version }, file, simulation };
      return `${JSON.stringify(report, undefined, 2)}\n`;
    }
  }
}
