import type { DateString } from '@sla-language/agreement';
import { inject, type Module } from 'langium';
import {
  createDefaultModule,
  createDefaultSharedModule,
  type DefaultSharedModuleContext,
  type LangiumServices,
  type LangiumSharedServices,
  type PartialLangiumServices,
} from 'langium/lsp';
import { Checker } from './checking/checker.js';
import { SlaDocumentValidator } from './checking/validator.js';
import { editingModule, editingSharedModule } from './editing/index.js';
import { SlaGeneratedModule, SlaGeneratedSharedModule } from './generated/module.js';
import { SlaDocumentBuilder } from './linking/document-builder.js';
import { SlaLinker } from './linking/linker.js';
import { SlaScopeComputation } from './linking/scope-computation.js';
import { SlaScopeProvider } from './linking/scope-provider.js';
import { createSlaParser } from './parsing/lookahead.js';
import { SlaLexerMessages, SlaParserMessages } from './parsing/messages.js';
import { Reparser } from './parsing/reparse.js';
import { SlaValueConverter } from './parsing/text.js';
import { SlaLexer, SlaTokenBuilder } from './parsing/words.js';

/** What the language adds to Langium's services. */
export interface SlaAddedServices {
  readonly checking: { readonly Checker: Checker };
  readonly parser: { readonly Lexer: SlaLexer; readonly Reparser: Reparser };
  readonly references: { readonly ScopeProvider: SlaScopeProvider };
  /** The day on which agreements are checked. */
  readonly today: () => DateString;
}

export type SlaServices = LangiumServices & SlaAddedServices;

function languageModule(today: () => DateString): Module<SlaServices, PartialLangiumServices & SlaAddedServices> {
  return {
    today: () => today,
    checking: { Checker: (services) => new Checker(services) },
    parser: {
      LangiumParser: (services) => createSlaParser(services),
      TokenBuilder: () => new SlaTokenBuilder(),
      Lexer: (services) => new SlaLexer(services),
      Reparser: ({ parser }) => new Reparser(parser.LangiumParser, parser.Lexer),
      ValueConverter: () => new SlaValueConverter(),
      LexerErrorMessageProvider: () => new SlaLexerMessages(),
      ParserErrorMessageProvider: (services) => new SlaParserMessages(() => services.checking.Checker.vocabulary),
    },
    references: {
      ScopeProvider: (services) => new SlaScopeProvider(services),
      ScopeComputation: (services) => new SlaScopeComputation(services),
      Linker: (services) => new SlaLinker(services),
    },
    // Who imports whom says which files a change may touch, and who refers to what is read off the trees.
    workspace: { ReferenceDescriptionProvider: () => ({ createDescriptions: async () => [] }) },
    validation: { DocumentValidator: (services) => new SlaDocumentValidator(services) },
  };
}

/** Puts the language together; with a connection in the context for a language server, without one for everything else. */
export function createSlaServices(context: DefaultSharedModuleContext & { readonly today?: () => DateString }): {
  shared: LangiumSharedServices;
  Sla: SlaServices;
} {
  const shared = inject(createDefaultSharedModule(context), SlaGeneratedSharedModule, editingSharedModule, {
    workspace: { DocumentBuilder: (services: LangiumSharedServices) => new SlaDocumentBuilder(services) },
  });
  const Sla = inject(
    createDefaultModule({ shared }),
    SlaGeneratedModule,
    languageModule(context.today ?? systemToday),
    editingModule,
  );
  shared.ServiceRegistry.register(Sla);
  if (!context.connection) shared.workspace.ConfigurationProvider.initialized({});
  return { shared, Sla };
}

/** The system's day, as people there call it. */
function systemToday(): DateString {
  const now = new Date();
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
