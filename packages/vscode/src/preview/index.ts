import {
  PREVIEW_CHANGED,
  PREVIEWED,
  type PreviewChangedParams,
  type PreviewedParams,
} from '@sla-language/server/protocol';
import * as vscode from 'vscode';
import { activeAgreement } from '../active-agreement.js';
import type { Extension } from '../features.js';
import type { Look, PreviewState } from './messages.js';
import { Preview, VIEW_TYPE } from './preview.js';

/** Previews of agreements: one that follows the active editor, and any number that keep to their file. */
export function registerPreview(extension: Extension): vscode.Disposable {
  const previews = new Previews(extension);
  return vscode.Disposable.from(
    previews,
    vscode.commands.registerCommand('sla.preview', (uri?: vscode.Uri | string) => previews.open(uri)),
    vscode.commands.registerCommand('sla.whatIf', (uri?: vscode.Uri | string) => previews.open(uri)?.showWhatIf()),
    vscode.commands.registerCommand('sla.previewLock', () => previews.toggleLock()),
    vscode.window.registerWebviewPanelSerializer(VIEW_TYPE, previews),
    vscode.window.onDidChangeActiveTextEditor((editor) => previews.follow(editor)),
    extension.client.onNotification(PREVIEW_CHANGED, ({ uri }: PreviewChangedParams) => previews.changed(uri)),
  );
}

class Previews implements vscode.WebviewPanelSerializer<PreviewState>, vscode.Disposable {
  private readonly all = new Set<Preview>();

  constructor(private readonly extension: Extension) {}

  dispose(): void {
    for (const each of this.all) each.panel.dispose();
  }

  /** Opens a preview beside the editor, or shows the one that there is. A code lens names the file in words. */
  open(named: vscode.Uri | string | undefined): Preview | undefined {
    const uri = typeof named === 'string' ? vscode.Uri.parse(named) : (named ?? activeAgreement());
    if (!uri) return undefined;
    const address = this.extension.client.code2ProtocolConverter.asUri(uri);
    const known = this.find((each) => each.uri === address) ?? this.find((each) => !each.isLocked);
    if (known) {
      known.show(address);
      known.panel.reveal(undefined, true);
      return known;
    }
    const place = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    const panel = vscode.window.createWebviewPanel(VIEW_TYPE, 'Preview', place, { enableFindWidget: true });
    const look = vscode.workspace.getConfiguration('sla', uri).get<Look>('preview.theme', 'editor');
    return this.add(panel, { uri: address, layout: 'schedule', look, locked: false });
  }

  /** Takes up a panel of the last session. */
  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: PreviewState | undefined): Promise<void> {
    if (state?.uri === undefined) panel.dispose();
    else this.add(panel, state);
  }

  toggleLock(): void {
    const active = this.find((each) => each.panel.active);
    active?.lock(!active.isLocked);
  }

  follow(editor: vscode.TextEditor | undefined): void {
    if (editor?.document.languageId !== 'sla') return;
    const address = this.extension.client.code2ProtocolConverter.asUri(editor.document.uri);
    this.find((each) => !each.isLocked)?.show(address);
  }

  changed(uri: string): void {
    for (const each of this.all) if (each.uri === uri) each.refreshIfVisible();
  }

  private add(panel: vscode.WebviewPanel, state: PreviewState): Preview {
    const preview = new Preview(panel, state, this.extension, () => this.tell());
    this.all.add(preview);
    preview.onDidEnd(() => {
      this.all.delete(preview);
      this.tell();
    });
    this.tell();
    return preview;
  }

  /** The server works for what is shown only. */
  private tell(): void {
    const params: PreviewedParams = { uris: [...new Set([...this.all].map((each) => each.uri))] };
    // A client that has ended has nobody to tell.
    this.extension.client.sendNotification(PREVIEWED, params).catch(() => {});
  }

  private find(is: (preview: Preview) => boolean): Preview | undefined {
    return [...this.all].find(is);
  }
}
