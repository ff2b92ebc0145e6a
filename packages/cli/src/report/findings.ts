import { fileURLToPath } from 'node:url';
import type { DateString } from '@sla-language/agreement';
import type { Diagnostic, Range as LspRange } from 'vscode-languageserver-types';
import type { Io } from '../io.js';
import { shownPath } from '../paths.js';

export type Severity = 'error' | 'warning' | 'information';

/** From the gravest to the lightest. */
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information'];

/** Lines and columns count from 1; a column is a UTF-16 unit, as in editors. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The end is the first place after it. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

export interface Finding {
  /** The rule's id. */
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly range: Range;
  /** The rule's page. */
  readonly help?: string;
  /** The places that disagree with this one. */
  readonly related: readonly RelatedPlace[];
}

export interface RelatedPlace {
  readonly path: string;
  readonly range: Range;
  readonly message: string;
}

/** What was found in one file. */
export interface FileFindings {
  /** As it is shown. */
  readonly path: string;
  readonly text: string;
  readonly findings: readonly Finding[];
  /** Whether documents may be made of it. */
  readonly ok: boolean;
  /** The day for which it was checked, where its configuration names one. */
  readonly today?: DateString;
}

export interface Summary {
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
  readonly information: number;
}

/** The language's diagnostics in the form that the command line prints. */
export function toFindings(diagnostics: readonly Diagnostic[], io: Io): readonly Finding[] {
  return diagnostics.map((each) => ({
    rule: String(each.code),
    severity: SEVERITIES[Math.min(each.severity ?? 1, SEVERITIES.length) - 1],
    message: typeof each.message === 'string' ? each.message : each.message.value,
    range: toRange(each.range),
    ...(each.codeDescription ? { help: each.codeDescription.href } : {}),
    related: (each.relatedInformation ?? []).map(({ location, message }) => ({
      path: pathOf(location.uri, io),
      range: toRange(location.range),
      message,
    })),
  }));
}

export function summarise(files: readonly FileFindings[]): Summary {
  const all = files.flatMap((file) => file.findings);
  const count = (severity: Severity): number => all.filter((each) => each.severity === severity).length;
  return {
    files: files.length,
    errors: count('error'),
    warnings: count('warning'),
    information: count('information'),
  };
}

function toRange({ start, end }: LspRange): Range {
  return {
    start: { line: start.line + 1, column: start.character + 1 },
    end: { line: end.line + 1, column: end.character + 1 },
  };
}

function pathOf(uri: string, io: Io): string {
  return uri.startsWith('file:') ? shownPath(fileURLToPath(uri), io) : uri;
}
