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
import { Clock } from './checking/clock.js';
import { type Configurations, RECOMMENDED } from './checking/configurations.js';
import { SlaDocumentValidator } from './checking/validator.js';
import { editingModule, editingSharedModule } from './editing/index.js';
import { SlaGeneratedModule, SlaGeneratedSharedModule } from './generated/module.js';
import { SlaDocumentBuilder } from './linking/document-builder.js';
import { SlaLinker } from './linking/linker.js';
import { SlaScopeComputation } from './linking/scope-computation.js';
import { SlaScopeProvider } from './linking/scope-provider.js';
import { createSlaParser } from './parsing/lookahead.js';
import { SlaLexerMessages, SlaParserMessages } from './parsing/messages.js';
import { SlaValueConverter } from './parsing/text.js';
import { SlaLexer, SlaTokenBuilder } from './parsing/words.js';

/** What the language adds to Langium's services. */
export interface SlaAddedServices {
  readonly checking: { readonly Checker: Checker; readonly Configurations: Configurations };
  readonly references: { readonly ScopeProvider: SlaScopeProvider };
  readonly clock: Clock;
}

export type SlaServices = LangiumServices & SlaAddedServices;

function languageModule(
  clock: Clock,
  configurations: Configurations,
): Module<SlaServices, PartialLangiumServices & SlaAddedServices> {
  return {
    clock: () => clock,
    checking: { Checker: (services) => new Checker(services), Configurations: () => configurations },
    parser: {
      LangiumParser: (services) => createSlaParser(services),
      TokenBuilder: () => new SlaTokenBuilder(),
      Lexer: (services) => new SlaLexer(services),
      ValueConverter: () => new SlaValueConverter(),
      LexerErrorMessageProvider: () => new SlaLexerMessages(),
      ParserErrorMessageProvider: (services) => new SlaParserMessages(() => services.checking.Checker.vocabulary),
    },
    references: {
      ScopeProvider: (services) => new SlaScopeProvider(services),
      ScopeComputation: (services) => new SlaScopeComputation(services),
      Linker: (services) => new SlaLinker(services),
    },
    validation: { DocumentValidator: (services) => new SlaDocumentValidator(services) },
  };
}

export interface SlaContext {
  /** The day on which agreements are checked, whatever a configuration says. */
  readonly today?: DateString;
  /** The day where neither `today` nor a configuration names one; the system's where it is not given. */
  readonly systemToday?: () => DateString;
  /** Which rules run on which file, and how; everywhere the recommended ones where it is not given. */
  readonly configurations?: Configurations;
}

/** Puts the language together; with a connection in the context for a language server, without one for everything else. */
export function createSlaServices(context: DefaultSharedModuleContext & SlaContext): {
  shared: LangiumSharedServices;
  Sla: SlaServices;
} {
  const shared = inject(createDefaultSharedModule(context), SlaGeneratedSharedModule, editingSharedModule, {
    workspace: { DocumentBuilder: (services: LangiumSharedServices) => new SlaDocumentBuilder(services) },
  });
  const Sla = inject(
    createDefaultModule({ shared }),
    SlaGeneratedModule,
    languageModule(new Clock(context.today, context.systemToday), context.configurations ?? RECOMMENDED),
    editingModule,
  );
  shared.ServiceRegistry.register(Sla);
  if (!context.connection) shared.workspace.ConfigurationProvider.initialized({});
  return { shared, Sla };
}
