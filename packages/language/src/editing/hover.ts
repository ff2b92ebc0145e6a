import type { References } from 'langium';
import { type AstNode, CstUtils, type GrammarConfig, type LangiumDocument, type LeafCstNode } from 'langium';
import type { HoverProvider } from 'langium/lsp';
import type { Hover, HoverParams } from 'vscode-languageserver';
import type { Checker } from '../checking/checker.js';
import * as ast from '../generated/ast.js';
import { documentationOf } from '../reading/context.js';
import type { SlaServices } from '../services.js';
import { exampleOf, meaningOf, SMALL_WORDS } from './meanings.js';
import { explainTarget } from './target-hover.js';

/** Tells what stands under the pointer: a name, what a word means, and what a target comes to. */
export class SlaHoverProvider implements HoverProvider {
  private readonly checker: Checker;
  private readonly grammarConfig: GrammarConfig;
  private readonly references: References;

  constructor(services: SlaServices) {
    this.checker = services.checking.Checker;
    this.grammarConfig = services.parser.GrammarConfig;
    this.references = services.references.References;
  }

  getHoverContent(document: LangiumDocument, { position }: HoverParams): Hover | undefined {
    const root = document.parseResult.value.$cstNode;
    const offset = document.textDocument.offsetAt(position);
    const leaf = root && CstUtils.findDeclarationNodeAtOffset(root, offset, this.grammarConfig.nameRegexp);
    if (!leaf || leaf.hidden || offset > leaf.end) return undefined;
    const target = this.references.findDeclarations(leaf)[0];
    const member = memberOf(leaf.astNode);
    const sections = [
      target ? describe(target) : explainWord(leaf, member),
      explainTarget(target ?? member, this.checker),
    ].filter((section) => section !== undefined);
    if (sections.length === 0) return undefined;
    return { contents: { kind: 'markdown', value: sections.join('\n\n---\n\n') }, range: leaf.range };
  }
}

/** The member of a block to which a node belongs. */
function memberOf(node: AstNode): AstNode {
  let member = node;
  while (member.$container && member.$containerProperty !== 'members' && !ast.isFile(member.$container)) {
    member = member.$container;
  }
  return member;
}

/** A declaration as it is written, without its block, and what is written above it. */
function describe(node: AstNode): string {
  const head = (node.$cstNode?.text ?? '').split(/\s*(?:\{|\r?\n)/)[0];
  return [`\`\`\`sla\n${head}\n\`\`\``, documentationOf(node)].filter((part) => part !== undefined).join('\n\n');
}

/** What a keyword means: of a member with an example, of a small word in a few words. */
function explainWord(leaf: LeafCstNode, member: AstNode): string | undefined {
  const isOpening = leaf.offset === member.$cstNode?.offset;
  const meaning = isOpening ? meaningOf(leaf.text, [member.$type]) : undefined;
  if (meaning) return `${meaning.means}.\n\n\`\`\`sla\n${exampleOf(meaning)}\n\`\`\``;
  const small = SMALL_WORDS[leaf.text];
  return small ? `**${leaf.text}**: ${small.charAt(0).toLowerCase()}${small.slice(1)}.` : undefined;
}
