import { createSlaEditorServices } from '@sla-language/language/editing';
import { DocumentState, EmptyFileSystem, URI } from 'langium';
import { expect, test, vi } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';

test('all who ask about a text before it is known here are answered when it is', async () => {
  const { DocumentBuilder, TextDocuments } = createSlaEditorServices(EmptyFileSystem).shared.workspace;
  const uri = URI.parse('untitled:new.sla');
  TextDocuments!.set(TextDocument.create(uri.toString(), 'sla', 1, 'party Acme "Acme"\n'));
  const waiting = [1, 2, 3].map(() => DocumentBuilder.waitUntil(DocumentState.Parsed, uri));
  await DocumentBuilder.update([uri], []);
  expect(await Promise.all(waiting)).toEqual([uri, uri, uri]);
});

test('who asks about a text that is closed before it is known here is told that there is none', async () => {
  const { DocumentBuilder, TextDocuments } = createSlaEditorServices(EmptyFileSystem).shared.workspace;
  const uri = URI.parse('untitled:new.sla');
  const other = URI.parse('untitled:other.sla');
  for (const each of [uri, other])
    TextDocuments!.set(TextDocument.create(each.toString(), 'sla', 1, 'party Acme "Acme"\n'));
  const waiting = DocumentBuilder.waitUntil(DocumentState.Parsed, uri);
  TextDocuments!.delete(uri.toString());
  await DocumentBuilder.update([other], [uri]);
  await expect(waiting).rejects.toThrow('No document found');
});

test('who asks about a changed text when another one has been read is answered', async () => {
  const { DocumentBuilder, LangiumDocumentFactory, TextDocuments } =
    createSlaEditorServices(EmptyFileSystem).shared.workspace;
  const uris = ['untitled:first.sla', 'untitled:second.sla'].map((each) => URI.parse(each));
  const write = (text: string) => {
    for (const uri of uris) TextDocuments!.set(TextDocument.create(uri.toString(), 'sla', 1, text));
    return DocumentBuilder.update(uris, []);
  };
  await write('party Acme "Acme"\n');
  const asked: Promise<URI | undefined>[] = [];
  const update = LangiumDocumentFactory.update.bind(LangiumDocumentFactory);
  vi.spyOn(LangiumDocumentFactory, 'update').mockImplementation((document, cancelToken) => {
    asked.push(DocumentBuilder.waitUntil(DocumentState.Parsed, document.uri));
    return update(document, cancelToken);
  });
  await write('party Globex "Globex"\n');
  expect(await Promise.all(asked)).toEqual(uris);
});
