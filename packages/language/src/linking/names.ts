import type { AstNode } from 'langium';
import * as ast from '../generated/ast.js';

/** The names that a block or file declares, each with its declarations in the order of the text. */
export type NameTable = ReadonlyMap<string, readonly AstNode[]>;

/** By the list of members: a new text has new lists (a file may stay the same node), so nothing goes stale. */
const tables = new WeakMap<readonly AstNode[], NameTable>();

/** The names declared directly in a file, an agreement, a party or a service. */
export function namesOf(block: ast.File | ast.Agreement | ast.Party | ast.Service): NameTable {
  let table = tables.get(block.members);
  if (!table) {
    table = collect(block);
    tables.set(block.members, table);
  }
  return table;
}

function collect(block: ast.File | ast.Agreement | ast.Party | ast.Service): NameTable {
  const table = new Map<string, AstNode[]>();
  const add = (name: string | undefined, node: AstNode): void => {
    if (!name) return;
    const nodes = table.get(name);
    if (nodes) nodes.push(node);
    else table.set(name, [node]);
  };
  for (const member of block.members) {
    if (ast.isRole(member)) {
      if (member.role === 'provider' || member.role === 'customer') add(member.role, member);
    } else if ('name' in member) {
      add(member.name, member);
      // A credit names a charge without its service.
      if (ast.isService(member)) for (const charge of member.members.filter(ast.isCharge)) add(charge.name, charge);
    }
  }
  return table;
}

/** What stands behind the point of a qualified name. */
export function namesWithin(node: AstNode): readonly NameTable[] {
  if (ast.isRole(node)) return node.party?.ref ? namesWithin(node.party.ref) : [];
  if (ast.isParty(node) || ast.isService(node)) return [namesOf(node)];
  if (ast.isAgreement(node)) return lineage(node).map(namesOf);
  return [];
}

/** The agreement and what it extends, nearest first. A circle ends where it would begin again. */
export function lineage(agreement: ast.Agreement): ast.Agreement[] {
  const line: ast.Agreement[] = [];
  for (let next: ast.Agreement | undefined = agreement; next && !line.includes(next); next = next.base?.ref)
    line.push(next);
  return line;
}
