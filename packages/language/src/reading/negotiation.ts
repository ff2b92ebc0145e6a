import type { Proposal } from '@sla-language/agreement';
import { type AstNode, AstUtils, type Reference } from 'langium';
import * as ast from '../generated/ast.js';
import { agreementNamedIn } from '../linking/scope-provider.js';
import type { Position } from '../private/position.js';
import { given, type Reading } from './context.js';
import type { Issues } from './issues.js';
import { readComparison } from './metrics.js';
import { Spans } from './spans.js';
import { ValueReader } from './values.js';

export function readProposal(reading: Reading, node: ast.Proposal): Proposal[] {
  const by = reading.id(node.party);
  const on = reading.id(node.subject);
  const comparison = readComparison(reading, node.comparison);
  if (by === undefined || on === undefined || !comparison || !node.state) return [];
  if (comparison.value === 'target') {
    const message = 'A proposal names a value, such as `>= 99.9%`; it cannot be `target` itself.';
    reading.issues.error('language/wrong-kind', message, node);
    return [];
  }
  const proposal: Proposal = {
    by,
    on,
    comparison,
    for: reading.scopes(node.for),
    state: node.state,
  };
  return [reading.spans.set(proposal, node)];
}

/** The private positions of a file that speak of one agreement, and where they are written. */
export interface PositionReading {
  readonly agreement: ast.Agreement;
  readonly positions: readonly Position[];
  readonly spans: Spans;
}

/** Reads the private positions of a file, agreement by agreement. They never become part of the agreement. */
export function readPositions(file: ast.File, issues: Issues): readonly PositionReading[] {
  const spans = new Spans();
  const values = new ValueReader(spans, issues);
  const byAgreement = new Map<ast.Agreement, Position[]>();
  const besideAgreement = file.members.some((member) => ast.isAgreement(member) && member.kind === 'agreement');
  for (const node of file.members.filter(ast.isStance)) {
    const agreement = agreementOf(node.subject);
    const subject = node.subject?.ref?.name;
    const party = node.party?.$refText;
    if (!agreement || subject === undefined || party === undefined) continue;
    const aims = node.members.find(ast.isAims);
    const accepts = node.members.find(ast.isAccepts);
    const walks = node.members.find(ast.isWalksAway);
    const accepted = values.value(accepts?.value);
    const limit = values.value(walks?.value);
    const position: Position = given({
      party,
      subject,
      for: (node.for?.scopes ?? []).flatMap(({ ref }) =>
        ref ? [{ kind: ast.isSeverity(ref) ? ('severity' as const) : ref.kind, id: ref.name }] : [],
      ),
      aimsFor: values.value(aims?.value),
      accepts: accepts?.direction && accepted && spans.set({ direction: accepts.direction, value: accepted }, accepts),
      walksAway: walks?.side && limit && spans.set({ side: walks.side, value: limit }, walks),
      trades: node.members.filter(ast.isTrades).flatMap(({ text }) => text ?? []),
      besideAgreement,
    });
    spans.set(position, node, { aimsFor: aims });
    byAgreement.set(agreement, [...(byAgreement.get(agreement) ?? []), position]);
  }
  return [...byAgreement].map(([agreement, positions]) => ({ agreement, positions, spans }));
}

/** The agreement of which `Hosting.Uptime` speaks, be it that it declares the objective or that it inherits it. */
function agreementOf(subject: Reference<AstNode> | undefined): ast.Agreement | undefined {
  return agreementNamedIn(subject) ?? AstUtils.getContainerOfType(subject?.ref, ast.isAgreement);
}
