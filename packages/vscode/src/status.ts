import { type FileParams, STATUS, type StatusResult } from '@sla-language/server/protocol';
import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { Extension } from './features.js';

const SELECTOR: vscode.DocumentSelector = { language: 'sla' };

/** How long the author pauses before the state is asked for. */
const PAUSE = 150;

/** What holds for the file at hand, beside the language's name in the status bar: profile and configuration, findings, state. */
export function registerStatus({ client }: Extension): vscode.Disposable {
  const profile = vscode.languages.createLanguageStatusItem('sla.profile', SELECTOR);
  profile.name = 'SLA: Profile';
  profile.text = 'Profile';
  const agreement = vscode.languages.createLanguageStatusItem('sla.agreement', SELECTOR);
  agreement.name = 'SLA: Agreement';
  agreement.text = 'Agreement';
  let asked = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const refresh = async (): Promise<void> => {
    const document = vscode.window.activeTextEditor?.document;
    if (!document || !vscode.languages.match(SELECTOR, document)) return;
    const turn = ++asked;
    profile.busy = agreement.busy = true;
    const status = await ask(client, document.uri);
    if (turn !== asked) return;
    profile.busy = agreement.busy = false;
    showProfile(profile, status, document.uri);
    showAgreement(agreement, status);
  };
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(refresh, PAUSE);
  };
  const isActive = (uri: vscode.Uri): boolean =>
    uri.toString() === vscode.window.activeTextEditor?.document.uri.toString();

  soon();
  return vscode.Disposable.from(
    profile,
    agreement,
    { dispose: () => clearTimeout(timer) },
    vscode.window.onDidChangeActiveTextEditor(soon),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (isActive(document.uri)) soon();
    }),
    // A configuration or an imported file may have changed.
    vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      if (uris.some(isActive)) soon();
    }),
  );
}

async function ask(client: BaseLanguageClient, uri: vscode.Uri): Promise<StatusResult | undefined> {
  const params: FileParams = { uri: client.code2ProtocolConverter.asUri(uri) };
  try {
    return (await client.sendRequest<StatusResult | null>(STATUS, params)) ?? undefined;
  } catch {
    // The server is not there, or ends: there is nothing to show.
    return undefined;
  }
}

function showProfile(item: vscode.LanguageStatusItem, status: StatusResult | undefined, uri: vscode.Uri): void {
  item.text = status ? `Profile: ${status.profiles.join(', ')}` : 'Profile';
  item.severity =
    status?.isConfigurationSound === false
      ? vscode.LanguageStatusSeverity.Warning
      : vscode.LanguageStatusSeverity.Information;
  item.detail = status?.configuration
    ? `from ${vscode.workspace.asRelativePath(vscode.Uri.parse(status.configuration))}`
    : 'no configuration';
  const title = status?.configuration ? 'Open Configuration' : 'Create Configuration';
  item.command = { title, command: 'sla.openConfiguration', arguments: [uri] };
}

function showAgreement(item: vscode.LanguageStatusItem, status: StatusResult | undefined): void {
  const [first, ...others] = status?.agreements ?? [];
  const state = first && (first.kind === 'template' ? 'template' : first.status);
  const more = others.length > 0 ? ` and ${others.length} more` : '';
  item.text = first ? `${[first.id, first.version, `(${state})`].filter(Boolean).join(' ')}${more}` : 'No agreement';
  item.detail = status ? findingsOf(status.findings) : '';
  const hasErrors = (status?.findings.errors ?? 0) > 0;
  item.severity = hasErrors ? vscode.LanguageStatusSeverity.Error : vscode.LanguageStatusSeverity.Information;
  item.command = { title: 'Show Findings', command: 'workbench.actions.view.problems' };
}

function findingsOf({ errors, warnings, information }: StatusResult['findings']): string {
  const counted = [
    [errors, 'error'],
    [warnings, 'warning'],
    [information, 'note'],
  ] as const;
  const parts = counted.flatMap(([count, word]) => (count > 0 ? [`${count} ${word}${count > 1 ? 's' : ''}`] : []));
  return parts.length > 0 ? parts.join(', ') : 'no findings';
}
