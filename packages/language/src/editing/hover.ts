import { type AstNode, AstUtils, type LangiumDocument, type LeafCstNode } from 'langium';
import type { HoverProvider } from 'langium/lsp';
import { type Hover, type HoverParams, MarkupKind } from 'vscode-languageserver';
import * as ast from '../generated/ast.js';
import { describe, explainWho, placeLink } from './hover/declarations.js';
import { explain, explainValue, originOf } from './hover/explain.js';
import type { SlaEditorServices } from './index.js';
import { exampleOf, meaningOf, SMALL_WORDS } from './meanings.js';
import { type Facts, factsOf, type Scene, scenesOf } from './reckoning/facts.js';
import type { SlaReferences } from './references.js';
import { code, marked, paragraphs, type Rich, rich, sections } from './rich.js';

/** Tells what stands under the pointer: what it comes to, a name, and what a word means. The most important comes first. */
export class SlaHoverProvider implements HoverProvider {
  private readonly references: SlaReferences;
  private showsMarkdown = true;

  constructor(private readonly services: SlaEditorServices) {
    this.references = services.references.References;
    services.shared.lsp.LanguageServer.onInitialize(({ capabilities }) => {
      const formats = capabilities.textDocument?.hover?.contentFormat;
      this.showsMarkdown = formats === undefined || formats.includes(MarkupKind.Markdown);
    });
  }

  async getHoverContent(document: LangiumDocument, { position }: HoverParams): Promise<Hover | undefined> {
    const leaf = this.references.wordAt(document, position);
    if (!leaf || leaf.hidden || document.textDocument.offsetAt(position) > leaf.end) return undefined;
    const facts = await factsOf(this.services, document, true);
    const target = this.references.findDeclarations(leaf)[0];
    const text = target ? await this.ofName(facts, leaf, target) : await ofMember(facts, leaf);
    if (!text) return undefined;
    const contents = this.showsMarkdown
      ? { kind: MarkupKind.Markdown, value: text.markdown }
      : { kind: MarkupKind.PlainText, value: text.plain };
    return { contents, range: leaf.range };
  }

  private async ofName(facts: Facts, leaf: LeafCstNode, target: AstNode): Promise<Rich | undefined> {
    const scene = sceneFor(facts, leaf.astNode, target);
    const isElsewhere = AstUtils.getDocument(target) !== facts.document || target !== leaf.astNode;
    return sections([
      paragraphs([describe(target), scene && explainWho(scene, target)]),
      scene && (await explain(scene, target)),
      paragraphs([
        isElsewhere ? placeLink(target) : undefined,
        scene && isElsewhere ? originOf(scene, target) : undefined,
        isElsewhere ? undefined : this.uses(target),
      ]),
    ]);
  }

  /** How often a declaration is referred to. */
  private uses(target: AstNode): Rich | undefined {
    if (!('name' in target)) return undefined;
    const count = this.references.findReferences(target, { includeDeclaration: false }).count();
    return count === 0 ? undefined : rich`${String(count)} ${count === 1 ? 'reference' : 'references'}.`;
  }
}

/** What a line comes to; what the value under the pointer is; what the word under the pointer means. */
async function ofMember(facts: Facts, leaf: LeafCstNode): Promise<Rich | undefined> {
  const member = memberOf(leaf.astNode);
  const scene = sceneFor(facts, member, member);
  const line = scene && (await explain(scene, member));
  const value = scene && (await explainValue(scene, leaf, line !== undefined));
  return sections([line, value, explainWord(leaf, member)]);
}

/** The agreement in which a node stands; else one of the file that has read the node; else the declarations of the file. */
function sceneFor(facts: Facts, at: AstNode, node: AstNode): Scene | undefined {
  const scenes = scenesOf(facts);
  const home = AstUtils.getContainerOfType(at, ast.isAgreement);
  const own = scenes.find(({ reading }) => reading.node === home);
  if (own) return own;
  return scenes.find(({ reading }) => reading.spans.objectsAt(node).length > 0) ?? scenes.at(-1);
}

/** The member of a block to which a node belongs. */
function memberOf(node: AstNode): AstNode {
  let member = node;
  while (member.$container && member.$containerProperty !== 'members' && !ast.isFile(member.$container)) {
    member = member.$container;
  }
  return member;
}

/** What a keyword means: of a member with an example, of a small word in a few words. */
function explainWord(leaf: LeafCstNode, member: AstNode): Rich | undefined {
  const isOpening = leaf.offset === member.$cstNode?.offset;
  const meaning = isOpening ? meaningOf(leaf.text, [member.$type]) : undefined;
  if (meaning) return paragraphs([marked(`${meaning.means}.`), code(exampleOf(meaning))]);
  const small = SMALL_WORDS[leaf.text];
  return small ? rich`**${leaf.text}**: ${small.charAt(0).toLowerCase()}${small.slice(1)}.` : undefined;
}
