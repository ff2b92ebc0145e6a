import { type AstNode, isReference, type Reference, type ReferenceInfo } from 'langium';
import * as ast from '../generated/ast.js';
import { agreementNamedIn } from './scope-provider.js';

/**
 * What the references of a declaration at the top of a file lead to. A node that has not changed keeps its links as long as
 * each of its references leads where it did, so the same links mean that nothing is to be worked out again.
 */
export interface Links {
  readonly targets: readonly (AstNode | undefined)[];
}

const links = new WeakMap<AstNode, Links>();
const references = new WeakMap<AstNode, readonly ReferenceInfo[]>();

/** All references of a declaration at the top of a file, in the order of the text. */
export function referencesOf(declaration: AstNode): readonly ReferenceInfo[] {
  let found = references.get(declaration);
  if (!found) {
    const list: ReferenceInfo[] = [];
    collect(declaration, list);
    found = list;
    references.set(declaration, found);
  }
  return found;
}

function collect(node: AstNode, list: ReferenceInfo[]): void {
  for (const [property, value] of Object.entries(node)) {
    if (property.startsWith('$')) continue;
    if (Array.isArray(value)) {
      for (const [index, each] of value.entries()) add(each, { container: node, property, index }, list);
    } else add(value, { container: node, property }, list);
  }
}

function add(value: unknown, place: Omit<ReferenceInfo, 'reference'>, list: ReferenceInfo[]): void {
  if (typeof value !== 'object' || value === null) return;
  if (isReference(value)) list.push({ ...place, reference: value });
  else if ('$type' in value) collect(value as AstNode, list);
}

/** Notes where the references of a declaration lead, now that they have been resolved. */
export function noteLinks(declaration: AstNode): void {
  const targets = referencesOf(declaration).flatMap(({ reference }) => {
    const single = reference as Reference;
    // What `Hosting.Uptime` means depends on Hosting as well, which may inherit it.
    const agreement = agreementNamedIn(single);
    return agreement ? [single.ref, agreement] : [single.ref];
  });
  const known = links.get(declaration)?.targets;
  if (known?.length !== targets.length || targets.some((target, i) => target !== known[i])) {
    links.set(declaration, { targets });
  }
}

/** Keeps what was made of declarations until they, or anything that they lead to, are others. */
export class Kept<T> {
  private readonly known = new WeakMap<AstNode, { readonly value: T; readonly sources: Sources }>();

  /** `key`: the node under which the result is kept; `declarations`: of what it is made. */
  get(key: AstNode, declarations: readonly AstNode[], make: () => T): T {
    const kept = this.known.get(key);
    if (kept && holds(kept.sources, declarations)) return kept.value;
    const value = make();
    const sources = reachable(declarations);
    this.known.set(key, { value, sources });
    return value;
  }
}

interface Sources {
  readonly declarations: readonly AstNode[];
  /** The links of these and of all that they lead to, directly or through others. */
  readonly links: ReadonlyMap<AstNode, Links | undefined>;
}

function holds(sources: Sources, declarations: readonly AstNode[]): boolean {
  return (
    sources.declarations.length === declarations.length &&
    declarations.every((each, i) => each === sources.declarations[i]) &&
    [...sources.links].every(([each, known]) => known !== undefined && links.get(each) === known)
  );
}

function reachable(declarations: readonly AstNode[]): Sources {
  const found = new Map<AstNode, Links | undefined>();
  const queue = [...declarations];
  for (const each of queue) {
    if (found.has(each)) continue;
    const own = links.get(each);
    found.set(each, own);
    for (const target of own?.targets ?? []) {
      const declaration = target && declarationOf(target);
      if (declaration) queue.push(declaration);
    }
  }
  return { declarations, links: found };
}

/** The declaration at the top of its file in which a node stands. */
function declarationOf(node: AstNode): AstNode | undefined {
  let each: AstNode | undefined = node;
  while (each && !ast.isFile(each.$container)) each = each.$container;
  return each;
}
