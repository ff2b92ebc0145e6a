import { DefaultLanguageServer } from 'langium/lsp';
import {
  CodeActionKind,
  type InitializeParams,
  type InitializeResult,
  PositionEncodingKind,
} from 'vscode-languageserver';
import manifest from '../../package.json' with { type: 'json' };
import { openFolders } from './client.js';
import { FIX_ALL } from './code-actions.js';

/** Says more exactly than Langium what the language does for editors. */
export class SlaLanguageServer extends DefaultLanguageServer {
  override initialize(params: InitializeParams): Promise<InitializeResult> {
    return super.initialize({ ...params, workspaceFolders: openFolders(params) });
  }

  protected override buildInitializeResult(params: InitializeParams): InitializeResult {
    const result = super.buildInitializeResult(params);
    result.capabilities.codeActionProvider = { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL] };
    // Every editor knows it; that it is said spares some a warning about servers that differ.
    result.capabilities.positionEncoding = PositionEncodingKind.UTF16;
    result.serverInfo = { name: 'SLA Language', version: manifest.version };
    return result;
  }
}
