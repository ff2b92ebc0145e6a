import {
  type AstNode,
  type AstNodeDescription,
  type AstNodeDescriptionProvider,
  type AstReflection,
  AstUtils,
  type DocumentSegment,
  type LangiumCoreServices,
  type LangiumDocuments,
  type Reference,
  type ReferenceInfo,
  type Scope,
  type ScopeProvider,
  stream,
  type URI,
} from 'langium';
import * as ast from '../generated/ast.js';
import { LIBRARY_URI } from '../library/library.js';
import { Imports } from './imports.js';
import { lineage, type NameTable, namesOf, namesWithin } from './names.js';

type Level = readonly NameTable[];

/** A name with a point that leads through an agreement. What it names may be inherited, so the agreement is kept. */
interface QualifiedDescription extends AstNodeDescription {
  readonly agreement: ast.Agreement;
}

/** The agreement in whose name a reference is written: that of `Hosting.Uptime`, whether it declares `Uptime` or inherits it. */
export function agreementNamedIn(reference: Reference<AstNode> | undefined): ast.Agreement | undefined {
  // Only the target makes the reference link itself.
  const description = reference?.ref && (reference.$nodeDescription as QualifiedDescription | undefined);
  return description?.agreement;
}

/**
 * Where names are looked up, nearest first: the block, the agreement, what it extends, the file, the files that it imports
 * (all at the same distance), the built-in library. Only imports make names of other files visible.
 */
export class SlaScopeProvider implements ScopeProvider {
  private readonly reflection: AstReflection;
  private readonly descriptions: AstNodeDescriptionProvider;
  private readonly documents: LangiumDocuments;
  private readonly imports: Imports;

  constructor(services: LangiumCoreServices) {
    this.reflection = services.shared.AstReflection;
    this.descriptions = services.workspace.AstNodeDescriptionProvider;
    this.documents = services.shared.workspace.LangiumDocuments;
    this.imports = new Imports(services.shared);
  }

  getScope(context: ReferenceInfo): Scope {
    return {
      getElement: (name) => this.find(context, name)[0],
      getElements: (name) => stream(this.find(context, name)),
      getAllElements: () => stream(this.all(context)),
    };
  }

  /** What the parts of a reference's qualified name stand for, in their order, up to the first one that is unknown. */
  path(context: ReferenceInfo): readonly AstNode[] {
    const type = this.reflection.getReferenceType(context);
    const [first, ...rest] = context.reference.$refText.split('.');
    let longest: readonly AstNode[] = [];
    const extend = (path: readonly AstNode[], names: readonly string[]): readonly AstNode[] | undefined => {
      const node = path.at(-1)!;
      const [name, ...others] = names;
      if (name === undefined) return this.reflection.isSubtype(node.$type, type) ? path : undefined;
      if (!mayHold(node, type)) return undefined;
      if (path.length > longest.length) longest = path;
      const table = namesWithin(node).find((each) => each.has(name));
      for (const next of table?.get(name) ?? []) {
        const found = extend([...path, next], others);
        if (found) return found;
      }
      return undefined;
    };
    for (const node of [...this.levels(context)].flatMap((level) => level.flatMap((table) => table.get(first) ?? []))) {
      const path = extend([node], rest);
      if (path) return path;
    }
    return longest;
  }

  /**
   * The tables in which a reference is looked up, nearest first; tables of one level are at the same distance. Most names are
   * found near, so what is farther away is found out only when it is asked for.
   */
  private *levels(context: ReferenceInfo): Generator<Level> {
    const from = context.container;
    if (ast.isWithout(from)) {
      for (const base of lineage(from.$container).slice(1)) yield [namesOf(base)];
      return;
    }
    const party = AstUtils.getContainerOfType(from, ast.isParty);
    if (party) yield [namesOf(party)];
    const agreement = AstUtils.getContainerOfType(from, ast.isAgreement);
    // What an agreement extends is not found among what it inherits.
    const extending = ast.isAgreement(from) && context.property === 'base';
    if (agreement && !extending) {
      yield [namesOf(agreement)];
      for (const base of lineage(agreement).slice(1)) yield [namesOf(base)];
    }
    // The plans of a private position are those of the agreement of which it speaks.
    const stance = AstUtils.getContainerOfType(from.$container, ast.isStance);
    const spokenOf = agreementNamedIn(stance?.subject);
    if (spokenOf) for (const each of lineage(spokenOf)) yield [namesOf(each)];
    const file = AstUtils.getContainerOfType(from, ast.isFile);
    if (file) {
      yield [namesOf(file)];
      const imported = new Set(file.imports.map((each) => this.imports.document(each)?.parseResult.value));
      imported.delete(file);
      yield [...imported].filter((each) => each !== undefined).map(namesOf);
    }
    const library = this.documents.getDocument(LIBRARY_URI)?.parseResult.value;
    if (ast.isFile(library) && library !== file) yield [namesOf(library)];
  }

  /** What a name may stand for: all that has it at the nearest level that knows it. */
  find(context: ReferenceInfo, name: string): readonly AstNodeDescription[] {
    const type = this.reflection.getReferenceType(context);
    const [first, ...rest] = name.split('.');
    for (const level of this.levels(context)) {
      // A role does not say itself who has it.
      const starts = level.flatMap((table) => table.get(first) ?? []).filter((node) => node !== context.container);
      const fitting = starts.flatMap((start) => {
        let nodes = [start];
        for (const segment of rest) {
          nodes = nodes.flatMap((node) => {
            const nearest = namesWithin(node).find((table) => table.has(segment));
            return nearest?.get(segment) ?? [];
          });
        }
        const fit = nodes.filter((node) => this.reflection.isSubtype(node.$type, type));
        if (rest.length === 0 || !ast.isAgreement(start)) return fit.map((node) => this.describe(node, name));
        return fit.map((node): QualifiedDescription => Object.assign(this.describe(node, name), { agreement: start }));
      });
      if (fitting.length > 0) return fitting;
    }
    // Outside an agreement the two roles have no party yet.
    if (rest.length === 0 && (first === 'provider' || first === 'customer')) return this.role(first, type);
    return [];
  }

  private role(role: string, type: string): AstNodeDescription[] {
    const library = this.documents.getDocument(LIBRARY_URI)?.parseResult.value;
    if (!ast.isFile(library)) return [];
    const roles = library.members.filter(ast.isAgreement).flatMap((template) => namesOf(template).get(role) ?? []);
    return roles.filter((node) => this.reflection.isSubtype(node.$type, type)).map((node) => this.describe(node, role));
  }

  /** All that could be written here: plain names, and qualified ones where the type asks for a member. */
  private *all(context: ReferenceInfo): Iterable<AstNodeDescription> {
    const type = this.reflection.getReferenceType(context);
    const seen = new Set<string>();
    for (const table of [...this.levels(context)].flat()) {
      for (const [name, nodes] of table) {
        for (const node of nodes) {
          if (this.reflection.isSubtype(node.$type, type) && !seen.has(name)) {
            seen.add(name);
            yield this.describe(node, name);
          }
          if (!mayHold(node, type)) continue;
          for (const inner of namesWithin(node)) {
            for (const [innerName, innerNodes] of inner) {
              const qualified = `${name}.${innerName}`;
              const fitting = innerNodes.find((each) => this.reflection.isSubtype(each.$type, type));
              if (fitting && !seen.has(qualified)) {
                seen.add(qualified);
                yield this.describe(fitting, qualified);
              }
            }
          }
        }
      }
    }
  }

  private describe(node: AstNode, name: string): AstNodeDescription {
    return new Described(node, name, this.descriptions);
  }
}

/** A node may move in its file, so its places are those at the time when somebody asks; few ever do. */
class Described implements AstNodeDescription {
  constructor(
    readonly node: AstNode,
    readonly name: string,
    private readonly descriptions: AstNodeDescriptionProvider,
  ) {}

  get type(): string {
    return this.node.$type;
  }

  get documentUri(): URI {
    return AstUtils.getDocument(this.node).uri;
  }

  get path(): string {
    return this.now().path;
  }

  get nameSegment(): DocumentSegment | undefined {
    return this.now().nameSegment;
  }

  get selectionSegment(): DocumentSegment | undefined {
    return this.now().selectionSegment;
  }

  private now(): AstNodeDescription {
    return this.descriptions.createDescription(this.node, this.name);
  }
}

/** Whether a qualified name may lead through this node to something of the type. */
function mayHold(node: AstNode, type: string): boolean {
  if (ast.isParty(node) || ast.isRole(node)) return type === ast.Contact.$type;
  return ast.isAgreement(node) && type !== ast.Agreement.$type && type !== ast.Party.$type && type !== 'PartyOrRole';
}
