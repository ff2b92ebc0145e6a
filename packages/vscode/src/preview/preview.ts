import {
  type GeneratedFormat,
  PREVIEW,
  type PreviewDocument,
  type PreviewedAgreement,
  type PreviewFinding,
  type PreviewParams,
  type PreviewPlaceOfProblem,
  type PreviewProblem,
  type PreviewResult,
} from '@sla-language/server/protocol';
import * as vscode from 'vscode';
import type { Extension } from '../features.js';
import { Direction } from './direction.js';
import type { PreviewState, ShownDocument, ToExtension, ToPage } from './messages.js';
import { pageWith } from './page.js';
import { Refresher } from './refresher.js';
import { showPlace } from './showing.js';
import { type Position, ShownPlaces } from './shown-places.js';
import { answerWhatIf } from './what-if/index.js';

export const VIEW_TYPE = 'sla.preview';

/** One panel: an agreement of a file as a document, beside its text. */
export class Preview {
  private readonly refresher = new Refresher(() => this.refresh());
  private readonly direction = new Direction();
  private readonly ended = new vscode.EventEmitter<void>();
  private readonly disposables: vscode.Disposable[] = [this.ended, { dispose: () => this.refresher.dispose() }];
  private readonly changed: () => void;

  /** The last good document with the texts that it is made of, by their hash. */
  private good: PreviewDocument | undefined;
  private texts = new Map<string, string>();
  private places = ShownPlaces.none;
  /** What the page has of it. */
  private sent = new Set<string>();
  private agreements: readonly PreviewedAgreement[] = [];
  private problem: PreviewProblem | undefined;
  private isStale = false;
  private isReady = false;
  private wantsWhatIf = false;
  /** The agreement in which the cursor was last; entering another one shows that. */
  private cursorIn: string | undefined;

  constructor(
    readonly panel: vscode.WebviewPanel,
    private state: PreviewState,
    private readonly extension: Extension,
    /** Called when the file or the lock of the preview is another one. */
    onChange: (preview: Preview) => void,
  ) {
    this.changed = () => onChange(this);
    const dist = vscode.Uri.joinPath(extension.context.extensionUri, 'dist');
    const { webview } = panel;
    webview.options = { enableScripts: true, localResourceRoots: [dist] };
    const picture = (name: string) => vscode.Uri.joinPath(extension.context.extensionUri, 'images', name);
    panel.iconPath = { light: picture('file-light.svg'), dark: picture('file-dark.svg') };
    this.disposables.push(
      panel.onDidDispose(() => this.dispose()),
      panel.onDidChangeViewState(() => this.refreshIfVisible()),
      webview.onDidReceiveMessage((message: ToExtension) => this.receive(message)),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.followCursor(textEditor)),
      vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => this.followScrolling(textEditor)),
      vscode.workspace.onDidChangeTextDocument((event) => this.followEdits(event)),
    );
    webview.html = pageWith({
      nonce: globalThis.crypto.randomUUID().replaceAll('-', ''),
      source: webview.cspSource,
      script: webview.asWebviewUri(vscode.Uri.joinPath(dist, 'preview.js')).toString(),
      style: webview.asWebviewUri(vscode.Uri.joinPath(dist, 'preview.css')).toString(),
    });
    this.entitle();
    this.refresher.request();
  }

  readonly onDidEnd = this.ended.event;

  /** The URI by which the server knows the file. */
  get uri(): string {
    return this.state.uri;
  }

  get isLocked(): boolean {
    return this.state.locked;
  }

  /** Shows another file. */
  show(uri: string): void {
    if (uri === this.uri) return;
    this.forget();
    this.state = { ...this.state, uri, agreement: undefined };
    this.entitle();
    this.changed();
    this.refresher.request();
  }

  lock(locked: boolean): void {
    this.state = { ...this.state, locked };
    this.entitle();
    this.changed();
    this.post({ state: this.state });
  }

  /** Shows the panel that answers "what if?", as soon as the page is there. */
  showWhatIf(): void {
    this.wantsWhatIf = !this.isReady;
    this.post({ whatIf: { show: true } });
  }

  /** The server has something new. */
  refreshIfVisible(): void {
    if (this.panel.visible) this.refresher.request();
  }

  private dispose(): void {
    this.ended.fire();
    for (const each of this.disposables.splice(0)) each.dispose();
  }

  private forget(): void {
    this.good = undefined;
    this.texts.clear();
    this.places = ShownPlaces.none;
    this.agreements = [];
    this.cursorIn = undefined;
  }

  private entitle(): void {
    const name = vscode.Uri.parse(this.uri).path.split('/').at(-1) ?? '';
    this.panel.title = this.isLocked ? `[Preview] ${name}` : `Preview ${name}`;
  }

  private async refresh(isRetry = false): Promise<void> {
    const { uri, agreement, layout } = this.state;
    const editor = vscode.window.visibleTextEditors.find((each) => this.uriOf(each.document) === uri);
    const line = editor?.selection.active.line;
    const params: PreviewParams = { uri, agreement, line, layout, known: [...this.texts.keys()], lenient: !this.good };
    const result = await this.extension.client
      .sendRequest<PreviewResult | null>(PREVIEW, params)
      .catch(() => undefined);
    const { uri: now, agreement: chosen, layout: wanted } = this.state;
    // Somebody has chosen something else in the meantime, and that has been asked for.
    if (!result || uri !== now || agreement !== chosen || layout !== wanted) return;
    if (result.state === 'missing') {
      if (!isRetry && (await this.openText())) return this.refresh(true);
      const message = 'This text cannot be read any more. Below is how it was last.';
      this.tell(isRetry ? undefined : { message });
      return;
    }
    this.agreements = result.agreements;
    if (result.state === 'nothing') this.forget();
    if (result.document) this.take(result.document);
    this.isStale = result.state === 'broken';
    this.problem = result.problem;
    this.send();
  }

  /** The server knows the files that are open. */
  private async openText(): Promise<boolean> {
    try {
      await vscode.workspace.openTextDocument(vscode.Uri.parse(this.uri));
      return true;
    } catch {
      return false;
    }
  }

  private tell(problem: PreviewProblem | undefined): void {
    this.problem = problem;
    this.isStale = problem !== undefined;
    this.send();
  }

  private take(document: PreviewDocument): void {
    const text = (hash: string) => document.texts[hash] ?? this.texts.get(hash) ?? '';
    const hashes = [document.style, ...document.pieces.map((piece) => piece.hash)];
    this.texts = new Map(hashes.map((hash) => [hash, text(hash)]));
    this.good = document;
    this.places = ShownPlaces.of(document);
    if (this.state.agreement !== document.agreement) {
      this.state = { ...this.state, agreement: document.agreement };
      this.cursorIn = document.agreement;
    }
  }

  /** Sends the page what it does not have. */
  private send(): void {
    if (!this.isReady) return;
    const { problem, isStale, state, agreements } = this;
    const banner = problem && {
      message: problem.message,
      isStale: isStale && this.good !== undefined,
      leads: problem.place !== undefined,
      ...(problem.others ? { others: problem.others } : {}),
    };
    this.post({ state, agreements, banner: banner ?? null, document: this.shown() ?? null });
    const editor = vscode.window.visibleTextEditors.find((each) => this.uriOf(each.document) === this.uri);
    if (editor) this.markCurrent(editor);
  }

  private shown(): ShownDocument | undefined {
    const { good, texts, sent } = this;
    if (!good) return undefined;
    const unsent = (hash: string) => (sent.has(hash) ? undefined : texts.get(hash));
    const style = unsent(good.style);
    const document: ShownDocument = {
      title: good.title,
      language: good.language,
      ...(style === undefined ? {} : { style }),
      pieces: good.pieces.map((piece) => {
        const html = unsent(piece.hash);
        return html === undefined ? piece : { ...piece, html };
      }),
      findings: good.findings.map(({ severity, code, message, key }) => ({ severity, code, message, key })),
    };
    this.sent = new Set(texts.keys());
    return document;
  }

  private post(message: ToPage): void {
    if (this.isReady) void this.panel.webview.postMessage(message);
  }

  private receive(message: ToExtension): void {
    if (message.ready) {
      this.isReady = true;
      this.sent.clear();
      this.send();
      if (this.wantsWhatIf) this.showWhatIf();
    }
    if (message.choose) this.choose(message.choose);
    if (message.scrolled) this.scrollEditor(message.scrolled);
    if (message.open !== undefined) this.open(this.places.place(message.open));
    if (message.openFinding !== undefined) this.open(this.findings[message.openFinding]);
    if (message.openProblem) this.open(this.problem?.place);
    if (message.openFile !== undefined) this.show(message.openFile);
    if (message.generate !== undefined) this.generate(message.generate);
    if ('whatIf' in message) void this.answer(message.whatIf);
  }

  private get findings(): readonly PreviewFinding[] {
    return this.good?.findings ?? [];
  }

  private choose({ locked, ...choice }: NonNullable<ToExtension['choose']>): void {
    this.state = { ...this.state, ...choice };
    this.post({ state: this.state });
    if (locked !== undefined) this.lock(locked);
    if (choice.agreement !== undefined || choice.layout !== undefined) this.refresher.request();
  }

  private async answer(message: unknown): Promise<void> {
    const whatIf = await answerWhatIf(this.extension.client, this.uri, message);
    this.post({ whatIf });
  }

  /** The document that is shown, in a format. */
  private generate(format: GeneratedFormat): void {
    const wanted = { formats: [format], layouts: [this.state.layout] };
    void vscode.commands.executeCommand('sla.generate', vscode.Uri.parse(this.uri), undefined, wanted);
  }

  private open(place: PreviewPlaceOfProblem | undefined): void {
    if (!place) return;
    this.direction.leads('preview');
    void showPlace(vscode.Uri.parse(place.uri), this.toRange(place.range), this.panel.viewColumn);
  }

  private toRange({ start, end }: { readonly start: Position; readonly end: Position }): vscode.Range {
    return new vscode.Range(start.line, start.character, end.line, end.character);
  }

  private uriOf(document: vscode.TextDocument): string {
    return this.extension.client.code2ProtocolConverter.asUri(document.uri);
  }

  private followEdits({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const uri = this.uriOf(document);
    for (const { range, text } of contentChanges)
      this.places = this.places.moved(uri, range, text.split('\n').length - 1);
  }

  private followCursor(editor: vscode.TextEditor): void {
    if (!this.isReady) return;
    if (this.uriOf(editor.document) === this.uri) this.enterAgreement(editor.selection.active);
    // A cursor that the preview itself has moved is an echo.
    this.markCurrent(editor, this.syncing !== 'off' && this.direction.leads('editor'));
  }

  private markCurrent(editor: vscode.TextEditor, mayScroll = false): void {
    const uri = this.uriOf(editor.document);
    if (!this.places.has(uri)) return;
    const { line, character } = editor.selection.active;
    // Before the first word of a line one is in what begins there.
    const first = editor.document.lineAt(line).firstNonWhitespaceCharacterIndex;
    const key = this.places.keyAt(uri, { line, character: Math.max(character, first) }) ?? null;
    this.post({ current: { key, mayScroll } });
  }

  private enterAgreement(position: vscode.Position): void {
    const found = this.agreements.find(({ range }) => this.toRange(range).contains(position))?.id;
    if (found === undefined || found === this.cursorIn) return;
    this.cursorIn = found;
    if (found !== this.state.agreement) this.choose({ agreement: found });
  }

  private followScrolling(editor: vscode.TextEditor): void {
    const uri = this.uriOf(editor.document);
    const line = editor.visibleRanges[0]?.start.line;
    if (line === undefined || !this.places.has(uri) || this.syncing === 'off') return;
    if (!this.direction.leads('editor')) return;
    // What stands before everything that is shown belongs to the head of the document.
    this.post({ scrollTo: this.places.atLine(uri, line) ?? { key: null, share: 0 } });
  }

  private scrollEditor({ key, share }: NonNullable<ToExtension['scrolled']>): void {
    if (!this.direction.leads('preview') || this.syncing !== 'both') return;
    const place = this.places.place(key);
    const editor = vscode.window.visibleTextEditors.find((each) => this.uriOf(each.document) === place?.uri);
    if (!place || !editor) return;
    const { start, end } = place.range;
    const line = Math.floor(start.line + share * (end.line - start.line + 1));
    editor.revealRange(new vscode.Range(line, 0, line, 0), vscode.TextEditorRevealType.AtTop);
  }

  private get syncing(): 'both' | 'editor' | 'off' {
    return vscode.workspace.getConfiguration('sla', vscode.Uri.parse(this.uri)).get('preview.scrollSync', 'both');
  }
}
