import type { Agreement, Declarations, PartyRole, Roles } from '@sla-language/agreement';
import { EMPTY_AGREEMENT, MONTH_NAMES, SCHEMA_VERSION } from '@sla-language/agreement';
import type { AstNode } from 'langium';
import * as ast from '../generated/ast.js';
import * as assurance from './assurance.js';
import { all, blocks, given, one, Reading } from './context.js';
import { readExample } from './examples.js';
import * as governance from './governance.js';
import type { Issues } from './issues.js';
import { Merged, mergeAgreement, wrap } from './merging.js';
import { readMetric } from './metrics.js';
import { readProposal } from './negotiation.js';
import { readObjective, readRequirement, readSeverity } from './objectives.js';
import { readParty } from './parties.js';
import { readRemedyTerms } from './remedies.js';
import { readCalendar, readExclusion, readScope, readService } from './services.js';
import { Spans } from './spans.js';
import { readSupport } from './support.js';

/** An agreement, where each of its parts is written, and what its text says wrongly. */
export interface AgreementReading {
  readonly agreement: Agreement;
  readonly node: ast.Agreement | ast.File;
  readonly spans: Spans;
  /** By what refers to it (an item of a dependency) another agreement. */
  readonly upstream: ReadonlyMap<object, ast.Agreement>;
}

/** Reads an agreement or template, with all that it inherits and refers to. */
export function readAgreement(node: ast.Agreement, issues: Issues): AgreementReading {
  const spans = new Spans();
  const merged = mergeAgreement(node);
  const reading = new Reading(merged, spans, issues);
  return { agreement: agreementOf(reading, merged), node, spans, upstream: reading.upstream };
}

/** Reads the declarations at the top of a file as a template without a name, so that they can be checked where they stand. */
export function readLibrary(file: ast.File, issues: Issues): AgreementReading {
  const spans = new Spans();
  const declarations = file.members.filter((member) => !ast.isAgreement(member));
  const merged = new Merged<ast.File>(file, [], declarations.map(wrap));
  const reading = new Reading(merged, spans, issues);
  const agreement: Agreement = { ...EMPTY_AGREEMENT, kind: 'template', ...declarationsOf(reading, merged) };
  return { agreement: spans.set(agreement, file), node: file, spans, upstream: reading.upstream };
}

function agreementOf(reading: Reading, merged: Merged<ast.Agreement>): Agreement {
  const { node } = merged;
  const { values, spans } = reading;
  const version = one(merged, ast.isVersion);
  const status = one(merged, ast.isStatus);
  const effective = one(merged, ast.isEffective);
  const renewal = one(merged, ast.isRenewal);
  const timeZone = one(merged, ast.isTimeZone);
  const defaultCalendar = one(merged, ast.isDefaultCalendar);
  const fiscalYear = one(merged, ast.isFiscalYear);
  const billingCycle = one(merged, ast.isBillingCycle);
  const currency = one(merged, ast.isCurrency);
  const language = one(merged, ast.isLanguage);
  const law = one(merged, ast.isLaw);
  const precedence = one(merged, ast.isPrecedence);
  const background = one(merged, ast.isBackground);
  const remedies = blocks(merged, ast.isRemedies)[0];
  const review = one(merged, ast.isReview);
  const amendment = one(merged, ast.isAmendment);
  const dataReturn = one(merged, ast.isDataReturn);
  const dataDeletion = one(merged, ast.isDataDeletion);
  const subcontracting = one(merged, ast.isSubcontracting);
  const exit = one(merged, ast.isExit);

  const from = values.date(effective?.start, effective ?? node, 'start');
  const to = values.date(effective?.end, effective ?? node, 'end');
  const every = values.duration(renewal?.every, 'The length of a renewal');
  const notice = values.duration(renewal?.notice?.notice, 'A period of notice');
  const head = reading.head(merged);
  const roles = readRoles(reading, merged);
  const read = <N extends AstNode, T>(
    is: (each: unknown) => each is N,
    reader: (reading: Reading, each: N) => T[],
  ): T[] => all(merged, is).flatMap((each) => reader(reading, each));

  const parts = {
    extends: node.base?.ref?.name,
    version: version?.version,
    status: status?.status ?? 'draft',
    effective: from ? spans.set(given({ from, to }), effective!) : undefined,
    renewal: every && spans.set(given({ every, notice }), renewal!),
    timeZone: values.timeZone(timeZone),
    defaultCalendar: reading.id(defaultCalendar?.calendar),
    fiscalYearStart: fiscalYear?.month ? MONTHS.indexOf(fiscalYear.month) + 1 : undefined,
    billingCycleDay: readDayOfMonth(reading, billingCycle),
    currency: currency?.code && values.currency(currency.code, currency) ? currency.code : undefined,
    language: readLanguage(reading, language),
    law: law?.law === undefined ? undefined : spans.set(given({ law: law.law, venue: law.venue }), law),
    precedence: precedence?.text,
    background: background?.text,
    roles,
    remedies: remedies && readRemedyTerms(reading, remedies),
    responsibilities: read(ast.isResponsibility, governance.readResponsibility),
    review: review && governance.readReview(reading, review),
    stakeholders: read(ast.isStakeholder, governance.readStakeholder),
    legalReviews: read(ast.isLegalReview, governance.readLegalReview),
    signatures: read(ast.isSignature, governance.readSignature),
    amendment: amendment && governance.readAmendment(reading, amendment),
    changes: read(ast.isChange, governance.readChange),
    proposals: read(ast.isProposal, readProposal),
    terms: read(ast.isTerm, governance.readTerm),
    clauses: read(ast.isClause, governance.readClause),
    dataLocations: read(ast.isDataLocation, assurance.readDataLocation),
    dataReturn: dataReturn && assurance.readDataReturn(reading, dataReturn),
    dataDeletion: dataDeletion && assurance.readDataDeletion(reading, dataDeletion),
    subcontracting: subcontracting && assurance.readSubcontracting(reading, subcontracting),
    subcontractors: read(ast.isSubcontractor, assurance.readSubcontractor),
    audits: read(ast.isAudit, assurance.readAudit),
    notifications: read(ast.isNotification, assurance.readNotification),
    continuityTests: read(ast.isContinuityTest, assurance.readContinuityTest),
    exit: exit && assurance.readExit(reading, exit),
    notApplicable: read(ast.isNotApplicable, assurance.readNotApplicable),
    examples: blocks(merged, ast.isExample).map((each) => readExample(reading, each)),
  };
  // Declarations last: by now everything that the members refer to is known.
  const agreement: Agreement = given({
    schemaVersion: SCHEMA_VERSION,
    kind: node.kind,
    ...head,
    ...parts,
    ...declarationsOf(reading, merged),
  });
  return spans.set(agreement, node, {
    version,
    status,
    effective,
    renewal,
    timeZone,
    defaultCalendar,
    currency,
    language,
    law,
    precedence,
    background,
    review,
    amendment,
  });
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : never };

/** Reads the declared blocks, then whatever they and the other members refer to, until nothing is missing. */
function declarationsOf(reading: Reading, merged: Merged): Declarations {
  const lists: Mutable<Declarations> = {
    parties: [],
    scopes: [],
    services: [],
    calendars: [],
    exclusions: [],
    metrics: [],
    requirements: [],
    objectives: [],
    severities: [],
    supports: [],
    escalations: [],
    reports: [],
    risks: [],
  };
  for (const member of merged.members) readDeclaration(reading, lists, member);
  for (let node = reading.next(); node; node = reading.next()) readDeclaration(reading, lists, wrap(node));
  return lists;
}

function readDeclaration(reading: Reading, lists: Mutable<Declarations>, merged: Merged): void {
  const { node } = merged;
  const as = <N extends AstNode>(_: N): Merged<N> => merged as Merged<N>;
  if (ast.isParty(node)) lists.parties.push(readParty(reading, as(node)));
  else if (ast.isScope(node)) lists.scopes.push(readScope(reading, as(node)));
  else if (ast.isService(node)) lists.services.push(readService(reading, as(node)));
  else if (ast.isCalendar(node)) lists.calendars.push(readCalendar(reading, as(node)));
  else if (ast.isExclusion(node)) lists.exclusions.push(readExclusion(reading, as(node)));
  else if (ast.isMetric(node)) lists.metrics.push(readMetric(reading, as(node)));
  else if (ast.isRequirement(node)) lists.requirements.push(readRequirement(reading, as(node)));
  else if (ast.isObjective(node)) lists.objectives.push(readObjective(reading, as(node)));
  else if (ast.isSeverity(node)) lists.severities.push(readSeverity(reading, as(node)));
  else if (ast.isSupport(node)) lists.supports.push(readSupport(reading, as(node)));
  else if (ast.isEscalation(node)) lists.escalations.push(governance.readEscalation(reading, as(node)));
  else if (ast.isReport(node)) lists.reports.push(governance.readReport(reading, as(node)));
  else if (ast.isRisk(node)) lists.risks.push(governance.readRisk(reading, as(node)));
}

function readRoles(reading: Reading, merged: Merged): Roles {
  const nodes = all(merged, ast.isRole);
  const role = (name: 'provider' | 'customer'): Roles['provider'] => {
    const node = nodes.find((each) => each.role === name);
    if (!node) return undefined;
    if (node.everyone !== undefined)
      return reading.spans.set<PartyRole>({ kind: 'everyone', text: node.everyone }, node);
    const party = reading.id(node.party);
    return party === undefined ? undefined : reading.spans.set<PartyRole>({ kind: 'party', party }, node);
  };
  const thirds = nodes.filter((each) => each.role !== 'provider' && each.role !== 'customer');
  return given({
    provider: role('provider'),
    customer: role('customer'),
    thirdParties: reading.ids(thirds.map((each) => each.party).filter((each) => each !== undefined)),
  });
}

const MONTHS: readonly string[] = MONTH_NAMES.map((name) => name.toLowerCase());

function readLanguage(reading: Reading, node: ast.Language | undefined): string | undefined {
  if (node?.tag === undefined) return undefined;
  try {
    return Intl.getCanonicalLocales(node.tag)[0];
  } catch {
    const message = `\`${node.tag}\` is not a language tag (BCP 47). Write one such as "en-GB" or "de".`;
    reading.issues.error('language/unknown-language', message, node, 'tag');
    return undefined;
  }
}

function readDayOfMonth(reading: Reading, node: ast.BillingCycle | undefined): number | undefined {
  if (node?.day === undefined) return undefined;
  const day = Number(node.day);
  if (Number.isInteger(day) && day >= 1 && day <= 31) return day;
  reading.issues.error(
    'language/impossible-date',
    `A billing cycle begins on a day from 1 to 31, not ${node.day}.`,
    node,
    'day',
  );
  return undefined;
}
