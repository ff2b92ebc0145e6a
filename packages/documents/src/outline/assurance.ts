import {
  type Actor,
  type Audit,
  type ContinuityTest,
  type DataLocation,
  type Id,
  type Notification,
  roleFacing,
} from '@sla-language/agreement';
import { inlineProse } from '../prose/inline.js';
import { type Content, fill, sentence } from '../texts/fill.js';
import type { Block, Part } from '../tree.js';
import { clauseIfAny, leadTo, paragraph, prose, table } from './build.js';
import type { Context } from './context.js';
import { about, allAbout } from './subject.js';

/** Chapter: where the data is, who else takes part, who may look, who is told, and what happens at the end. */
export function assurance(context: Context): Part {
  const { agreement, texts } = context;
  const t = texts.assurance;
  const locations = agreement.dataLocations.map((each) => about(each, paragraph(...location(context, each))));
  const tests = agreement.continuityTests.flatMap((each) => allAbout(each, continuityTest(context, each)));
  const blocks = [
    ...clauseIfAny(1, 'data-locations', t.dataLocations, locations),
    ...allAbout(
      agreement.dataReturn ?? agreement.dataDeletion,
      clauseIfAny(1, 'data-handover', t.handover, handover(context)),
    ),
    ...allAbout(agreement.subcontracting, clauseIfAny(1, 'subcontracting', t.subcontracting, subcontracting(context))),
    ...clauseIfAny(
      1,
      'audit',
      t.audit,
      agreement.audits.map((each) => about(each, paragraph(audit(context, each)))),
    ),
    ...clauseIfAny(
      1,
      'notification',
      t.notification,
      agreement.notifications.map((each) => about(each, paragraph(notification(context, each)))),
    ),
    ...clauseIfAny(1, 'continuity', t.continuity, tests),
    ...allAbout(agreement.exit, clauseIfAny(1, 'exit', t.exit, exit(context))),
    ...clauseIfAny(1, 'not-applicable', t.notApplicable, notApplicable(context)),
  ];
  return { kind: 'chapter', anchor: 'assurance', title: t.title, blocks };
}

function location(context: Context, { uses, places, services, notice }: DataLocation): readonly Content[] {
  const { words, texts } = context;
  const t = texts.assurance;
  const how = { uses: words.and(uses.map((use) => t.uses[use])), places: words.and(places) };
  const sentences: Content[] = [
    services.length > 0
      ? fill(t.locationFor, { ...how, services: servicesOf(context, services) })
      : fill(t.location, how),
  ];
  if (notice) sentences.push(fill(t.locationNotice, { length: words.duration(notice) }));
  return sentences;
}

function handover({ agreement, words, texts }: Context): readonly Block[] {
  const t = texts.assurance;
  const { dataReturn, dataDeletion } = agreement;
  const sentences: Content[] = [];
  if (dataReturn) {
    const length = words.duration(dataReturn.within);
    const { format } = dataReturn;
    sentences.push(format === undefined ? fill(t.returned, { length }) : fill(t.returnedAs, { length, format }));
  }
  if (dataDeletion) sentences.push(fill(t.deleted, { length: words.duration(dataDeletion.within) }));
  return sentences.length > 0 ? [paragraph(...sentences)] : [];
}

function subcontracting(context: Context): readonly Block[] {
  const { agreement, words, texts } = context;
  const t = texts.assurance;
  const { subcontracting: found, subcontractors } = agreement;
  const sentences: Content[] = found ? [t[found.mode]] : [];
  if (found?.notice) sentences.push(fill(t.subcontractingNotice, { length: words.duration(found.notice) }));
  const rows = table(subcontractors, [
    { title: t.subcontractor, cell: ({ who }) => actor(context, who) },
    { title: t.task, cell: ({ task }) => task },
    { title: t.place, cell: ({ place }) => place },
    { title: t.services, cell: ({ services }) => servicesOf(context, services) },
  ]);
  return [
    ...(sentences.length > 0 ? [paragraph(...sentences)] : []),
    ...(rows.length > 0 ? [paragraph(t.subcontractorsText), ...rows] : []),
  ];
}

function audit(context: Context, { by, oncePer, notice }: Audit): Content {
  const { words, texts } = context;
  const t = texts.assurance;
  return fill(t.auditText, {
    often: oncePer ? fill(t.auditOften, { period: words.period(oncePer) }) : '',
    notice: notice ? fill(t.auditNotice, { length: words.duration(notice) }) : '',
    auditors: words.and(by.map((each) => actor(context, each))),
  });
}

function notification(context: Context, { to, of, within, by }: Notification): Content {
  const { words, texts } = context;
  const t = texts.assurance;
  const sender = roleFacing(context.agreement, to);
  const parts = {
    event: of.kind === 'described' ? of.name : t.events[of.kind],
    party: context.party(to),
    length: words.duration(within),
    by: by === undefined ? '' : fill(t.notifyBy, { by }),
  };
  return sender === undefined
    ? sentence(t.notifyOther, parts)
    : sentence(t.notify, { ...parts, sender: context.party(sender) });
}

function continuityTest(context: Context, { every, by, text: scope }: ContinuityTest): readonly Block[] {
  const { words, texts } = context;
  const t = texts.assurance;
  const often = words.every(every);
  const text =
    by === undefined
      ? sentence(t.continuityText, { every: often })
      : sentence(t.continuityBy, { party: context.party(by), every: often });
  return [paragraph(text), ...(scope === undefined ? [] : leadTo(t.continuityScope, scope))];
}

function exit({ agreement, words, texts }: Context): readonly Block[] {
  const { exit: found } = agreement;
  if (!found) return [];
  const length = words.duration(found.transition);
  return [paragraph(fill(texts.assurance.exitText, { length })), ...prose(found.text)];
}

function notApplicable({ agreement, words, texts }: Context): readonly Block[] {
  const t = texts.assurance;
  const rows = table(agreement.notApplicable, [
    { title: t.requirement, cell: ({ requirements }) => words.and(requirements) },
    { title: t.reason, cell: ({ reason }) => inlineProse(reason) },
  ]);
  return rows.length > 0 ? [paragraph(t.notApplicableText), ...rows] : [];
}

function actor(context: Context, who: Actor): Content {
  return who.kind === 'party' ? context.party(who.party) : who.name;
}

function servicesOf(context: Context, services: readonly Id[]): Content {
  return context.words.and(services.map((id) => context.service(id)));
}
