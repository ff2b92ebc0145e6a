import { isForeign, type SlaServices } from '@sla-language/language';
import { DocumentState, URI } from 'langium';
import { DiagnosticSeverity } from 'vscode-languageserver-types';
import type { FindingsParams, FoundFindings } from './protocol.js';

const SEVERITIES = {
  [DiagnosticSeverity.Error]: 'error',
  [DiagnosticSeverity.Warning]: 'warning',
  [DiagnosticSeverity.Information]: 'information',
  [DiagnosticSeverity.Hint]: 'information',
} as const;

/** What is found in an open file, as soon as its last edit has been checked. */
export async function findingsOf(services: SlaServices, { uri }: FindingsParams): Promise<FoundFindings | null> {
  const { WorkspaceManager, WorkspaceLock, LangiumDocuments } = services.shared.workspace;
  await WorkspaceManager.ready;
  return WorkspaceLock.read(() => {
    const document = LangiumDocuments.getDocument(URI.parse(uri));
    if (document?.state !== DocumentState.Validated || isForeign(document.textDocument.getText())) return null;
    return {
      findings: (document.diagnostics ?? []).map(({ range, severity, message, code }) => ({
        range,
        severity: SEVERITIES[severity ?? DiagnosticSeverity.Error],
        message: typeof message === 'string' ? message : message.value,
        rule: String(code),
      })),
    };
  });
}
