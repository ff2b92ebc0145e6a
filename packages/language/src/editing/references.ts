import {
  type AstNode,
  AstUtils,
  CstUtils,
  DefaultReferences,
  type FindReferencesOptions,
  type LangiumDocuments,
  type LeafCstNode,
  type ReferenceDescription,
  type ReferenceInfo,
  type Stream,
  stream,
  UriUtils,
} from 'langium';
import type { SlaScopeProvider } from '../linking/scope-provider.js';
import type { SlaServices } from '../services.js';

/**
 * Who refers to what, part by part: in `Acme.Director` the first part refers to the party and the second to the contact.
 * Langium takes a qualified name for one reference to what its last part names.
 */
export class SlaReferences extends DefaultReferences {
  private readonly allDocuments: LangiumDocuments;
  private readonly scopes: SlaScopeProvider;

  constructor(services: SlaServices) {
    super(services);
    this.allDocuments = services.shared.workspace.LangiumDocuments;
    this.scopes = services.references.ScopeProvider;
  }

  override findDeclarations(source: LeafCstNode): AstNode[] {
    const found = super.findDeclarations(source);
    for (const info of AstUtils.streamReferences(source.astNode)) {
      const parts = this.parts(info);
      const part = parts.length > 1 ? parts.find(({ leaf }) => leaf === source) : undefined;
      if (part) return part.node ? [part.node] : [];
    }
    return found;
  }

  override findReferences(target: AstNode, options: FindReferencesOptions): Stream<ReferenceDescription> {
    const found: ReferenceDescription[] = options.includeDeclaration ? this.getSelfReferences(target) : [];
    const home = AstUtils.getDocument(target);
    for (const document of this.allDocuments.all) {
      if (options.documentUri && !UriUtils.equals(options.documentUri, document.uri)) continue;
      for (const node of AstUtils.streamAst(document.parseResult.value)) {
        for (const info of AstUtils.streamReferences(node)) {
          const part = this.parts(info).find((each) => each.node === target);
          if (!part) continue;
          found.push({
            sourceUri: document.uri,
            sourcePath: this.nodeLocator.getAstNodePath(info.container),
            targetUri: home.uri,
            targetPath: this.nodeLocator.getAstNodePath(target),
            segment: CstUtils.toDocumentSegment(part.leaf),
            local: document === home,
          });
        }
      }
    }
    return stream(found);
  }

  /** The parts of a reference's name, each with what it refers to. */
  private parts(info: ReferenceInfo): readonly { readonly leaf: LeafCstNode; readonly node: AstNode | undefined }[] {
    const { reference } = info;
    if (!reference.$refNode || !('ref' in reference)) return [];
    const leaves = CstUtils.flattenCst(reference.$refNode)
      .filter((leaf) => !leaf.hidden && leaf.text !== '.')
      .toArray();
    if (leaves.length === 1) return [{ leaf: leaves[0], node: reference.ref }];
    const nodes = this.scopes.path(info);
    return leaves.map((leaf, index) => ({ leaf, node: nodes[index] }));
  }
}
