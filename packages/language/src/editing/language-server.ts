import { DefaultLanguageServer } from 'langium/lsp';
import { CodeActionKind, type InitializeParams, type InitializeResult } from 'vscode-languageserver';
import { FIX_ALL } from './code-actions.js';

/** Says more exactly than Langium what the language does for editors. */
export class SlaLanguageServer extends DefaultLanguageServer {
  protected override buildInitializeResult(params: InitializeParams): InitializeResult {
    const result = super.buildInitializeResult(params);
    result.capabilities.codeActionProvider = { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL] };
    result.capabilities.codeLensProvider = { resolveProvider: true };
    result.capabilities.inlayHintProvider = { resolveProvider: true };
    return result;
  }
}
