import { type Agreement, capitalised, loadHolidays, partsAt, type Simulation, simulate } from '@sla-language/agreement';
import { exampleText, readScenario, type SlaServices, scenarioOffer } from '@sla-language/language';
import type { Connection } from 'vscode-languageserver';
import type { Location } from 'vscode-languageserver-types';
import { errorsOf, type Reading, readingsOf, withOpenFile } from './open-files.js';
import { SIMULATE, type SimulatedText, type SimulateParams, type SimulateResult } from './protocol.js';

/** Answers what scenarios come to. */
export function serveSimulations(services: SlaServices, connection: Connection): void {
  connection.onRequest<SimulateResult, void>(SIMULATE, (params: SimulateParams) => simulated(services, params));
}

/** What a scenario comes to under an agreement of an open file. */
export function simulated(
  services: SlaServices,
  { uri, agreement, scenario }: SimulateParams,
): Promise<SimulateResult> {
  return withOpenFile<SimulateResult>(services, uri, (document) => {
    if (!document) return problem('The file is not open, so there is nothing to ask.');
    const errors = errorsOf(document);
    if (errors) return { problem: { message: capitalised(errors.message), range: errors.range } };
    const readings = readingsOf(services, document);
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

function problem(message: string): SimulateResult {
  return { problem: { message } };
}
