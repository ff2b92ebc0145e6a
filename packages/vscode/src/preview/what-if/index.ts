import type { BaseLanguageClient } from 'vscode-languageclient';

/** Answers a message of the panel `what-if/webview`, on the side of the extension; the panel gets what it resolves to. */
export async function answerWhatIf(_client: BaseLanguageClient, _uri: string, _message: unknown): Promise<unknown> {
  return undefined;
}
