import type { AstNode } from 'langium';
import * as ast from '../../generated/ast.js';
import { lineage } from '../../linking/names.js';
import { kindOf } from '../../reading/merging.js';
import type { Scene } from './facts.js';

/** A declaration that adds to one of the same kind and name in the agreement that is extended. */
export interface Inherited {
  readonly node: AstNode;
  /** The nearest agreement or template that declares it, and the declaration there. */
  readonly from: ast.Agreement;
  readonly base: AstNode;
  /** The kinds of members that are taken over. */
  readonly kinds: readonly string[];
}

type Block = AstNode & { readonly name: string; readonly members: readonly AstNode[] };

/** What the declarations of an agreement take over from what it extends. */
export function inheritanceOf({ reading, sound }: Scene): readonly Inherited[] {
  const { node } = reading;
  if (!ast.isAgreement(node) || !node.base) return [];
  const [, ...bases] = lineage(node);
  return node.members.flatMap((member) => {
    if (!isBlock(member) || !sound.isSound(member)) return [];
    for (const from of bases) {
      const base = from.members.find((each) => isBlock(each) && isSame(each, member));
      if (!base || !isBlock(base)) continue;
      const own = new Set(member.members.map(kindOf));
      const kinds = [...new Set(base.members.map(kindOf))].filter((kind) => !own.has(kind)).map(wordOf);
      return kinds.length > 0 ? [{ node: member, from, base, kinds }] : [];
    }
    return [];
  });
}

function isBlock(node: AstNode): node is Block {
  return 'name' in node && typeof node.name === 'string' && 'members' in node && Array.isArray(node.members);
}

function isSame(left: Block, right: Block): boolean {
  return left.name === right.name && kindOf(left) === kindOf(right);
}

/** A kind of member as authors call it: the word with which it begins. */
function wordOf(kind: string): string {
  return kind === 'metric kind' ? 'what is measured' : (WORDS[kind] ?? kind.toLowerCase());
}

/** Kinds whose members begin with another word than their own name. */
const WORDS: Readonly<Record<string, string>> = {
  [ast.Unavailable.$type]: 'unavailable when',
  [ast.Available.$type]: 'available again',
  [ast.NoData.$type]: 'no data',
  [ast.Applies.$type]: 'applies when',
  [ast.NoTarget.$type]: 'no target',
  [ast.InternalTarget.$type]: 'internal target',
  [ast.Termination.$type]: 'terminate',
  [ast.Counted.$type]: 'counted in',
  [ast.SupportMeasures.$type]: 'measures',
  [ast.MaintenanceWindow.$type]: 'window',
  [ast.Dependency.$type]: 'depends on',
  [ast.Channels.$type]: 'channel',
};
