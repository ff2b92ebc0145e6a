import type { AstNode } from 'langium';
import * as ast from '../generated/ast.js';

/** The offsets at which members begin, as the parser sees it, each with whether the language knows the member and the one before it. */
export type Members = ReadonlyMap<number, boolean>;

export function membersOf(root: AstNode): Members {
  const starts = new Map<number, boolean>();
  collect(root, starts);
  return starts;
}

function collect(block: AstNode, starts: Map<number, boolean>): void {
  let isKnown = true;
  for (const member of membersIn(block)) {
    const wasKnown = isKnown;
    isKnown = !ast.isUnknown(member);
    if (!member.$cstNode) continue;
    starts.set(member.$cstNode.offset, wasKnown && isKnown);
    collect(member, starts);
  }
}

/** In the order of the text. */
function membersIn(block: AstNode): readonly AstNode[] {
  const { members, imports } = block as { members?: AstNode[]; imports?: AstNode[] };
  if (!imports?.length) return members ?? [];
  return [...imports, ...(members ?? [])].sort((a, b) => (a.$cstNode?.offset ?? 0) - (b.$cstNode?.offset ?? 0));
}
