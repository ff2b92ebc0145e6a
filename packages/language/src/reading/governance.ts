import type {
  Amendment,
  Change,
  Clause,
  Escalation,
  EscalationLevel,
  LegalReview,
  Report,
  Responsibility,
  Review,
  Risk,
  Signature,
  Stakeholder,
  Term,
} from '@sla-language/agreement';
import * as ast from '../generated/ast.js';
import { all, given, one, type Reading } from './context.js';
import type { Merged } from './merging.js';
import { decimalText } from './values.js';

export function readResponsibility(reading: Reading, node: ast.Responsibility): Responsibility[] {
  const of = reading.id(node.party);
  return of === undefined || node.text === undefined ? [] : [reading.spans.set({ of, text: node.text }, node)];
}

export function readEscalation(reading: Reading, merged: Merged<ast.Escalation>): Escalation {
  const escalation: Escalation = {
    ...reading.head(merged),
    levels: all(merged, ast.isEscalationLevel).flatMap((level) => readLevel(reading, level)),
  };
  return reading.spans.set(escalation, merged.node);
}

function readLevel(reading: Reading, node: ast.EscalationLevel): EscalationLevel[] {
  const contact = reading.id(node.contact);
  if (contact === undefined || node.level === undefined) return [];
  const number = decimalText(node.level);
  if (!/^\d+$/.test(number)) {
    reading.issues.error(
      'language/wrong-kind',
      `Levels are counted in whole numbers, not \`${number}\`.`,
      node,
      'level',
    );
    return [];
  }
  const after = reading.values.duration(node.after, 'The time of an escalation');
  return [
    reading.spans.set<EscalationLevel>(
      given({ level: Number(number), contact, after, for: reading.scopes(node.for) }),
      node,
    ),
  ];
}

export function readReport(reading: Reading, merged: Merged<ast.Report>): Report {
  const covers = one(merged, ast.isCovers);
  const issued = one(merged, ast.isIssued);
  const sent = one(merged, ast.isSent);
  const within = reading.values.duration(issued?.within, 'The time for a report');
  const rhythm: Report['issued'] = issued?.request
    ? { kind: 'on request' }
    : issued?.period
      ? given({ kind: 'every', every: issued.period, within } as const)
      : undefined;
  const report: Report = given({
    ...reading.head(merged),
    covers: reading.ids(covers?.items),
    issued: rhythm && reading.spans.set(rhythm, issued!),
    sentTo: reading.ids(sent?.contacts),
    sentBy: sent?.by,
    format: sent?.as,
  });
  return reading.spans.set(report, merged.node, { covers, issued, sentTo: sent, sentBy: sent, format: sent });
}

export function readReview(reading: Reading, node: ast.Review): Review | undefined {
  const every = reading.values.duration(node.every, 'The rhythm of a review');
  if (!every) return undefined;
  const next = reading.values.date(node.next, node, 'next');
  return reading.spans.set<Review>(given({ every, by: reading.ids(node.by), next }), node);
}

export function readStakeholder(reading: Reading, node: ast.Stakeholder): Stakeholder[] {
  const contact = reading.id(node.contact);
  return contact === undefined || node.interest === undefined
    ? []
    : [reading.spans.set({ contact, interest: node.interest }, node)];
}

export function readRisk(reading: Reading, merged: Merged<ast.Risk>): Risk {
  const likelihood = one(merged, ast.isLikelihood);
  const impact = one(merged, ast.isImpact);
  const owner = one(merged, ast.isRiskOwner);
  const mitigation = one(merged, ast.isMitigation);
  const affects = one(merged, ast.isAffects);
  const isPrivate = one(merged, ast.isPrivate) !== undefined;
  const names = () => ({ owner: reading.id(owner?.owner), affects: reading.ids(affects?.objectives) });
  const risk: Risk = given({
    ...reading.head(merged),
    likelihood: likelihood?.likelihood,
    impact: impact?.impact,
    mitigation: mitigation?.text,
    ...(isPrivate ? reading.privately(names) : names()),
    private: isPrivate,
  });
  return reading.spans.set(risk, merged.node, { likelihood, impact, owner, mitigation, affects });
}

export function readLegalReview(reading: Reading, node: ast.LegalReview): LegalReview[] {
  const by = reading.id(node.party);
  return by === undefined
    ? []
    : [reading.spans.set<LegalReview>(given({ by, on: reading.values.date(node.date, node, 'date') }), node)];
}

export function readSignature(reading: Reading, node: ast.Signature): Signature[] {
  const by = reading.id(node.contact);
  return by === undefined
    ? []
    : [reading.spans.set<Signature>(given({ by, on: reading.values.date(node.date, node, 'date') }), node)];
}

export function readAmendment(reading: Reading, node: ast.Amendment): Amendment | undefined {
  if (node.text === undefined) return undefined;
  const notice = reading.values.duration(node.notice?.notice, 'A period of notice');
  return reading.spans.set<Amendment>(given({ by: reading.ids(node.by), text: node.text, notice }), node);
}

export function readChange(reading: Reading, node: ast.Change): Change[] {
  const on = reading.values.date(node.date, node, 'date');
  return on && node.version !== undefined && node.text !== undefined
    ? [reading.spans.set<Change>({ version: node.version, on, text: node.text }, node)]
    : [];
}

export function readTerm(reading: Reading, node: ast.Term): Term[] {
  return node.term !== undefined && node.means !== undefined
    ? [reading.spans.set<Term>({ term: node.term, means: node.means }, node)]
    : [];
}

export function readClause(reading: Reading, node: ast.Clause): Clause[] {
  return node.title !== undefined && node.text !== undefined
    ? [reading.spans.set<Clause>({ title: node.title, text: node.text, meets: node.meets }, node)]
    : [];
}
