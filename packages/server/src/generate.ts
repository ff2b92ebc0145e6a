import type { Agreement } from '@sla-language/agreement';
import {
  type DocumentOptions,
  documentMaker,
  documentRequests,
  fileKey,
  fileNameOf,
  type Rasterise,
} from '@sla-language/documents';
import type { ConfigurationFiles, SlaServices } from '@sla-language/language';
import { type Cancellation, interruptAndCheck, URI, UriUtils } from 'langium';
import manifest from '../package.json' with { type: 'json' };
import { encodeBase64 } from './base64.js';
import type { LinkedFiles } from './files.js';
import { sha256Of } from './hash.js';
import { errorsOf, readingsOf, withOpenFile } from './open-files.js';
import { type Places, placesOf } from './outputs.js';
import type { GeneratedFile, GenerateParams, GenerateProblem, GenerateResult } from './protocol.js';
import { houseStyleOf } from './style.js';

/** What documents are made with beside the agreement. */
export interface Workshop {
  readonly fileSystem: LinkedFiles;
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
  const found = await readAgreements(services, params.uri);
  if ('problem' in found) return found;
  const uri = URI.parse(params.uri);
  const { settings, files: configurationFiles } = await configurations.configurationFor(uri);
  const { problems: warnings, ...style } = await houseStyleOf(uri, configurations, fileSystem);
  const options: DocumentOptions = {
    ...sourceOf(uri, found.text),
    ...style,
    toolVersion: manifest.version,
    ...(rasterise ? { rasterise } : {}),
  };
  const read = [...configurationFiles, ...(settings.houseStyle ? [settings.houseStyle.uri] : [])];
  const places = placesOf(uri, params, settings.outputPath, { files: fileSystem, read });
  const files: GeneratedFile[] = [];
  for (const agreement of found.agreements) {
    const made = await render(agreement, params, places, options, token);
    if ('problem' in made) return made;
    files.push(...made.files);
  }
  return { files, warnings };
}

/** The agreements of an open file. What comes after it may be edited while documents are made of it. */
function readAgreements(
  services: SlaServices,
  uri: string,
): Promise<{ agreements: readonly Agreement[]; text: string } | { problem: GenerateProblem }> {
  return withOpenFile(services, uri, (document) => {
    if (!document) return { problem: { message: 'The file is not open, so there is nothing to generate from.' } };
    // What a rule finds hinders nobody: terms are also transcribed with their flaws.
    const errors = errorsOf(document);
    if (errors) {
      const message = `Nothing is generated, because ${errors.message}`;
      return { problem: { message, uri: document.uri.toString(), range: errors.range } };
    }
    const agreements = readingsOf(services, document)
      .map((reading) => reading.agreement)
      .filter((agreement) => agreement.kind === 'agreement');
    if (agreements.length > 0) return { agreements, text: document.textDocument.getText() };
    const message = 'This file holds no agreement; templates and shared declarations have no documents of their own.';
    return { problem: { message, uri, nothing: true } };
  });
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
    const place = await places(agreement.id, request);
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

/** The file and its hash, for document control. What is not saved has no file. */
function sourceOf(uri: URI, text: string): { source?: { file: string; sha256: string } } {
  return uri.scheme === 'untitled' ? {} : { source: { file: UriUtils.basename(uri), sha256: sha256Of(text) } };
}
