import {
  type AstNode,
  AstUtils,
  CstUtils,
  type LangiumDocument,
  type LangiumDocuments,
  type ReferenceInfo,
  UriUtils,
} from 'langium';
import type { TextEdit } from 'vscode-languageserver';
import type { Checker } from '../checking/checker.js';
import { applyEdits } from '../checking/fixing.js';
import { nameSpace } from '../checking/structure.js';
import * as ast from '../generated/ast.js';
import { isLibrary } from '../library/library.js';
import { Imports } from '../linking/imports.js';
import { namesOf } from '../linking/names.js';
import type { SlaScopeProvider } from '../linking/scope-provider.js';
import { nameKindOf, swallowsRest } from '../parsing/words.js';
import type { AgreementReading } from '../reading/agreement.js';
import type { Families, Named } from './families.js';
import type { SlaEditorServices } from './index.js';
import type { FoundReference, SlaReferences } from './references.js';

/** A new name for declarations that are one thing, and all places that name them. */
export interface Renaming {
  readonly name: string;
  readonly newName: string;
  readonly family: readonly Named[];
  readonly references: readonly FoundReference[];
}

/** Where names are declared. */
type Home = ast.File | ast.Agreement | ast.Party | ast.Service;

/** Finds out whether a new name would change what any file means. */
export class RenamingChecks {
  private readonly documents: LangiumDocuments;
  private readonly scopes: SlaScopeProvider;
  private readonly parser: SlaEditorServices['parser'];
  private readonly checker: Checker;
  private readonly imports: Imports;
  private readonly names: SlaReferences;

  constructor(
    services: SlaEditorServices,
    private readonly families: Families,
  ) {
    this.documents = services.shared.workspace.LangiumDocuments;
    this.scopes = services.references.ScopeProvider;
    this.parser = services.parser;
    this.checker = services.checking.Checker;
    this.imports = new Imports(services.shared);
    this.names = services.references.References;
  }

  /** Why there can be no such renaming, in a sentence; undefined where nothing is against it. */
  refusal(renaming: Renaming, edits: ReadonlyMap<LangiumDocument, readonly TextEdit[]>): string | undefined {
    const { newName } = renaming;
    const kind = nameKindOf(newName, this.parser.Lexer);
    if (kind === 'none') {
      return `\`${newName}\` is not a name: it may have letters, digits and _, and does not begin with a digit.`;
    }
    return (
      this.unread(renaming) ??
      this.taken(renaming) ??
      this.meansOther(renaming) ??
      this.capturesOthers(renaming) ??
      this.meets(renaming) ??
      (kind === 'keyword' ? this.misread(newName, edits) : undefined)
    );
  }

  /** A place that names the declaration and cannot be read would keep the old name. */
  private unread({ name, family }: Renaming): string | undefined {
    const homes = new Set(family.map((each) => AstUtils.getDocument(each)));
    const addresses = new Set([...homes].map(({ uri }) => uri.toString()));
    for (const document of this.documents.all) {
      if (!homes.has(document) && !this.imports.reaches(document, addresses)) continue;
      const line = this.unreadLine(document, name);
      if (line === undefined) continue;
      return `\`${name}\` also stands where ${fileName(document)} cannot be read, in line ${line + 1}. Mend that first.`;
    }
    return undefined;
  }

  private unreadLine(document: LangiumDocument, name: string): number | undefined {
    const { parserErrors, lexerErrors, value } = document.parseResult;
    const unknown = AstUtils.streamAst(value).find(
      (node) => ast.isUnknown(node) && wordsOf(node.$cstNode?.text ?? '').includes(name),
    );
    if (unknown) return unknown.$cstNode!.range.start.line;
    if (parserErrors.length === 0 && lexerErrors.length === 0) return undefined;
    const swallowing = lexerErrors.find(({ message }) => swallowsRest(message));
    const text = document.textDocument.getText();
    if (swallowing && wordsOf(text.slice(swallowing.offset)).includes(name)) return (swallowing.line ?? 1) - 1;
    const read = new Set<number>();
    if (value.$cstNode) for (const leaf of CstUtils.flattenCst(value.$cstNode)) read.add(leaf.offset);
    const skipped = this.parser.Lexer.tokenize(text).tokens.find(
      (token) => token.image === name && !read.has(token.startOffset),
    );
    if (skipped) return skipped.startLine! - 1;
    for (const { info } of this.names.all(document)) {
      const part = this.names.parts(info).find(({ leaf, node }) => leaf.text === name && !node);
      if (part) return part.leaf.range.start.line;
    }
    return undefined;
  }

  /** Where the declaration stands, or is merged into, something has the name that may not share it. */
  private taken({ newName, family }: Renaming): string | undefined {
    for (const each of family) {
      for (const home of this.homesOf(each)) {
        const rival = namesOf(home)
          .get(newName)
          ?.find((other) => nameSpace(other) === nameSpace(each));
        if (rival) return `There is a \`${newName}\` already, in line ${lineOf(rival)} of ${fileOf(rival)}.`;
      }
    }
    return undefined;
  }

  private homesOf({ $container: home }: Named): readonly Home[] {
    if (ast.isAgreement(home)) return this.families.relatedTo(home);
    // A block that is inherited is one with those that add to it.
    if (ast.isParty(home) || ast.isService(home)) return this.families.of(home) as readonly (typeof home)[];
    return ast.isFile(home) ? [home] : [];
  }

  /** A place that names the declaration would name something else. */
  private meansOther({ newName, references }: Renaming): string | undefined {
    for (const { document, info, index, leaf } of references) {
      if (index > 0) continue;
      const other = this.scopes.find(info, renamed(info, newName))[0];
      if (!other) continue;
      return `In line ${leaf.range.start.line + 1} of ${fileName(document)}, \`${newName}\` already means something else.`;
    }
    return undefined;
  }

  /** A place that names something else would name the declaration. */
  private capturesOthers({ name, newName, family }: Renaming): string | undefined {
    for (const { document, info } of this.names.all()) {
      const { reference } = info;
      const [first, ...rest] = reference.$refText.split('.');
      if (first !== newName || !('ref' in reference) || !reference.ref) continue;
      const found = this.scopes.find(info, renamed(info, name));
      const seen = rest.length > 0 ? found.length > 0 : found.some(({ node }) => family.includes(node as Named));
      if (!seen) continue;
      const line = reference.$refNode!.range.start.line + 1;
      return `In line ${line} of ${fileName(document)}, \`${newName}\` already means something else.`;
    }
    return undefined;
  }

  /** An agreement would hold two things of one name: it takes in all that it refers to, wherever that stands. */
  private meets({ newName, family }: Renaming): string | undefined {
    const nodes: ReadonlySet<AstNode> = new Set(family);
    for (const document of this.documents.all) {
      if (isLibrary(document.uri)) continue;
      for (const reading of this.checker.read(document)?.agreements ?? []) {
        if (holdsBoth(reading, nodes, newName)) {
          return `\`${reading.agreement.id}\` in ${fileName(document)} refers to another \`${newName}\` already.`;
        }
      }
    }
    return undefined;
  }

  /** A word of the language may be a name, but not everywhere. */
  private misread(newName: string, edits: ReadonlyMap<LangiumDocument, readonly TextEdit[]>): string | undefined {
    for (const [document, changes] of edits) {
      const { value, parserErrors } = document.parseResult;
      const after = this.parser.LangiumParser.parse(applyEdits(document.textDocument.getText(), changes));
      if (after.parserErrors.length > parserErrors.length || shapeOf(after.value) !== shapeOf(value)) {
        return `\`${newName}\` is a word of the language, and would not be read as a name in ${fileName(document)}.`;
      }
    }
    return undefined;
  }
}

function renamed({ reference }: ReferenceInfo, name: string): string {
  return [name, ...reference.$refText.split('.').slice(1)].join('.');
}

function holdsBoth({ agreement, spans }: AgreementReading, nodes: ReadonlySet<AstNode>, name: string): boolean {
  const lists = Object.values(agreement).filter(Array.isArray) as (readonly { id?: string; kind?: string }[])[];
  return lists.some((list) => {
    const own = list.find((each) => typeof each === 'object' && nodes.has(spans.node(each)!));
    return own !== undefined && list.some(({ id, kind }) => id === name && kind === own.kind);
  });
}

/** What kinds of nodes a tree has, and which of their properties are given. */
export function shapeOf(root: AstNode): string {
  return AstUtils.streamAst(root)
    .map((node) => {
      const given = Object.entries(node).filter(
        ([key, value]) => !key.startsWith('$') && value !== undefined && value !== false,
      );
      return [node.$type, ...given.map(([key]) => key)].join(' ');
    })
    .join('\n');
}

function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}_]+/gu) ?? [];
}

function lineOf(node: AstNode): number {
  return (node.$cstNode?.range.start.line ?? 0) + 1;
}

function fileOf(node: AstNode): string {
  return fileName(AstUtils.getDocument(node));
}

function fileName({ uri }: LangiumDocument): string {
  return `\`${UriUtils.basename(uri)}\``;
}
