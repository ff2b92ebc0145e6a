import type { ConfigurationFiles, ConfigurationProblem } from '@sla-language/language';
import { DocumentState } from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';
import type { Connection } from 'vscode-languageserver';
import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver-types';

/** Checks all files again when a configuration changes, and says what is wrong with one where it stands. */
export function serveConfigurations(
  shared: LangiumSharedServices,
  connection: Connection,
  configurations: ConfigurationFiles,
): void {
  const { DocumentBuilder, LangiumDocuments, WorkspaceLock } = shared.workspace;
  shared.lsp.DocumentUpdateHandler.onWatchedFilesChange?.(async ({ changes }) => {
    if (!(await configurations.isConcerned(changes.map(({ uri }) => uri)))) return;
    configurations.clear();
    WorkspaceLock.write(async (token) => {
      for (const document of LangiumDocuments.all)
        DocumentBuilder.resetToState(document, DocumentState.IndexedReferences);
      await DocumentBuilder.update([], [], token);
    }).catch((error: unknown) => console.error('The files could not be checked again.', error));
  });

  let reported = new Set<string>();
  DocumentBuilder.onBuildPhase(DocumentState.Validated, async () => {
    const problems = (await configurations.all()).flatMap((each) => each.problems);
    const wrong = new Set(problems.map(({ uri }) => uri));
    for (const uri of new Set([...reported, ...wrong])) {
      const own = problems.filter((each) => each.uri === uri);
      await connection.sendDiagnostics({ uri, diagnostics: own.map(toDiagnostic) });
    }
    reported = wrong;
  });
}

function toDiagnostic({ range, message }: ConfigurationProblem): Diagnostic {
  return { range, message, severity: DiagnosticSeverity.Error, code: 'configuration/invalid', source: 'sla' };
}
