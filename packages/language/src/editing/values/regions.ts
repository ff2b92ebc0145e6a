import { holidayRegions } from '@sla-language/agreement';
import { CompletionItemKind } from 'vscode-languageserver';
import type { Candidate } from '../completion/candidate.js';
import { countryOf, type Surroundings } from '../completion/surroundings.js';
import { namesOf } from './display-names.js';
import { SUBDIVISIONS } from './subdivisions.js';

const names = new Map<string, string>();

/** What people call a region of public holidays: "Berlin, Germany". */
export function regionName(code: string): string {
  if (names.size === 0) {
    for (const [country, parts] of Object.entries(SUBDIVISIONS)) {
      for (const part of parts.split('; ')) {
        const space = part.indexOf(' ');
        names.set(`${country}-${part.slice(0, space)}`, part.slice(space + 1));
      }
    }
  }
  const country = countryName(code.split('-')[0]!);
  const part = names.get(code);
  return part === undefined ? country : `${part}, ${country}`;
}

/** The English name of a country; its code where nobody has given it one. */
export const countryName = namesOf('region');

/** All regions whose public holidays are known; first those of the agreement's own country. */
export function holidayRegionValues(surroundings: Surroundings): Candidate[] {
  const used = new Set(surroundings.agreement.calendars.map((calendar) => calendar.holidays));
  const country = countryOf(surroundings);
  const near = (code: string): number => (used.has(code) ? 0 : country && code.startsWith(country) ? 300 : 600);
  return holidayRegions().map((code, i) => {
    const name = regionName(code);
    return { label: code, kind: CompletionItemKind.EnumMember, detail: name, words: name, rank: near(code) + i * 0.5 };
  });
}
