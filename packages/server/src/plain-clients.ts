import type { LangiumSharedServices } from 'langium/lsp';
import type { Connection, Disposable } from 'vscode-languageserver';
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
  /** Has the answers of a feature told in another way where the client cannot take them. */
  const adapt = <Feature extends AnsweringFeature>(
    feature: Feature,
    adapted: <T>(answer: T, params: { readonly textDocument?: { readonly uri: string } }) => T,
    isKnown: () => boolean,
  ) => {
    const register = connection[feature] as (handler: Handler) => Disposable;
    (connection as Record<AnsweringFeature, unknown>)[feature] = (handler: Handler) =>
      register(async (...args) => {
        const answer = await handler(...args);
        return isKnown() ? answer : adapted(answer, args[0]);
      });
  };
  adapt('onHover', withoutMarkdown, () => knows.markdownInHover);
  adapt('onCompletion', withoutMarkdown, () => knows.markdownInCompletion);
  adapt('onCompletionResolve', withoutMarkdown, () => knows.markdownInCompletion);
  adapt('onDefinition', withoutLinks, () => links.definition);
  adapt('onDeclaration', withoutLinks, () => links.declaration);
  adapt('onTypeDefinition', withoutLinks, () => links.typeDefinition);
  adapt('onImplementation', withoutLinks, () => links.implementation);
  adapt('onDocumentSymbol', asList, () => knows.trees);
}

type AnsweringFeature =
  | `on${'Hover' | 'Completion' | 'CompletionResolve' | 'DocumentSymbol'}`
  | `on${'Definition' | 'Declaration' | 'TypeDefinition' | 'Implementation'}`;

// biome-ignore lint/suspicious/noExplicitAny: each feature has parameters of its own, which go through unseen
type Handler = (...args: any[]) => unknown;

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

/** The outline of a text as a list. */
function asList<T>(answer: T, { textDocument }: { readonly textDocument?: { readonly uri: string } }): T {
  return Array.isArray(answer) && textDocument ? (flat(answer, textDocument.uri) as T) : answer;
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
