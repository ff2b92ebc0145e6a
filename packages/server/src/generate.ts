import type { Agreement } from '@sla-language/agreement';
import {
  type DocumentOptions,
  documentRequests,
  fileNameOf,
  type Rasterise,
  renderDocuments,
} from '@sla-language/documents';
import { type ConfigurationFiles, isLanguageError, type SlaServices } from '@sla-language/language';
import { DocumentState, type FileSystemProvider, type LangiumDocument, URI, UriUtils } from 'langium';
import type { Diagnostic } from 'vscode-languageserver-types';
import manifest from '../package.json' with { type: 'json' };
import { encodeBase64 } from './base64.js';
import type { GeneratedFile, GenerateParams, GenerateResult } from './protocol.js';
import { houseStyleOf } from './style.js';

/** What documents are made with beside the agreement. */
export interface Workshop {
  readonly fileSystem: FileSystemProvider;
  readonly configurations: ConfigurationFiles;
  /** Makes the pictures of Word documents; without it, figures stand in words there. */
  readonly rasterise?: Rasterise;
}

/** Makes the documents of the agreements in an open file, from its text as it is in the editor now. */
export async function generate(
  services: SlaServices,
  params: GenerateParams,
  workshop: Workshop,
): Promise<GenerateResult> {
  const { uri } = params;
  const { WorkspaceManager, WorkspaceLock, LangiumDocuments } = services.shared.workspace;
  await WorkspaceManager.ready;
  // Reading waits until the last edit has been checked.
  return WorkspaceLock.read(async () => {
    const document = LangiumDocuments.getDocument(URI.parse(uri));
    if (document?.state !== DocumentState.Validated)
      return problem('The file is not open, so there is nothing to generate from.');
    // What a rule finds hinders nobody: terms are also transcribed with their flaws.
    const errors = (document.diagnostics ?? []).filter(isLanguageError);
    if (errors.length > 0) return brokenText(errors);
    const agreements = (services.checking.Checker.read(document)?.agreements ?? [])
      .map((reading) => reading.agreement)
      .filter((agreement) => agreement.kind === 'agreement');
    if (agreements.length === 0) {
      return problem('This file holds no agreement; templates and shared declarations have no documents of their own.');
    }
    const found = await houseStyleOf(document.uri, workshop.configurations, workshop.fileSystem);
    if (found && 'problem' in found) return problem(`Nothing is generated. ${found.problem}`);
    const options: DocumentOptions = {
      ...(await sourceOf(document)),
      ...found,
      toolVersion: manifest.version,
      ...(workshop.rasterise ? { rasterise: workshop.rasterise } : {}),
    };
    return { files: await Promise.all(agreements.map((agreement) => render(agreement, params, options))) };
  });
}

function problem(message: string, range?: Diagnostic['range']): GenerateResult {
  return { problem: { message, ...(range ? { range } : {}) } };
}

function brokenText(errors: readonly Diagnostic[]): GenerateResult {
  const { range, message } = errors[0]!;
  const text = typeof message === 'string' ? message : message.value;
  const line = range.start.line + 1;
  const count = errors.length === 1 ? `an error in line ${line}` : `${errors.length} errors, the first in line ${line}`;
  return problem(`Nothing is generated, because the text has ${count}: ${text}`, range);
}

async function render(
  agreement: Agreement,
  { format, layout = 'schedule' }: GenerateParams,
  options: DocumentOptions,
): Promise<GeneratedFile> {
  const requests = documentRequests([format], [layout]);
  const [content] = await renderDocuments(agreement, requests, options);
  const name = fileNameOf(agreement.id, requests[0]);
  return typeof content === 'string'
    ? { name, content, encoding: 'text' }
    : { name, content: encodeBase64(content), encoding: 'base64' };
}

/** The file and its hash, for document control. What is not saved has no file, and an insecure page cannot hash. */
async function sourceOf({
  uri,
  textDocument,
}: LangiumDocument): Promise<{ source?: { file: string; sha256: string } }> {
  if (uri.scheme === 'untitled' || !globalThis.crypto?.subtle) return {};
  const bytes = new TextEncoder().encode(textDocument.getText());
  const digest = await globalThis.crypto.subtle.digest('SHA-256', bytes);
  const sha256 = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return { source: { file: UriUtils.basename(uri), sha256 } };
}
