import type { Agreement, Declaration } from '@sla-language/agreement';
import type { Place } from '../rule.js';
import { derived } from './derived.js';

/** A text that the author wrote, where it stands, and what it is in a sentence ("the definition of `ForceMajeure`"). */
export interface WrittenText extends Place {
  readonly text: string;
  readonly what: string;
  /** Whether somebody is held to it: a definition or a duty, not background, a description or a title. */
  readonly binding: boolean;
}

/** Whether the texts are in a language of which the rules know words: English, which is taken where none is named, or German. */
export function isReadable({ language = 'en' }: Agreement): boolean {
  return /^(?:en|de)\b/i.test(language);
}

/** Every text of the agreement that reaches the contract. Comments do not. */
export const textsOf = derived((agreement): readonly WrittenText[] => [...allTexts(agreement)]);

function* allTexts(agreement: Agreement): Generator<WrittenText> {
  const background = texts(false);
  const binding = texts(true);

  yield* titles(agreement);
  yield* background(agreement, 'background', 'the background', agreement.background);
  yield* binding(agreement, 'precedence', 'the order of precedence', agreement.precedence);
  yield* background(agreement, 'law', 'the governing law', agreement.law?.law, agreement.law?.venue);
  for (const role of ['provider', 'customer'] as const) {
    const filled = agreement.roles[role];
    if (filled?.kind === 'everyone') yield* binding(filled, undefined, `the ${role}`, filled.text);
  }
  for (const party of agreement.parties) {
    yield* background(party, 'address', `the address of \`${party.id}\``, party.address);
    yield* background(party, 'registration', `the registration of \`${party.id}\``, party.registration);
    for (const contact of party.contacts) {
      yield* background(contact, undefined, `the title of \`${contact.id}\``, contact.title);
      yield* background(
        contact,
        undefined,
        `\`${contact.id}\``,
        contact.position,
        contact.email,
        contact.phone,
        ...contact.decides,
      );
    }
  }
  for (const scope of agreement.scopes)
    yield* binding(scope, 'means', `the definition of \`${scope.id}\``, scope.means);
  for (const service of agreement.services) {
    const name = `\`${service.id}\``;
    yield* background(service, 'description', `the description of ${name}`, service.description);
    yield* background(service, 'outcome', `the outcome of ${name}`, service.outcome);
    yield* binding(service, 'includes', `what ${name} includes`, ...service.includes);
    yield* binding(service, 'excludes', `what ${name} excludes`, ...service.excludes);
    for (const fee of service.fees) yield* binding(fee, undefined, `the fee of ${name}`, fee.prose);
    for (const dependency of service.dependencies) {
      yield* background(
        dependency,
        undefined,
        `a dependency of ${name}`,
        ...dependency.items.map((item) => item.title),
      );
    }
  }
  for (const exclusion of agreement.exclusions) {
    yield* binding(exclusion, 'means', `the definition of \`${exclusion.id}\``, exclusion.means);
    yield* binding(exclusion, 'notice', `the notice of \`${exclusion.id}\``, exclusion.notice?.by);
  }
  for (const metric of agreement.metrics) {
    const name = `\`${metric.id}\``;
    const { measure } = metric;
    yield* background(metric, 'description', `the description of ${name}`, metric.description);
    if (measure?.kind === 'availability') {
      yield* binding(metric, 'measure', `the measure of ${name}`, measure.forEach);
    }
    if (measure?.kind === 'ratio') yield* binding(metric, 'measure', `the measure of ${name}`, measure.of, measure.to);
    if (measure?.kind === 'duration')
      yield* binding(metric, 'measure', `the measure of ${name}`, measure.from, measure.to);
    if (measure?.kind === 'count' || measure?.kind === 'amount') {
      yield* binding(metric, 'measure', `the measure of ${name}`, measure.of);
    }
    const conditions = metric.unavailableWhen?.anyOf.flatMap((group) => group.allOf) ?? [];
    const prose = conditions.flatMap((predicate) => (predicate.kind === 'prose' ? [predicate.text] : []));
    yield* binding(metric, 'unavailableWhen', `the definition of an outage in ${name}`, ...prose);
    yield* binding(metric, 'measured', `the measurement of ${name}`, metric.measured?.by, metric.measured?.at);
    yield* binding(metric, 'validWhen', `what counts in ${name}`, metric.validWhen);
  }
  for (const requirement of agreement.requirements) {
    yield* background(requirement, 'description', `the requirement \`${requirement.id}\``, requirement.description);
  }
  for (const objective of agreement.objectives) {
    const name = `\`${objective.id}\``;
    yield* binding(objective, 'appliesWhen', `the condition of ${name}`, objective.appliesWhen);
    yield* background(objective, 'reason', `the reason of ${name}`, objective.reason);
    for (const baseline of objective.baselines)
      yield* background(baseline, undefined, `the baseline of ${name}`, baseline.by);
    for (const claim of objective.claims) {
      if (claim.kind === 'within')
        yield* binding(claim, undefined, `the claim terms of ${name}`, claim.by, ...claim.evidence);
    }
  }
  for (const severity of agreement.severities) {
    yield* binding(severity, 'means', `the definition of \`${severity.id}\``, severity.means);
  }
  for (const support of agreement.supports) {
    const name = `\`${support.id}\``;
    yield* background(
      support,
      'channels',
      `the channels of ${name}`,
      ...support.channels.map((channel) => channel.address),
    );
    for (const clock of support.clocks) yield* binding(clock, undefined, `a clock of ${name}`, clock.text);
    yield* binding(support, 'appliesWhen', `the condition of ${name}`, support.appliesWhen);
  }
  for (const claim of agreement.remedies?.claims ?? []) {
    if (claim.kind === 'within') yield* binding(claim, undefined, 'the claim terms', claim.by, ...claim.evidence);
  }
  for (const responsibility of agreement.responsibilities) {
    yield* binding(responsibility, undefined, `a responsibility of \`${responsibility.of}\``, responsibility.text);
  }
  for (const report of agreement.reports) {
    yield* background(report, 'sentTo', `the delivery of \`${report.id}\``, report.sentBy, report.format);
  }
  for (const stakeholder of agreement.stakeholders) {
    yield* background(stakeholder, undefined, `the interest of \`${stakeholder.contact}\``, stakeholder.interest);
  }
  for (const risk of agreement.risks) yield* background(risk, 'mitigation', `the risk \`${risk.id}\``, risk.mitigation);
  if (agreement.amendment) {
    yield* binding(agreement.amendment, undefined, 'the amendment terms', agreement.amendment.text);
  }
  for (const change of agreement.changes)
    yield* background(change, undefined, `the change "${change.version}"`, change.text);
  for (const term of agreement.terms) yield* binding(term, undefined, `the definition of "${term.term}"`, term.means);
  for (const clause of agreement.clauses) {
    yield* background(clause, undefined, 'the title of a clause', clause.title);
    yield* binding(clause, undefined, `the clause "${clause.title}"`, clause.text);
  }
  for (const each of agreement.examples) yield* background(each, undefined, 'the title of an example', each.title);
  yield* assuranceTexts(agreement);
}

function* assuranceTexts(agreement: Agreement): Generator<WrittenText> {
  const background = texts(false);
  const binding = texts(true);
  for (const location of agreement.dataLocations) {
    yield* background(location, undefined, 'the places of data', ...location.places);
  }
  if (agreement.dataReturn)
    yield* binding(agreement.dataReturn, undefined, 'the return of data', agreement.dataReturn.format);
  for (const subcontractor of agreement.subcontractors) {
    const { who, task, place } = subcontractor;
    const name = who.kind === 'described' ? who.name : undefined;
    yield* background(subcontractor, undefined, 'a subcontractor', name, task, place);
  }
  for (const audit of agreement.audits) {
    const described = audit.by.flatMap((who) => (who.kind === 'described' ? [who.name] : []));
    yield* binding(audit, undefined, 'the right to audit', ...described);
  }
  for (const notification of agreement.notifications) {
    const { of, by } = notification;
    yield* binding(notification, undefined, 'a notification', of.kind === 'described' ? of.name : undefined, by);
  }
  for (const test of agreement.continuityTests)
    yield* binding(test, undefined, 'a test of business continuity', test.text);
  if (agreement.exit) yield* binding(agreement.exit, undefined, 'the exit', agreement.exit.text);
  for (const each of agreement.notApplicable) yield* background(each, undefined, 'what does not apply', each.reason);
}

function* titles(agreement: Agreement): Generator<WrittenText> {
  const named: readonly Declaration[] = [
    agreement,
    ...agreement.parties,
    ...agreement.scopes,
    ...agreement.services,
    ...agreement.calendars,
    ...agreement.exclusions,
    ...agreement.metrics,
    ...agreement.requirements,
    ...agreement.objectives,
    ...agreement.severities,
    ...agreement.supports,
    ...agreement.escalations,
    ...agreement.reports,
    ...agreement.risks,
  ];
  for (const declaration of named) {
    yield { at: declaration, text: declaration.title, what: `the title of \`${declaration.id}\``, binding: false };
  }
}

function texts(binding: boolean) {
  return function* (
    at: object,
    property: string | undefined,
    what: string,
    ...written: readonly (string | undefined)[]
  ): Generator<WrittenText> {
    for (const text of written) {
      if (text !== undefined)
        yield property === undefined ? { at, text, what, binding } : { at, property, text, what, binding };
    }
  };
}
