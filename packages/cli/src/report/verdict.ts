import { type FileFindings, SEVERITIES, type Severity, summarise } from './findings.js';

/** What makes a check fail. */
export interface Threshold {
  /** The lightest severity that fails. */
  readonly failOn: Severity | 'never';
  /** More warnings than this fail, whatever `failOn` says. */
  readonly maxWarnings?: number;
}

/** The severities whose findings make the check of these files fail. */
export function failingSeverities(files: readonly FileFindings[], threshold: Threshold): readonly Severity[] {
  const { failOn } = threshold;
  const lightest = failOn === 'never' ? -1 : SEVERITIES.indexOf(failOn);
  const tooMany = hasTooManyWarnings(files, threshold);
  return SEVERITIES.filter((severity, i) => i <= lightest || (severity === 'warning' && tooMany));
}

export function hasTooManyWarnings(files: readonly FileFindings[], { maxWarnings }: Threshold): boolean {
  return maxWarnings !== undefined && summarise(files).warnings > maxWarnings;
}

/** Whether one of the findings is of such a severity. */
export function fails(files: readonly FileFindings[], failing: readonly Severity[]): boolean {
  return files.some((file) => file.findings.some((each) => failing.includes(each.severity)));
}
