import { readPattern } from '@sla-language/documents';
import type { ConfigurationFiles, ConfigurationProblem, FoundConfiguration } from '@sla-language/language';
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
    const found = await configurations.all();
    const problems = [...found.flatMap((each) => each.problems), ...wrongPaths(found)];
    const wrong = new Set(problems.map(({ uri }) => uri));
    for (const uri of new Set([...reported, ...wrong])) {
      const own = problems.filter((each) => each.uri === uri);
      await connection.sendDiagnostics({ uri, diagnostics: own.map(toDiagnostic) });
    }
    reported = wrong;
  });
}

/** What is wrong with the paths of documents, each once: several configurations may build on the one that names a path. */
function wrongPaths(found: readonly FoundConfiguration[]): readonly ConfigurationProblem[] {
  const problems = new Map<string, ConfigurationProblem>();
  for (const { settings } of found) {
    if (!settings.outputPath) continue;
    const { pattern, namedIn, range } = settings.outputPath;
    const read = readPattern(pattern);
    if ('problem' in read) problems.set(namedIn, { uri: namedIn, range, message: read.problem });
  }
  return [...problems.values()];
}

function toDiagnostic({ range, message }: ConfigurationProblem): Diagnostic {
  return { range, message, severity: DiagnosticSeverity.Error, code: 'configuration/invalid', source: 'sla' };
}
