import {
  type AstNode,
  type AstReflection,
  AstUtils,
  type LangiumDocuments,
  type ScopeProvider,
  UriUtils,
} from 'langium';
import type { NodeKindProvider } from 'langium/lsp';
import * as ast from '../../generated/ast.js';
import { isLibrary } from '../../library/library.js';
import { Imports } from '../../linking/imports.js';
import { namesOf, namesWithin } from '../../linking/names.js';
import { documentationOf } from '../../reading/context.js';
import type { Expectation, Owner } from '../expectations.js';
import { addImport, importable, importPath } from '../importing.js';
import type { SlaEditorServices } from '../index.js';
import { type Candidate, RANK } from './candidate.js';
import { type Described, judge } from './fitness.js';
import type { Surroundings } from './surroundings.js';

export type NameExpectation = Expectation & { readonly kind: 'reference' };

/** From more files than this nobody picks a name. */
const MOST_ELSEWHERE = 200;

/** Names that may stand at a place, those first that make sense there. */
export class Names {
  private readonly scopes: ScopeProvider;
  private readonly kinds: NodeKindProvider;
  private readonly reflection: AstReflection;
  private readonly documents: LangiumDocuments;
  private readonly imports: Imports;

  constructor(services: SlaEditorServices) {
    this.scopes = services.references.ScopeProvider;
    this.kinds = services.shared.lsp.NodeKindProvider;
    this.reflection = services.shared.AstReflection;
    this.documents = services.shared.workspace.LangiumDocuments;
    this.imports = new Imports(services.shared);
  }

  /** What is visible at the place. */
  visible(expectation: NameExpectation, surroundings: Surroundings): Candidate[] {
    const { prefix } = expectation;
    const written = expectation.isList ? writtenNames(surroundings.member) : new Set<string>();
    // Within an agreement its own name says nothing.
    const own = `${agreementOf(surroundings.block)?.name}.`;
    return this.descriptions(expectation, surroundings)
      .filter(({ name }) => name.startsWith(prefix) && !written.has(name))
      .filter(({ name }) => prefix !== '' || !name.startsWith(own))
      .flatMap((each, index) => {
        const fitness = judge(each, expectation.path, surroundings);
        if (!fitness) return [];
        const { rank, note, before = '' } = fitness;
        const home = this.homeOf(each.node, surroundings);
        const candidate = this.candidate(each.node, each.name, prefix, this.kindOf(each));
        const from = [note, home].filter((part) => part !== undefined).join(', ');
        return [
          {
            ...candidate,
            label: before + candidate.label,
            rank: rank + index * 0.001,
            ...(before ? { words: candidate.label } : {}),
            ...(from ? { from } : {}),
            ...(expectation.isList ? { commit: [','] } : {}),
          },
        ];
      });
  }

  /** What other files declare that this one does not import, each with the import that makes it visible. */
  elsewhere(expectation: NameExpectation, surroundings: Surroundings): Candidate[] {
    const { document } = surroundings;
    const { prefix } = expectation;
    const type = this.reflection.getReferenceType(referenceOf(expectation, surroundings.block));
    const known = new Set(this.descriptions(expectation, surroundings).map(({ name }) => name));
    const imported = new Set(this.imports.statements(document).map((each) => this.imports.resolve(each)?.toString()));
    const found: Candidate[] = [];
    for (const other of importable(document, this.documents)) {
      const file = other.parseResult.value;
      if (imported.has(other.uri.toString()) || !ast.isFile(file)) continue;
      const path = importPath(document.uri, other.uri);
      const edits = [addImport(document, path)];
      for (const [name, node] of declared(file)) {
        if (!name.startsWith(prefix) || known.has(name) || !this.reflection.isSubtype(node.$type, type)) continue;
        const candidate = this.candidate(node, name, prefix, this.kinds.getCompletionItemKind(node));
        found.push({ ...candidate, from: `imports ${path}`, rank: RANK.elsewhere + found.length, edits });
        if (found.length === MOST_ELSEWHERE) return found;
      }
    }
    return found;
  }

  private kindOf({ node, type }: Described): Candidate['kind'] {
    // A description would have to find its places in the tree first.
    return this.kinds.getCompletionItemKind(node ?? { $type: type });
  }

  private descriptions(expectation: NameExpectation, { block, seen }: Surroundings): readonly Described[] {
    const reference = referenceOf(expectation, block);
    // Within one agreement all references of a type see the same, but for parties' own contacts.
    const party = AstUtils.getContainerOfType(block, ast.isParty);
    const key = `${this.reflection.getReferenceType(reference)} ${expectation.path === 'Without/names'} ${party?.name ?? ''}`;
    let found = seen.get(key);
    if (!found) {
      found = this.describe(expectation, block);
      seen.set(key, found);
    }
    return found;
  }

  private describe(expectation: NameExpectation, block: AstNode): readonly Described[] {
    // What an agreement inherits can be left out of an agreement only, which the tree of a broken text may lack.
    if (expectation.owner.type === ast.Without.$type && !ast.isAgreement(block)) return [];
    return this.scopes.getScope(referenceOf(expectation, block)).getAllElements().toArray();
  }

  private candidate(node: AstNode | undefined, name: string, prefix: string, kind: Candidate['kind']): Candidate {
    const title = node && 'title' in node && typeof node.title === 'string' ? node.title : undefined;
    return {
      label: name.slice(prefix.length),
      kind,
      ...(title ? { title } : { detail: node?.$type.toLowerCase() ?? '' }),
      ...(node ? { documentation: () => documentationFor(node) } : {}),
      rank: 0,
    };
  }

  /** Where a name comes from, if not from the file itself. */
  private homeOf(node: AstNode | undefined, { document, block }: Surroundings): string | undefined {
    const holder = agreementOf(node);
    if (holder && holder !== node && holder !== agreementOf(block)) return `from ${holder.name}`;
    let root = node;
    while (root?.$container) root = root.$container;
    const uri = root?.$document?.uri;
    if (!uri || UriUtils.equals(uri, document.uri)) return undefined;
    return isLibrary(uri) ? 'built in' : UriUtils.basename(uri);
  }
}

function agreementOf(node: AstNode | undefined): ast.Agreement | undefined {
  let each = node;
  while (each && !ast.isAgreement(each)) each = each.$container;
  return each;
}

/** The declaration as it is written, up to its block, and what is written above it. */
function documentationFor(node: AstNode): string {
  const head = (node.$cstNode?.text ?? '').split(/\s*(?:\{|\r?\n)/)[0];
  const comment = documentationOf(node);
  return [...(head ? [`\`\`\`sla\n${head}\n\`\`\``] : []), ...(comment ? [comment] : [])].join('\n\n');
}

/** All names of a file by which another one may refer to something in it. */
function* declared(file: ast.File): Iterable<readonly [string, AstNode]> {
  for (const [name, nodes] of namesOf(file)) {
    for (const node of nodes) {
      yield [name, node];
      if (!ast.isParty(node)) continue;
      for (const table of namesWithin(node)) {
        for (const [inner, [first]] of table) if (first) yield [`${name}.${inner}`, first];
      }
    }
  }
}

/** The names, with their points, that a member has so far. */
function writtenNames(member: Surroundings['member']): ReadonlySet<string> {
  const text = member.map(({ image }) => (image.startsWith('"') ? '"' : image)).join(' ');
  return new Set(text.replaceAll(' . ', '.').split(/[ ,]+/));
}

/** A reference that is not written yet. */
function referenceOf({ owner, property }: NameExpectation, block: AstNode) {
  return { container: ownerNode(owner, block), property, reference: { $refText: '', ref: undefined } };
}

function ownerNode(owner: Owner, block: AstNode): AstNode {
  const { container } = owner;
  return {
    $type: owner.type,
    $container: container ? ownerNode(container.owner, block) : block,
    $containerProperty: container?.property ?? 'members',
  };
}
