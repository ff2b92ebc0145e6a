import path from 'node:path';
import { InvalidArgumentError } from 'commander';
import type { Io } from '../io.js';
import { coloursFor, NO_COLOURS } from './colours.js';
import { FORMAT_NAMES, type FormatName, isFormatName, loadFormat } from './formats.js';
import { formatSummary } from './human.js';
import type { Report } from './report.js';

/** A format and where it goes: to a file, or to standard output. */
export interface ReportOutput {
  readonly format: FormatName;
  readonly file?: string;
}

export const DEFAULT_OUTPUTS: readonly ReportOutput[] = [{ format: 'human' }];

/** Reads one `--format`: `sarif` or `sarif=out/sla.sarif`. Throws what Commander says to the person at the keyboard. */
export function addOutput(text: string, previous: readonly ReportOutput[] = []): readonly ReportOutput[] {
  const [, format, file] = /^([^=]*)(?:=(.*))?$/s.exec(text) ?? [];
  if (!isFormatName(format)) throw new InvalidArgumentError(`Allowed choices are ${FORMAT_NAMES.join(', ')}.`);
  const output = file === undefined || file === '-' ? { format } : { format, file };
  refuseClash(output, previous);
  return [...previous, output];
}

function refuseClash({ format, file }: ReportOutput, previous: readonly ReportOutput[]): void {
  if (file === undefined) {
    const other = previous.find((each) => each.file === undefined);
    if (!other) return;
    throw new InvalidArgumentError(
      `Only one format can go to standard output, and ${other.format} already does: write ${format}=FILE.`,
    );
  }
  if (file === '') throw new InvalidArgumentError(`Name the file: ${format}=FILE.`);
  if (previous.some((each) => each.file !== undefined && path.normalize(each.file) === path.normalize(file))) {
    throw new InvalidArgumentError('Two formats cannot go to one file.');
  }
}

/**
 * Prints the report and writes its files. Where nothing is printed, a summary goes to standard error. Returns whether all files
 * could be written; the others are written all the same.
 */
export async function deliver(report: Report, outputs: readonly ReportOutput[], io: Io): Promise<boolean> {
  let ok = true;
  for (const { format, file } of outputs) {
    const render = await loadFormat(format);
    if (file === undefined) {
      io.stdout.write(render(report, coloursFor(io.stdout, io.env)));
    } else {
      const { writeOrSay } = await import('../write.js');
      const written = await writeOrSay(path.resolve(io.cwd, file), render(report, NO_COLOURS), io);
      ok &&= written;
    }
  }
  if (report.files.length > 0 && outputs.every(({ file }) => file !== undefined)) {
    io.stderr.write(formatSummary(report, coloursFor(io.stderr, io.env)));
  }
  return ok;
}
