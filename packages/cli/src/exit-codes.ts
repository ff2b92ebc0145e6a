/** What the exit code of `sla` says. */
export const ExitCode = {
  /** Done, and nothing is wrong at or above the threshold. */
  clean: 0,
  /** The texts were read, and something in them is wrong. */
  findings: 1,
  /** The command line is wrong, or something that it names cannot be read or written. */
  usage: 2,
  /** A fault of the program itself. */
  internal: 3,
} as const;

export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];
