import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Diagnostic, Position, TextEdit } from 'vscode-languageserver-types';
import { fixesOf, type PlacedFix } from './fixes.js';

/** Which fixes are applied without being looked at one by one: those that cannot change what is meant, or the suggested ones, too. */
export type FixChoice = 'safe' | 'all';

/** A fix and what it mends. */
export interface ChosenFix {
  readonly diagnostic: Diagnostic;
  readonly fix: PlacedFix;
}

/** The text after changes that do not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  return TextDocument.applyEdits(TextDocument.create('', 'sla', 0, text), [...edits]);
}

/** For each diagnostic its best fix, as far as it is wanted and stays clear of those that come before it. */
export function chooseFixes(diagnostics: readonly Diagnostic[], choice: FixChoice): readonly ChosenFix[] {
  const chosen: ChosenFix[] = [];
  for (const diagnostic of diagnostics) {
    const fix = fixesOf(diagnostic).find(({ safety }) => choice === 'all' || safety === 'safe');
    if (!fix || fix.edits.some((edit) => chosen.some((other) => other.fix.edits.some((each) => overlap(edit, each))))) {
      continue;
    }
    chosen.push({ diagnostic, fix });
  }
  return chosen;
}

/** Whether two changes get in each other's way: two insertions in one place do, since their order would be chance. */
function overlap({ range: a }: TextEdit, { range: b }: TextEdit): boolean {
  const isSame = compare(a.start, b.start) === 0 && compare(a.end, b.end) === 0;
  return isSame || (compare(a.start, b.end) < 0 && compare(b.start, a.end) < 0);
}

function compare(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}
