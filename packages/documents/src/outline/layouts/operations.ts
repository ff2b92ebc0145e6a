import {
  allHoursMetric,
  burnRateAlerts,
  capitalised,
  exactSeconds,
  lowerPercentOf,
  metricOf,
  type Objective,
  type Service,
  shortDecimal,
  type Target,
  typicalLength,
  type Window,
} from '@sla-language/agreement';
import { phrase } from '../../prose/inline.js';
import { type Content, capital, fill, fillText } from '../../texts/fill.js';
import type { Block, Part } from '../../tree.js';
import { anchor } from '../anchors.js';
import { budgetTable } from '../budgets.js';
import { clauseIfAny, type Fact, facts, paragraph, stacked, table } from '../build.js';
import type { Context } from '../context.js';
import { roleSubject, roleText, statusText } from '../cover.js';
import { maintenance } from '../exclusions.js';
import { reporting } from '../governance.js';
import { levelText, measurement } from '../metrics.js';
import { targetHead } from '../objectives.js';
import { promiseColumns } from '../promises.js';
import { calendars, contacts, escalationLevels } from '../schedules.js';
import { dependencyBlocks } from '../services.js';
import { allAbout } from '../subject.js';
import { handling, support } from '../support.js';
import type { DocumentLayout } from './layout.js';

/** What somebody on call needs: first what to do in an incident, then what is promised and when it is in danger. */
export const operations: DocumentLayout = {
  title: ({ agreement, texts }) => fillText(texts.operations.documentTitle, { title: agreement.title }),
  contents: false,
  parts: (context, options) => [
    support(context, handling),
    chapter(escalationLevels(context)),
    chapter(contacts(context)),
    targets(context),
    alerts(context),
    maintenance(context),
    measurement(context),
    reporting(context),
    dependencies(context),
    chapter(calendars(context, options.holidays)),
    terms(context),
  ],
};

const chapter = (part: Part): Part => ({ ...part, kind: 'chapter' });

/** Chapter: all targets in one table, and the downtime that each of an availability allows. */
function targets(context: Context): Part {
  const { agreement, texts } = context;
  const t = texts.operations;
  const rows = table(
    agreement.objectives,
    [
      ...promiseColumns(context).slice(0, 3),
      {
        title: texts.schedules.levels.level,
        cell: ({ measures }) => measures && capital(levelText(context, measures.level)),
      },
      { title: t.remarks, cell: (level) => stacked(remarks(context, level)) },
    ],
    { anchor: (level) => anchor('objective', level.id) },
  );
  const budgets = agreement.objectives.flatMap((level) =>
    allAbout(level, clauseIfAny(1, anchor('budget', level.id), level.title, budgetTable(context, level))),
  );
  return {
    kind: 'chapter',
    anchor: 'service-levels',
    title: t.targets,
    blocks: [...clauseIfAny(1, 'targets', t.target, rows), ...budgets],
  };
}

/** For whom nothing is promised, and when the target counts. */
function remarks(context: Context, level: Objective): readonly Content[] {
  const t = context.texts.objectives;
  return [
    ...level.noTargets.map((none) => fill(t.noTargetText, { scopes: context.scopes(none.for) })),
    ...(level.everyOutageCounts ? [t.everyOutageText] : []),
    ...(level.appliesWhen === undefined ? [] : [fill(t.conditionText, { condition: phrase(level.appliesWhen) })]),
  ];
}

/** Chapter: how fast a budget may be used up before somebody is told. */
function alerts(context: Context): Part {
  const { agreement, texts } = context;
  const t = texts.operations;
  const levels = agreement.objectives.flatMap((level) => {
    const window = budgetWindow(context, level);
    const tables = window ? level.targets.flatMap((target) => alertTable(context, level, target, window)) : [];
    return allAbout(level, clauseIfAny(1, anchor('alerts', level.id), level.title, tables));
  });
  return {
    kind: 'chapter',
    anchor: 'alerts',
    title: t.alerts,
    blocks: levels.length > 0 ? [paragraph(t.alertsText), ...levels] : [],
  };
}

/**
 * The window of a level that is a share of time or of events, so that a target leaves a budget of errors which is used up evenly.
 * None of an availability inside opening hours, for there an hour of the clock is not an hour that counts.
 */
function budgetWindow({ agreement }: Context, { measures }: Objective): Window | undefined {
  const measure = measures && metricOf(agreement, measures.level)?.measure;
  if (!measures || !measure) return undefined;
  const { statistic } = measures.level;
  const isShare = statistic
    ? statistic.kind === 'share'
    : measure.kind === 'ratio' || (measure.kind === 'availability' && measure.during === undefined);
  return isShare ? measures.window : undefined;
}

function alertTable(context: Context, level: Objective, target: Target, window: Window): readonly Block[] {
  const percent = lowerPercentOf(target.comparison);
  if (!percent) return [];
  const { texts, words, locale } = context;
  const t = texts.operations;
  const length = typicalLength(window);
  const isTime = allHoursMetric(context.agreement, level) !== undefined;
  const every = level.measures && metricOf(context.agreement, level.measures.level)?.measured?.every;
  const interval = every && exactSeconds(every);
  return table(
    burnRateAlerts(percent, length, interval),
    [
      { title: t.urgency, cell: ({ urgency }) => t.urgencies[urgency] },
      { title: t.failing, align: 'right', cell: ({ failing }) => words.percent(failing, 4) },
      {
        title: texts.definitions.downtime,
        align: 'right',
        cell: ({ downtime }) => (isTime ? words.length(downtime) : undefined),
      },
      { title: t.over, align: 'right', cell: ({ within }) => words.length(within) },
      { title: t.confirmed, align: 'right', cell: ({ confirmedOver }) => words.length(confirmedOver) },
      { title: t.used, align: 'right', cell: ({ share }) => words.percent(share) },
      { title: t.rate, align: 'right', cell: ({ rate }) => locale.number(shortDecimal(rate, 2)) },
    ],
    { caption: fill(t.alertsFor, { bound: targetHead(context, target), length: words.length(length) }) },
  );
}

/** Which version this is, and in which time zone its hours are. */
function terms(context: Context): Part {
  const { agreement, texts, words } = context;
  const t = texts.cover;
  const rows: readonly Fact[] = [
    [t.provider, roleText(context, 'provider'), roleSubject(context, 'provider')],
    [t.customer, roleText(context, 'customer'), roleSubject(context, 'customer')],
    [t.services, words.and(agreement.services.map(({ id }) => context.service(id)))],
    [t.version, agreement.version, { object: agreement, property: 'version' }],
    [t.status, statusText(context), { object: agreement, property: 'status' }],
    [t.effective, context.termText(), { object: agreement, property: 'effective' }],
    [t.timeZone, agreement.timeZone, { object: agreement, property: 'timeZone' }],
  ];
  return { kind: 'back', anchor: 'key-terms', title: t.title, blocks: facts(rows, [t.item, t.value]) };
}

/** Chapter: what each service needs. */
function dependencies(context: Context): Part {
  const { agreement, texts } = context;
  const blocks = agreement.services.flatMap((service: Service) => {
    const needs = dependencyBlocks(context, service);
    return allAbout(service, clauseIfAny(1, anchor('service', service.id), capitalised(service.title), needs));
  });
  return { kind: 'chapter', anchor: 'services', title: texts.services.dependencies, blocks };
}
