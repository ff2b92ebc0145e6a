import type { LangiumSharedServices } from 'langium/lsp';
import type { Connection } from 'vscode-languageserver';
import {
  DocumentSymbol,
  Location,
  LocationLink,
  MarkupContent,
  MarkupKind,
  SymbolInformation,
} from 'vscode-languageserver-types';
import { plainText } from './plain-text.js';

/** Gives editors that can do less the same in the forms that every editor knows. Comes before the language takes the connection. */
export function servePlainClients(connection: Connection, { lsp }: LangiumSharedServices): void {
  const knows = { markdownInHover: false, markdownInCompletion: false, links: false, trees: false };
  lsp.LanguageServer.onInitialize(({ capabilities: { textDocument } }) => {
    const { documentationFormat } = textDocument?.completion?.completionItem ?? {};
    knows.markdownInHover = textDocument?.hover?.contentFormat?.includes(MarkupKind.Markdown) ?? false;
    knows.markdownInCompletion = documentationFormat?.includes(MarkupKind.Markdown) ?? false;
    knows.links = textDocument?.definition?.linkSupport ?? false;
    knows.trees = textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport ?? false;
  });
  const { onHover, onCompletion, onCompletionResolve, onDefinition, onDocumentSymbol } = connection;
  connection.onHover = (handler) =>
    onHover(async (...args) => {
      const answer = await handler(...args);
      return knows.markdownInHover ? answer : withoutMarkdown(answer);
    });
  connection.onCompletion = (handler) =>
    onCompletion(async (...args) => {
      const answer = await handler(...args);
      return knows.markdownInCompletion ? answer : withoutMarkdown(answer);
    });
  connection.onCompletionResolve = (handler) =>
    onCompletionResolve(async (...args) => {
      const answer = await handler(...args);
      return knows.markdownInCompletion ? answer : withoutMarkdown(answer);
    });
  connection.onDefinition = (handler) =>
    onDefinition(async (...args) => {
      const answer = await handler(...args);
      return knows.links || !Array.isArray(answer) ? answer : answer.map(withoutLink);
    });
  connection.onDocumentSymbol = (handler) =>
    onDocumentSymbol(async (params, ...others) => {
      const answer = await handler(params, ...others);
      return knows.trees || !Array.isArray(answer) ? answer : flat(answer, params.textDocument.uri);
    });
}

/** An answer, or a part of one, in which all Markdown has become plain text. */
function withoutMarkdown<T>(answer: T): T {
  if (Array.isArray(answer)) return answer.map(withoutMarkdown) as T;
  if (typeof answer !== 'object' || answer === null || answer instanceof Error) return answer;
  if (MarkupContent.is(answer)) return { kind: MarkupKind.PlainText, value: plainText(answer.value) } as T;
  return Object.fromEntries(Object.entries(answer).map(([name, value]) => [name, withoutMarkdown(value)])) as T;
}

function withoutLink(place: Location | LocationLink): Location {
  return LocationLink.is(place) ? Location.create(place.targetUri, place.targetSelectionRange) : place;
}

/** The outline as a list, in which each entry names the one above it. */
function flat(
  symbols: readonly (DocumentSymbol | SymbolInformation)[],
  uri: string,
  container?: string,
): SymbolInformation[] {
  return symbols.flatMap((symbol) => {
    if (!DocumentSymbol.is(symbol)) return [symbol];
    const { name, kind, range, children = [] } = symbol;
    return [SymbolInformation.create(name, kind, range, uri, container), ...flat(children, uri, name)];
  });
}
