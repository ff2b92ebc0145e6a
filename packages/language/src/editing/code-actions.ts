import type { LangiumDocument } from 'langium';
import type { CodeActionProvider } from 'langium/lsp';
import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Diagnostic,
  type Range,
  type TextEdit,
} from 'vscode-languageserver';
import { fixesOf } from '../checking/fixes.js';
import { chooseFixes } from '../checking/fixing.js';
import { RULES } from '../rules/index.js';

/** What can be mended on saving, or at once, in a whole file: safe fixes only. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.sla`;

/** The lightbulb: fixes of what is found here, the same for the whole file, and comments that keep a finding silent. */
export class SlaCodeActionProvider implements CodeActionProvider {
  getCodeActions(document: LangiumDocument, { range, context }: CodeActionParams): CodeAction[] {
    const all = document.diagnostics ?? [];
    const here = all.filter((each) => touches(each.range, range));
    const wants = (kind: string): boolean =>
      !context.only || context.only.some((only) => kind === only || kind.startsWith(`${only}.`));
    return [
      ...(wants(CodeActionKind.QuickFix)
        ? [...here.flatMap((each) => fixes(document, each)), ...ofRules(document, here), ...silencers(document, here)]
        : []),
      ...(wants(FIX_ALL) ? fixAll(document, all) : []),
    ];
  }
}

function fixes(document: LangiumDocument, diagnostic: Diagnostic): CodeAction[] {
  return fixesOf(diagnostic).map(({ title, safety, edits }, i) => ({
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    isPreferred: i === 0 && safety === 'safe',
    edit: editOf(document, edits),
  }));
}

/** One action for each rule that has several safe fixes in the file. */
function ofRules(document: LangiumDocument, here: readonly Diagnostic[]): CodeAction[] {
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

function fixAll(document: LangiumDocument, diagnostics: readonly Diagnostic[]): CodeAction[] {
  const edits = chooseFixes(diagnostics, 'safe').flatMap((each) => each.fix.edits);
  if (edits.length === 0) return [];
  return [{ title: 'Mend all that can be mended safely', kind: FIX_ALL, edit: editOf(document, edits) }];
}

/** A comment on the line above, where the author then says why. */
function silencers(document: LangiumDocument, here: readonly Diagnostic[]): CodeAction[] {
  const rules = [...new Set(here.map((each) => each.code))].filter(
    (code) => RULES.find((rule) => rule.id === code)?.check !== undefined,
  );
  return rules.map((code) => {
    const diagnostic = here.find((each) => each.code === code)!;
    const { line } = diagnostic.range.start;
    const text = document.textDocument.getText({
      start: { line, character: 0 },
      end: { line: line + 1, character: 0 },
    });
    const indentation = /^[ \t]*/.exec(text)![0];
    const start = { line, character: 0 };
    const newText = `${indentation}// sla-ignore ${code}:\n`;
    return {
      title: `Ignore ${code} here`,
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnostic],
      edit: editOf(document, [{ range: { start, end: start }, newText }]),
    };
  });
}

function editOf(document: LangiumDocument, edits: readonly TextEdit[]): CodeAction['edit'] {
  return { changes: { [document.uri.toString()]: [...edits] } };
}

function touches(a: Range, b: Range): boolean {
  const before = (x: Range, y: Range): boolean =>
    x.end.line < y.start.line || (x.end.line === y.start.line && x.end.character < y.start.character);
  return !before(a, b) && !before(b, a);
}
