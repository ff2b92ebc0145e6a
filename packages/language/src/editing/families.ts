import type { AstNode, LangiumDocuments } from 'langium';
import * as ast from '../generated/ast.js';
import { lineage } from '../linking/names.js';
import { kindOf } from '../reading/merging.js';
import type { SlaServices } from '../services.js';

/** A declaration that has its name. */
export type Named = AstNode & { readonly name: string };

export function isNamed(node: AstNode | undefined): node is Named {
  return node !== undefined && !ast.isUnknown(node) && 'name' in node && typeof node.name === 'string';
}

/** Tells which declarations are one thing: what a template declares, and what those who extend it add under the same name. */
export class Families {
  private readonly documents: LangiumDocuments;

  constructor(services: SlaServices) {
    this.documents = services.shared.workspace.LangiumDocuments;
  }

  /** A declaration with those that it is merged with, itself first. */
  of(target: Named): readonly Named[] {
    const home = target.$container;
    if (ast.isAgreement(home)) return this.membersOf(target, home);
    // A contact of a party that an agreement declares, a charge of its service.
    if ((ast.isParty(home) || ast.isService(home)) && ast.isAgreement(home.$container)) {
      const blocks = this.membersOf(home, home.$container) as readonly (ast.Party | ast.Service)[];
      return unite(
        target,
        blocks.flatMap(({ members }) => sameAs(target, members)),
      );
    }
    return [target];
  }

  /** The agreements that extend an agreement, directly or through others. */
  heirsOf(agreement: ast.Agreement): readonly ast.Agreement[] {
    return this.agreements().filter((each) => each !== agreement && lineage(each).includes(agreement));
  }

  /** The agreement, what it extends, and what extends it. */
  relatedTo(agreement: ast.Agreement): readonly ast.Agreement[] {
    return [...new Set([...lineage(agreement), ...this.heirsOf(agreement)])];
  }

  private membersOf(target: Named, home: ast.Agreement): readonly Named[] {
    const found: Named[] = [];
    const seen = new Set([home]);
    for (const agreement of seen) {
      const own = agreement === home ? [target] : sameAs(target, agreement.members);
      found.push(...own);
      // Who has no such declaration leads to no others: two heirs are related only through a base that has it.
      if (own.length === 0) continue;
      for (const other of this.relatedTo(agreement)) {
        if (isMerged(target.name, agreement, other)) seen.add(other);
      }
    }
    return unite(target, found);
  }

  private agreements(): readonly ast.Agreement[] {
    return this.documents.all
      .toArray()
      .flatMap(({ parseResult }) =>
        ast.isFile(parseResult.value) ? parseResult.value.members.filter(ast.isAgreement) : [],
      );
  }
}

/** Whether what one of two related agreements declares under a name reaches the other: no `without` stands between. */
function isMerged(name: string, one: ast.Agreement, other: ast.Agreement): boolean {
  const [heir, base] = lineage(one).includes(other) ? [one, other] : [other, one];
  const line = lineage(heir);
  return !line
    .slice(0, line.indexOf(base))
    .some(({ members }) =>
      members.some((each) => ast.isWithout(each) && each.names.some(({ $refText }) => $refText === name)),
    );
}

function sameAs(target: Named, members: readonly AstNode[]): readonly Named[] {
  return members.filter(isNamed).filter((each) => each.name === target.name && kindOf(each) === kindOf(target));
}

function unite(target: Named, others: readonly Named[]): readonly Named[] {
  return [...new Set([target, ...others])];
}
