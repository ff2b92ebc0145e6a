import { CstUtils, GrammarUtils, type LangiumDocument, URI, UriUtils } from 'langium';
import type { DocumentLinkProvider } from 'langium/lsp';
import type { DocumentLink } from 'vscode-languageserver';
import { suppressionsOf } from '../checking/suppressions.js';
import * as ast from '../generated/ast.js';
import { rulePageUri } from '../library/library.js';
import { Imports } from '../linking/imports.js';
import { RULES } from '../rules/index.js';
import type { SlaEditorServices } from './index.js';

/** Addresses in texts: of the web, of mail, and of files to which a Markdown link leads. */
const ADDRESS =
  /(?<web>https?:\/\/[^\s"<>()]*[^\s"<>().,;:!?])|\]\((?<file>\.{1,2}\/[^\s()"]+)\)|(?<mail>(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+)/g;

/** Makes a link of what leads somewhere: imports, addresses in texts, and the rules that comments keep silent. */
export class SlaLinkProvider implements DocumentLinkProvider {
  private readonly imports: Imports;
  private showsPages = false;

  constructor(services: SlaEditorServices) {
    this.imports = new Imports(services.shared);
    services.shared.lsp.LanguageServer.onInitialize(({ capabilities }) => {
      this.showsPages = capabilities.workspace?.textDocumentContent !== undefined;
    });
  }

  getDocumentLinks(document: LangiumDocument): DocumentLink[] {
    const links = [...this.ofImports(document), ...inTexts(document), ...(this.showsPages ? ofRules(document) : [])];
    return links.sort(
      (a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character,
    );
  }

  private ofImports(document: LangiumDocument): DocumentLink[] {
    return this.imports.statements(document).flatMap((statement) => {
      const path = GrammarUtils.findNodeForProperty(statement.$cstNode, 'path');
      const target = this.imports.resolve(statement)?.toString();
      return path && target ? [{ range: withoutMarks(path.range), target, tooltip: 'Open the imported file' }] : [];
    });
  }
}

function inTexts(document: LangiumDocument): DocumentLink[] {
  const root = document.parseResult.value.$cstNode;
  if (!root) return [];
  const links: DocumentLink[] = [];
  for (const leaf of CstUtils.flattenCst(root)) {
    if (leaf.hidden || !leaf.text.startsWith('"') || ast.isImport(leaf.astNode)) continue;
    for (const match of leaf.text.matchAll(ADDRESS)) {
      const { web, mail, file } = match.groups!;
      const written = web ?? mail ?? file!;
      const start = leaf.offset + match.index + match[0].indexOf(written);
      const range = {
        start: document.textDocument.positionAt(start),
        end: document.textDocument.positionAt(start + written.length),
      };
      if (web) links.push({ range, target: web });
      else if (mail) links.push({ range, target: `mailto:${mail}`, tooltip: 'Write a message' });
      else links.push({ range, target: besideOf(document, written) });
    }
  }
  return links;
}

/** Where a relative address leads, which may name a place in the file after `#`. */
function besideOf({ uri }: LangiumDocument, address: string): string {
  const { path, fragment } = URI.parse(`beside:${address}`);
  return UriUtils.resolvePath(UriUtils.dirname(uri), path).with({ fragment }).toString();
}

function ofRules(document: LangiumDocument): DocumentLink[] {
  return suppressionsOf(document.textDocument.getText(), document.parseResult.value)
    .filter(({ ruleId }) => RULES.some((rule) => rule.id === ruleId))
    .map(({ ruleId, range }) => ({ range, target: rulePageUri(ruleId).toString(), tooltip: 'What the rule says' }));
}

/** The path between its quotation marks. */
function withoutMarks({ start, end }: DocumentLink['range']): DocumentLink['range'] {
  return {
    start: { line: start.line, character: start.character + 1 },
    end: { line: end.line, character: Math.max(start.character + 1, end.character - 1) },
  };
}
