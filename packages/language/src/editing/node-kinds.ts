import { type AstNode, type AstNodeDescription, isAstNodeDescription } from 'langium';
import type { NodeKindProvider } from 'langium/lsp';
import { CompletionItemKind, SymbolKind } from 'vscode-languageserver-types';
import * as ast from '../generated/ast.js';

/** The symbols with which an editor shows the things of an agreement. */
const KINDS: Readonly<Record<string, readonly [SymbolKind, CompletionItemKind]>> = {
  [ast.Agreement.$type]: [SymbolKind.Package, CompletionItemKind.Module],
  [ast.Party.$type]: [SymbolKind.Class, CompletionItemKind.Class],
  [ast.Role.$type]: [SymbolKind.Class, CompletionItemKind.Class],
  [ast.Contact.$type]: [SymbolKind.Field, CompletionItemKind.Field],
  [ast.Scope.$type]: [SymbolKind.Enum, CompletionItemKind.Enum],
  [ast.Severity.$type]: [SymbolKind.EnumMember, CompletionItemKind.EnumMember],
  [ast.Service.$type]: [SymbolKind.Module, CompletionItemKind.Module],
  [ast.Charge.$type]: [SymbolKind.Number, CompletionItemKind.Value],
  [ast.Calendar.$type]: [SymbolKind.Event, CompletionItemKind.Event],
  [ast.Exclusion.$type]: [SymbolKind.Event, CompletionItemKind.Event],
  [ast.Metric.$type]: [SymbolKind.Function, CompletionItemKind.Function],
  [ast.Requirement.$type]: [SymbolKind.Interface, CompletionItemKind.Interface],
  [ast.Objective.$type]: [SymbolKind.Constant, CompletionItemKind.Constant],
  [ast.Support.$type]: [SymbolKind.Constant, CompletionItemKind.Constant],
};

const OTHERS = [SymbolKind.Property, CompletionItemKind.Property] as const;

export class SlaNodeKindProvider implements NodeKindProvider {
  getSymbolKind(node: AstNode | AstNodeDescription): SymbolKind {
    return kindsOf(node)[0];
  }

  getCompletionItemKind(node: AstNode | AstNodeDescription): CompletionItemKind {
    return kindsOf(node)[1];
  }
}

function kindsOf(node: AstNode | AstNodeDescription): readonly [SymbolKind, CompletionItemKind] {
  return KINDS[isAstNodeDescription(node) ? node.type : node.$type] ?? OTHERS;
}
