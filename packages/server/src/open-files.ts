import { isForeign, isLanguageError, type SlaServices } from '@sla-language/language';
import { DocumentState, type LangiumDocument, URI } from 'langium';
import type { Diagnostic, Range } from 'vscode-languageserver-types';

/** An agreement as it was read from a text, with its places in it. */
export type Reading = NonNullable<ReturnType<SlaServices['checking']['Checker']['read']>>['agreements'][number];

/**
 * Looks at an open file as soon as its last edit has been checked; nothing is edited meanwhile. Undefined is what is not open (or
 * could not be checked yet).
 */
export async function withOpenFile<T>(
  { shared }: SlaServices,
  uri: string,
  look: (document: LangiumDocument | undefined) => T | Promise<T>,
): Promise<T> {
  const { WorkspaceManager, WorkspaceLock, LangiumDocuments } = shared.workspace;
  await WorkspaceManager.ready;
  return WorkspaceLock.read(() => {
    const document = LangiumDocuments.getDocument(URI.parse(uri));
    return look(document?.state === DocumentState.Validated ? document : undefined);
  });
}

/** The agreements and templates that are written in a file, in their order. */
export function readingsOf({ checking }: SlaServices, document: LangiumDocument): readonly Reading[] {
  return checking.Checker.read(document)?.agreements ?? [];
}

/** Documents of another program. */
export function isForeignFile({ textDocument }: LangiumDocument): boolean {
  return isForeign(textDocument.getText());
}

/** That a text has errors of syntax, names or values, in a sentence, and where the first one is. What a rule finds is none. */
export function errorsOf({
  diagnostics,
}: LangiumDocument): { readonly message: string; readonly range: Range } | undefined {
  const errors = (diagnostics ?? []).filter(isLanguageError);
  const [first] = errors;
  if (!first) return undefined;
  const line = first.range.start.line + 1;
  const count = errors.length === 1 ? `an error in line ${line}` : `${errors.length} errors, the first in line ${line}`;
  return { message: `the text has ${count}: ${messageOf(first)}`, range: first.range };
}

/** The words of a finding. */
export function messageOf({ message }: Diagnostic): string {
  return typeof message === 'string' ? message : message.value;
}
