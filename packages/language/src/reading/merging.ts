import type { AstNode } from 'langium';
import * as ast from '../generated/ast.js';
import { lineage } from '../linking/names.js';

/**
 * A node as it holds in an agreement: with what it inherits merged in. `node` is what is written nearest; `origins` are
 * the nodes that it replaces or adds to, farther away, nearest first.
 */
export class Merged<N extends AstNode = AstNode> {
  private byType: readonly (readonly Merged[])[] | undefined;

  constructor(
    readonly node: N,
    readonly origins: readonly N[],
    readonly members: readonly Merged[],
  ) {}

  /** The members in groups of one type: a block is asked many times for its members of this type and that. */
  groups(): readonly (readonly Merged[])[] {
    if (!this.byType) {
      const types = new Map<string, Merged[]>();
      for (const member of this.members) {
        const group = types.get(member.node.$type);
        if (group) group.push(member);
        else types.set(member.node.$type, [member]);
      }
      this.byType = [...types.values()];
    }
    return this.byType;
  }
}

/** The agreement with everything that it extends merged in, member by member. */
export function mergeAgreement(agreement: ast.Agreement): Merged<ast.Agreement> {
  const [own, ...bases] = lineage(agreement);
  let merged = wrap(bases.at(-1) ?? own) as Merged<ast.Agreement>;
  if (bases.length === 0) return merged;
  for (const next of [...bases.slice(0, -1).reverse(), own]) {
    const inherited = merged.members.filter((member) => !NEVER_INHERITED.has(member.node.$type));
    const removed = new Set(
      next.members.filter(ast.isWithout).flatMap((without) => without.names.map((name) => name.$refText)),
    );
    const kept = inherited.filter((member) => !('name' in member.node && removed.has(member.node.name as string)));
    merged = new Merged(next, [merged.node, ...merged.origins], mergeMembers(kept, wrap(next).members));
  }
  return merged;
}

/** Wraps a node that nothing is merged into. */
export function wrap(node: AstNode): Merged {
  const members = 'members' in node && Array.isArray(node.members) ? (node.members as AstNode[]).map(wrap) : [];
  return new Merged(node, [], members);
}

const NEVER_INHERITED: ReadonlySet<string> = new Set([
  ast.Version.$type,
  ast.Status.$type,
  ast.Effective.$type,
  ast.Change.$type,
  ast.LegalReview.$type,
  ast.Signature.$type,
  ast.Proposal.$type,
]);

/** These are added to what is inherited. */
const ADDED: ReadonlySet<string> = new Set([ast.Responsibility.$type, ast.Stakeholder.$type, ast.NotApplicable.$type]);

function mergeMembers(inherited: readonly Merged[], own: readonly Merged[]): readonly Merged[] {
  const result: Merged[] = [...inherited];
  /** By kind the member after which the next one of that kind stands: it takes the place of what it replaces. */
  const last = new Map<string, Merged>();
  for (const member of own) {
    const key = keyOf(member.node);
    const kind = kindOf(member.node);
    if (key !== undefined) {
      const at = result.findIndex((each) => inherited.includes(each) && keyOf(each.node) === key);
      if (at >= 0) result[at] = mergeOne(result[at], member);
      else result.push(member);
    } else if (ADDED.has(member.node.$type)) {
      result.push(member);
    } else {
      const previous = last.get(kind);
      let at = previous ? result.indexOf(previous) + 1 : result.length;
      if (!previous) {
        const replaced = result.filter(
          (each) => inherited.includes(each) && keyOf(each.node) === undefined && kindOf(each.node) === kind,
        );
        if (replaced.length > 0) at = result.indexOf(replaced[0]);
        for (const each of replaced) result.splice(result.indexOf(each), 1);
      }
      result.splice(at, 0, member);
      last.set(kind, member);
    }
  }
  return result;
}

function mergeOne(inherited: Merged, own: Merged): Merged {
  const members = mergeMembers(inherited.members, own.members);
  return new Merged(own.node, [inherited.node, ...inherited.origins], members);
}

/** What two members must share to be merged into one: declarations by kind and name, and what has a key of its own. */
function keyOf(node: AstNode): string | undefined {
  if (ast.isHandles(node))
    return `handles ${node.severity?.$refText} ${node.for?.scopes.map((scope) => scope.$refText).join()}`;
  if (ast.isClock(node)) return `clock ${node.event} ${node.commitment}`;
  if (ast.isTerm(node)) return `term ${node.term}`;
  if (ast.isClause(node)) return `clause ${node.title}`;
  if (ast.isNotification(node)) return `notify ${node.party?.$refText} of ${node.event ?? node.described}`;
  if (ast.isExample(node)) return `example ${node.title}`;
  if (ast.isRemedies(node)) return 'remedies';
  if (ast.isCharge(node)) return `charge ${node.name}`;
  return 'name' in node && typeof node.name === 'string' ? `${kindOf(node)} ${node.name}` : undefined;
}

/** Members of one kind are one thing: all `target` lines, all `credit` lines. */
export function kindOf(node: AstNode): string {
  if (ast.isMetricKind(node)) return 'metric kind';
  if (ast.isRole(node)) return node.role;
  if (ast.isPayment(node) || ast.isScope(node) || ast.isExclusion(node)) return node.kind;
  if (ast.isCommitment(node)) return node.kind;
  return node.$type;
}
