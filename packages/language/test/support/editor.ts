import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type LangiumDocument, URI } from 'langium';
import { NodeFileSystem } from 'langium/node';
import type { Hover, InitializeParams, InlayHint, Position, Range } from 'vscode-languageserver';
import { createSlaEditorServices } from '../../src/editing/index.js';

/** The language as an editor has it, without a connection, on a fixed day. */
export class TestEditor {
  readonly services;

  constructor(today = '2026-11-24') {
    this.services = createSlaEditorServices({ ...NodeFileSystem, today });
  }

  /** Lets the language hear what a client says of itself. */
  initialize(params: Partial<InitializeParams>): void {
    const whole = { processId: null, rootUri: null, capabilities: {}, ...params };
    void this.services.shared.lsp.LanguageServer.initialize(whole);
  }

  /** What `workspace/didChangeConfiguration` brings. */
  configure(settings: unknown): void {
    this.services.shared.workspace.ConfigurationProvider.updateConfiguration({ settings });
  }

  /** Opens a text under a name; what it imports is looked for beside that. */
  async open(file: string, text = readFileSync(file, 'utf8')): Promise<LangiumDocument> {
    const { LangiumDocuments, LangiumDocumentFactory, DocumentBuilder } = this.services.shared.workspace;
    const uri = URI.parse(pathToFileURL(path.resolve(file)).href);
    if (LangiumDocuments.hasDocument(uri)) LangiumDocuments.deleteDocument(uri);
    const document = LangiumDocumentFactory.fromString(text, uri);
    LangiumDocuments.addDocument(document);
    await DocumentBuilder.build([document], { validation: true });
    return document;
  }

  async hover(document: LangiumDocument, position: Position): Promise<Hover | undefined> {
    const params = { textDocument: { uri: document.uri.toString() }, position };
    return this.services.Sla.lsp.HoverProvider!.getHoverContent(document, params);
  }

  async hints(document: LangiumDocument, range: Range = EVERYWHERE): Promise<readonly InlayHint[]> {
    const params = { textDocument: { uri: document.uri.toString() }, range };
    return (await this.services.Sla.lsp.InlayHintProvider!.getInlayHints(document, params)) ?? [];
  }
}

export const EVERYWHERE: Range = { start: { line: 0, character: 0 }, end: { line: 100_000, character: 0 } };

/** What a hover says. */
export function textOfHover(hover: Hover | undefined): string {
  const { contents } = hover ?? {};
  return contents && typeof contents === 'object' && 'value' in contents ? contents.value : '';
}
