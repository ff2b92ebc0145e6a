import { createSlaEditorServices } from '@sla-language/language/editing';
import { EmptyFileSystem, type LangiumDocument, TextDocument, URI } from 'langium';
import type { Range } from 'vscode-languageserver-types';

/** Files that an editor has open, as the language knows them; each is named without `file:///`. */
export async function openWorkspace(files: Readonly<Record<string, string>>) {
  const { shared, Sla } = createSlaEditorServices({ ...EmptyFileSystem, today: '2026-07-01' });
  const { DocumentBuilder, LangiumDocuments, TextDocuments } = shared.workspace;
  let version = 0;
  const uriOf = (name: string) => URI.parse(`file:///${name}`);
  const change = async (texts: Readonly<Record<string, string>>): Promise<void> => {
    for (const [name, text] of Object.entries(texts)) {
      TextDocuments.set(TextDocument.create(uriOf(name).toString(), 'sla', version++, text));
    }
    await DocumentBuilder.update(Object.keys(texts).map(uriOf), []);
  };
  await change(files);
  const document = (name: string): LangiumDocument => LangiumDocuments.getDocument(uriOf(name))!;
  return { shared, Sla, change, document, text: (name: string) => document(name).textDocument.getText() };
}

export type Workspace = Awaited<ReturnType<typeof openWorkspace>>;

/** A place for people to read: `3:8 [Uptime]`, counted from 1. */
export function placeIn({ textDocument }: LangiumDocument, range: Range): string {
  const text = textDocument.getText(range).replace(/\s+/g, ' ');
  const shown = text.length > 60 ? `${text.slice(0, 40)} … ${text.slice(-15)}` : text;
  return `${range.start.line + 1}:${range.start.character + 1} [${shown}]`;
}
