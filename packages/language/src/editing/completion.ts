import {
  type AstNode,
  type AstNodeDescription,
  type GrammarAST,
  type LangiumDocument,
  type Lexer,
  type ScopeProvider,
  UriUtils,
} from 'langium';
import type { CompletionProvider, CompletionProviderOptions, NodeKindProvider } from 'langium/lsp';
import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  type CompletionParams,
  InsertTextFormat,
  type Range,
} from 'vscode-languageserver';
import type { Checker } from '../checking/checker.js';
import { LISTS } from '../checking/structure.js';
import * as ast from '../generated/ast.js';
import { inlineWordOf, isForeign } from '../parsing/words.js';
import { documentationOf } from '../reading/context.js';
import { type Continuation, continuationOf, type Expectation, type Owner } from './expectations.js';
import type { SlaEditorServices } from './index.js';
import { exampleOf, MEANINGS, type Meaning, openingOf, SMALL_WORDS, snippetOf } from './meanings.js';
import { blockNodeAt, type WritingPosition, writingPositionAt } from './position.js';
import { valuesFor } from './values.js';

/** Offers what may be written at the cursor: members at the start of a line, and inside a member what its rule allows next. */
export class SlaCompletionProvider implements CompletionProvider {
  readonly completionOptions: CompletionProviderOptions = { triggerCharacters: ['.'] };

  private readonly checker: () => Checker;
  private readonly documents: () => Iterable<LangiumDocument>;
  private readonly kinds: NodeKindProvider;
  private readonly lexer: Lexer;
  private readonly rules: ReadonlyMap<string, GrammarAST.AbstractRule>;
  private readonly scopes: ScopeProvider;
  private snippets = false;

  constructor(services: SlaEditorServices) {
    this.checker = () => services.checking.Checker;
    this.documents = () => services.shared.workspace.LangiumDocuments.all;
    this.kinds = services.shared.lsp.NodeKindProvider;
    this.lexer = services.parser.Lexer;
    this.rules = new Map(services.Grammar.rules.map((rule) => [rule.name, rule]));
    this.scopes = services.references.ScopeProvider;
    services.shared.lsp.LanguageServer.onInitialize(({ capabilities }) => {
      this.snippets = capabilities.textDocument?.completion?.completionItem?.snippetSupport ?? false;
    });
  }

  getCompletion(document: LangiumDocument, { position }: CompletionParams): CompletionList {
    const text = document.textDocument.getText();
    const offset = document.textDocument.offsetAt(position);
    if (isForeign(text)) return { isIncomplete: false, items: [] };
    const place = writingPositionAt(text, offset, this.lexer.tokenize(text), this.checker().vocabulary);
    if (!place) return { isIncomplete: false, items: [] };
    const written = place.inText?.length ?? place.word.length;
    const range: Range = { start: document.textDocument.positionAt(offset - written), end: position };
    const items = place.inText === undefined ? this.itemsAt(document, offset, place) : this.texts(document, place);
    return { isIncomplete: false, items: distinct(items).map((item) => placed(item, range)) };
  }

  private itemsAt(document: LangiumDocument, offset: number, place: WritingPosition): CompletionItem[] {
    const block = blockNodeAt(document, offset, place.block?.block);
    const continuation = this.continuation(place);
    const next = continuation.expectations.flatMap((expectation) => this.expected(expectation, block));
    const opens = place.mayOpen && (place.member.length === 0 || continuation.complete);
    return opens ? [...next, ...this.openings(place, block)] : next;
  }

  /** What may follow in the member; several may stand on one line, so the words are read from where they make sense. */
  private continuation({ block, member }: WritingPosition): Continuation {
    for (let start = 0; start < member.length; start++) {
      const word = member[start].image;
      const names = block?.members.get(word) ?? (start === 0 && word === 'import' ? ['Import'] : []);
      const continuations = names.map((name) => continuationOf(this.rules.get(name)!, member.slice(start)));
      const expectations = continuations.flatMap((each) => each.expectations);
      const complete = continuations.some((each) => each.complete);
      if (complete || expectations.length > 0) return { expectations, complete };
    }
    return { expectations: [], complete: false };
  }

  /** The members of a block in their usual order; last what is given already and may stand only once. */
  private openings({ block }: WritingPosition, node: AstNode): CompletionItem[] {
    if (!block) return [];
    const fitting = MEANINGS.filter(
      (meaning) =>
        block.members.get(openingOf(meaning))?.includes(meaning.rule) ||
        (block.block === 'File' && meaning.rule === 'Import'),
    );
    const given = new Set(membersOf(node).map(kindOfMember));
    const isGiven = ({ rule }: Meaning) => given.has(kindOfMember({ $type: rule })) && !SEVERAL.has(rule);
    return fitting.map((meaning, index) => this.opening(meaning, index + (isGiven(meaning) ? fitting.length : 0)));
  }

  private opening(meaning: Meaning, index: number): CompletionItem {
    return {
      label: phraseOf(meaning),
      kind: CompletionItemKind.Keyword,
      detail: meaning.means.replaceAll('`', ''),
      documentation: { kind: 'markdown', value: `\`\`\`sla\n${exampleOf(meaning)}\n\`\`\`` },
      sortText: `2${String(index).padStart(3, '0')}`,
      ...(this.snippets
        ? { insertText: snippetOf(meaning), insertTextFormat: InsertTextFormat.Snippet }
        : { insertText: phraseOf(meaning) }),
    };
  }

  private expected(expectation: Expectation, block: AstNode): CompletionItem[] {
    if (expectation.kind === 'reference') return this.names(expectation, block);
    if (expectation.kind === 'terminal') {
      const word = inlineWordOf(expectation.terminal);
      if (word) return [{ label: word, kind: CompletionItemKind.Keyword, detail: SMALL_WORDS[word], sortText: '1' }];
      return valuesFor(expectation).map((value) => ({ label: value, kind: CompletionItemKind.Value, sortText: '1' }));
    }
    const { word, rule } = expectation;
    // Braces, commas and arithmetic are quicker typed than chosen.
    if (!/^[a-z<>%]/.test(word)) return [];
    const kind = /^[a-z]/.test(word) ? CompletionItemKind.Keyword : CompletionItemKind.Operator;
    return [
      {
        label: word,
        kind: rule === 'Period' ? CompletionItemKind.Unit : kind,
        detail: SMALL_WORDS[word],
        sortText: '1',
      },
    ];
  }

  private names({ property, owner, prefix }: Expectation & { kind: 'reference' }, block: AstNode): CompletionItem[] {
    const container = ownerNode(owner, block);
    const scope = this.scopes.getScope({ container, property, reference: { $refText: '', ref: undefined } });
    return scope
      .getAllElements()
      .filter((each) => each.name.startsWith(prefix))
      .toArray()
      .map((each, index) => this.name(each, prefix, index));
  }

  private name(description: AstNodeDescription, prefix: string, index: number): CompletionItem {
    const node = description.node;
    const title = node && 'title' in node && typeof node.title === 'string' ? node.title : undefined;
    const documentation = node && documentationOf(node);
    return {
      label: description.name.slice(prefix.length),
      kind: this.kinds.getCompletionItemKind(description),
      detail: title ?? description.type.toLowerCase(),
      ...(documentation ? { documentation: { kind: 'markdown', value: documentation } } : {}),
      sortText: `0${String(index).padStart(4, '0')}`,
    };
  }

  /** Inside quotation marks: files to import, and names of lists that the language knows. */
  private texts(document: LangiumDocument, { member, block }: WritingPosition): CompletionItem[] {
    const opening = member[0]?.image;
    if (opening === 'import' && block?.block === 'File') {
      const folder = UriUtils.dirname(document.uri);
      return [...this.documents()]
        .filter(({ uri }) => uri.scheme === document.uri.scheme && !UriUtils.equals(uri, document.uri))
        .map(({ uri }) => UriUtils.relative(folder, uri))
        .map((path) => ({ label: path.startsWith('.') ? path : `./${path}`, kind: CompletionItemKind.File }));
    }
    return valuesFor({ kind: 'terminal', terminal: 'STRING', rule: opening ?? '' }).map((value) => ({
      label: value,
      kind: CompletionItemKind.Value,
    }));
  }
}

/** Of these there may be several, each with a name, a title or an event of its own. */
const SEVERAL: ReadonlySet<string> = new Set([
  ...LISTS,
  ...MEANINGS.filter(({ scaffold }) => scaffold.includes('[Name]')).map(({ rule }) => rule),
  ...[ast.Clause, ast.Clock, ast.Commitment, ast.Handles, ast.Role, ast.Stance, ast.Term].map(({ $type }) => $type),
]);

function membersOf(node: AstNode): readonly AstNode[] {
  return 'members' in node ? (node.members as readonly AstNode[]) : [];
}

/** A metric has one kind, whichever it is. */
function kindOfMember(node: AstNode): string {
  return ast.isMetricKind(node) ? ast.MetricKind.$type : node.$type;
}

/** The words with which a scaffold begins: `no data counts as`. */
function phraseOf({ scaffold }: Meaning): string {
  return /^[a-z]+(?: [a-z]+)*/.exec(scaffold)![0];
}

/** A node that is not written yet, for which names are looked up. */
function ownerNode(owner: Owner, block: AstNode): AstNode {
  const { container } = owner;
  return {
    $type: owner.type,
    $container: container ? ownerNode(container.owner, block) : block,
    $containerProperty: container?.property ?? 'members',
  };
}

function placed(item: CompletionItem, range: Range): CompletionItem {
  const { insertText, ...rest } = item;
  return { ...rest, textEdit: { range, newText: insertText ?? item.label } };
}

function distinct(items: readonly CompletionItem[]): CompletionItem[] {
  const byLabel = new Map<string, CompletionItem>();
  for (const item of items) if (!byLabel.has(item.label)) byLabel.set(item.label, item);
  return [...byLabel.values()];
}
