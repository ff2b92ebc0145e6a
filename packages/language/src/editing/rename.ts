import {
  type AstNode,
  AstUtils,
  CstUtils,
  type LangiumDocument,
  type LangiumDocuments,
  type LeafCstNode,
} from 'langium';
import { DefaultRenameProvider } from 'langium/lsp';
import {
  LSPErrorCodes,
  type Range,
  type RenameParams,
  ResponseError,
  type TextDocumentPositionParams,
  TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import * as ast from '../generated/ast.js';
import { isLibrary } from '../library/library.js';
import { lineage, namesOf } from '../linking/names.js';
import { kindOf } from '../reading/merging.js';
import type { SlaEditorServices } from './index.js';

const NAME = /^[_a-zA-Z\u00AA-\uFFDC][\w\u00AA-\uFFDC]*$/;

type Named = AstNode & { readonly name: string };

/** Renames a declaration, all that refers to it, and what an extending agreement adds to it under the same name. */
export class SlaRenameProvider extends DefaultRenameProvider {
  private readonly documents: LangiumDocuments;

  constructor(services: SlaEditorServices) {
    super(services);
    this.documents = services.shared.workspace.LangiumDocuments;
  }

  override async rename(document: LangiumDocument, params: RenameParams): Promise<WorkspaceEdit | undefined> {
    const found = this.find(document, params);
    if (!found) return undefined;
    const family = this.family(found.target);
    const { newName } = params;
    if (!NAME.test(newName)) {
      throw refusal(
        `\`${newName}\` is not a name: it may have letters, digits and _, and does not begin with a digit.`,
      );
    }
    const rival = family.find((each) => each.name !== newName && isTaken(each, newName));
    if (rival) throw refusal(`There is a \`${newName}\` already.`);
    const changes: Record<string, TextEdit[]> = {};
    for (const target of family) {
      for (const { sourceUri, segment } of this.references.findReferences(target, { includeDeclaration: true })) {
        const uri = sourceUri.toString();
        changes[uri] = [...(changes[uri] ?? []), TextEdit.replace(segment.range, newName)];
      }
    }
    return { changes };
  }

  override prepareRename(document: LangiumDocument, params: TextDocumentPositionParams): Range | undefined {
    return this.find(document, params)?.leaf.range;
  }

  /** The declaration that the cursor names, unless its name is not the author's: a role, or something built in. */
  private find(
    document: LangiumDocument,
    { position }: TextDocumentPositionParams,
  ): { leaf: LeafCstNode; target: Named } | undefined {
    const root = document.parseResult.value.$cstNode;
    const offset = document.textDocument.offsetAt(position);
    const leaf = root && CstUtils.findDeclarationNodeAtOffset(root, offset, this.grammarConfig.nameRegexp);
    const target = leaf && this.references.findDeclarations(leaf)[0];
    if (!leaf || !target || !isNamed(target) || isLibrary(AstUtils.getDocument(target).uri)) return undefined;
    return { leaf, target };
  }

  /** Declarations of one kind and name in agreements that extend each other are one thing. */
  private family(target: Named): readonly Named[] {
    const home = target.$container;
    if (!ast.isAgreement(home)) return [target];
    const agreements = this.documents.all
      .toArray()
      .flatMap(({ parseResult }) =>
        ast.isFile(parseResult.value) ? parseResult.value.members.filter(ast.isAgreement) : [],
      );
    const related = new Set([home]);
    for (const one of related) {
      for (const other of agreements) {
        if (lineage(other).includes(one) || lineage(one).includes(other)) related.add(other);
      }
    }
    const members: AstNode[] = [...related].flatMap((agreement) => agreement.members);
    return members.filter(isNamed).filter((each) => each.name === target.name && kindOf(each) === kindOf(target));
  }
}

function isNamed(node: AstNode): node is Named {
  return 'name' in node && typeof node.name === 'string';
}

function isTaken(node: AstNode, name: string): boolean {
  const home = node.$container;
  const hasNames = ast.isFile(home) || ast.isAgreement(home) || ast.isParty(home) || ast.isService(home);
  return hasNames && namesOf(home).has(name);
}

function refusal(message: string): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestFailed, message);
}
