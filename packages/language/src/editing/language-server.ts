import { DocumentState } from 'langium';
import { createServerRequestHandler, DefaultLanguageServer, type LangiumSharedServices } from 'langium/lsp';
import { type InitializeParams, type InitializeResult, PositionEncodingKind } from 'vscode-languageserver';
import manifest from '../../package.json' with { type: 'json' };
import { openFolders } from './client.js';
import { ACTION_KINDS } from './code-actions/provider.js';
import { selectionRanges } from './selection-ranges.js';

/** Says more exactly than Langium what the language does for editors, and does what Langium does not know. */
export class SlaLanguageServer extends DefaultLanguageServer {
  constructor(services: LangiumSharedServices) {
    super(services);
    services.lsp.Connection?.onSelectionRanges(
      createServerRequestHandler(
        (_, document, params) => selectionRanges(document, params),
        services,
        DocumentState.Parsed,
      ),
    );
  }

  override initialize(params: InitializeParams): Promise<InitializeResult> {
    return super.initialize({ ...params, workspaceFolders: openFolders(params) });
  }

  protected override buildInitializeResult(params: InitializeParams): InitializeResult {
    const result = super.buildInitializeResult(params);
    result.capabilities.codeActionProvider = { codeActionKinds: [...ACTION_KINDS] };
    result.capabilities.selectionRangeProvider = true;
    result.capabilities.codeLensProvider = { resolveProvider: true };
    result.capabilities.inlayHintProvider = { resolveProvider: true };
    // Every editor knows it; that it is said spares some a warning about servers that differ.
    result.capabilities.positionEncoding = PositionEncodingKind.UTF16;
    result.serverInfo = { name: 'SLA Language', version: manifest.version };
    return result;
  }
}
