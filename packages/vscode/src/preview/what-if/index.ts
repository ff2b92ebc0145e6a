import { SIMULATE, type SimulateParams, type SimulateResult } from '@sla-language/server/protocol';
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { showPlace } from '../showing.js';
import type { FromPanel, ToPanel } from './messages.js';

/** Answers a message of the panel `what-if/webview`, on the side of the extension; the panel gets what it resolves to. */
export async function answerWhatIf(
  client: BaseLanguageClient,
  uri: string,
  message: unknown,
): Promise<ToPanel | undefined> {
  const wish = message as FromPanel;
  if ('ask' in wish) {
    const params: SimulateParams = { uri, ...wish.ask };
    const answer = await client.sendRequest<SimulateResult>(SIMULATE, params).catch(unanswered);
    return { answer, number: wish.number };
  }
  if ('copy' in wish) {
    await vscode.env.clipboard.writeText(wish.copy);
    return { copied: true };
  }
  const preview = vscode.window.tabGroups.activeTabGroup.viewColumn;
  await showPlace(vscode.Uri.parse(wish.open.uri), client.protocol2CodeConverter.asRange(wish.open.range), preview);
  return undefined;
}

function unanswered(cause: unknown): SimulateResult {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return { problem: { message: `This could not be reckoned: ${reason}` } };
}
