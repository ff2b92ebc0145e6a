import type { Id, ScopeReference } from '@sla-language/agreement';
import { type AstNode, AstUtils, type Reference } from 'langium';
import * as ast from '../generated/ast.js';
import { lineage } from '../linking/names.js';
import type { Issues } from './issues.js';
import { kindOf, type Merged } from './merging.js';
import type { Spans } from './spans.js';
import { ValueReader } from './values.js';

/** A declaration with the parts that the model keeps of every one. */
export interface Head {
  readonly id: Id;
  readonly title: string;
  readonly documentation?: string;
}

type Named = AstNode & { name: string; title?: string };

/** What the readers of all chapters share: places, issues, values, and how names of the text become ids of the model. */
export class Reading {
  readonly values: ValueReader;
  /** By an item of a dependency the other agreement on which it depends. */
  readonly upstream = new Map<object, ast.Agreement>();
  private readonly lineage: readonly AstNode[];
  private readonly own = new Map<string, AstNode>();
  private readonly needed = new Map<string, AstNode>();
  private readonly queue: AstNode[] = [];
  private isPrivate = false;

  /** `merged`: an agreement with what it inherits, or a file of which the declarations are read. */
  constructor(
    readonly merged: Merged<ast.Agreement | ast.File>,
    readonly spans: Spans,
    readonly issues: Issues,
  ) {
    this.values = new ValueReader(spans, issues);
    this.lineage = ast.isAgreement(merged.node) ? lineage(merged.node) : [];
    for (const member of merged.members) {
      if (isNamed(member.node)) this.own.set(`${kindOf(member.node)} ${member.node.name}`, member.node);
    }
  }

  /** The id that a reference stands for; what it names at the top of a file becomes part of the agreement. */
  id(reference: Reference<AstNode> | undefined): Id | undefined {
    if (!reference?.$refText) return undefined;
    const target = reference.ref;
    if (!target) return reference.$refText;
    if (ast.isRole(target)) return this.party(target.role);
    if (ast.isContact(target) && ast.isParty(target.$container)) {
      this.need(target.$container);
      return `${target.$container.name}.${target.name}`;
    }
    if (!isNamed(target)) return reference.$refText;
    const agreement = AstUtils.getContainerOfType(target, ast.isAgreement);
    if (agreement && agreement !== target && ast.isAgreement(this.merged.node) && !this.lineage.includes(agreement)) {
      return `${agreement.name}.${target.name}`;
    }
    this.need(ast.isCharge(target) ? target.$container : target);
    return target.name;
  }

  /** Ids of a list of references, without those that are incomplete. */
  ids(references: readonly Reference<AstNode>[] | undefined): Id[] {
    return (references ?? []).map((each) => this.id(each)).filter((id) => id !== undefined);
  }

  /** The party in a role of this agreement; the role's own name while no party has it. */
  party(role: string): Id {
    const member = this.merged.members.find((each) => ast.isRole(each.node) && each.node.role === role)?.node;
    return (ast.isRole(member) ? this.id(member.party) : undefined) ?? role;
  }

  /** For whom something holds. A name that stands for nothing is kept: without it, it would hold for everybody. */
  scopes(clause: ast.For | undefined): ScopeReference[] {
    return (clause?.scopes ?? []).flatMap((reference) => {
      const id = this.id(reference);
      if (!id) return [];
      const target = reference.ref;
      const kind = ast.isSeverity(target) ? 'severity' : (target?.kind ?? 'plan');
      return [this.spans.set<ScopeReference>({ kind, id }, clause!)];
    });
  }

  /** Reads what only one side may know: what nothing else refers to does not become part of the agreement by that. */
  privately<T>(read: () => T): T {
    this.isPrivate = true;
    try {
      return read();
    } finally {
      this.isPrivate = false;
    }
  }

  /** What still has to be read because something refers to it: declarations of this file, imported ones, the library's. */
  next(): AstNode | undefined {
    return this.queue.shift();
  }

  private need(target: AstNode): void {
    if (this.isPrivate || !isNamed(target) || !ast.isFile(target.$container)) return;
    if (ast.isFile(this.merged.node) && target.$container === this.merged.node) return;
    const key = `${kindOf(target)} ${target.name}`;
    if (this.own.has(key)) return;
    const rival = this.needed.get(key);
    if (!rival) {
      this.needed.set(key, target);
      this.queue.push(target);
    } else if (rival !== target) {
      const message = `The agreement refers to two things named \`${target.name}\`, which stand in different files. Rename one of them.`;
      this.issues.error('language/ambiguous-name', message, this.merged.node, 'name');
    }
  }

  /** Id, title and documentation of a declaration; the nearest title counts. */
  head(merged: Merged, id?: Id): Head {
    const nodes = [merged.node, ...merged.origins].filter(isNamed);
    const title = nodes.map((node) => node.title).find((each) => each !== undefined);
    const documentation = nodes.map(documentationOf).find((each) => each !== undefined);
    const name = id ?? nodes[0]?.name ?? '';
    return { id: name, title: title ?? nodes[0]?.name ?? '', ...(documentation ? { documentation } : {}) };
  }
}

function isNamed(node: AstNode): node is Named {
  return 'name' in node && typeof node.name === 'string';
}

/** The `///` lines directly before a node, without their marks. */
export function documentationOf(node: AstNode): string | undefined {
  const cst = node.$cstNode;
  if (!cst || cst.offset === 0) return undefined;
  const text = cst.root.fullText;
  const lines: string[] = [];
  let end = text.lastIndexOf('\n', cst.offset - 1);
  while (end > 0) {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    const line = text.slice(start, end).trim();
    if (!line.startsWith('///')) break;
    lines.unshift(line.slice(3).trim());
    end = start - 1;
  }
  return lines.length > 0 ? lines.join('\n') : undefined;
}

/** Where the lines of comment directly above begin. */
export function documentationStart(text: string, offset: number): number {
  let start = offset;
  let lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  if (text.slice(lineStart, offset).trim() !== '') return offset;
  while (lineStart > 0) {
    const above = text.lastIndexOf('\n', lineStart - 2) + 1;
    const line = text.slice(above, lineStart);
    if (!/^\s*\/\//.test(line)) break;
    start = above + line.search(/\S/);
    lineStart = above;
  }
  return start;
}

/** The members of one type, in order. */
export function all<N extends AstNode>(merged: Merged, is: (node: unknown) => node is N): N[] {
  return blocks(merged, is).map((member) => member.node);
}

/** The member of a type that is given at most once. */
export function one<N extends AstNode>(merged: Merged, is: (node: unknown) => node is N): N | undefined {
  return blocks(merged, is)[0]?.node;
}

/** The members of one type with what they inherit. */
export function blocks<N extends AstNode>(merged: Merged, is: (node: unknown) => node is N): readonly Merged<N>[] {
  const groups = merged.groups().filter((group): group is readonly Merged<N>[] => is(group[0].node));
  if (groups.length < 2) return groups[0] ?? [];
  return merged.members.filter((member): member is Merged<N> => is(member.node));
}

/** Leaves out what is not given, so that the model has no empty properties. */
export function given<T extends object>(properties: T): T {
  const result: Partial<T> = {};
  for (const key in properties) if (properties[key] !== undefined) result[key] = properties[key];
  return result as T;
}
