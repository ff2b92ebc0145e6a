import type { Agreement, HolidayProvider } from '@sla-language/agreement';
import type { HouseStyle } from '../style/house-style.js';
import type { DocumentTree, Part } from '../tree.js';
import { assurance } from './assurance.js';
import { backgroundSchedule } from './background.js';
import { Context } from './context.js';
import { background, cover, mark, parties, properties } from './cover.js';
import { creditSchedule, creditTables } from './credit-tables.js';
import { defineTerms, definitions } from './definitions.js';
import { maintenance } from './exclusions.js';
import { escalation, general, governance, reporting, responsibilities, signatures } from './governance.js';
import { levelTable } from './level-table.js';
import { measurement } from './metrics.js';
import { numbered } from './number.js';
import { serviceLevels } from './objectives.js';
import { remedies, termination } from './remedies.js';
import { calendars, changeLog, contacts, documentControl, escalationLevels, type Origin } from './schedules.js';
import { services } from './services.js';
import { support } from './support.js';

export interface OutlineOptions extends Origin {
  /** Lists the days of public holidays within the term; without it, only their region is named. */
  readonly holidays?: HolidayProvider;
  /** The words of the house. */
  readonly style?: Pick<HouseStyle, 'texts'>;
}

/**
 * The agreement as a contract, in the layout "schedule": front matter, chapters, signatures, schedules, document control.
 * The same agreement and options always give the same tree. What is private (internal targets, private risks, comments in
 * the source) never gets into it.
 */
export function outline(agreement: Agreement, options: OutlineOptions): DocumentTree {
  const context = new Context(agreement, options.style?.texts);
  const terms = defineTerms(context);
  const credits = creditTables(context);
  const over = mark(context);
  const parts: readonly Part[] = [
    cover(context),
    parties(context),
    background(context),
    definitions(context, terms),
    services(context),
    serviceLevels(context),
    measurement(context),
    maintenance(context),
    support(context),
    responsibilities(context),
    reporting(context),
    remedies(context, credits),
    termination(context),
    escalation(context),
    governance(context),
    assurance(context),
    general(context),
    signatures(context),
    levelTable(context),
    creditSchedule(context, credits),
    escalationLevels(context),
    calendars(context, options.holidays),
    contacts(context),
    backgroundSchedule(context),
    changeLog(context),
    documentControl(context, options),
  ];
  const tree: DocumentTree = {
    layout: 'schedule',
    language: context.locale.tag,
    title: agreement.title,
    properties: properties(context),
    labels: context.texts.labels,
    ...(over ? { mark: over } : {}),
    contents: context.texts.contents,
    parts: parts.filter((part) => part.blocks.length > 0),
  };
  return numbered(tree, context.texts);
}
