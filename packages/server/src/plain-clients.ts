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
  const knows = { markdownInHover: false, markdownInCompletion: false, trees: false };
  const links = { definition: false, declaration: false, typeDefinition: false, implementation: false };
  lsp.LanguageServer.onInitialize(({ capabilities: { textDocument } }) => {
    const { documentationFormat } = textDocument?.completion?.completionItem ?? {};
    knows.markdownInHover = textDocument?.hover?.contentFormat?.includes(MarkupKind.Markdown) ?? false;
    knows.markdownInCompletion = documentationFormat?.includes(MarkupKind.Markdown) ?? false;
    for (const feature of Object.keys(links) as (keyof typeof links)[])
      links[feature] = textDocument?.[feature]?.linkSupport ?? false;
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
  const { onDeclaration, onTypeDefinition, onImplementation } = connection;
  connection.onDefinition = (handler) =>
    onDefinition(async (...args) => {
      const answer = await handler(...args);
      return links.definition ? answer : withoutLinks(answer);
    });
  connection.onDeclaration = (handler) =>
    onDeclaration(async (...args) => {
      const answer = await handler(...args);
      return links.declaration ? answer : withoutLinks(answer);
    });
  connection.onTypeDefinition = (handler) =>
    onTypeDefinition(async (...args) => {
      const answer = await handler(...args);
      return links.typeDefinition ? answer : withoutLinks(answer);
    });
  connection.onImplementation = (handler) =>
    onImplementation(async (...args) => {
      const answer = await handler(...args);
      return links.implementation ? answer : withoutLinks(answer);
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

/** Places instead of links to places. */
function withoutLinks<T>(answer: T): T {
  if (!Array.isArray(answer)) return answer;
  return answer.map((place: Location | LocationLink) =>
    LocationLink.is(place) ? Location.create(place.targetUri, place.targetSelectionRange) : place,
  ) as T;
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
