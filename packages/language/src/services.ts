import type { DateString } from '@sla-language/agreement';
import {
  createDefaultCoreModule,
  createDefaultSharedCoreModule,
  type DefaultSharedCoreModuleContext,
  inject,
  type LangiumCoreServices,
  type LangiumSharedCoreServices,
  type Module,
  type PartialLangiumCoreServices,
  type PartialLangiumSharedCoreServices,
} from 'langium';
import { Checker } from './checking/checker.js';
import { Clock } from './checking/clock.js';
import { type Configurations, RECOMMENDED } from './checking/configurations.js';
import { SlaDocumentValidator } from './checking/validator.js';
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
  readonly checking: { readonly Checker: Checker; readonly Configurations: Configurations };
  readonly parser: { readonly Lexer: SlaLexer; readonly Reparser: Reparser };
  readonly references: { readonly ScopeProvider: SlaScopeProvider };
  readonly clock: Clock;
}

export type SlaServices = LangiumCoreServices & SlaAddedServices;

export interface SlaContext {
  /** The day on which agreements are checked, whatever a configuration says. */
  readonly today?: DateString;
  /** The day where neither `today` nor a configuration names one; the system's where it is not given. */
  readonly systemToday?: () => DateString;
  /** Which rules run on which file, and how; everywhere the recommended ones where it is not given. */
  readonly configurations?: Configurations;
}

/** What the language itself consists of, on top of Langium's core and under whatever an editor adds. */
export function languageModule({
  today,
  systemToday,
  configurations = RECOMMENDED,
}: SlaContext): Module<SlaServices, PartialLangiumCoreServices & SlaAddedServices> {
  const clock = new Clock(today, systemToday);
  return {
    clock: () => clock,
    checking: { Checker: (services) => new Checker(services), Configurations: () => configurations },
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

/** What the language does with all files together. */
export const languageSharedModule: Module<LangiumSharedCoreServices, PartialLangiumSharedCoreServices> = {
  workspace: { DocumentBuilder: (services) => new SlaDocumentBuilder(services) },
};

/** Puts the language together without an editor, which would add nothing but the time to load it. */
export function createSlaServices(context: DefaultSharedCoreModuleContext & SlaContext): {
  shared: LangiumSharedCoreServices;
  Sla: SlaServices;
} {
  const shared = inject(createDefaultSharedCoreModule(context), SlaGeneratedSharedModule, languageSharedModule);
  const Sla = inject(createDefaultCoreModule({ shared }), SlaGeneratedModule, languageModule(context));
  shared.ServiceRegistry.register(Sla);
  shared.workspace.ConfigurationProvider.initialized({});
  return { shared, Sla };
}
