import {
  OPEN_SETTINGS_COMMAND,
  SHOW_CALCULATION_COMMAND,
  SHOW_FINDINGS_COMMAND,
  SHOW_REFERENCES_COMMAND,
} from '@sla-language/server/protocol';
import * as vscode from 'vscode';
import type { Location, Position, Range } from 'vscode-languageclient';

/** The commands of code lenses and tooltips that this file carries out, or VS Code itself. */
export const LENS_COMMANDS_OF_EDITOR: readonly string[] = [
  SHOW_FINDINGS_COMMAND,
  SHOW_CALCULATION_COMMAND,
  SHOW_REFERENCES_COMMAND,
  OPEN_SETTINGS_COMMAND,
];

/** Registers what code lenses do. Their arguments are those of the protocol, which VS Code's own commands do not take. */
export function registerLenses(): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand(SHOW_FINDINGS_COMMAND, showFindings),
    vscode.commands.registerCommand(SHOW_CALCULATION_COMMAND, showCalculation),
    vscode.commands.registerCommand(SHOW_REFERENCES_COMMAND, showReferences),
  );
}

/** The server names a file by its URI as text; other callers may have it at hand. */
type Address = string | vscode.Uri;

function toUri(uri: Address): vscode.Uri {
  return typeof uri === 'string' ? vscode.Uri.parse(uri) : vscode.Uri.from(uri);
}

/** Opens the list of findings, and leads to the gravest of those that stand in the range. */
async function showFindings(uri: Address, range: Range): Promise<void> {
  const within = toRange(range);
  const [first] = vscode.languages
    .getDiagnostics(toUri(uri))
    .filter((finding) => within.contains(finding.range.start))
    .sort((left, right) => left.severity - right.severity || left.range.start.compareTo(right.range.start));
  if (first) await reveal(uri, first.range.start);
  await vscode.commands.executeCommand('workbench.actions.view.problems');
}

/** Shows the hover of a place. */
async function showCalculation(uri: Address, position: Position): Promise<void> {
  await reveal(uri, toPosition(position));
  await vscode.commands.executeCommand('editor.action.showHover');
}

async function showReferences(uri: Address, position: Position, locations: readonly Location[]): Promise<void> {
  const found = locations.map((each) => new vscode.Location(toUri(each.uri), toRange(each.range)));
  await vscode.commands.executeCommand('editor.action.showReferences', toUri(uri), toPosition(position), found);
}

async function reveal(uri: Address, position: vscode.Position): Promise<void> {
  const selection = new vscode.Range(position, position);
  await vscode.window.showTextDocument(toUri(uri), { selection });
}

function toRange({ start, end }: Range): vscode.Range {
  return new vscode.Range(toPosition(start), toPosition(end));
}

function toPosition({ line, character }: Position): vscode.Position {
  return new vscode.Position(line, character);
}
