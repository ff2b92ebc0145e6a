import { printable } from '../report/excerpt.js';

/** Something that could not be read, and where. Lines and columns count from 1; missing where the file itself is the trouble. */
export interface Problem {
  /** As it is shown. */
  readonly path: string;
  readonly message: string;
  readonly line?: number;
  readonly column?: number;
}

/** The problem in one line, in the form that editors and other tools recognise. */
export function formatProblem({ path, line, column, message }: Problem): string {
  const place = line === undefined ? path : `${path}:${line}:${column}`;
  return printable(`${place}: error: ${message}`);
}
