import { type LangiumDocument, URI, UriUtils } from 'langium';
import { type CodeAction, CodeActionKind, type Diagnostic } from 'vscode-languageserver';
import { fixesElsewhereOf, fixesOf } from '../../checking/fixes.js';
import { chooseFixes } from '../../checking/fixing.js';
import { editOf, quickFix } from './edits.js';

/** What can be mended on saving, or at once, in a whole file: safe fixes only. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.sla`;

/** How a finding can be mended here, or in the file from which its text is inherited. */
export function fixes(document: LangiumDocument, diagnostic: Diagnostic): CodeAction[] {
  const here = fixesOf(diagnostic).map(({ title, safety, edits }, i) =>
    quickFix(document, diagnostic, title, edits, i === 0 && safety === 'safe'),
  );
  const elsewhere = fixesElsewhereOf(diagnostic).map(({ uri, title, edits }) => ({
    title: `${title} (in \`${UriUtils.basename(URI.parse(uri))}\`)`,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    isPreferred: false,
    edit: { changes: { [uri]: [...edits] } },
  }));
  return [...here, ...elsewhere];
}

/** One action for each rule that has several safe fixes in the file. */
export function fixesOfRules(document: LangiumDocument, here: readonly Diagnostic[]): CodeAction[] {
  return [...new Set(here.map((each) => each.code))].flatMap((code) => {
    const same = (document.diagnostics ?? []).filter((each) => each.code === code);
    const chosen = chooseFixes(same, 'safe');
    if (chosen.length < 2) return [];
    const diagnostics = chosen.map((each) => each.diagnostic);
    const edits = chosen.flatMap((each) => each.fix.edits);
    const title = `Mend all ${chosen.length} findings of ${code} in this file`;
    return [{ title, kind: CodeActionKind.QuickFix, diagnostics, edit: editOf(document, edits) }];
  });
}

export function fixAll(document: LangiumDocument, diagnostics: readonly Diagnostic[]): CodeAction[] {
  const edits = chooseFixes(diagnostics, 'safe').flatMap((each) => each.fix.edits);
  if (edits.length === 0) return [];
  return [{ title: 'Mend all that can be mended safely', kind: FIX_ALL, edit: editOf(document, edits) }];
}
