import { type AstNode, AstUtils, UriUtils } from 'langium';
import { AbstractTypeHierarchyProvider, type NodeKindProvider } from 'langium/lsp';
import type { TypeHierarchyItem } from 'vscode-languageserver';
import * as ast from '../generated/ast.js';
import { lineage } from '../linking/names.js';
import { Families, isNamed } from './families.js';
import type { SlaEditorServices } from './index.js';

/** What an agreement extends and what extends it; of its declarations, what they add to and what adds to them. */
export class SlaTypeHierarchyProvider extends AbstractTypeHierarchyProvider {
  private readonly families: Families;
  private readonly kinds: NodeKindProvider;

  constructor(services: SlaEditorServices) {
    super(services);
    this.families = new Families(services);
    this.kinds = services.shared.lsp.NodeKindProvider;
  }

  protected override getTypeHierarchyItems(node: AstNode): TypeHierarchyItem[] | undefined {
    const items = super.getTypeHierarchyItems(node, AstUtils.getDocument(node));
    // What is asked for next is the name, not the keyword where the declaration begins.
    return items?.map((item) => ({ ...item, range: item.selectionRange }));
  }

  protected override getTypeHierarchyItem(node: AstNode): Partial<TypeHierarchyItem> {
    const title = (node as { title?: string }).title;
    const detail = [title, UriUtils.basename(AstUtils.getDocument(node).uri)].filter((each) => each).join(' · ');
    return { kind: this.kinds.getSymbolKind(node), detail };
  }

  protected override getSupertypes(node: AstNode): TypeHierarchyItem[] | undefined {
    if (ast.isAgreement(node)) return this.items(node.base?.ref ? [node.base.ref] : []);
    const home = AstUtils.getContainerOfType(node, ast.isAgreement);
    if (!home || !isNamed(node)) return undefined;
    const above = lineage(home).slice(1);
    const origins = this.families.of(node).filter((each) => above.includes(agreementOf(each)!));
    return this.items(
      origins.toSorted((a, b) => above.indexOf(agreementOf(a)!) - above.indexOf(agreementOf(b)!)).slice(0, 1),
    );
  }

  protected override getSubtypes(node: AstNode): TypeHierarchyItem[] | undefined {
    const home = AstUtils.getContainerOfType(node, ast.isAgreement);
    if (!home || !isNamed(node)) return undefined;
    const heirs = this.families.heirsOf(home);
    if (ast.isAgreement(node)) return this.items(heirs.filter((each) => each.base?.ref === node));
    return this.items(this.families.of(node).filter((each) => heirs.includes(agreementOf(each)!)));
  }

  private items(nodes: readonly AstNode[]): TypeHierarchyItem[] {
    return nodes.flatMap((each) => this.getTypeHierarchyItems(each) ?? []);
  }
}

function agreementOf(node: AstNode): ast.Agreement | undefined {
  return AstUtils.getContainerOfType(node, ast.isAgreement);
}
