import type { SlaServices } from '@sla-language/language';
import { DiagnosticSeverity } from 'vscode-languageserver-types';
import { isForeignFile, messageOf, withOpenFile } from './open-files.js';
import type { FindingsParams, FoundFindings } from './protocol.js';

const SEVERITIES = {
  [DiagnosticSeverity.Error]: 'error',
  [DiagnosticSeverity.Warning]: 'warning',
  [DiagnosticSeverity.Information]: 'information',
  [DiagnosticSeverity.Hint]: 'information',
} as const;

/** What is found in an open file, as soon as its last edit has been checked. */
export function findingsOf(services: SlaServices, { uri }: FindingsParams): Promise<FoundFindings | null> {
  return withOpenFile(services, uri, (document) => {
    if (!document || isForeignFile(document)) return null;
    return {
      findings: (document.diagnostics ?? []).map((finding) => ({
        range: finding.range,
        severity: SEVERITIES[finding.severity ?? DiagnosticSeverity.Error],
        message: messageOf(finding),
        rule: String(finding.code),
      })),
    };
  });
}
