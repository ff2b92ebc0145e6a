import { inject, type Module } from 'langium';
import {
  createDefaultModule,
  createDefaultSharedModule,
  type DefaultSharedModuleContext,
  type LangiumServices,
  type LangiumSharedServices,
  type PartialLangiumServices,
  type PartialLangiumSharedServices,
} from 'langium/lsp';
import { SlaGeneratedModule, SlaGeneratedSharedModule } from '../generated/module.js';
import { languageModule, languageSharedModule, type SlaAddedServices, type SlaContext } from '../services.js';
import { BuiltInTexts } from './built-in-texts.js';
import { EditorConfiguration } from './client.js';
import { SlaCodeActionProvider } from './code-actions/provider.js';
import { SlaCodeLensProvider } from './code-lens.js';
import { SlaCompletionProvider } from './completion.js';
import {
  SlaDeclarationProvider,
  SlaDefinitionProvider,
  SlaImplementationProvider,
  SlaTypeProvider,
} from './declarations.js';
import { SlaDocumentUpdateHandler } from './document-updates.js';
import { SlaFileOperationHandler } from './file-operations.js';
import { SlaFoldingRangeProvider } from './folding.js';
import { SlaFormatter } from './formatter.js';
import { SlaHighlightProvider } from './highlights.js';
import { SlaHoverProvider } from './hover.js';
import { SlaInlayHintProvider } from './inlay-hints/provider.js';
import { SlaLanguageServer } from './language-server.js';
import { SlaLinkProvider } from './links.js';
import { SlaNodeKindProvider } from './node-kinds.js';
import { SlaReferences, SlaReferencesProvider } from './references.js';
import { refreshWhereNeeded } from './refreshing.js';
import { SlaRenameProvider } from './rename.js';
import { SlaSemanticTokenProvider } from './semantic-tokens.js';
import { SlaSignatureHelp } from './signature-help.js';
import { SlaSymbolProvider } from './symbols.js';
import { SlaTypeHierarchyProvider } from './type-hierarchy.js';
import { SlaEditorValidator } from './validator.js';
import { SlaDocumentFactory, SlaWorkspaceManager } from './workspace.js';
import { SlaWorkspaceSymbolProvider } from './workspace-symbols.js';

export { ruleEntry } from '../configuration/entry.js';
export { configurationOf } from '../configuration/rule-configuration.js';
export { LENS_KINDS, LENSES_BY_DEFAULT } from './code-lens.js';
export { HINT_KINDS, SHOWN_BY_DEFAULT } from './inlay-hints/hint.js';
export { selectionRanges } from './selection-ranges.js';

/** The language with all that an editor asks of it. */
export type SlaEditorServices = LangiumServices &
  SlaAddedServices & { readonly references: { readonly References: SlaReferences } };

/** Puts the language together as an editor needs it; with a connection in the context for a language server. */
export function createSlaEditorServices(context: DefaultSharedModuleContext & SlaContext): {
  shared: LangiumSharedServices;
  Sla: SlaEditorServices;
} {
  const shared = inject(
    createDefaultSharedModule(context),
    SlaGeneratedSharedModule,
    languageSharedModule,
    editingSharedModule,
  );
  const Sla = inject(createDefaultModule({ shared }), SlaGeneratedModule, languageModule(context), editingModule);
  shared.ServiceRegistry.register(Sla);
  refreshWhereNeeded(Sla);
  if (!context.connection) shared.workspace.ConfigurationProvider.initialized({});
  return { shared, Sla };
}

/** What an editor asks of the language. */
const editingModule: Module<SlaEditorServices, PartialLangiumServices> = {
  lsp: {
    CodeActionProvider: (services) => new SlaCodeActionProvider(services),
    CodeLensProvider: (services) => new SlaCodeLensProvider(services),
    CompletionProvider: (services) => new SlaCompletionProvider(services),
    DeclarationProvider: (services) => new SlaDeclarationProvider(services),
    DefinitionProvider: (services) => new SlaDefinitionProvider(services),
    DocumentHighlightProvider: (services) => new SlaHighlightProvider(services),
    DocumentLinkProvider: (services) => new SlaLinkProvider(services),
    DocumentSymbolProvider: (services) => new SlaSymbolProvider(services),
    FoldingRangeProvider: () => new SlaFoldingRangeProvider(),
    Formatter: (services) => new SlaFormatter(services),
    HoverProvider: (services) => new SlaHoverProvider(services),
    ImplementationProvider: (services) => new SlaImplementationProvider(services),
    ReferencesProvider: (services) => new SlaReferencesProvider(services),
    InlayHintProvider: (services) => new SlaInlayHintProvider(services),
    SignatureHelp: (services) => new SlaSignatureHelp(services),
    RenameProvider: (services) => new SlaRenameProvider(services),
    SemanticTokenProvider: (services) => new SlaSemanticTokenProvider(services),
    TypeHierarchyProvider: (services) => new SlaTypeHierarchyProvider(services),
    TypeProvider: (services) => new SlaTypeProvider(services),
  },
  references: { References: (services) => new SlaReferences(services) },
  validation: { DocumentValidator: (services) => new SlaEditorValidator(services) },
};

/** What an editor asks of all files together. */
const editingSharedModule: Module<LangiumSharedServices, PartialLangiumSharedServices> = {
  lsp: {
    DocumentUpdateHandler: (services) => new SlaDocumentUpdateHandler(services),
    FileOperationHandler: (services) => new SlaFileOperationHandler(services),
    LanguageServer: (services) => new SlaLanguageServer(services),
    NodeKindProvider: () => new SlaNodeKindProvider(),
    TextDocumentContentProvider: (services) => new BuiltInTexts(services),
    WorkspaceSymbolProvider: (services) => new SlaWorkspaceSymbolProvider(services),
  },
  workspace: {
    ConfigurationProvider: (services) => new EditorConfiguration(services),
    LangiumDocumentFactory: (services) => new SlaDocumentFactory(services),
    WorkspaceManager: (services) => new SlaWorkspaceManager(services),
  },
};
