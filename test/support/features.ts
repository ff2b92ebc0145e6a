/** Everything that an editor asks while somebody writes. */
import type {
  CodeLens,
  CompletionItem,
  CompletionList,
  Diagnostic,
  InlayHint,
  Position,
  Range,
  SemanticTokens,
  TypeHierarchyItem,
} from 'vscode-languageserver-types';
import type { Capabilities } from './editor.js';
import type { LanguageServer } from './language-server.js';

/** Where it is asked. */
export interface Place {
  readonly uri: string;
  readonly position: Position;
  readonly range: Range;
  readonly diagnostics: readonly Diagnostic[];
}

type Ask = (method: string, params: unknown) => Promise<unknown>;

interface Feature {
  /** What the server says of itself when it has it; of its own requests it says nothing. */
  readonly capability?: string;
  /** Asks, and then what an editor asks about the first answers. */
  ask(ask: Ask, place: Place): Promise<void>;
}

const file = ({ uri }: Place) => ({ textDocument: { uri } });
const at = (place: Place) => ({ ...file(place), position: place.position });
const FORMAT = { tabSize: 4, insertSpaces: true };
/** No answers are looked at beyond these. */
const FEW = 3;

const single =
  (method: string, params: (place: Place) => unknown): Feature['ask'] =>
  async (ask, place) => {
    await ask(method, params(place));
  };

export const FEATURES: Readonly<Record<string, Feature>> = {
  completion: {
    capability: 'completionProvider',
    async ask(ask, place) {
      const answer = (await ask('textDocument/completion', at(place))) as CompletionList | CompletionItem[] | null;
      const items = Array.isArray(answer) ? answer : (answer?.items ?? []);
      for (const item of items.slice(0, FEW)) if (item.data !== undefined) await ask('completionItem/resolve', item);
    },
  },
  hover: { capability: 'hoverProvider', ask: single('textDocument/hover', at) },
  definition: { capability: 'definitionProvider', ask: single('textDocument/definition', at) },
  declaration: { capability: 'declarationProvider', ask: single('textDocument/declaration', at) },
  'type definition': { capability: 'typeDefinitionProvider', ask: single('textDocument/typeDefinition', at) },
  implementation: { capability: 'implementationProvider', ask: single('textDocument/implementation', at) },
  references: {
    capability: 'referencesProvider',
    ask: single('textDocument/references', (place) => ({ ...at(place), context: { includeDeclaration: true } })),
  },
  highlight: { capability: 'documentHighlightProvider', ask: single('textDocument/documentHighlight', at) },
  symbols: { capability: 'documentSymbolProvider', ask: single('textDocument/documentSymbol', file) },
  'workspace symbols': {
    capability: 'workspaceSymbolProvider',
    ask: single('workspace/symbol', () => ({ query: 'a' })),
  },
  'code actions': {
    capability: 'codeActionProvider',
    async ask(ask, place) {
      const context = { diagnostics: place.diagnostics };
      const params = { ...file(place), range: place.range, context };
      await ask('textDocument/codeAction', params);
      const fixAll = { ...params, context: { ...context, only: ['source.fixAll.sla'] } };
      await ask('textDocument/codeAction', fixAll);
    },
  },
  folding: { capability: 'foldingRangeProvider', ask: single('textDocument/foldingRange', file) },
  selection: {
    capability: 'selectionRangeProvider',
    ask: single('textDocument/selectionRange', (place) => ({ ...file(place), positions: [place.position] })),
  },
  'semantic tokens': {
    capability: 'semanticTokensProvider',
    async ask(ask, place) {
      const whole = (await ask('textDocument/semanticTokens/full', file(place))) as SemanticTokens | null;
      await ask('textDocument/semanticTokens/range', { ...file(place), range: place.range });
      if (whole?.resultId === undefined) return;
      await ask('textDocument/semanticTokens/full/delta', { ...file(place), previousResultId: whole.resultId });
    },
  },
  'inlay hints': {
    capability: 'inlayHintProvider',
    async ask(ask, place) {
      const range = { start: { line: 0, character: 0 }, end: { line: place.position.line + 60, character: 0 } };
      const hints = (await ask('textDocument/inlayHint', { ...file(place), range })) as InlayHint[] | null;
      for (const hint of (hints ?? []).slice(0, FEW)) await ask('inlayHint/resolve', hint);
    },
  },
  'code lenses': {
    capability: 'codeLensProvider',
    async ask(ask, place) {
      const lenses = (await ask('textDocument/codeLens', file(place))) as CodeLens[] | null;
      for (const lens of (lenses ?? []).slice(0, FEW)) if (!lens.command) await ask('codeLens/resolve', lens);
    },
  },
  links: { capability: 'documentLinkProvider', ask: single('textDocument/documentLink', file) },
  rename: {
    capability: 'renameProvider',
    async ask(ask, place) {
      const can = await ask('textDocument/prepareRename', at(place));
      if (can) await ask('textDocument/rename', { ...at(place), newName: 'Renamed' });
    },
  },
  'type hierarchy': {
    capability: 'typeHierarchyProvider',
    async ask(ask, place) {
      const items = (await ask('textDocument/prepareTypeHierarchy', at(place))) as TypeHierarchyItem[] | null;
      for (const item of (items ?? []).slice(0, 1)) {
        await ask('typeHierarchy/supertypes', { item });
        await ask('typeHierarchy/subtypes', { item });
      }
    },
  },
  formatting: {
    capability: 'documentFormattingProvider',
    ask: single('textDocument/formatting', (place) => ({ ...file(place), options: FORMAT })),
  },
  'formatting of a range': {
    capability: 'documentRangeFormattingProvider',
    ask: single('textDocument/rangeFormatting', (place) => ({ ...file(place), range: place.range, options: FORMAT })),
  },
  'formatting on type': {
    capability: 'documentOnTypeFormattingProvider',
    ask: single('textDocument/onTypeFormatting', (place) => ({ ...at(place), ch: '\n', options: FORMAT })),
  },
  preview: {
    ask: single('sla/preview', ({ uri }) => ({ uri, layout: 'schedule', known: [], lenient: true })),
  },
  simulate: { ask: single('sla/simulate', ({ uri }) => ({ uri })) },
  findings: { ask: single('sla/findings', ({ uri }) => ({ uri })) },
  status: { ask: single('sla/status', ({ uri }) => ({ uri })) },
  generate: { ask: single('sla/generate', ({ uri }) => ({ uri, formats: ['markdown'] })) },
};

/** The names of the features that the server offers. */
export function offered(capabilities: Capabilities): readonly string[] {
  return Object.entries(FEATURES).flatMap(([name, { capability }]) =>
    capability === undefined || capabilities[capability] ? [name] : [],
  );
}

/** Asks for one feature. */
export function askFor(server: LanguageServer, name: string, place: Place): Promise<void> {
  return FEATURES[name]!.ask((method, params) => server.request(method, params), place);
}
