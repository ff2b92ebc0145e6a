import { type AstNode, AstUtils, type CstNode, GrammarUtils } from 'langium';
import type { Range } from 'vscode-languageserver-types';

/** A place in a text. */
export interface Span {
  readonly uri: string;
  readonly range: Range;
}

/** Where each object of a model is written. The model is plain data and knows nothing of text. */
export class Spans {
  private readonly origins = new Map<object, Origin>();
  private readonly objects = new Map<AstNode, object[]>();

  /** Remembers that the object was read from the node, and its properties from these nodes. */
  set<T extends object>(object: T, node: AstNode, parts: Readonly<Record<string, AstNode | undefined>> = {}): T {
    this.origins.set(object, { node, parts });
    const objects = this.objects.get(node);
    if (objects) objects.push(object);
    else this.objects.set(node, [object]);
    return object;
  }

  /** The node from which an object (or one of its properties) was read. */
  node(object: object, property?: string): AstNode | undefined {
    const origin = this.origins.get(object);
    return (property !== undefined ? origin?.parts[property] : undefined) ?? origin?.node;
  }

  /** The objects that were read from a node, in the order in which they were read. */
  objectsAt(node: AstNode): readonly object[] {
    return this.objects.get(node) ?? [];
  }

  /** Where the object is written: a declaration at its name, all else from its first to its last word. */
  span(object: object, property?: string): Span | undefined {
    const origin = this.origins.get(object);
    if (!origin) return undefined;
    const part = property !== undefined ? origin.parts[property] : undefined;
    return part ? spanOf(part, true) : spanOf(origin.node);
  }

  /** The whole of what was read as the object, or as its property; nothing where the text does not give that property. */
  whole(object: object, property?: string): Span | undefined {
    const origin = this.origins.get(object);
    const node = property === undefined ? origin?.node : origin?.parts[property];
    return node && spanOf(node, true);
  }
}

interface Origin {
  readonly node: AstNode;
  readonly parts: Readonly<Record<string, AstNode | undefined>>;
}

/** The place of a node; of a declaration its name, unless the whole is asked for. */
export function spanOf(node: AstNode, whole = false): Span {
  const name = whole ? undefined : GrammarUtils.findNodeForProperty(node.$cstNode, 'name');
  const cst: CstNode | undefined = name ?? node.$cstNode;
  const start = { line: 0, character: 0 };
  return { uri: AstUtils.getDocument(node).uri.toString(), range: cst?.range ?? { start, end: start } };
}
