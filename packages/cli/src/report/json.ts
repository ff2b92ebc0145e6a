import type { DateString } from '@sla-language/agreement';
import { version } from '../version.js';
import { type Severity, summarise } from './findings.js';
import type { Report } from './report.js';

/** Version of the format. The major part grows when a reader would have to change. */
const SCHEMA_VERSION = '1.0';

/** What `sla check --format json` writes. */
export interface CheckReport {
  /** The version of this format. The major part grows when a reader would have to change. */
  readonly schemaVersion: '1.0';
  /** The program that wrote this. */
  readonly tool: { readonly name: 'sla'; readonly version: string };
  /** The day for which the agreements were checked, unless a file says otherwise. */
  readonly today: DateString;
  /** The files that were read, in the order of their paths. */
  readonly files: readonly CheckedFileReport[];
  /** What could not be read. */
  readonly unreadable: readonly UnreadableReport[];
  /** How much there is of everything that stands in this report. */
  readonly summary: {
    readonly files: Count;
    readonly errors: Count;
    readonly warnings: Count;
    readonly information: Count;
    readonly unreadable: Count;
  };
}

export interface CheckedFileReport {
  readonly path: PathString;
  /** Whether documents may be made of it: it has no error of syntax, names or values. */
  readonly ok: boolean;
  /** The day for which it was checked, where its configuration names one. */
  readonly today?: DateString;
  /** What is declared in it. */
  readonly agreements: readonly {
    readonly id: string;
    readonly title: string;
    readonly kind: 'agreement' | 'template';
  }[];
  /** In the order of the text. */
  readonly findings: readonly FindingReport[];
}

export interface FindingReport {
  /** The id of the rule, such as `remedy/tier-gap`; `syntax/…` and `language/…` for mistakes in the text itself. */
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly range: RangeReport;
  /** The address of the rule's page. */
  readonly help?: string;
  /** The places that disagree with this one. */
  readonly related: readonly {
    readonly path: PathString;
    readonly range: RangeReport;
    readonly message: string;
  }[];
}

export interface RangeReport {
  readonly start: PositionReport;
  /** The first place after it. */
  readonly end: PositionReport;
}

export interface PositionReport {
  readonly line: Ordinal;
  /** In UTF-16 units, as in editors. */
  readonly column: Ordinal;
}

export interface UnreadableReport {
  readonly path: PathString;
  readonly message: string;
  /** Where the trouble is inside the file. */
  readonly line?: Ordinal;
  readonly column?: Ordinal;
}

/** Relative to the folder in which `sla` was started where it lies below it, with `/` on every system. */
export type PathString = string;

/**
 * Counts from 1.
 * @minimum 1
 * @asType integer
 */
export type Ordinal = number;

/**
 * How many there are.
 * @minimum 0
 * @asType integer
 */
export type Count = number;

/** The report for programs; `schema/check.schema.json` and docs/cli.md describe the format. */
export function formatJson({ files, unreadable, today }: Report): string {
  const report: CheckReport = {
    schemaVersion: SCHEMA_VERSION,
    tool: { name: 'sla', version },
    today,
    files: files.map(({ path, ok, today: day, agreements, findings }) => ({
      path,
      ok,
      ...(day ? { today: day } : {}),
      agreements: agreements.map(({ id, title, kind }) => ({ id, title, kind })),
      findings,
    })),
    unreadable,
    summary: { ...summarise(files), unreadable: unreadable.length },
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
