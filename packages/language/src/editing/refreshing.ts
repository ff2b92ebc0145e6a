import { DocumentState, URI } from 'langium';
import { CodeLensRefreshRequest } from 'vscode-languageserver';
import { SlaLanguageMetaData } from '../generated/module.js';
import type { SlaEditorServices } from './index.js';
import { SlaInlayHintProvider } from './inlay-hints/provider.js';

/**
 * Asks the editor for its hints and lenses again where it cannot know that they have changed: when a switch is turned, and when a file has been
 * checked again although its own text is the same, since something that it imports is another.
 */
export function refreshWhereNeeded({ shared, lsp }: SlaEditorServices): void {
  const { Connection: connection, LanguageServer } = shared.lsp;
  if (!connection) return;
  let canRefreshHints = false;
  let canRefreshLenses = false;
  const refresh = (): void => {
    const fail = (error: unknown) => console.error('The editor could not be asked to refresh.', error);
    if (canRefreshHints) connection.languages.inlayHint.refresh().catch(fail);
    if (canRefreshLenses) connection.sendRequest(CodeLensRefreshRequest.type).catch(fail);
  };
  LanguageServer.onInitialize(({ capabilities: { workspace } }) => {
    canRefreshHints = workspace?.inlayHint?.refreshSupport === true;
    canRefreshLenses = workspace?.codeLens?.refreshSupport === true;
  });
  shared.workspace.ConfigurationProvider.onConfigurationSectionUpdate(({ section }) => {
    if (section === SlaLanguageMetaData.languageId) refresh();
  });
  if (lsp.InlayHintProvider instanceof SlaInlayHintProvider) lsp.InlayHintProvider.refresh = refresh;

  const checked = new Map<string, number>();
  shared.workspace.TextDocuments?.onDidClose(({ document }) => checked.delete(URI.parse(document.uri).toString()));
  shared.workspace.DocumentBuilder.onBuildPhase(DocumentState.Validated, (documents) => {
    let isStale = false;
    for (const { uri, textDocument } of documents) {
      const key = uri.toString();
      if (!shared.workspace.TextDocuments?.get(key)) continue;
      isStale ||= checked.get(key) === textDocument.version;
      checked.set(key, textDocument.version);
    }
    if (isStale) refresh();
  });
}
