import { type AstNode, AstUtils, GrammarUtils, type LangiumDocument, type LeafCstNode } from 'langium';
import {
  type DeclarationProvider,
  DefaultDefinitionProvider,
  type ImplementationProvider,
  type TypeDefinitionProvider,
} from 'langium/lsp';
import { type DefinitionParams, LocationLink, type TextDocumentPositionParams } from 'vscode-languageserver';
import * as ast from '../generated/ast.js';
import { Imports } from '../linking/imports.js';
import { lineage } from '../linking/names.js';
import { Families, isNamed } from './families.js';
import type { SlaEditorServices } from './index.js';
import type { SlaReferences } from './references.js';

/** A name leads to its declaration, each part of a qualified one to its own; the path of an import to the file. */
export class SlaDefinitionProvider extends DefaultDefinitionProvider {
  private readonly imports: Imports;

  constructor(services: SlaEditorServices) {
    super(services);
    this.imports = new Imports(services.shared);
  }

  override getDefinition(document: LangiumDocument, params: DefinitionParams): LocationLink[] | undefined {
    const file = document.parseResult.value;
    const offset = document.textDocument.offsetAt(params.position);
    for (const statement of ast.isFile(file) ? file.imports : []) {
      const path = GrammarUtils.findNodeForProperty(statement.$cstNode, 'path');
      if (!path || offset < path.offset || offset > path.end) continue;
      const target = this.imports.document(statement);
      const start = { line: 0, character: 0 };
      const range = { start, end: start };
      return target ? [LocationLink.create(target.uri.toString(), range, range, path.range)] : undefined;
    }
    return super.getDefinition(document, params) as LocationLink[] | undefined;
  }
}

/** What the other ways from a name have in common: the name at the cursor, and links to declarations. */
abstract class FromName {
  protected readonly families: Families;
  private readonly names: SlaReferences;

  constructor(services: SlaEditorServices) {
    this.families = new Families(services);
    this.names = services.references.References;
  }

  protected links(document: LangiumDocument, { position }: TextDocumentPositionParams): LocationLink[] | undefined {
    const leaf = this.names.wordAt(document, position);
    const target = leaf && this.names.findDeclarations(leaf)[0];
    if (!leaf || !target) return undefined;
    const links = this.leadsTo(target).flatMap((each) => linkTo(each, leaf) ?? []);
    return links.length > 0 ? links : undefined;
  }

  protected abstract leadsTo(target: AstNode): readonly AstNode[];
}

/** A declaration that adds to an inherited one leads to the one that is added to. */
export class SlaDeclarationProvider extends FromName implements DeclarationProvider {
  getDeclaration(document: LangiumDocument, params: TextDocumentPositionParams): LocationLink[] | undefined {
    return this.links(document, params);
  }

  protected override leadsTo(target: AstNode): readonly AstNode[] {
    const agreement = AstUtils.getContainerOfType(target, ast.isAgreement);
    if (!isNamed(target) || !agreement || agreement === target) return [target];
    const line = lineage(agreement);
    const distance = (node: AstNode): number => line.indexOf(AstUtils.getContainerOfType(node, ast.isAgreement)!);
    return [this.families.of(target).toSorted((a, b) => distance(b) - distance(a))[0]!];
  }
}

/** A template leads to what extends it; what it declares, to what those add to it. */
export class SlaImplementationProvider extends FromName implements ImplementationProvider {
  getImplementation(document: LangiumDocument, params: TextDocumentPositionParams): LocationLink[] | undefined {
    return this.links(document, params);
  }

  protected override leadsTo(target: AstNode): readonly AstNode[] {
    if (ast.isAgreement(target)) return this.families.heirsOf(target);
    const home = AstUtils.getContainerOfType(target, ast.isAgreement);
    if (!isNamed(target) || !home) return [];
    const heirs = this.families.heirsOf(home);
    return this.families.of(target).filter((each) => heirs.some((heir) => isWithin(each, heir)));
  }
}

/** An objective leads to the metric that it measures, a role to the party that has it, an agreement to what it extends. */
export class SlaTypeProvider extends FromName implements TypeDefinitionProvider {
  getTypeDefinition(document: LangiumDocument, params: TextDocumentPositionParams): LocationLink[] | undefined {
    return this.links(document, params);
  }

  protected override leadsTo(target: AstNode): readonly AstNode[] {
    if (ast.isRole(target)) return present(target.party?.ref);
    if (ast.isAgreement(target)) return present(target.base?.ref);
    if (!ast.isObjective(target)) return [];
    const measures = this.families
      .of(target)
      .filter(ast.isObjective)
      .flatMap(({ members }) => members.find(ast.isMeasures)?.level?.metric?.ref ?? []);
    return measures.slice(0, 1);
  }
}

function present(node: AstNode | undefined): readonly AstNode[] {
  return node ? [node] : [];
}

function isWithin(node: AstNode, holder: AstNode): boolean {
  return AstUtils.getContainerOfType(node, ast.isAgreement) === holder;
}

function linkTo(node: AstNode, source: LeafCstNode): LocationLink | undefined {
  const whole = node.$cstNode;
  const name = GrammarUtils.findNodeForProperty(whole, 'name') ?? whole;
  if (!whole || !name) return undefined;
  return LocationLink.create(AstUtils.getDocument(node).uri.toString(), whole.range, name.range, source.range);
}
