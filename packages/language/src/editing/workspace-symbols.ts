import { type AstNode, GrammarUtils, interruptAndCheck, type LangiumDocuments, UriUtils } from 'langium';
import type { LangiumSharedServices, NodeKindProvider, WorkspaceSymbolProvider } from 'langium/lsp';
import { CancellationToken, type WorkspaceSymbol, type WorkspaceSymbolParams } from 'vscode-languageserver';
import * as ast from '../generated/ast.js';
import { isLibrary } from '../library/library.js';
import { isNamed, type Named } from './families.js';

interface Found {
  readonly symbol: WorkspaceSymbol;
  readonly rank: number;
}

/**
 * Whatever has a name in any file: `Hosting.Uptime · Monthly uptime`, in what contains it. A query may be any letters of the name or the
 * title, in their order.
 */
export class SlaWorkspaceSymbolProvider implements WorkspaceSymbolProvider {
  private readonly documents: LangiumDocuments;
  private readonly kinds: NodeKindProvider;

  constructor(services: LangiumSharedServices) {
    this.documents = services.workspace.LangiumDocuments;
    this.kinds = services.lsp.NodeKindProvider;
  }

  async getSymbols({ query }: WorkspaceSymbolParams, cancelToken = CancellationToken.None): Promise<WorkspaceSymbol[]> {
    const found: Found[] = [];
    const wanted = query.toLowerCase().replace(/\s+/g, '');
    for (const { uri, parseResult } of this.documents.all) {
      await interruptAndCheck(cancelToken);
      const file = parseResult.value;
      if (!ast.isFile(file) || isLibrary(uri)) continue;
      this.collect(file.members, uri.toString(), '', UriUtils.basename(uri), wanted, found);
    }
    return found.sort((a, b) => a.rank - b.rank || compare(a.symbol, b.symbol)).map(({ symbol }) => symbol);
  }

  private collect(
    members: readonly AstNode[],
    uri: string,
    prefix: string,
    containerName: string,
    query: string,
    found: Found[],
  ): void {
    for (const node of members.filter(isNamed)) {
      const qualified = `${prefix}${node.name}`;
      const { title } = node as { title?: string };
      const range = GrammarUtils.findNodeForProperty(node.$cstNode, 'name')?.range;
      const rank = rankOf(query, node.name, qualified, title);
      if (range && rank !== undefined) {
        const name = title ? `${qualified} · ${title}` : qualified;
        const kind = this.kinds.getSymbolKind(node);
        found.push({ rank, symbol: { name, kind, containerName, location: { uri, range } } });
      }
      if (holdsNames(node)) this.collect(node.members, uri, `${qualified}.`, title ?? node.name, query, found);
    }
  }
}

function holdsNames(node: Named): node is Named & { readonly members: AstNode[] } {
  return ast.isAgreement(node) || ast.isParty(node) || ast.isService(node);
}

/** How well something fits a query: the name itself first, then its beginning, and so on; undefined where it does not fit. */
function rankOf(query: string, name: string, qualified: string, title = ''): number | undefined {
  const short = name.toLowerCase();
  const all = `${qualified} ${title}`.toLowerCase().replace(/\s+/g, '');
  if (short === query) return 0;
  if (short.startsWith(query)) return 1;
  if (all.includes(query)) return 2;
  return isSubsequence(query, all) ? 3 : undefined;
}

function isSubsequence(query: string, text: string): boolean {
  let at = 0;
  for (const letter of query) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

function compare(a: WorkspaceSymbol, b: WorkspaceSymbol): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}
