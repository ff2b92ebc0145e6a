import type { Rasterise } from '@sla-language/documents';
import { ConfigurationFiles } from '@sla-language/language';
import { createSlaEditorServices } from '@sla-language/language/editing';
import { DocumentState, isOperationCancelled } from 'langium';
import { startLanguageServer } from 'langium/lsp';
import { type Connection, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { serveConfigurations } from './configuration.js';
import type { LinkedFiles } from './files.js';
import { findingsOf } from './findings.js';
import { generate } from './generate.js';
import { pictures } from './pictures.js';
import { servePlainClients } from './plain-clients.js';
import { servePreviews } from './preview/index.js';
import {
  FINDINGS,
  type FindingsParams,
  type FoundFindings,
  GENERATE,
  type GenerateParams,
  type GenerateResult,
} from './protocol.js';
import { serveSimulations } from './simulate.js';
import { serveStatus } from './status.js';
import { serveTemplates } from './templates.js';

/** Serves the language on a connection until that is closed. Files are read through `fileSystem`. */
export function startServer(connection: Connection, fileSystem: LinkedFiles): void {
  const configurations = new ConfigurationFiles(fileSystem);
  const { shared, Sla } = createSlaEditorServices({ connection, configurations, fileSystemProvider: () => fileSystem });
  servePlainClients(connection, shared);
  serveConfigurations(shared, connection, configurations);
  serveStatus(Sla, connection, configurations, fileSystem);
  serveSimulations(Sla, connection);
  let rasterise: Rasterise | undefined;
  shared.lsp.LanguageServer.onInitialize((params) => {
    rasterise = pictures(fileSystem, params);
  });
  servePreviews(Sla, connection, { fileSystem, configurations });
  connection.onRequest<GenerateResult, void>(GENERATE, async (params: GenerateParams, token) => {
    const workshop = { fileSystem, configurations, ...(rasterise ? { rasterise } : {}) };
    return orCancelled(generate(Sla, params, workshop, token));
  });
  connection.onRequest<FoundFindings | null, void>(FINDINGS, (params: FindingsParams) => findingsOf(Sla, params));
  serveTemplates(connection);
  // A lens counts the findings, so it waits for them.
  startLanguageServer(shared, { CodeLensProvider: DocumentState.Validated });
}

/** A request that its client has cancelled is answered as the protocol wants it. */
async function orCancelled<T>(result: Promise<T>): Promise<T | ResponseError<void>> {
  try {
    return await result;
  } catch (error) {
    if (isOperationCancelled(error)) return new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');
    throw error;
  }
}
