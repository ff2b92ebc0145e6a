import {
  AstUtils,
  type LangiumDocument,
  type LangiumDocuments,
  type LangiumSharedCoreServices,
  URI,
  UriUtils,
} from 'langium';
import type * as ast from '../generated/ast.js';
import { isFile } from '../generated/ast.js';

const addresses = new WeakMap<ast.Import, URI | undefined>();

/** Finds the files that a file imports. Paths are relative to the importing file. */
export class Imports {
  private readonly documents: LangiumDocuments;

  constructor(shared: LangiumSharedCoreServices) {
    this.documents = shared.workspace.LangiumDocuments;
  }

  /** The address that the path of an import stands for; undefined for a path that is empty or no path. */
  resolve(statement: ast.Import): URI | undefined {
    // Asked for every reference of the file.
    if (!addresses.has(statement)) addresses.set(statement, this.address(statement));
    return addresses.get(statement);
  }

  private address(statement: ast.Import): URI | undefined {
    const path = statement.path;
    if (!path) return undefined;
    try {
      const base = AstUtils.getDocument(statement).uri;
      return /^[a-z][a-z+.-]+:\/\//i.test(path) ? URI.parse(path) : UriUtils.resolvePath(UriUtils.dirname(base), path);
    } catch {
      return undefined;
    }
  }

  /** The imported file; undefined where it cannot be read. */
  document(statement: ast.Import): LangiumDocument<ast.File> | undefined {
    const uri = this.resolve(statement);
    const document = uri && this.documents.getDocument(uri);
    return document && isFile(document.parseResult.value) ? (document as LangiumDocument<ast.File>) : undefined;
  }

  /** The import statements of a document, whatever state it is in. */
  statements(document: LangiumDocument): readonly ast.Import[] {
    const file = document.parseResult.value;
    return isFile(file) ? file.imports : [];
  }

  /** Whether the document imports one of these addresses, directly or through other files. */
  reaches(document: LangiumDocument, uris: ReadonlySet<string>): boolean {
    const seen = new Set<string>();
    const queue = [document];
    for (const next of queue) {
      for (const statement of this.statements(next)) {
        const uri = this.resolve(statement)?.toString();
        if (!uri || seen.has(uri)) continue;
        if (uris.has(uri)) return true;
        seen.add(uri);
        const imported = this.document(statement);
        if (imported) queue.push(imported);
      }
    }
    return false;
  }
}
