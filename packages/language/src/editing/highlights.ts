import { type AstNode, AstUtils, GrammarUtils, type LangiumDocument } from 'langium';
import type { DocumentHighlightProvider } from 'langium/lsp';
import { type DocumentHighlight, DocumentHighlightKind, type DocumentHighlightParams } from 'vscode-languageserver';
import { Families, isNamed } from './families.js';
import type { SlaEditorServices } from './index.js';
import type { SlaReferences } from './references.js';

/** Marks where a name is declared (or added to, in an agreement that extends another) and where it is used, in one file. */
export class SlaHighlightProvider implements DocumentHighlightProvider {
  private readonly families: Families;
  private readonly names: SlaReferences;

  constructor(services: SlaEditorServices) {
    this.families = new Families(services);
    this.names = services.references.References;
  }

  getDocumentHighlight(document: LangiumDocument, { position }: DocumentHighlightParams): DocumentHighlight[] {
    const leaf = this.names.wordAt(document, position);
    const targets = (leaf ? this.names.findDeclarations(leaf) : []).flatMap((each): readonly AstNode[] =>
      isNamed(each) ? this.families.of(each) : [each],
    );
    const declared = targets.flatMap((each) => {
      const name =
        AstUtils.getDocument(each) === document ? GrammarUtils.findNodeForProperty(each.$cstNode, 'name') : undefined;
      return name ? [{ range: name.range, kind: DocumentHighlightKind.Write }] : [];
    });
    const used = this.names
      .findAll(new Set(targets), document)
      .map((each) => ({ range: each.leaf.range, kind: DocumentHighlightKind.Read }));
    return [...declared, ...used];
  }
}
