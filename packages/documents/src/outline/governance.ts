import { isPrivate, type LegalReview, type Party, type Report, type Responsibility } from '@sla-language/agreement';
import { inlineProse, phrase } from '../prose/inline.js';
import { type Content, capital, fill, sentence, textOf } from '../texts/fill.js';
import type { Block, Part } from '../tree.js';
import { anchor, slug, textSlug } from './anchors.js';
import { clause, clauseIfAny, paragraph, prose, reference, table } from './build.js';
import type { Context } from './context.js';
import { about, allAbout } from './subject.js';

/** Chapter: who has to do what. */
export function responsibilities(context: Context): Part {
  const { agreement, texts } = context;
  const byParty = new Map<string, Responsibility[]>();
  for (const each of agreement.responsibilities) byParty.set(each.of, [...(byParty.get(each.of) ?? []), each]);
  const blocks = [...byParty].map(([party, duties]) => {
    const name = anchor('responsibilities', party);
    const items = duties.map((duty) =>
      about(duty, clause(2, context.anchors.take(`${name}-${textSlug(duty.text)}`), undefined, prose(duty.text))),
    );
    const title = textOf(capital(context.party(party)));
    const intro = paragraph(sentence(texts.responsibilities.intro, { party: context.party(party) }));
    return about(duties[0], clause(1, name, title, [intro, ...items]));
  });
  return { kind: 'chapter', anchor: 'responsibilities', title: texts.responsibilities.title, blocks };
}

/** Chapter: what is reported to whom; `recipients` are named people, which not every reader needs. */
export function reporting(context: Context, recipients = true): Part {
  const { agreement, texts } = context;
  return {
    kind: 'chapter',
    anchor: 'reporting',
    title: texts.reports.title,
    blocks: agreement.reports.map((report) => {
      const sentences = reportSentences(context, recipients ? report : { ...report, sentTo: [] });
      return about(report, clause(1, anchor('report', report.id), report.title, [paragraph(...sentences)]));
    }),
  };
}

function reportSentences(context: Context, report: Report): readonly Content[] {
  const { texts, words } = context;
  const t = texts.reports;
  const sentences: Content[] = [];
  if (report.covers.length > 0)
    sentences.push(fill(t.covers, { items: words.and(report.covers.map((id) => context.serviceLevel(id))) }));
  const { issued } = report;
  if (issued?.kind === 'on request') sentences.push(t.onRequest);
  else if (issued) {
    const period = words.period(issued.every);
    sentences.push(
      issued.within
        ? fill(t.everyWithin, { period, length: words.duration(issued.within) })
        : fill(t.every, { period }),
    );
  }
  const sent = sentSentence(context, report);
  if (sent) sentences.push(sent);
  return sentences.length > 0 ? sentences : [fill(t.plain, { title: report.title })];
}

function sentSentence(context: Context, { sentTo, sentBy: by, format }: Report): Content | undefined {
  const t = context.texts.reports;
  if (sentTo.length === 0) {
    if (by !== undefined)
      return format === undefined ? fill(t.sentOnlyBy, { by }) : fill(t.sentOnlyByAs, { by, format });
    return format === undefined ? undefined : fill(t.sentOnlyAs, { format });
  }
  const contacts = context.words.and(sentTo.map((id) => context.contact(id)));
  if (by !== undefined)
    return format === undefined ? fill(t.sentBy, { contacts, by }) : fill(t.sentByAs, { contacts, by, format });
  return format === undefined ? fill(t.sent, { contacts }) : fill(t.sentAs, { contacts, format });
}

/** Chapter: how incidents climb. The levels themselves stand in a schedule. */
export function escalation(context: Context): Part {
  const { agreement, texts } = context;
  const t = texts.escalation;
  const blocks = agreement.escalations.map((each) => {
    const text =
      each.levels.length > 0 ? fill(t.text, { clause: reference(anchor('escalation-levels', each.id)) }) : t.none;
    return about(each, clause(1, anchor('escalation', each.id), each.title, [paragraph(text)]));
  });
  return { kind: 'chapter', anchor: 'escalation', title: t.title, blocks };
}

/** Chapter: reviews, amendments, proposals, risks. */
export function governance(context: Context): Part {
  const { agreement, texts } = context;
  const t = texts.governance;
  const blocks = [
    ...allAbout(agreement.review, clauseIfAny(1, 'review', t.review, review(context))),
    ...allAbout(agreement.amendment, clauseIfAny(1, 'amendment', t.amendment, amendment(context))),
    ...clauseIfAny(1, 'proposals', t.proposals, proposals(context)),
    ...clauseIfAny(1, 'risks', t.risks, risks(context)),
    ...clauseIfAny(
      1,
      'legal-review',
      t.legal,
      agreement.legalReviews.map((each) => about(each, paragraph(legalReview(context, each)))),
    ),
  ];
  return { kind: 'chapter', anchor: 'governance', title: t.title, blocks };
}

function review(context: Context): readonly Block[] {
  const { texts, words, locale } = context;
  const t = texts.governance;
  const { review: found } = context.agreement;
  if (!found) return [];
  const every = words.every(found.every);
  const contacts = words.and(found.by.map((id) => context.contact(id)));
  const sentences: Content[] = [
    found.by.length > 0 ? sentence(t.reviewBy, { contacts, every }) : sentence(t.reviewText, { every }),
  ];
  if (found.next !== undefined) sentences.push(fill(t.next, { date: locale.date(found.next) }));
  return [paragraph(...sentences)];
}

/** How the agreement is changed. */
export function amendment(context: Context): readonly Block[] {
  const { texts, words } = context;
  const t = texts.governance;
  const { amendment: found } = context.agreement;
  if (!found) return [];
  const text = phrase(found.text);
  const parties = words.and(found.by.map((id) => context.party(id)));
  const sentences: Content[] = [
    found.by.length > 0 ? fill(t.amendmentBy, { parties, text }) : fill(t.amendmentPlain, { text }),
  ];
  if (found.notice) sentences.push(fill(t.amendmentNotice, { length: words.duration(found.notice) }));
  return [paragraph(...sentences)];
}

/** What is still open between the parties. Proposals that were settled are history: what came of them stands in the objectives. */
function proposals(context: Context): readonly Block[] {
  const { agreement, texts, words } = context;
  const t = texts.governance;
  const rows = table(
    agreement.proposals.filter(({ state }) => state === 'open'),
    [
      { title: t.proposedBy, cell: (proposal) => capital(context.party(proposal.by)) },
      { title: t.proposalOn, cell: (proposal) => context.serviceLevel(proposal.on) },
      { title: t.proposedTarget, cell: (proposal) => capital(words.comparison(proposal.comparison)) },
      { title: t.proposalFor, cell: (proposal) => context.scopes(proposal.for) },
    ],
  );
  return rows.length > 0 ? [paragraph(t.proposalsText), ...rows] : [];
}

/** Risks that the author marked private stay out of every document. */
function risks(context: Context): readonly Block[] {
  const { agreement, texts, words } = context;
  const t = texts.governance;
  const shared = agreement.risks.filter((risk) => !isPrivate(risk));
  const rows = table(
    shared,
    [
      { title: t.risk, cell: (risk) => risk.title },
      { title: t.likelihood, cell: (risk) => risk.likelihood && texts.grades[risk.likelihood] },
      { title: t.impact, cell: (risk) => risk.impact && texts.grades[risk.impact] },
      { title: t.owner, cell: (risk) => (risk.owner === undefined ? undefined : capital(context.party(risk.owner))) },
      {
        title: t.mitigation,
        cell: (risk) => (risk.mitigation === undefined ? undefined : inlineProse(risk.mitigation)),
      },
      { title: t.affects, cell: (risk) => words.and(risk.affects.map((id) => context.serviceLevel(id))) },
    ],
    { anchor: (risk) => anchor('risk', risk.id) },
  );
  return rows.length > 0 ? [paragraph(t.risksText), ...rows] : [];
}

/** Whether the lawyers of a party have finished. */
export function legalReview(context: Context, { by, on }: LegalReview): Content {
  const t = context.texts.governance;
  if (on === undefined) return sentence(t.legalPending, { party: context.party(by) });
  return sentence(t.legalDone, { party: context.party(by), date: context.locale.date(on) });
}

/** Chapter: law, precedence, other remedies, and the author's own clauses. */
export function general(context: Context): Part {
  const blocks = [...lawAndPrecedence(context), ...otherRemedies(context), ...ownClauses(context)];
  return { kind: 'chapter', anchor: 'general', title: context.texts.general.title, blocks };
}

export function lawAndPrecedence(context: Context): readonly Block[] {
  const { law, precedence } = context.agreement;
  const t = context.texts.general;
  const blocks: Block[] = [];
  if (law) {
    const sentences: Content[] = [fill(t.lawText, { law: law.law })];
    if (law.venue !== undefined) sentences.push(fill(t.venueText, { venue: law.venue }));
    blocks.push(about(law, clause(1, 'law', t.law, [paragraph(...sentences)])));
  }
  const order = clauseIfAny(1, 'precedence', t.precedence, prose(precedence));
  return [...blocks, ...allAbout(context.agreement, order, 'precedence')];
}

/** Whether the remedies are all that somebody can ask for. */
export function otherRemedies({ agreement, texts }: Context): readonly Block[] {
  const t = texts.general;
  const { otherRemedies: rule } = agreement.remedies ?? {};
  if (!rule) return [];
  const text = clause(1, 'other-remedies', t.otherRemedies, [paragraph(t[rule])]);
  return [about(agreement.remedies, text, 'otherRemedies')];
}

export function ownClauses(context: Context): readonly Block[] {
  const { agreement, texts, words } = context;
  return agreement.clauses.map((own) => {
    const { title, text, meets } = own;
    const met = meets.length > 0 ? [paragraph(fill(texts.general.meets, { requirements: words.and(meets) }))] : [];
    return about(own, clause(1, context.anchors.take(`clause-${slug(title)}`), title, [...prose(text), ...met]));
  });
}

/** The block in which the parties sign; where the agreement names no signatory, one line for each party. */
export function signatures(context: Context): Part {
  const { agreement, texts, locale } = context;
  const t = texts.signatures;
  const { provider, customer } = agreement.roles;
  const named = agreement.signatures.map((signature) => {
    const found = context.findContact(signature.by);
    const signatory = found
      ? [found.contact.title, ...(found.contact.position === undefined ? [] : [found.contact.position])].join(', ')
      : signature.by;
    return about(signature, {
      anchor: context.anchors.take(anchor('signature', signature.by)),
      party: found ? forParty(context, found.party) : [],
      signatory: fill('{signatory}', { signatory }),
      state: signature.on === undefined ? t.pending : t.signed,
      ...(signature.on === undefined ? {} : { date: locale.date(signature.on) }),
    });
  });
  const bindsNobody = agreement.kind === 'template' || agreement.status === 'published';
  const roles = [provider, customer].flatMap((role) =>
    role?.kind === 'party' ? (agreement.parties.find(({ id }) => id === role.party) ?? []) : [],
  );
  const unnamed = bindsNobody
    ? []
    : roles
        .filter(
          (party) => !agreement.signatures.some((signature) => context.findContact(signature.by)?.party === party),
        )
        .map((party) =>
          about(party, {
            anchor: context.anchors.take(anchor('signature', party.id)),
            party: forParty(context, party),
            state: t.pending,
          }),
        );
  const entries = [...named, ...unnamed];
  const labels = { party: t.party, signatory: t.signatory, signature: t.signature, date: t.date };
  return {
    kind: 'signatures',
    anchor: 'signatures',
    title: t.title,
    blocks: entries.length > 0 ? [{ kind: 'signatures', labels, entries }] : [],
  };
}

function forParty(context: Context, party: Party): ReturnType<typeof fill> {
  const t = context.texts.signatures;
  const { provider, customer } = context.agreement.roles;
  const inRole = [provider, customer].some((role) => role?.kind === 'party' && role.party === party.id);
  return inRole
    ? fill(t.for, { party: context.party(party.id), name: party.title })
    : fill(t.forOther, { name: party.title });
}
