import { type FileSystemProvider, type TextDocument, URI } from 'langium';
import { DefaultDocumentUpdateHandler, type LangiumSharedServices, type TextDocuments } from 'langium/lsp';
import {
  type DidChangeWatchedFilesParams,
  FileChangeType,
  type FileSystemWatcher,
  type TextDocumentChangeEvent,
} from 'vscode-languageserver';
import { CONFIGURATION_FILE, isConfiguration } from '../configuration/configuration.js';
import { isLibrary } from '../library/library.js';

/** Keeps the language's documents what they are in the editor and on disk. */
export class SlaDocumentUpdateHandler extends DefaultDocumentUpdateHandler {
  private readonly files: FileSystemProvider;
  private readonly open: TextDocuments<TextDocument>;

  constructor(services: LangiumSharedServices) {
    super(services);
    this.files = services.workspace.FileSystemProvider;
    this.open = services.workspace.TextDocuments;
  }

  protected override getWatchers(): FileSystemWatcher[] {
    return [{ globPattern: '**/*.sla' }, { globPattern: `**/${CONFIGURATION_FILE}` }];
  }

  /** What is open in an editor is as the editor has it, whatever happens on disk. */
  override didChangeWatchedFiles(params: DidChangeWatchedFilesParams): void {
    this.onWatchedFilesChangeEmitter.fire(params);
    const closed = params.changes.filter(({ uri }) => !isConfiguration(uri) && !this.open.get(uri));
    const uris = (isDeleted: boolean) =>
      closed.filter(({ type }) => (type === FileChangeType.Deleted) === isDeleted).map(({ uri }) => URI.parse(uri));
    if (closed.length > 0) this.fireDocumentUpdate(uris(false), uris(true));
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
