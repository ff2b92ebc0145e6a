import type { Agreement } from '@sla-language/agreement';
import { outline, renderJson, renderMarkdown } from '@sla-language/documents';
import { isLanguageError, type SlaServices } from '@sla-language/language';
import { DocumentState, type LangiumDocument, URI, UriUtils } from 'langium';
import type { Diagnostic } from 'vscode-languageserver-types';
import manifest from '../package.json' with { type: 'json' };
import type { GeneratedFile, GeneratedFormat, GenerateParams, GenerateResult } from './protocol.js';

const EXTENSIONS: Readonly<Record<GeneratedFormat, string>> = { markdown: '.md', json: '.json' };

/** Makes the documents of the agreements in an open file, from its text as it is in the editor now. */
export async function generate(services: SlaServices, { uri, format }: GenerateParams): Promise<GenerateResult> {
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
    return { files: await Promise.all(agreements.map((agreement) => render(agreement, document, format))) };
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
  document: LangiumDocument,
  format: GeneratedFormat,
): Promise<GeneratedFile> {
  const name = agreement.id + EXTENSIONS[format];
  if (format === 'json') return { name, text: renderJson(agreement) };
  const source = await sourceOf(document);
  return { name, text: renderMarkdown(outline(agreement, { ...source, toolVersion: manifest.version })) };
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
