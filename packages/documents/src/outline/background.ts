import type { Baseline, Objective, Requirement } from '@sla-language/agreement';
import { inlineProse } from '../prose/inline.js';
import { fill } from '../texts/fill.js';
import type { Block, Part } from '../tree.js';
import { anchor } from './anchors.js';
import { clause, clauseIfAny, paragraph, prose, reference, table } from './build.js';
import type { Context } from './context.js';
import { about, allAbout } from './subject.js';

/** Whether there is more to tell than the requirements it serves about why an objective is what it is. */
export function hasBackground(each: Partial<Pick<Objective, 'reason' | 'baselines'>>): boolean {
  return each.reason !== undefined || (each.baselines ?? []).length > 0;
}

/**
 * Schedule: what the business needs, why the targets are what they are, and who cares. A schedule of its own, because it
 * explains and does not bind.
 */
export function backgroundSchedule(context: Context): Part {
  const { agreement, texts } = context;
  const t = texts.schedules.background;
  const blocks: Block[] = [
    ...clauseIfAny(1, 'requirements', t.requirements, requirements(context)),
    ...agreement.objectives.filter(hasBackground).map((objective) => levelClause(context, objective)),
    ...clauseIfAny(
      1,
      'stakeholders',
      t.stakeholders,
      table(agreement.stakeholders, [
        { title: t.stakeholder, cell: (each) => context.contact(each.contact) },
        { title: t.interest, cell: (each) => inlineProse(each.interest) },
      ]),
    ),
  ];
  return {
    kind: 'schedule',
    anchor: 'background-schedule',
    title: t.title,
    blocks: blocks.length > 0 ? [paragraph(t.intro), ...blocks] : [],
  };
}

function requirements(context: Context): readonly Block[] {
  const { agreement, texts, words } = context;
  const t = texts.schedules.background;
  const levels = [...agreement.objectives, ...agreement.supports];
  const servedBy = (requirement: Requirement) => levels.filter((level) => level.serves.includes(requirement.id));
  return table(
    agreement.requirements,
    [
      { title: t.requirement, cell: (each) => each.title },
      {
        title: t.description,
        cell: (each) => (each.description === undefined ? undefined : inlineProse(each.description)),
      },
      { title: t.priority, cell: (each) => each.priority && texts.priorities[each.priority] },
      { title: t.owner, cell: (each) => (each.owner === undefined ? undefined : context.contact(each.owner)) },
      { title: t.served, cell: (each) => words.and(servedBy(each).map((level) => context.serviceLevel(level.id))) },
    ],
    { anchor: (each) => anchor('requirement', each.id) },
  );
}

function levelClause(context: Context, level: Objective): Block {
  const t = context.texts.schedules.background;
  const name = anchor('background', level.id);
  const blocks: Block[] = [paragraph(fill(t.of, { clause: reference(anchor('objective', level.id)) }))];
  const add = (part: string, title: string, content: readonly Block[]) =>
    blocks.push(...clauseIfAny(2, anchor(name, part), title, content));
  add('reason', t.reason, allAbout(level, prose(level.reason), 'reason'));
  add('baseline', t.baseline, baselines(context, level.baselines));
  return about(level, clause(1, name, level.title, blocks));
}

function baselines(context: Context, lines: readonly Baseline[]): readonly Block[] {
  const { texts, words, locale } = context;
  const t = texts.schedules.background;
  return table(lines, [
    { title: t.scopes, cell: (line) => context.scopes(line.for) },
    { title: t.value, align: 'right', cell: (line) => words.value(line.value) },
    { title: t.worst, align: 'right', cell: (line) => line.worst && words.value(line.worst) },
    { title: t.best, align: 'right', cell: (line) => line.best && words.value(line.best) },
    { title: t.from, cell: (line) => line.from && locale.date(line.from) },
    { title: t.to, cell: (line) => line.to && locale.date(line.to) },
    { title: t.by, cell: (line) => line.by },
  ]);
}
