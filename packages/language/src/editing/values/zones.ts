import { countryOfZone, zonesOfCountry } from '@sla-language/agreement';
import { CompletionItemKind } from 'vscode-languageserver';
import type { Candidate } from '../completion/candidate.js';
import { countryOf, type Surroundings } from '../completion/surroundings.js';
import { countryName } from './regions.js';

/** All time zones, found by their city and their country, too; first those that the agreement knows, and those of its country. */
export function zoneValues(surroundings: Surroundings): Candidate[] {
  const { agreement } = surroundings;
  const country = countryOf(surroundings);
  const own = [
    ...(agreement.timeZone ? [agreement.timeZone] : []),
    ...agreement.calendars.flatMap(({ timeZone }) => (timeZone ? [timeZone] : [])),
    ...(country ? zonesOfCountry(country) : []),
    ...COMMON,
  ];
  const all = [...new Set([...own, ...Intl.supportedValuesOf('timeZone')])];
  return all.map((zone, i) => ({
    label: zone,
    kind: CompletionItemKind.EnumMember,
    title: nameOf(zone),
    rank: i,
  }));
}

const COMMON = ['Europe/Berlin', 'Europe/London', 'Europe/Paris', 'America/New_York', 'America/Los_Angeles', 'UTC'];

const names = new Map<string, string>();

/** `Europe/Berlin` is in Berlin, Germany. */
function nameOf(zone: string): string {
  let name = names.get(zone);
  if (name === undefined) {
    name = findName(zone);
    names.set(zone, name);
  }
  return name;
}

function findName(zone: string): string {
  if (zone === 'UTC') return 'Coordinated universal time, without daylight saving time';
  const city = zone.split('/').at(-1)!.replaceAll('_', ' ');
  const country = countryOfZone(zone);
  return country ? `${city}, ${countryName(country)}` : city;
}
