import type { ConfigurationFiles, SlaServices } from '@sla-language/language';
import { configurationOf, ruleEntry } from '@sla-language/language/editing';
import { DocumentState, type FileSystemProvider, type LangiumDocument, URI } from 'langium';
import type { Connection } from 'vscode-languageserver';
import { DiagnosticSeverity } from 'vscode-languageserver-types';
import { isForeignFile, readingsOf } from './open-files.js';
import {
  CONFIGURE_RULE,
  type ConfigureRuleParams,
  type ConfigureRuleResult,
  type FileParams,
  STATUS,
  type StatusResult,
} from './protocol.js';

/** Answers what holds for a file, and how a rule is configured for it. */
export function serveStatus(
  services: SlaServices,
  connection: Connection,
  configurations: ConfigurationFiles,
  files: FileSystemProvider,
): void {
  const { DocumentBuilder, LangiumDocuments, WorkspaceManager } = services.shared.workspace;

  connection.onRequest(STATUS, async ({ uri }: FileParams, token): Promise<StatusResult | null> => {
    const address = URI.parse(uri);
    await WorkspaceManager.ready;
    // The answer comes when the file has been checked, so whoever asks knows that the server is busy until then.
    const isChecked = await DocumentBuilder.waitUntil(DocumentState.Validated, address, token).then(
      () => true,
      () => false,
    );
    const document = isChecked ? LangiumDocuments.getDocument(address) : undefined;
    if (!document || isForeignFile(document)) return null;
    return statusOf(document, services, configurations);
  });

  connection.onRequest(
    CONFIGURE_RULE,
    async ({ uri, ruleId, text }: ConfigureRuleParams): Promise<ConfigureRuleResult | null> => {
      const read = (file: URI) => Promise.resolve(files.readFile(file)).catch(() => undefined);
      const access = { configurations, workspace: WorkspaceManager, read };
      const found = await configurationOf(URI.parse(uri), ruleId, access);
      const entry = ruleEntry(text ?? found.text, ruleId, found.severity);
      return { file: found.uri, exists: found.exists, ...(entry ? { entry } : {}) };
    },
  );
}

async function statusOf(
  document: LangiumDocument,
  services: SlaServices,
  configurations: ConfigurationFiles,
): Promise<StatusResult> {
  const { settings, files, problems } = await configurations.configurationFor(document.uri);
  const diagnostics = document.diagnostics ?? [];
  const count = (severity: DiagnosticSeverity): number =>
    diagnostics.filter((each) => each.severity === severity).length;
  const configuration = files.at(-1);
  return {
    profiles: settings.profiles,
    ...(configuration ? { configuration } : {}),
    isConfigurationSound: problems.length === 0,
    findings: {
      errors: count(DiagnosticSeverity.Error),
      warnings: count(DiagnosticSeverity.Warning),
      information: count(DiagnosticSeverity.Information),
    },
    agreements: readingsOf(services, document).map(({ agreement }) => {
      const { id, title, kind, status, version } = agreement;
      return { id, title, kind, status, ...(version === undefined ? {} : { version }) };
    }),
  };
}
