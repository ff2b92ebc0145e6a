import { GrammarUtils, type LangiumDocument, type LangiumDocuments, URI, UriUtils } from 'langium';
import type { FileOperationHandler, LangiumSharedServices } from 'langium/lsp';
import {
  type FileOperationOptions,
  FileOperationPatternKind,
  type RenameFilesParams,
  TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { isLibrary } from '../library/library.js';
import { Imports } from '../linking/imports.js';

/** When a file or folder gets another place, the paths of imports follow: those that lead to it, and its own. */
export class SlaFileOperationHandler implements FileOperationHandler {
  readonly fileOperationOptions: FileOperationOptions = {
    willRename: {
      filters: [
        { pattern: { glob: '**/*.sla', matches: FileOperationPatternKind.file } },
        { pattern: { glob: '**', matches: FileOperationPatternKind.folder } },
      ],
    },
  };
  private readonly documents: LangiumDocuments;
  private readonly imports: Imports;
  private readonly ready: () => Promise<void>;

  constructor(services: LangiumSharedServices) {
    this.documents = services.workspace.LangiumDocuments;
    this.imports = new Imports(services);
    this.ready = () => services.workspace.WorkspaceManager.ready;
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

/** How a file names another one that it imports: relative, and beginning with `./` or `../`. */
export function importPath(from: URI, to: URI): string {
  const relative = UriUtils.relative(UriUtils.dirname(from), to);
  return relative.startsWith('.') ? relative : `./${relative}`;
}
