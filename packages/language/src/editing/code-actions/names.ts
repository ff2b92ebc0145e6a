import { type AstReflection, AstUtils, type LangiumDocument, type LangiumDocuments, type ReferenceInfo } from 'langium';
import type { CodeAction, Diagnostic } from 'vscode-languageserver';
import type { Checker } from '../../checking/checker.js';
import * as ast from '../../generated/ast.js';
import { Imports } from '../../linking/imports.js';
import { namesOf, namesWithin } from '../../linking/names.js';
import type { SlaScopeProvider } from '../../linking/scope-provider.js';
import { addImport, importable, importPath } from '../importing.js';
import type { SlaEditorServices } from '../index.js';
import type { SlaReferences } from '../references.js';
import { likely, MOST, nodesAt, quickFix, replaceNode } from './edits.js';

/** Mends names that stand for nothing and words that open nothing: one that is meant, or the import that is missing. */
export class NameMender {
  private readonly scopes: SlaScopeProvider;
  private readonly names: SlaReferences;
  private readonly documents: LangiumDocuments;
  private readonly reflection: AstReflection;
  private readonly imports: Imports;
  private readonly checker: Checker;

  constructor(services: SlaEditorServices) {
    this.scopes = services.references.ScopeProvider;
    this.names = services.references.References;
    this.documents = services.shared.workspace.LangiumDocuments;
    this.reflection = services.shared.AstReflection;
    this.imports = new Imports(services.shared);
    this.checker = services.checking.Checker;
  }

  actions(document: LangiumDocument, diagnostic: Diagnostic): CodeAction[] {
    if (diagnostic.code === 'language/unknown-name') return this.unknownName(document, diagnostic);
    return diagnostic.code === 'language/unknown-keyword' ? this.unknownKeyword(document, diagnostic) : [];
  }

  private unknownName(document: LangiumDocument, diagnostic: Diagnostic): CodeAction[] {
    const { line, character } = diagnostic.range.start;
    for (const { info } of this.names.all(document)) {
      const node = info.reference.$refNode;
      if (node?.range.start.line !== line || node.range.start.character !== character) continue;
      const visible = this.scopes.getScope(info).getAllElements();
      const near = likely(
        info.reference.$refText,
        visible.map((each) => each.name),
      );
      return [
        ...near.map((name) =>
          quickFix(document, diagnostic, `Write \`${name}\``, [replaceNode(node, name)], near.length === 1),
        ),
        ...this.missingImports(document, diagnostic, info),
      ];
    }
    return [];
  }

  /** Files that declare what is named and are not imported. */
  private missingImports(document: LangiumDocument, diagnostic: Diagnostic, info: ReferenceInfo): CodeAction[] {
    const type = this.reflection.getReferenceType(info);
    const [first, ...rest] = info.reference.$refText.split('.');
    const imported = new Set(this.imports.statements(document).map((each) => this.imports.resolve(each)?.toString()));
    return importable(document, this.documents)
      .filter(({ uri }) => !imported.has(uri.toString()))
      .flatMap(({ uri, parseResult }) => {
        const file = parseResult.value;
        let nodes = ast.isFile(file) ? [...(namesOf(file).get(first!) ?? [])] : [];
        for (const part of rest) {
          nodes = nodes.flatMap(
            (node) =>
              namesWithin(node)
                .find((table) => table.has(part))
                ?.get(part) ?? [],
          );
        }
        if (!nodes.some((node) => this.reflection.isSubtype(node.$type, type))) return [];
        const path = importPath(document.uri, uri);
        const title = `Import \`${path}\`, which declares \`${first}\``;
        return [quickFix(document, diagnostic, title, [addImport(document, path)])];
      })
      .slice(0, MOST);
  }

  private unknownKeyword(document: LangiumDocument, diagnostic: Diagnostic): CodeAction[] {
    const [leaf] = nodesAt(document, diagnostic.range);
    const node = leaf && AstUtils.getContainerOfType(leaf.astNode, ast.isUnknown);
    const block = node?.$container && this.checker.vocabulary.get(node.$container.$type);
    if (!leaf || !node?.keyword || !block) return [];
    const near = likely(node.keyword, block.members.keys());
    return near.map((word) =>
      quickFix(document, diagnostic, `Write \`${word}\``, [replaceNode(leaf, word)], near.length === 1),
    );
  }
}
