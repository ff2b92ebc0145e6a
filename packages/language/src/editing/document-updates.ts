import {
  DocumentState,
  type FileSystemProvider,
  type LangiumDocuments,
  type TextDocument,
  URI,
  UriUtils,
} from 'langium';
import { DefaultDocumentUpdateHandler, type LangiumSharedServices, type TextDocuments } from 'langium/lsp';
import {
  type Connection,
  DidChangeWatchedFilesNotification,
  type DidChangeWatchedFilesParams,
  FileChangeType,
  type FileSystemWatcher,
  type TextDocumentChangeEvent,
  WatchKind,
} from 'vscode-languageserver';
import { isLibrary } from '../library/library.js';

/** Keeps the language's documents what they are in the editor and on disk. */
export class SlaDocumentUpdateHandler extends DefaultDocumentUpdateHandler {
  private readonly files: FileSystemProvider;
  private readonly open: TextDocuments<TextDocument>;
  private readonly documents: LangiumDocuments;

  constructor(services: LangiumSharedServices) {
    super(services);
    this.files = services.workspace.FileSystemProvider;
    this.open = services.workspace.TextDocuments;
    this.documents = services.workspace.LangiumDocuments;
    services.lsp.LanguageServer.onInitialize(({ capabilities }) => {
      const { dynamicRegistration, relativePatternSupport } = capabilities.workspace?.didChangeWatchedFiles ?? {};
      const connection = services.lsp.Connection;
      if (connection && dynamicRegistration && relativePatternSupport) watchOutside(services, connection);
    });
  }

  /** Configurations may extend other files of JSON; of a folder that is gone, editors name nothing that was in it. */
  protected override getWatchers(): FileSystemWatcher[] {
    return [{ globPattern: '**/*.sla' }, { globPattern: '**/*.json' }, { globPattern: '**/*', kind: WatchKind.Delete }];
  }

  /** What is open in an editor is as the editor has it, whatever happens on disk. */
  override didChangeWatchedFiles(params: DidChangeWatchedFilesParams): void {
    this.onWatchedFilesChangeEmitter.fire(params);
    const of = (isDeleted: boolean): URI[] =>
      params.changes
        .filter(({ type }) => (type === FileChangeType.Deleted) === isDeleted)
        .map(({ uri }) => URI.parse(uri));
    const changed = of(false).filter(({ path }) => path.endsWith('.sla'));
    this.filesChanged(changed, of(true));
  }

  /** Takes in that files, or all files of folders, are there or have changed, and that others are gone. */
  filesChanged(changed: readonly URI[], gone: readonly URI[]): void {
    const closed = changed.filter((uri) => !this.open.get(uri.toString()));
    const deleted = gone.flatMap((uri) => this.closedWithin(uri));
    if (closed.length + deleted.length > 0) this.fireDocumentUpdate(closed, deleted);
  }

  /** The documents at an address, which may be that of a folder, without those that an editor shows. */
  private closedWithin(address: URI): URI[] {
    return this.documents
      .getDocuments(address)
      .map(({ uri }) => uri)
      .filter((uri) => !this.open.get(uri.toString()));
  }

  /** A closed editor may leave behind a file that is unlike what it showed, or (untitled) no file at all. */
  async didCloseDocument({ document }: TextDocumentChangeEvent<TextDocument>): Promise<void> {
    const uri = URI.parse(document.uri);
    if (isLibrary(uri)) return;
    const isFile = uri.path.endsWith('.sla') && (await this.files.exists(uri).catch(() => false));
    if (this.open.get(document.uri)) return; // opened again in the meantime
    this.fireDocumentUpdate(isFile ? [uri] : [], isFile ? [] : [uri]);
  }

  /** A fault in one file must not end the server. */
  protected override fireDocumentUpdate(changed: URI[], deleted: URI[]): void {
    this.workspaceManager.ready
      .then(() => this.workspaceLock.write((token) => this.documentBuilder.update(changed, deleted, token)))
      .catch((error: unknown) => console.error('The files could not be brought up to date.', error));
  }
}

/** Editors watch only what is in the workspace by themselves: of a single file, and of what it imports, the folders are named to them. */
function watchOutside({ workspace }: LangiumSharedServices, connection: Connection): void {
  const watched = new Set<string>();
  workspace.DocumentBuilder.onBuildPhase(DocumentState.IndexedReferences, async (documents) => {
    const inside = (workspace.WorkspaceManager.workspaceFolders ?? []).map(({ uri }) => URI.parse(uri));
    const watchers: FileSystemWatcher[] = [];
    for (const { uri } of documents) {
      if (uri.scheme === 'untitled' || isLibrary(uri) || inside.some((folder) => UriUtils.contains(folder, uri)))
        continue;
      const folder = UriUtils.dirname(uri).toString();
      if (watched.has(folder)) continue;
      watched.add(folder);
      for (const pattern of ['*.sla', '*.json']) watchers.push({ globPattern: { baseUri: folder, pattern } });
    }
    if (watchers.length === 0) return;
    // The build does not wait for an answer.
    connection.client
      .register(DidChangeWatchedFilesNotification.type, { watchers })
      .catch((error: unknown) => console.error('Folders outside the workspace are not watched.', error));
  });
}
