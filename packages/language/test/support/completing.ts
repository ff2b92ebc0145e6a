import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { EmptyFileSystem, type LangiumDocument, URI } from 'langium';
import type { CompletionClientCapabilities, CompletionList, InitializeParams } from 'vscode-languageserver';
import type { Position } from 'vscode-languageserver-types';
import { createSlaEditorServices } from '../../src/editing/index.js';

/** What Visual Studio Code can do. */
export const CAPABLE: CompletionClientCapabilities = {
  completionItem: {
    snippetSupport: true,
    commitCharactersSupport: true,
    documentationFormat: ['markdown', 'plaintext'],
    preselectSupport: true,
    insertReplaceSupport: true,
    labelDetailsSupport: true,
    insertTextModeSupport: { valueSet: [1, 2] },
  },
};

const FOLDER = path.join(import.meta.dirname, '../editing/completion');

/** An editor with these abilities, in a workspace that holds the files of the fixtures that are there to be imported. */
export function completing(completion: CompletionClientCapabilities = CAPABLE) {
  const { shared, Sla } = createSlaEditorServices({ ...EmptyFileSystem, today: '2026-07-01' });
  const { LangiumDocuments, LangiumDocumentFactory, DocumentBuilder } = shared.workspace;
  const params: InitializeParams = {
    processId: null,
    rootUri: null,
    capabilities: { textDocument: { completion } },
    workspaceFolders: null,
  };
  const add = (name: string, text: string): LangiumDocument => {
    const uri = URI.parse(`file:///work/${name}`);
    if (LangiumDocuments.hasDocument(uri)) LangiumDocuments.deleteDocument(uri);
    const document = LangiumDocumentFactory.fromString(text, uri);
    LangiumDocuments.addDocument(document);
    return document;
  };
  const ready = (async () => {
    await shared.lsp.LanguageServer.initialize(params);
    const others = readdirSync(FOLDER).filter((name) => name.startsWith('_') && name.endsWith('.sla'));
    await DocumentBuilder.build(others.map((name) => add(name, readFileSync(path.join(FOLDER, name), 'utf8'))));
  })();

  /** Opens and checks a text. */
  async function open(text: string, name = 'text.sla'): Promise<LangiumDocument> {
    await ready;
    const document = add(name, text);
    await DocumentBuilder.build([document], { validation: true });
    return document;
  }

  /** What is offered in a document. */
  async function at(document: LangiumDocument, position: Position): Promise<CompletionList> {
    const textDocument = { uri: document.uri.toString() };
    return (await Sla.lsp.CompletionProvider!.getCompletion(document, { textDocument, position }))!;
  }

  return { services: Sla, shared, open, at };
}

const capable = completing();

/** What an able editor is offered at a place of a text. */
export async function offer(text: string, position: Position): Promise<CompletionList> {
  return capable.at(await capable.open(text), position);
}
