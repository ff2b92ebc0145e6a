import type { Agreement, DateString } from '@sla-language/agreement';
import type { Rule } from '@sla-language/language';
import type { Problem } from '../inputs/index.js';
import type { FileFindings, Severity } from './findings.js';

/** What every format is made of. */
export interface Report {
  /** In the order of their paths. */
  readonly files: readonly ReportedFile[];
  /** What could not be read. */
  readonly unreadable: readonly Problem[];
  /** The day for which the agreements were checked. */
  readonly today: DateString;
  /** The rules that they were checked against. */
  readonly rules: readonly RuleDescription[];
  /** The severities whose findings make the check fail. */
  readonly failing: readonly Severity[];
  /** Whether findings that are no errors were left out. */
  readonly quiet: boolean;
  /** The texts of imported files by path, for the excerpts of related places. */
  readonly imported: ReadonlyMap<string, string>;
}

export interface ReportedFile extends FileFindings {
  /** The agreements and templates that are written in it. */
  readonly agreements: readonly Pick<Agreement, 'id' | 'title' | 'kind'>[];
}

/** What a report says of a rule itself. */
export type RuleDescription = Pick<Rule, 'id' | 'severity' | 'title' | 'explanation' | 'audience'>;

/** The same report without what is no error. */
export function errorsOnly(report: Report): Report {
  const files = report.files.map((file) => ({
    ...file,
    findings: file.findings.filter((each) => each.severity === 'error'),
  }));
  return { ...report, files, quiet: true };
}
