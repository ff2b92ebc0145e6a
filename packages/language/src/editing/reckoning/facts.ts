import type { Agreement, DateString, HolidayProvider, Objective, Support } from '@sla-language/agreement';
import { loadHolidays } from '@sla-language/agreement';
import { type AstNode, AstUtils, DocumentState, type LangiumDocument } from 'langium';
import * as ast from '../../generated/ast.js';
import { lineage } from '../../linking/names.js';
import type { AgreementReading } from '../../reading/agreement.js';
import type { SlaServices } from '../../services.js';
import { Soundness } from './soundness.js';

/** What is said of a file, and with what. */
export interface Facts {
  readonly document: LangiumDocument;
  /** The agreements of the file, and last the declarations at its top. */
  readonly readings: readonly AgreementReading[];
  readonly sound: Soundness;
  readonly today: DateString;
  /** Undefined while the data are being loaded. */
  readonly holidays: HolidayProvider | undefined;
}

/** What can be promised, measured and missed. */
export type ServiceLevel = Objective | Support;

/** One agreement, or the declarations at the top of a file. */
export interface Scene extends Facts {
  readonly reading: AgreementReading;
  readonly agreement: Agreement;
}

/** The holidays, once they are known. */
let holidays: HolidayProvider | undefined;

/** Gathers what is known of a file. `withHolidays`: waits for the data of holidays where some calendar needs them. */
export async function factsOf(services: SlaServices, document: LangiumDocument, withHolidays: boolean): Promise<Facts> {
  const checker = services.checking.Checker;
  const settings = await services.checking.Configurations.settingsFor(document.uri);
  const file = checker.read(document);
  const readings = file ? [...file.agreements, file.library] : [];
  if (withHolidays && !holidays && readings.some(needsHolidays)) await holidayData();
  const today = services.clock.today(settings);
  return { document, readings, sound: new Soundness(checker), today, holidays };
}

/** Waits until the names of a file lead somewhere: what is asked of a hint or lens that is shown comes at any time. */
export async function untilLinked({ shared }: SlaServices, { uri }: LangiumDocument): Promise<void> {
  await shared.workspace.DocumentBuilder.waitUntil(DocumentState.IndexedReferences, uri);
}

/** Loads the data of holidays, which takes a while; once. */
export async function holidayData(): Promise<HolidayProvider> {
  holidays ??= await loadHolidays();
  return holidays;
}

/** Whether some calendar of an agreement closes on holidays. */
export function needsHolidays({ agreement }: AgreementReading): boolean {
  return agreement.calendars.some((calendar) => calendar.holidays !== undefined);
}

/** One reading after the other, with all that is known. */
export function scenesOf(facts: Facts): readonly Scene[] {
  return facts.readings.map((reading) => ({ ...facts, reading, agreement: reading.agreement }));
}

/** Whether a node stands in the text of the reading itself, and not in what it extends, imports or uses. */
export function isOwn({ reading, document }: Scene, node: AstNode | undefined): node is AstNode {
  if (!node || AstUtils.getDocument(node) !== document) return false;
  const agreement = AstUtils.getContainerOfType(node, ast.isAgreement);
  return ast.isAgreement(reading.node) ? agreement === reading.node : agreement === undefined;
}

/** Whether there is no error in what some objects of the model were read from. One that was read from nowhere is no object of the model. */
export function areSound({ reading, sound }: Scene, ...objects: readonly (object | undefined)[]): boolean {
  return objects.every((object) => object === undefined || sound.isSound(reading.spans.node(object)));
}

/**
 * Whether all that the agreement is made of can be relied on: sums that depend on every line of it, such as what is owed at most, are reckoned
 * from nothing less. `promise`: what is reckoned of one promise does not depend on the others.
 */
export function isWhole({ reading, sound }: Scene, promise?: ServiceLevel): boolean {
  if (!ast.isAgreement(reading.node)) return false;
  const isOther = (member: AstNode) =>
    promise !== undefined && (ast.isObjective(member) || ast.isSupport(member)) && member.name !== promise.id;
  const used = declarationsOf(reading.agreement).map((each) => reading.spans.node(each));
  return (
    lineage(reading.node).every((each) => sound.isSoundExcept(each, each.members.filter(isOther))) &&
    sound.isSound(...used)
  );
}

function declarationsOf(agreement: Agreement): readonly object[] {
  return [
    ...agreement.services,
    ...agreement.metrics,
    ...agreement.exclusions,
    ...agreement.calendars,
    ...agreement.scopes,
    ...agreement.severities,
  ];
}

/** The objective or support to which a target or remedy belongs; undefined for what stands in `remedies`. */
export function promiseWith(agreement: Agreement, line: object): ServiceLevel | undefined {
  const has = (promise: ServiceLevel) =>
    (promise.targets as readonly object[]).includes(line) || (promise.remedies as readonly object[]).includes(line);
  return [...agreement.objectives, ...agreement.supports].find(has);
}
