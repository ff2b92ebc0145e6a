import { type AstNode, AstUtils, GrammarUtils, type LangiumDocument, URI } from 'langium';
import type { SemanticTokenProvider } from 'langium/lsp';
import {
  type Range,
  type SemanticTokens,
  SemanticTokensBuilder,
  type SemanticTokensDelta,
  type SemanticTokensDeltaParams,
  type SemanticTokensOptions,
  type SemanticTokensRangeParams,
  SemanticTokenModifiers as Standard,
  SemanticTokenTypes as Type,
} from 'vscode-languageserver';
import * as ast from '../generated/ast.js';
import { isLibrary } from '../library/library.js';
import { lineage } from '../linking/names.js';
import { isNamed } from './families.js';
import type { SlaEditorServices } from './index.js';
import type { SlaReferences } from './references.js';

/** Standard types, so that every theme has a colour for them. */
const TYPES: Readonly<Record<string, string>> = {
  [ast.Agreement.$type]: Type.class,
  [ast.Party.$type]: Type.type,
  [ast.Role.$type]: Type.type,
  [ast.Contact.$type]: Type.property,
  [ast.Service.$type]: Type.namespace,
  [ast.Charge.$type]: Type.property,
  [ast.Scope.$type]: Type.enumMember,
  [ast.Severity.$type]: Type.enumMember,
  [ast.Calendar.$type]: Type.struct,
  [ast.Exclusion.$type]: Type.event,
  [ast.Metric.$type]: Type.function,
  [ast.Objective.$type]: Type.variable,
  [ast.Support.$type]: Type.variable,
  [ast.Requirement.$type]: Type.interface,
};

/** What a theme may show of names, beside their kind. */
const MODIFIERS = {
  declaration: Standard.declaration,
  /** A declaration that adds to an inherited one. */
  modification: Standard.modification,
  /** A template, or something in one. */
  abstract: Standard.abstract,
  /** Of an agreement that has ended. */
  deprecated: Standard.deprecated,
  defaultLibrary: Standard.defaultLibrary,
  /** What an agreement does not declare itself: it comes from what it extends. */
  inherited: 'inherited',
} as const;

const LEGEND_TYPES = indices([...new Set(Object.values(TYPES))], (index) => index);
const LEGEND_MODIFIERS = indices(Object.values(MODIFIERS), (index) => 1 << index);

/** A name and what it stands for. */
interface Token {
  readonly range: Range;
  readonly type: string;
  readonly modifiers: readonly string[];
}

/** Colours names by what they stand for. Values, keywords and prose are coloured by the grammar of the editor. */
export class SlaSemanticTokenProvider implements SemanticTokenProvider {
  readonly tokenTypes = LEGEND_TYPES;
  readonly tokenModifiers = LEGEND_MODIFIERS;
  readonly semanticTokensOptions: SemanticTokensOptions = {
    legend: { tokenTypes: Object.keys(LEGEND_TYPES), tokenModifiers: Object.keys(LEGEND_MODIFIERS) },
    full: { delta: true },
    range: true,
  };
  private readonly names: SlaReferences;
  /** What was sent last of each open document. */
  private readonly sent = new Map<string, SemanticTokensBuilder>();

  constructor(services: SlaEditorServices) {
    this.names = services.references.References;
    services.shared.workspace.TextDocuments.onDidClose(({ document }) => {
      this.sent.delete(URI.parse(document.uri).toString());
    });
  }

  semanticHighlight(document: LangiumDocument): SemanticTokens {
    const builder = new SemanticTokensBuilder();
    this.sent.set(document.uri.toString(), builder);
    push(builder, this.tokens(document));
    return builder.build();
  }

  semanticHighlightRange(document: LangiumDocument, { range }: SemanticTokensRangeParams): SemanticTokens {
    const builder = new SemanticTokensBuilder();
    const { start, end } = range;
    const within = this.tokens(document).filter(
      (token) => token.range.start.line >= start.line && token.range.start.line <= end.line,
    );
    push(builder, within);
    return builder.build();
  }

  semanticHighlightDelta(
    document: LangiumDocument,
    { previousResultId }: SemanticTokensDeltaParams,
  ): SemanticTokens | SemanticTokensDelta {
    const builder = this.sent.get(document.uri.toString());
    if (!builder) return this.semanticHighlight(document);
    builder.previousResult(previousResultId);
    push(builder, this.tokens(document));
    return builder.buildEdits();
  }

  private tokens(document: LangiumDocument): Token[] {
    const file = document.parseResult.value;
    if (!ast.isFile(file)) return [];
    const tokens: Token[] = [];
    declarations(file, tokens);
    for (const { info } of this.names.all(document)) {
      for (const { leaf, node } of this.names.parts(info)) {
        const type = node && typeOf(node);
        if (type) tokens.push({ range: leaf.range, type, modifiers: modifiersOf(node, info.container) });
      }
    }
    return tokens.sort(
      (a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character,
    );
  }
}

function push(builder: SemanticTokensBuilder, tokens: readonly Token[]): void {
  for (const { range, type, modifiers } of tokens) {
    const { line, character } = range.start;
    const bits = modifiers.reduce((sum, each) => sum | LEGEND_MODIFIERS[each]!, 0);
    builder.push(line, character, range.end.character - character, LEGEND_TYPES[type]!, bits);
  }
}

function declarations(block: AstNode & { members: AstNode[] }, tokens: Token[]): void {
  for (const node of block.members) {
    const name = isNamed(node) ? GrammarUtils.findNodeForProperty(node.$cstNode, 'name') : undefined;
    const type = name && typeOf(node);
    if (type) tokens.push({ range: name.range, type, modifiers: ['declaration', ...declared(node)] });
    if (ast.isAgreement(node) || ast.isParty(node) || ast.isService(node)) declarations(node, tokens);
  }
}

function typeOf(node: AstNode): string | undefined {
  return TYPES[node.$type] ?? (isNamed(node) ? Type.interface : undefined);
}

function declared(node: AstNode): string[] {
  const home = AstUtils.getContainerOfType(node, ast.isAgreement);
  if (!home) return [];
  const modifiers: string[] = [];
  if (home.kind === 'template') modifiers.push('abstract');
  if (hasEnded(home)) modifiers.push('deprecated');
  if (home !== node && isNamed(node) && addsToInherited(node, home)) modifiers.push('modification');
  return modifiers;
}

function modifiersOf(node: AstNode, from: AstNode): string[] {
  if (isLibrary(AstUtils.getDocument(node).uri)) return ['defaultLibrary'];
  const home = AstUtils.getContainerOfType(node, ast.isAgreement);
  if (!home) return [];
  const here = AstUtils.getContainerOfType(from, ast.isAgreement);
  const modifiers: string[] = [];
  if (home === node && home.kind === 'template') modifiers.push('abstract');
  if (hasEnded(home)) modifiers.push('deprecated');
  if (home !== node && here && here !== home && lineage(here).includes(home)) modifiers.push('inherited');
  return modifiers;
}

function addsToInherited({ $type, name }: AstNode & { readonly name: string }, home: ast.Agreement): boolean {
  return lineage(home)
    .slice(1)
    .some(({ members }) => members.some((each) => each.$type === $type && isNamed(each) && each.name === name));
}

function hasEnded({ members }: ast.Agreement): boolean {
  return members.some((each) => ast.isStatus(each) && each.status === 'terminated');
}

function indices(names: readonly string[], value: (index: number) => number): Record<string, number> {
  return Object.fromEntries(names.map((name, index) => [name, value(index)]));
}
