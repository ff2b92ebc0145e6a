import type { DateString } from '../model/index.js';
import { isHolidayRegion } from './holiday-regions.js';

/**
 * Where public holidays come from. The data of the whole world weigh more than everything else here and take a third of a second to
 * load, so nothing loads them unasked: whoever runs business time through a calendar with holidays calls {@link loadHolidays}
 * once and hands the result on.
 */
export interface HolidayProvider {
  /** The days of a year on which a region has a public holiday, in order. `undefined`: the region is not known. */
  publicHolidays(region: string, year: number): readonly DateString[] | undefined;
}

/** No holidays anywhere: for calendars without `holidays`, and where they may be left out on purpose. */
export const NO_HOLIDAYS: HolidayProvider = { publicHolidays: () => [] };

let loading: Promise<HolidayProvider> | undefined;

/**
 * The public holidays of all countries and subdivisions of {@link isHolidayRegion}, from the library date-holidays. The first call
 * loads its data, later ones return the same provider.
 */
export function loadHolidays(): Promise<HolidayProvider> {
  loading ??= import('./holiday-data.js').then(({ Holidays }) => {
    const known = new Map<string, readonly DateString[] | undefined>();
    return {
      publicHolidays(region, year) {
        const key = `${region} ${year}`;
        if (!known.has(key)) known.set(key, publicHolidays(Holidays, region, year));
        return known.get(key);
      },
    } satisfies HolidayProvider;
  });
  return loading;
}

/**
 * What people call the parts of countries with holidays of their own, in English where there is an English name: `Berlin` of `DE-BE`. It comes with the
 * same data. Undefined of a whole country, and of what is not known.
 */
export async function loadRegionNames(): Promise<(region: string) => string | undefined> {
  const { Holidays } = await import('./holiday-data.js');
  const source = new Holidays();
  return (region) => {
    const [country = '', state, part] = region.split('-');
    if (state === undefined) return undefined;
    return part === undefined
      ? source.getStates(country, 'en')?.[state]
      : source.getRegions(country, state, 'en')?.[part];
  };
}

type HolidaysClass = typeof import('date-holidays')['default'];

function publicHolidays(Holidays: HolidaysClass, region: string, year: number): readonly DateString[] | undefined {
  const [country = '', ...parts] = region.split('-');
  if (!isHolidayRegion(region)) return undefined;
  const source = new Holidays();
  const [state, part] = parts;
  if (state === undefined) source.init(country);
  else if (part === undefined) source.init(country, state);
  else source.init(country, state, part);
  // Days that are only observed, or on which banks close, are among them: naming a region drops the types that were asked for before.
  const days = source.getHolidays(year).filter(({ type }) => type === 'public');
  const dates = days.flatMap(({ date, start, end }) => wholeDays(date, start, end));
  return [...new Set(dates)].filter((date) => date.startsWith(String(year))).sort();
}

/**
 * The whole days of a holiday. `date` begins with the calendar day and its time; a holiday that begins at sunset is listed
 * at midnight of its first full day. One that begins later in the day (Christmas Eve from 14:00 on) closes no whole day.
 */
function wholeDays(date: string, start: Date, end: Date): readonly DateString[] {
  const [day = '', time = ''] = date.split(' ');
  if (!time.startsWith('00:00')) return [];
  const days = Math.floor((end.getTime() - start.getTime()) / 86_400_000 + 0.05);
  const first = Date.parse(`${day}T00:00:00Z`);
  return Array.from({ length: days }, (_, index) => new Date(first + index * 86_400_000).toISOString().slice(0, 10));
}
