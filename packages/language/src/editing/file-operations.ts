import { GrammarUtils, type LangiumDocument, type LangiumDocuments, URI, UriUtils } from 'langium';
import type { FileOperationHandler, LangiumSharedServices } from 'langium/lsp';
import {
  type CreateFilesParams,
  type DeleteFilesParams,
  type FileOperationOptions,
  FileOperationPatternKind,
  type FileOperationRegistrationOptions,
  type RenameFilesParams,
  TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { isLibrary } from '../library/library.js';
import { Imports } from '../linking/imports.js';
import type { SlaDocumentUpdateHandler } from './document-updates.js';
import { importPath } from './importing.js';

/** Files of the language, and folders, which may hold some. */
const OURS: FileOperationRegistrationOptions = {
  filters: [
    { pattern: { glob: '**/*.sla', matches: FileOperationPatternKind.file } },
    { pattern: { glob: '**', matches: FileOperationPatternKind.folder } },
  ],
};

/**
 * When a file or folder gets another place, the paths of imports follow: those that lead to it, and its own. What is done in the editor is
 * told at once, also in file systems that nobody watches.
 */
export class SlaFileOperationHandler implements FileOperationHandler {
  readonly fileOperationOptions: FileOperationOptions = {
    willRename: OURS,
    didCreate: OURS,
    didRename: OURS,
    didDelete: OURS,
  };
  private readonly documents: LangiumDocuments;
  private readonly imports: Imports;
  private readonly ready: () => Promise<void>;
  private readonly updates: () => SlaDocumentUpdateHandler;

  constructor(services: LangiumSharedServices) {
    this.documents = services.workspace.LangiumDocuments;
    this.imports = new Imports(services);
    this.ready = () => services.workspace.WorkspaceManager.ready;
    this.updates = () => services.lsp.DocumentUpdateHandler as SlaDocumentUpdateHandler;
  }

  didCreateFiles({ files }: CreateFilesParams): void {
    this.updates().filesChanged(addresses(files), []);
  }

  didRenameFiles({ files }: RenameFilesParams): void {
    const old = files.map(({ oldUri }) => URI.parse(oldUri));
    this.updates().filesChanged(
      files.map(({ newUri }) => URI.parse(newUri)),
      old,
    );
  }

  didDeleteFiles({ files }: DeleteFilesParams): void {
    this.updates().filesChanged([], addresses(files));
  }

  async willRenameFiles({ files }: RenameFilesParams): Promise<WorkspaceEdit | null> {
    await this.ready();
    const moves = files.map(({ oldUri, newUri }) => ({ from: URI.parse(oldUri), to: URI.parse(newUri) }));
    const moved = (uri: URI): URI => {
      const move = moves.find(({ from }) => UriUtils.contains(from, uri));
      return move ? uri.with({ path: move.to.path + uri.path.slice(move.from.path.length) }) : uri;
    };
    const changes: Record<string, TextEdit[]> = {};
    for (const document of this.documents.all) {
      if (isLibrary(document.uri)) continue;
      const edits = this.editsIn(document, moved);
      if (edits.length > 0) changes[document.uri.toString()] = edits;
    }
    return Object.keys(changes).length > 0 ? { changes } : null;
  }

  private editsIn(document: LangiumDocument, moved: (uri: URI) => URI): TextEdit[] {
    const home = moved(document.uri);
    const staysHere = UriUtils.equals(home, document.uri);
    return this.imports.statements(document).flatMap((statement) => {
      const target = this.imports.resolve(statement);
      const path = GrammarUtils.findNodeForProperty(statement.$cstNode, 'path');
      if (!target || !path) return [];
      const goal = moved(target);
      const isAbsolute = /^[a-z][a-z+.-]+:\/\//i.test(statement.path);
      if (UriUtils.equals(goal, target) && (staysHere || isAbsolute)) return [];
      const written = isAbsolute ? goal.toString() : importPath(home, goal);
      return written === statement.path ? [] : [TextEdit.replace(path.range, `"${written}"`)];
    });
  }
}

function addresses(files: readonly { readonly uri: string }[]): URI[] {
  return files.map(({ uri }) => URI.parse(uri));
}
