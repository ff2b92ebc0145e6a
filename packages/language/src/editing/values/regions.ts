import { holidayRegions, loadRegionNames } from '@sla-language/agreement';
import { CompletionItemKind } from 'vscode-languageserver';
import type { Candidate } from '../completion/candidate.js';
import { countryOf, type Surroundings } from '../completion/surroundings.js';
import { namesOf } from './display-names.js';

/** What the parts of countries are called, once that is known. */
let partName: ((code: string) => string | undefined) | undefined;

/** Loads the names of parts of countries, which takes a third of a second; once. Where they cannot be loaded, countries have names alone. */
export async function untilRegionsHaveNames(): Promise<void> {
  try {
    partName ??= await loadRegionNames();
  } catch (error) {
    console.error('The names of regions could not be loaded.', error);
  }
}

/** What people call a region of public holidays: "Berlin, Germany". Before {@link untilRegionsHaveNames}, its country alone. */
export function regionName(code: string): string {
  const country = countryName(code.split('-')[0]!);
  const part = partName?.(code);
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
    const rank = near(code) + i * 0.5;
    return { label: code, kind: CompletionItemKind.EnumMember, title: regionName(code), rank };
  });
}
