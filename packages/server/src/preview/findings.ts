import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver-types';
import { messageOf } from '../open-files.js';
import { type FoundPlaces, keyAt } from './places.js';
import type { PreviewFinding } from './protocol.js';

const SEVERITIES: Readonly<Record<DiagnosticSeverity, PreviewFinding['severity']>> = {
  [DiagnosticSeverity.Error]: 'error',
  [DiagnosticSeverity.Warning]: 'warning',
  [DiagnosticSeverity.Information]: 'information',
  [DiagnosticSeverity.Hint]: 'hint',
};

/** What is found in a file, with the elements that it is about; the gravest first, then in the order of the text. */
export function findingsOf(uri: string, diagnostics: readonly Diagnostic[], places: FoundPlaces): PreviewFinding[] {
  return diagnostics
    .toSorted((left, right) => (left.severity ?? 1) - (right.severity ?? 1))
    .map((finding): PreviewFinding => {
      const { severity = DiagnosticSeverity.Error, code, range } = finding;
      const key = keyAt(places, uri, range.start);
      return {
        severity: SEVERITIES[severity],
        code: String(code ?? ''),
        message: messageOf(finding),
        uri,
        range,
        ...(key === undefined ? {} : { key }),
      };
    });
}
