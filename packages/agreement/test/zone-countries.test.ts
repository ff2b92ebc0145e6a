import { countryOfZone, holidayRegions, isTimeZone, zonesOfCountry } from '@sla-language/agreement';
import { expect, test } from 'vitest';

const COUNTRIES = holidayRegions().filter((region) => !region.includes('-'));
const canonical = (zone: string) => new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;

/** The zones of a country as the platform knows them; browsers and versions of Node differ in how they are asked. */
function zonesOfPlatform(country: string): readonly string[] {
  const locale = new Intl.Locale(`und-${country}`) as unknown as {
    timeZones?: readonly string[];
    getTimeZones?: () => readonly string[];
  };
  return locale.getTimeZones?.() ?? locale.timeZones ?? [];
}

test('every country with holidays has zones, but for two without a code of their own', () => {
  expect(COUNTRIES.filter((country) => zonesOfCountry(country).length === 0)).toEqual(['IC', 'XK']);
});

test('every zone is one of the platform, and belongs to one country', () => {
  const zones = COUNTRIES.flatMap((country) => zonesOfCountry(country).map((zone) => ({ country, zone })));
  expect(zones.filter(({ zone }) => !isTimeZone(zone))).toEqual([]);
  expect(zones.filter(({ country, zone }) => countryOfZone(zone) !== country)).toEqual([]);
});

test('the platform agrees which zone is whose', () => {
  const strange = COUNTRIES.filter((country) => {
    const platform = new Set(zonesOfPlatform(country).map(canonical));
    const [main] = zonesOfCountry(country);
    return main !== undefined && platform.size > 0 && !platform.has(canonical(main));
  });
  expect(strange).toEqual([]);
});

test('what has no country, or is not known', () => {
  expect(countryOfZone('UTC')).toBeUndefined();
  expect(countryOfZone('Mars/Olympus')).toBeUndefined();
  expect(zonesOfCountry('QQ')).toEqual([]);
  expect(zonesOfCountry('DE')).toEqual(['Europe/Berlin', 'Europe/Busingen']);
});
