import {
  type AstNode,
  AstUtils,
  type CstNode,
  CstUtils,
  DefaultReferences,
  type FindReferencesOptions,
  type GrammarConfig,
  isCompositeCstNode,
  isLeafCstNode,
  type LangiumDocument,
  type LangiumDocuments,
  type LeafCstNode,
  type ReferenceDescription,
  type ReferenceInfo,
  type Stream,
  stream,
} from 'langium';
import { DefaultReferencesProvider } from 'langium/lsp';
import { Location, type Position, type ReferenceParams } from 'vscode-languageserver';
import * as ast from '../generated/ast.js';
import { referencesOf } from '../linking/links.js';
import type { SlaScopeProvider } from '../linking/scope-provider.js';
import type { SlaServices } from '../services.js';
import { Families, isNamed } from './families.js';
import type { SlaEditorServices } from './index.js';

/** A place that names one of the declarations that were asked for. */
export interface FoundReference {
  readonly document: LangiumDocument;
  readonly info: ReferenceInfo;
  /** The part of the name that stands for the declaration, and how many parts come before it. */
  readonly leaf: LeafCstNode;
  readonly index: number;
  readonly target: AstNode;
}

/**
 * Who refers to what, part by part: in `Acme.Director` the first part refers to the party and the second to the contact.
 * Langium takes a qualified name for one reference to what its last part names.
 */
export class SlaReferences extends DefaultReferences {
  private readonly allDocuments: LangiumDocuments;
  private readonly scopes: SlaScopeProvider;
  private readonly grammarConfig: GrammarConfig;

  constructor(services: SlaServices) {
    super(services);
    this.allDocuments = services.shared.workspace.LangiumDocuments;
    this.scopes = services.references.ScopeProvider;
    this.grammarConfig = services.parser.GrammarConfig;
  }

  /** The word at a place, where it may be a name: the one under the cursor, or right before it. */
  wordAt(document: LangiumDocument, position: Position): LeafCstNode | undefined {
    const root = document.parseResult.value.$cstNode;
    const offset = document.textDocument.offsetAt(position);
    return root && CstUtils.findDeclarationNodeAtOffset(root, offset, this.grammarConfig.nameRegexp);
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
    const declarations = options.includeDeclaration ? this.getSelfReferences(target) : [];
    const home = AstUtils.getDocument(target);
    const within = options.documentUri && this.allDocuments.getDocument(options.documentUri);
    const found = this.findAll(new Set([target]), within).map(
      ({ document, info, leaf }): ReferenceDescription => ({
        sourceUri: document.uri,
        sourcePath: this.nodeLocator.getAstNodePath(info.container),
        targetUri: home.uri,
        targetPath: this.nodeLocator.getAstNodePath(target),
        segment: CstUtils.toDocumentSegment(leaf),
        local: document === home,
      }),
    );
    return stream([...declarations, ...found]);
  }

  /** All places that name one of the declarations, in one document or in all. */
  findAll(targets: ReadonlySet<AstNode>, within?: LangiumDocument): FoundReference[] {
    const names = new Set([...targets].map((each) => (ast.isRole(each) ? each.role : isNamed(each) ? each.name : '')));
    const found: FoundReference[] = [];
    for (const { document, info } of this.all(within)) {
      if (!info.reference.$refText.split('.').some((part) => names.has(part))) continue;
      const parts = this.parts(info);
      const index = parts.findIndex(({ node }) => node !== undefined && targets.has(node));
      if (index >= 0) found.push({ document, info, leaf: parts[index]!.leaf, index, target: parts[index]!.node! });
    }
    return found;
  }

  /** All references, of one document or of all. */
  *all(within?: LangiumDocument): Generator<{ readonly document: LangiumDocument; readonly info: ReferenceInfo }> {
    for (const document of within ? [within] : this.allDocuments.all) {
      const file = document.parseResult.value;
      if (!ast.isFile(file)) continue;
      for (const declaration of file.members) {
        for (const info of referencesOf(declaration)) yield { document, info };
      }
    }
  }

  /** The parts of a reference's name, each with what it refers to. */
  parts(info: ReferenceInfo): readonly { readonly leaf: LeafCstNode; readonly node: AstNode | undefined }[] {
    const { reference } = info;
    if (!reference.$refNode || !('ref' in reference)) return [];
    // Most names have one part, and whole files are asked for theirs.
    if (!reference.$refText.includes('.')) {
      const leaf = firstLeaf(reference.$refNode);
      return leaf ? [{ leaf, node: reference.ref }] : [];
    }
    const leaves = CstUtils.flattenCst(reference.$refNode)
      .filter((leaf) => !leaf.hidden && leaf.text !== '.')
      .toArray();
    const nodes = this.scopes.path(info);
    return leaves.map((leaf, index) => ({ leaf, node: nodes[index] }));
  }
}

function firstLeaf(node: CstNode): LeafCstNode | undefined {
  let first: CstNode | undefined = node;
  while (first && isCompositeCstNode(first)) first = first.content.find(({ hidden }) => !hidden);
  return first && isLeafCstNode(first) ? first : undefined;
}

/** Lists who names a declaration, together with what it inherits from and what adds to it. */
export class SlaReferencesProvider extends DefaultReferencesProvider {
  private readonly families: Families;
  private readonly names: SlaReferences;

  constructor(services: SlaEditorServices) {
    super(services);
    this.families = new Families(services);
    this.names = services.references.References;
  }

  protected override getReferences(selected: LeafCstNode, { context }: ReferenceParams): Location[] {
    const targets = this.names
      .findDeclarations(selected)
      .flatMap((each): readonly AstNode[] => (isNamed(each) ? this.families.of(each) : [each]));
    const declarations = context.includeDeclaration
      ? targets.flatMap((each) => {
          const name = this.nameProvider.getNameNode(each);
          return name ? [Location.create(AstUtils.getDocument(each).uri.toString(), name.range)] : [];
        })
      : [];
    const found = this.names
      .findAll(new Set(targets))
      .map(({ document, leaf }) => Location.create(document.uri.toString(), leaf.range));
    return [...declarations, ...found];
  }
}
