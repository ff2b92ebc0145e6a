import { AstUtils, GrammarUtils, type LangiumDocument, type LeafCstNode } from 'langium';
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
import { Families, isNamed, type Named } from './families.js';
import type { SlaEditorServices } from './index.js';
import type { SlaReferences } from './references.js';
import { type Renaming, RenamingChecks } from './renaming-checks.js';

/** Renames a declaration, all that refers to it, and what an extending agreement adds to it under the same name. */
export class SlaRenameProvider extends DefaultRenameProvider {
  private readonly families: Families;
  private readonly names: SlaReferences;
  private readonly checks: RenamingChecks;

  constructor(services: SlaEditorServices) {
    super(services);
    this.families = new Families(services);
    this.names = services.references.References;
    this.checks = new RenamingChecks(services, this.families);
  }

  override async rename(document: LangiumDocument, params: RenameParams): Promise<WorkspaceEdit | undefined> {
    const found = this.find(document, params);
    if (!found) return undefined;
    const { newName } = params;
    const { name } = found.target;
    if (newName === name) return { changes: {} };
    const family = this.families.of(found.target);
    const renaming: Renaming = { name, newName, family, references: this.names.findAll(new Set(family)) };
    const edits = editsOf(renaming);
    const reason = this.checks.refusal(renaming, edits);
    if (reason) throw refusal(reason);
    return { changes: Object.fromEntries([...edits].map(([each, changed]) => [each.uri.toString(), changed])) };
  }

  override prepareRename(document: LangiumDocument, params: TextDocumentPositionParams): Range | undefined {
    return this.find(document, params)?.leaf.range;
  }

  /** The declaration that the cursor names. A name that is not the author's (a role, something built in) is refused. */
  private find(
    document: LangiumDocument,
    { position }: TextDocumentPositionParams,
  ): { leaf: LeafCstNode; target: Named } | undefined {
    const leaf = this.names.wordAt(document, position);
    const target = leaf && this.names.findDeclarations(leaf)[0];
    if (!leaf || !target) return undefined;
    if (isLibrary(AstUtils.getDocument(target).uri) || ast.isRole(target)) {
      throw refusal(`\`${leaf.text}\` is a word of the language, and cannot be renamed.`);
    }
    return isNamed(target) ? { leaf, target } : undefined;
  }
}

/** What changes, by document, in the order of the text. */
function editsOf({ family, references, newName }: Renaming): Map<LangiumDocument, TextEdit[]> {
  const edits = new Map<LangiumDocument, TextEdit[]>();
  const add = (document: LangiumDocument, range: Range | undefined): void => {
    if (!range) return;
    const known = edits.get(document) ?? [];
    known.push(TextEdit.replace(range, newName));
    edits.set(document, known);
  };
  for (const each of family) add(AstUtils.getDocument(each), nameRange(each));
  for (const { document, leaf } of references) add(document, leaf.range);
  for (const list of edits.values()) {
    list.sort((a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character);
  }
  return edits;
}

function nameRange(node: Named): Range | undefined {
  return GrammarUtils.findNodeForProperty(node.$cstNode, 'name')?.range;
}

function refusal(message: string): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestFailed, message);
}
