import { type Agreement, loadHolidays, partsAt, type Simulation, simulate } from '@sla-language/agreement';
import { exampleText, isLanguageError, readScenario, type SlaServices, scenarioOffer } from '@sla-language/language';
import { DocumentState, type LangiumDocument, URI } from 'langium';
import type { Connection } from 'vscode-languageserver';
import type { Diagnostic, Location } from 'vscode-languageserver-types';
import { SIMULATE, type SimulatedText, type SimulateParams, type SimulateResult } from './protocol.js';

/** Answers what scenarios come to. */
export function serveSimulations(services: SlaServices, connection: Connection): void {
  connection.onRequest<SimulateResult, void>(SIMULATE, (params: SimulateParams) => simulated(services, params));
}

type Reading = NonNullable<ReturnType<SlaServices['checking']['Checker']['read']>>['agreements'][number];

/** What a scenario comes to under an agreement of an open file. */
export async function simulated(
  services: SlaServices,
  { uri, agreement, scenario }: SimulateParams,
): Promise<SimulateResult> {
  const { WorkspaceManager, WorkspaceLock, LangiumDocuments } = services.shared.workspace;
  await WorkspaceManager.ready;
  // Reading waits until the last edit has been checked.
  return WorkspaceLock.read(async (): Promise<SimulateResult> => {
    const document = LangiumDocuments.getDocument(URI.parse(uri));
    if (document?.state !== DocumentState.Validated)
      return problem('The file is not open, so there is nothing to ask.');
    const broken = brokenText(document);
    if (broken) return broken;
    const readings = services.checking.Checker.read(document)?.agreements ?? [];
    const reading = readings.find((each) => each.agreement.id === agreement) ?? readings[0];
    if (!reading) return problem('This file holds no agreement, so there is nothing that could be owed.');
    return ask(reading, scenario);
  });
}

async function ask(reading: Reading, scenario: SimulateParams['scenario']): Promise<SimulatedText> {
  const { agreement } = reading;
  const offer = scenarioOffer(agreement);
  const read = readScenario(scenario ?? {}, agreement);
  const { outages, levels, incidents, delays } = read.scenario;
  const happens = outages.length + levels.length + incidents.length + delays.length > 0;
  const base = { agreement: agreement.id, offer, problems: read.problems };
  if (read.problems.length > 0 || !happens) return { ...base, places: {} };
  const hasHolidays = agreement.calendars.some(({ holidays }) => holidays !== undefined);
  const simulation = simulate(agreement, read.scenario, hasHolidays ? { holidays: await loadHolidays() } : {});
  const example = exampleText(agreement, simulation);
  return {
    ...base,
    simulation,
    places: placesOf(reading, simulation),
    ...('text' in example ? { example: example.text } : {}),
  };
}

/** Where each clause that the simulation names is written. */
function placesOf(
  { agreement, spans }: Reading,
  { sections, assumptions, unknown, duties }: Simulation,
): Record<string, Location> {
  const clauses = [...sections.flatMap(({ steps }) => steps), ...assumptions, ...unknown, ...duties];
  const places: Record<string, Location> = {};
  for (const { clause } of clauses) {
    if (!clause || clause.path in places) continue;
    const place = placeOf(agreement, clause.path, spans);
    if (place) places[clause.path] = place;
  }
  return places;
}

/** A part that has no place of its own stands in the part that holds it. */
function placeOf(agreement: Agreement, path: string, spans: Reading['spans']): Location | undefined {
  for (const part of partsAt(agreement, path)) {
    const span = spans.span(part);
    if (span) return span;
  }
  return undefined;
}

function brokenText({ diagnostics }: LangiumDocument): SimulateResult | undefined {
  const errors = (diagnostics ?? []).filter(isLanguageError);
  const [first] = errors;
  if (!first) return undefined;
  const line = first.range.start.line + 1;
  const count = errors.length === 1 ? `an error in line ${line}` : `${errors.length} errors, the first in line ${line}`;
  return problem(`The text has ${count}: ${messageOf(first)}`, first.range);
}

function messageOf({ message }: Diagnostic): string {
  return typeof message === 'string' ? message : message.value;
}

function problem(message: string, range?: Diagnostic['range']): SimulateResult {
  return { problem: { message, ...(range ? { range } : {}) } };
}
