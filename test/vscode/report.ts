/** Where the extension runs: in the extension host of Node, or in that of the browser. */
export type Flavour = 'node' | 'browser';

/** What the suite, inside VS Code, tells the script that started it. */
export interface SuiteReport {
  /** The version of VS Code. */
  readonly version: string;
  readonly results: readonly TestResult[];
}

export interface TestResult {
  readonly name: string;
  readonly milliseconds: number;
  /** Missing when the test passed. */
  readonly error?: string;
}
