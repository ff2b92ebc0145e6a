import { DocumentState } from 'langium';
import { createServerRequestHandler, DefaultLanguageServer, type LangiumSharedServices } from 'langium/lsp';
import type { InitializeParams, InitializeResult } from 'vscode-languageserver';
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

  protected override buildInitializeResult(params: InitializeParams): InitializeResult {
    const result = super.buildInitializeResult(params);
    result.capabilities.codeActionProvider = { codeActionKinds: [...ACTION_KINDS] };
    result.capabilities.selectionRangeProvider = true;
    return result;
  }
}
