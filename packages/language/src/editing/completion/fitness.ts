import {
  type Agreement,
  type Contact,
  dimensionOfLevel,
  type Id,
  quantityOf,
  roleOf,
  type Side,
} from '@sla-language/agreement';
import { type AstNode, type AstNodeDescription, AstUtils } from 'langium';
import * as ast from '../../generated/ast.js';
import { isLibrary } from '../../library/library.js';
import { contactOf, isReachable } from '../../rules/common/roles.js';
import { RANK } from './candidate.js';
import type { Surroundings } from './surroundings.js';

/** How well a name fits at a place. */
export interface Fitness {
  readonly rank: number;
  /** Why it comes first, in a word or two. */
  readonly note?: string;
  /** What goes before the name there: `p95 of `. */
  readonly before?: string;
}

export type Described = AstNodeDescription & { readonly node?: AstNode };
type Judge = (name: string, node: AstNode, surroundings: Surroundings) => Partial<Fitness> | undefined;

/** Says how well a name fits at a path of a member; undefined where it would make no sense at all. */
export function judge({ name, node }: Described, path: string, surroundings: Surroundings): Fitness | undefined {
  const found = node && JUDGES.find(([pattern]) => pattern.test(path));
  if (!found) return { rank: RANK.value };
  const fitness = found[1](name, node, surroundings);
  return fitness && { ...fitness, rank: RANK.value + (fitness.rank ?? 0) };
}

/** Beyond this distance a name is possible, but hardly meant. */
const HARDLY = RANK.other - RANK.value;

const JUDGES: readonly (readonly [path: RegExp, judge: Judge])[] = [
  [/^Measures\/level\/metric$/, measured],
  [/^(Formula|Unavailable)\/.*metric$/, partOfMetric],
  [/^Availability\/services$/, availabilityOf],
  [/^Covers\/items$/, covered],
  [/^Serves\/requirements$/, served],
  [/^Handles\/severity$/, handled],
  [/^EscalationLevel\/contact$/, called],
  [/^Sent\/contacts$/, ofSide('customer')],
  [/^Stakeholder\/contact$/, stakeholder],
  [/^Signature\/contact$/, signatory],
  [/^Owner\/owner$/, ofSide('customer')],
  [/^Role\/party$/, roleHolder],
  [/^Subcontractor\/party$/, thirdParty],
  [/^Classified\/disputed$/, sideFirst('provider')],
  [/^(Termination|Classified|Audit|Notification|Proposal)\//, sideFirst('customer')],
  [
    /^(Proof|Responsibility|ContinuityTest|RiskOwner|LegalReview|Amendment|Stance)\/(party|by|owner)$/,
    sideFirst('provider'),
  ],
  [/\/for\/scopes$/, scope],
  [/^DefaultCalendar\/calendar$/, calendar(false)],
  [/^Reachable\/calendar$/, calendar(true)],
  [/^(Handles|Availability)\/calendar$/, calendar(undefined)],
  [/^Dependency\/items\/on$/, dependency],
  [/^Agreement\/base$/, base],
];

/** Metrics that nothing promises yet come first; those that the target cannot be compared with come last. */
function measured(name: string, _: AstNode, { agreement, promise, member }: Surroundings): Partial<Fitness> {
  const metric = agreement.metrics.find(({ id }) => id === name);
  const kind = metric?.measure?.kind;
  const hasStatistic = member.length > 1;
  const gives = kind === undefined ? undefined : STATISTICS[kind];
  const before = hasStatistic ? undefined : gives;
  const value = promise?.targets[0]?.comparison.value;
  const wanted = value === undefined || value === 'target' ? undefined : quantityOf(value)?.dimension;
  const level = metric && dimensionOfLevel(agreement, { text: name, metric: name });
  const isOther = wanted !== undefined && level !== undefined && level.dimension !== wanted;
  // A statistic is of a metric that gives many values; a share of one is a percentage, whatever the metric measures.
  const isShare = member.some(({ image }) => image === 'share');
  if ((isOther && !isShare) || (hasStatistic && kind !== undefined && !gives))
    return { rank: HARDLY, ...(before ? { before } : {}) };
  const isUsed = agreement.objectives.some((each) => each.id !== promise?.id && each.measures?.level.metric === name);
  return { rank: isUsed ? 100 : 0, ...(isUsed ? {} : { note: 'not promised yet' }), ...(before ? { before } : {}) };
}

/** The usual statistic of metrics that give many values in a window. */
const STATISTICS: Readonly<Record<string, string | undefined>> = {
  duration: 'p95 of ',
  score: 'mean of ',
  amount: 'min of ',
};

/** No metric is a part of itself. */
function partOfMetric(name: string, _: AstNode, { block }: Surroundings): Partial<Fitness> | undefined {
  return ast.isMetric(block) && block.name === name ? undefined : {};
}

function availabilityOf(name: string, _: AstNode, { agreement }: Surroundings): Partial<Fitness> {
  const isMeasured = agreement.metrics.some(
    ({ measure }) => measure?.kind === 'availability' && measure.services.includes(name),
  );
  return isMeasured ? { rank: 100 } : { note: 'not measured yet' };
}

function covered(name: string, _: AstNode, { agreement, block }: Surroundings): Partial<Fitness> {
  const isCovered = agreement.reports.some(
    ({ id, covers }) => covers.includes(name) && !(ast.isReport(block) && block.name === id),
  );
  return isCovered ? { rank: 100 } : { note: 'in no report yet' };
}

function served(name: string, _: AstNode, { agreement }: Surroundings): Partial<Fitness> {
  const isServed = [...agreement.objectives, ...agreement.supports].some(({ serves }) => serves.includes(name));
  return isServed ? { rank: 100 } : { note: 'not served yet' };
}

function handled(name: string, _: AstNode, { promise }: Surroundings): Partial<Fitness> {
  const rows = promise && 'handles' in promise ? promise.handles : [];
  return rows.some(({ severity }) => severity === name) ? { rank: HARDLY } : {};
}

function sideOf(name: string, agreement: Agreement): Side | undefined {
  const [party = ''] = name.split('.');
  return roleOf(agreement, party);
}

function knownContact(name: string, agreement: Agreement): Contact | undefined {
  const [party = '', contact = ''] = name.split('.');
  const role = party === 'provider' || party === 'customer' ? agreement.roles[party] : undefined;
  const id: Id = role?.kind === 'party' ? `${role.party}.${contact}` : name;
  return contactOf(agreement, id)?.contact;
}

/** Names through a role say the same as those through its party, so one of them is enough. */
function bySide(name: string, agreement: Agreement, side: Side): number {
  const of = sideOf(name, agreement);
  return (of === side ? 0 : of ? 200 : 300) + (/^(provider|customer)\./.test(name) ? HARDLY : 0);
}

function ofSide(side: Side): Judge {
  return (name, _, { agreement }) => ({ rank: bySide(name, agreement, side) });
}

function called(name: string, _: AstNode, { agreement, block }: Surroundings): Partial<Fitness> {
  const id = ast.isEscalation(block) ? block.name : undefined;
  const levels = agreement.escalations.find((each) => each.id === id)?.levels ?? [];
  const contact = knownContact(name, agreement);
  if (levels.some((each) => each.contact === (contact?.id ?? name))) return { rank: HARDLY, note: 'already called' };
  const isUnreachable = contact && !isReachable(contact);
  return {
    rank: bySide(name, agreement, 'provider') + (isUnreachable ? 50 : 0),
    ...(isUnreachable ? { note: 'no address' } : {}),
  };
}

function stakeholder(name: string, _: AstNode, { agreement }: Surroundings): Partial<Fitness> {
  const isGiven = agreement.stakeholders.some(({ contact }) => contact === name);
  return { rank: isGiven ? HARDLY : bySide(name, agreement, 'customer') };
}

/** Who decides something may sign; a side that signs already needs nobody else. */
function signatory(name: string, _: AstNode, { agreement }: Surroundings): Partial<Fitness> {
  const side = sideOf(name, agreement);
  // The line that is being written names nobody yet.
  const isSigned = agreement.signatures.some(
    ({ by }) => knownContact(by, agreement) !== undefined && sideOf(by, agreement) === side,
  );
  const decides = (knownContact(name, agreement)?.decides.length ?? 0) > 0;
  return {
    rank: isSigned ? HARDLY : bySide(name, agreement, 'provider') + (decides ? 0 : 50),
    ...(isSigned ? { note: 'this side signs already' } : {}),
  };
}

function roleHolder(name: string, _: AstNode, { agreement }: Surroundings): Partial<Fitness> {
  const role = roleOf(agreement, name);
  return role ? { rank: HARDLY, note: `the ${role}` } : {};
}

function thirdParty(name: string, _: AstNode, { agreement }: Surroundings): Partial<Fitness> {
  return roleOf(agreement, name) ? { rank: HARDLY } : {};
}

/** Of the two sides first the one whom such a line usually concerns, then other parties, then the sides by their names. */
function sideFirst(side: Side): Judge {
  return (name, _, { agreement, member }) => {
    if (member.some(({ image }) => image === name)) return { rank: HARDLY };
    if (name === 'provider' || name === 'customer') return { rank: name === side ? 0 : 10 };
    return { rank: roleOf(agreement, name) ? 200 : 100 };
  };
}

function scope(name: string, node: AstNode, { agreement, kind, member, promise }: Surroundings): Partial<Fitness> {
  const opening = member[0]?.image;
  const isOfIncidents = kind === 'Escalation' || kind === 'Support' || opening === 'given' || promise === undefined;
  if (ast.isSeverity(node)) return { rank: isOfIncidents ? 0 : HARDLY };
  if (opening !== 'target' || !promise) return { rank: kind === 'Escalation' ? HARDLY : 0 };
  const hasTarget = promise.targets.some((target) => target.for.some(({ id }) => id === name));
  const isUsed = hasTarget && agreement.scopes.some(({ id }) => id === name);
  return isUsed ? { rank: 100 } : { note: 'no target yet' };
}

/** `Always` first where somebody has to be there around the clock; of a row of support for the gravest incidents. */
function calendar(isAlways: boolean | undefined): Judge {
  return (name, _, { agreement, member, block, row }) => {
    const severity = row?.severity ?? (member[0]?.image === 'handles' ? member[1]?.image : undefined);
    const isGrave = severity !== undefined && agreement.severities[0]?.id === severity;
    const wantsAlways = isAlways ?? (isGrave && !ast.isMetric(block));
    return { rank: (name === 'Always') === wantsAlways ? 0 : 100 };
  };
}

function dependency(name: string, node: AstNode, { block }: Surroundings): Partial<Fitness> | undefined {
  if (ast.isService(block) && block.name === name) return undefined;
  return { rank: ast.isService(node) ? 0 : 100 };
}

/** Nothing extends itself, or the built-in template that knows the two roles. */
function base(name: string, node: AstNode, { member }: Surroundings): Partial<Fitness> | undefined {
  if (member[1]?.image === name || isLibrary(AstUtils.getDocument(node).uri)) return undefined;
  return { rank: ast.isAgreement(node) && node.kind === 'template' ? 0 : 100 };
}
