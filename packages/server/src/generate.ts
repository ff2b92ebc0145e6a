import type { Agreement } from '@sla-language/agreement';
import {
  type DocumentOptions,
  documentMaker,
  documentRequests,
  fileKey,
  fileNameOf,
  type Rasterise,
} from '@sla-language/documents';
import { type ConfigurationFiles, isLanguageError, type SlaServices } from '@sla-language/language';
import {
  type Cancellation,
  DocumentState,
  type FileSystemProvider,
  interruptAndCheck,
  type LangiumDocument,
  URI,
  UriUtils,
} from 'langium';
import type { Diagnostic } from 'vscode-languageserver-types';
import manifest from '../package.json' with { type: 'json' };
import { encodeBase64 } from './base64.js';
import { type Places, placesOf } from './outputs.js';
import type { GeneratedFile, GenerateParams, GenerateProblem, GenerateResult } from './protocol.js';
import { houseStyleOf } from './style.js';

/** What documents are made with beside the agreement. */
export interface Workshop {
  readonly fileSystem: FileSystemProvider;
  readonly configurations: ConfigurationFiles;
  /** Makes the pictures of Word documents; without it, figures stand in words there. */
  readonly rasterise?: Rasterise;
}

/**
 * Makes the documents of the agreements in an open file, from its text as it is in the editor now. Throws OperationCancelled soon
 * after it is cancelled: between two documents.
 */
export async function generate(
  services: SlaServices,
  params: GenerateParams,
  { fileSystem, configurations, rasterise }: Workshop,
  token: Cancellation.CancellationToken,
): Promise<GenerateResult> {
  const read = await readAgreements(services, params.uri);
  if ('problem' in read) return read;
  const uri = URI.parse(params.uri);
  const { outputPath } = await configurations.settingsFor(uri);
  const { problems: warnings, ...style } = await houseStyleOf(uri, configurations, fileSystem);
  const options: DocumentOptions = {
    ...(await sourceOf(uri, read.text)),
    ...style,
    toolVersion: manifest.version,
    ...(rasterise ? { rasterise } : {}),
  };
  const places = placesOf(uri, params, outputPath);
  const files: GeneratedFile[] = [];
  for (const agreement of read.agreements) {
    const made = await render(agreement, params, places, options, token);
    if ('problem' in made) return made;
    files.push(...made.files);
  }
  return { files, warnings };
}

/** The agreements of an open file. What comes after it may be edited while documents are made of it. */
async function readAgreements(
  services: SlaServices,
  uri: string,
): Promise<{ agreements: readonly Agreement[]; text: string } | { problem: GenerateProblem }> {
  const { WorkspaceManager, WorkspaceLock, LangiumDocuments } = services.shared.workspace;
  await WorkspaceManager.ready;
  // Reading waits until the last edit has been checked.
  return WorkspaceLock.read(() => {
    const document = LangiumDocuments.getDocument(URI.parse(uri));
    if (document?.state !== DocumentState.Validated)
      return problem('The file is not open, so there is nothing to generate from.');
    // What a rule finds hinders nobody: terms are also transcribed with their flaws.
    const errors = (document.diagnostics ?? []).filter(isLanguageError);
    if (errors.length > 0) return brokenText(errors, document);
    const agreements = (services.checking.Checker.read(document)?.agreements ?? [])
      .map((reading) => reading.agreement)
      .filter((agreement) => agreement.kind === 'agreement');
    if (agreements.length > 0) return { agreements, text: document.textDocument.getText() };
    const message = 'This file holds no agreement; templates and shared declarations have no documents of their own.';
    return { problem: { message, uri, nothing: true } };
  });
}

function problem(message: string): { problem: GenerateProblem } {
  return { problem: { message } };
}

function brokenText(errors: readonly Diagnostic[], document: LangiumDocument): { problem: GenerateProblem } {
  const { range, message } = errors[0]!;
  const text = typeof message === 'string' ? message : message.value;
  const line = range.start.line + 1;
  const count = errors.length === 1 ? `an error in line ${line}` : `${errors.length} errors, the first in line ${line}`;
  const sentence = `Nothing is generated, because the text has ${count}: ${text}`;
  return { problem: { message: sentence, uri: document.uri.toString(), range } };
}

async function render(
  agreement: Agreement,
  { formats, layouts = ['schedule'] }: GenerateParams,
  places: Places,
  options: DocumentOptions,
  token: Cancellation.CancellationToken,
): Promise<{ files: readonly GeneratedFile[] } | { problem: GenerateProblem }> {
  const make = documentMaker(agreement, options);
  const files: GeneratedFile[] = [];
  for (const request of documentRequests(formats, layouts)) {
    await interruptAndCheck(token);
    const place = places(agreement.id, request);
    if ('problem' in place) return place;
    const content = await make(request);
    files.push({
      agreement: agreement.id,
      format: request.format,
      name: fileNameOf(agreement.id, request),
      ...(place.uri ? { uri: place.uri.toString(), key: fileKey(place.uri.toString()) } : {}),
      ...(typeof content === 'string'
        ? { content, encoding: 'text' }
        : { content: encodeBase64(content), encoding: 'base64' }),
    });
  }
  return { files };
}

/** The file and its hash, for document control. What is not saved has no file, and an insecure page cannot hash. */
async function sourceOf(uri: URI, text: string): Promise<{ source?: { file: string; sha256: string } }> {
  if (uri.scheme === 'untitled' || !globalThis.crypto?.subtle) return {};
  const digest = await globalThis.crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  const sha256 = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return { source: { file: UriUtils.basename(uri), sha256 } };
}
