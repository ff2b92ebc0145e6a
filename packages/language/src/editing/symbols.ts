import type { AstNode, LangiumDocument } from 'langium';
import { AstUtils, GrammarUtils } from 'langium';
import type { DocumentSymbolProvider, NodeKindProvider } from 'langium/lsp';
import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver-types';
import * as ast from '../generated/ast.js';
import type { SlaEditorServices } from './index.js';

/** The outline: what has a name, with its title beside it, and the blocks that have none. */
export class SlaSymbolProvider implements DocumentSymbolProvider {
  private readonly kinds: NodeKindProvider;

  constructor(services: SlaEditorServices) {
    this.kinds = services.shared.lsp.NodeKindProvider;
  }

  getSymbols(document: LangiumDocument): DocumentSymbol[] {
    return this.symbolsOf(document.parseResult.value);
  }

  private symbolsOf(parent: AstNode): DocumentSymbol[] {
    return AstUtils.streamContents(parent)
      .toArray()
      .flatMap((node) => this.symbol(node) ?? []);
  }

  private symbol(node: AstNode): DocumentSymbol | undefined {
    const label = labelOf(node);
    const range = node.$cstNode?.range;
    if (!label || !range) return undefined;
    const named = GrammarUtils.findNodeForProperty(node.$cstNode, label.property);
    return {
      // The name may be missing while it is typed, and an editor refuses what has none.
      name: label.name || '…',
      detail: label.detail,
      kind: 'name' in node ? this.kinds.getSymbolKind(node) : SymbolKind.Property,
      range,
      selectionRange: named?.range ?? { start: range.start, end: range.start },
      children: this.symbolsOf(node),
    };
  }
}

interface Label {
  readonly name: string | undefined;
  readonly detail?: string;
  readonly property: string;
}

function labelOf(node: AstNode): Label | undefined {
  if (ast.isRemedies(node)) return { name: 'remedies', property: 'members' };
  if (ast.isHandles(node)) return { name: `handles ${node.severity?.$refText ?? ''}`, property: 'severity' };
  if (ast.isStance(node)) {
    return { name: `position of ${node.party?.$refText ?? ''}`, detail: node.subject?.$refText, property: 'party' };
  }
  if (ast.isTerm(node)) return { name: node.term, detail: 'term', property: 'term' };
  if (ast.isClause(node)) return { name: node.title, detail: 'clause', property: 'title' };
  if (ast.isExample(node)) return { name: node.title, detail: 'example', property: 'title' };
  if (!('name' in node) || ast.isUnknown(node)) return undefined;
  const { name, title } = node as { name?: string; title?: string };
  return { name, detail: title, property: 'name' };
}
