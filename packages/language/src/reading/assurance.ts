import type {
  Actor,
  Audit,
  ContinuityTest,
  DataDeletion,
  DataLocation,
  DataReturn,
  Exit,
  NotApplicable,
  Notification,
  NotifiedEvent,
  Subcontracting,
  Subcontractor,
} from '@sla-language/agreement';
import type * as ast from '../generated/ast.js';
import { given, type Reading } from './context.js';

export function readDataLocation(reading: Reading, node: ast.DataLocation): DataLocation[] {
  if (node.uses.length === 0 || node.places.length === 0) return [];
  const services = reading.ids(node.for?.services);
  const location: DataLocation = given({
    uses: node.uses,
    places: node.places,
    services,
    notice: readNotice(reading, node.notice),
  });
  return [reading.spans.set(location, node)];
}

export function readDataReturn(reading: Reading, node: ast.DataReturn): DataReturn | undefined {
  const within = reading.values.duration(node.within, 'The time for the return of data');
  return within && reading.spans.set<DataReturn>(given({ within, format: node.format }), node);
}

export function readDataDeletion(reading: Reading, node: ast.DataDeletion): DataDeletion | undefined {
  const within = reading.values.duration(node.within, 'The time for the deletion of data');
  return within && reading.spans.set<DataDeletion>({ within }, node);
}

export function readSubcontracting(reading: Reading, node: ast.Subcontracting): Subcontracting | undefined {
  if (!node.mode) return undefined;
  const subcontracting: Subcontracting = given({ mode: node.mode, notice: readNotice(reading, node.notice) });
  return reading.spans.set(subcontracting, node);
}

export function readSubcontractor(reading: Reading, node: ast.Subcontractor): Subcontractor[] {
  const [who] = readActor(reading, node.party, node.company);
  if (!who) return [];
  const subcontractor: Subcontractor = given({
    who,
    task: node.task,
    place: node.place,
    services: reading.ids(node.for?.services),
  });
  return [reading.spans.set(subcontractor, node)];
}

export function readAudit(reading: Reading, node: ast.Audit): Audit[] {
  const by = node.auditors.flatMap((each) => readActor(reading, each.party, each.described));
  if (by.length === 0) return [];
  const audit: Audit = given({ by, oncePer: node.period, notice: readNotice(reading, node.notice) });
  return [reading.spans.set(audit, node)];
}

/** What an event is called in the model, by the word that the syntax tree keeps of it. */
const EVENTS = {
  incident: 'security incident',
  breach: 'personal data breach',
  development: 'material development',
  missed: 'missed target',
} as const satisfies Record<NonNullable<ast.Notification['event']>, NotifiedEvent['kind']>;

export function readNotification(reading: Reading, node: ast.Notification): Notification[] {
  const to = reading.id(node.party);
  const within = reading.values.duration(node.within, 'The time for a notification');
  const of: NotifiedEvent | undefined = node.event
    ? { kind: EVENTS[node.event] }
    : node.described === undefined
      ? undefined
      : { kind: 'described', name: node.described };
  if (to === undefined || !within || !of) return [];
  return [reading.spans.set<Notification>(given({ to, of, within, by: node.by }), node)];
}

export function readContinuityTest(reading: Reading, node: ast.ContinuityTest): ContinuityTest[] {
  const every = reading.values.duration(node.every, 'The rhythm of a test');
  if (!every) return [];
  return [reading.spans.set<ContinuityTest>(given({ every, by: reading.id(node.party), text: node.text }), node)];
}

export function readExit(reading: Reading, node: ast.Exit): Exit | undefined {
  const transition = reading.values.duration(node.transition, 'A period of transition');
  return transition && reading.spans.set<Exit>(given({ transition, text: node.text }), node);
}

export function readNotApplicable(reading: Reading, node: ast.NotApplicable): NotApplicable[] {
  if (node.requirements.length === 0 || node.reason === undefined) return [];
  return [reading.spans.set<NotApplicable>({ requirements: node.requirements, reason: node.reason }, node)];
}

function readActor(reading: Reading, party: ast.Auditor['party'], described: string | undefined): Actor[] {
  if (described !== undefined) return [{ kind: 'described', name: described }];
  const id = reading.id(party);
  return id === undefined ? [] : [{ kind: 'party', party: id }];
}

function readNotice(reading: Reading, node: ast.WithNotice | undefined) {
  return reading.values.duration(node?.notice, 'A period of notice');
}
