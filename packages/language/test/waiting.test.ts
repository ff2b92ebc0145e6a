import { createSlaEditorServices } from '@sla-language/language/editing';
import { DocumentState, EmptyFileSystem, URI } from 'langium';
import { expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';

test('all who ask about a text before it is known here are answered when it is', async () => {
  const { DocumentBuilder, TextDocuments } = createSlaEditorServices(EmptyFileSystem).shared.workspace;
  const uri = URI.parse('untitled:new.sla');
  TextDocuments!.set(TextDocument.create(uri.toString(), 'sla', 1, 'party Acme "Acme"\n'));
  const waiting = [1, 2, 3].map(() => DocumentBuilder.waitUntil(DocumentState.Parsed, uri));
  await DocumentBuilder.update([uri], []);
  expect(await Promise.all(waiting)).toEqual([uri, uri, uri]);
});
