import type { Rasterise } from '@sla-language/documents';
import { ConfigurationFiles } from '@sla-language/language';
import { createSlaEditorServices } from '@sla-language/language/editing';
import type { FileSystemProvider } from 'langium';
import { startLanguageServer } from 'langium/lsp';
import type { Connection } from 'vscode-languageserver';
import { serveConfigurations } from './configuration.js';
import { generate } from './generate.js';
import { pictures } from './pictures.js';
import { servePreviews } from './preview/index.js';
import { GENERATE, type GenerateParams, type GenerateResult } from './protocol.js';
import { serveStatus } from './status.js';

/** Serves the language on a connection until that is closed. Files are read through `fileSystem`. */
export function startServer(connection: Connection, fileSystem: FileSystemProvider): void {
  const configurations = new ConfigurationFiles(fileSystem);
  const { shared, Sla } = createSlaEditorServices({ connection, configurations, fileSystemProvider: () => fileSystem });
  serveConfigurations(shared, connection, configurations);
  serveStatus(Sla, connection, configurations, fileSystem);
  let rasterise: Rasterise | undefined;
  shared.lsp.LanguageServer.onInitialize((params) => {
    rasterise = pictures(fileSystem, params);
  });
  connection.onRequest<GenerateResult, void>(GENERATE, (params: GenerateParams) =>
    generate(Sla, params, { fileSystem, configurations, ...(rasterise ? { rasterise } : {}) }),
  );
  servePreviews(Sla, connection, { fileSystem, configurations });
  startLanguageServer(shared);
}
