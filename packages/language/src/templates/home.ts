import { countryOfZone, isHolidayRegion } from '@sla-language/agreement';

/** Where an agreement is at home, and what follows from it. */
export interface Home {
  readonly timezone: string;
  readonly currency: string;
  readonly law: string;
  /** Where the courts are. */
  readonly city: string;
  /** ISO 3166; undefined where the public holidays are not known. */
  readonly holidays?: string;
  /** BCP 47. The text of a template is English, whatever is spoken in the country. */
  readonly language: string;
}

/** Where nothing is said of it. */
const LONDON: Home = {
  timezone: 'Europe/London',
  currency: 'GBP',
  law: 'England and Wales',
  city: 'London',
  holidays: 'GB-ENG',
  language: 'en-GB',
};

type Customs = Omit<Home, 'timezone'>;

/** What is customary in a country: by its code, ISO 3166. */
const CUSTOMS: Readonly<Record<string, Customs>> = {
  AT: euro('Austria', 'Vienna', 'AT'),
  AU: english('AUD', 'New South Wales', 'Sydney', 'AU-NSW', 'en-AU'),
  BE: euro('Belgium', 'Brussels', 'BE'),
  CA: english('CAD', 'Ontario', 'Toronto', 'CA-ON', 'en-CA'),
  CH: english('CHF', 'Switzerland', 'Zurich', 'CH-ZH', 'en-GB'),
  CZ: english('CZK', 'Czechia', 'Prague', 'CZ', 'en-GB'),
  DE: euro('Germany', 'Berlin', 'DE-BE'),
  DK: english('DKK', 'Denmark', 'Copenhagen', 'DK', 'en-GB'),
  ES: euro('Spain', 'Madrid', 'ES-MD'),
  FI: euro('Finland', 'Helsinki', 'FI'),
  FR: euro('France', 'Paris', 'FR'),
  GB: LONDON,
  IE: { ...euro('Ireland', 'Dublin', 'IE'), language: 'en-IE' },
  IN: english('INR', 'India', 'Mumbai', 'IN-MH', 'en-IN'),
  IT: euro('Italy', 'Milan', 'IT'),
  JP: english('JPY', 'Japan', 'Tokyo', 'JP', 'en-GB'),
  LU: euro('Luxembourg', 'Luxembourg', 'LU'),
  NL: euro('the Netherlands', 'Amsterdam', 'NL'),
  NO: english('NOK', 'Norway', 'Oslo', 'NO', 'en-GB'),
  NZ: english('NZD', 'New Zealand', 'Auckland', 'NZ', 'en-NZ'),
  PL: english('PLN', 'Poland', 'Warsaw', 'PL', 'en-GB'),
  PT: euro('Portugal', 'Lisbon', 'PT'),
  SE: english('SEK', 'Sweden', 'Stockholm', 'SE', 'en-GB'),
  SG: english('SGD', 'Singapore', 'Singapore', 'SG', 'en-SG'),
  US: english('USD', 'New York', 'New York', 'US-NY', 'en-US'),
};

function euro(law: string, city: string, holidays: string): Customs {
  return english('EUR', law, city, holidays, 'en-GB');
}

function english(currency: string, law: string, city: string, holidays: string, language: string): Customs {
  return { currency, law, city, holidays, language };
}

/** What is customary where a clock runs. In a country of which nothing is known here, the parties reckon in US dollars. */
export function homeOf(timezone: string | undefined): Home {
  if (timezone === undefined) return LONDON;
  const country = countryOfZone(timezone);
  if (country === undefined) return { ...LONDON, timezone };
  return { timezone, ...(CUSTOMS[country] ?? elsewhere(timezone, country)) };
}

function elsewhere(timezone: string, country: string): Customs {
  const city = timezone.split('/').at(-1)!.replaceAll('_', ' ');
  const law = new Intl.DisplayNames('en', { type: 'region' }).of(country) ?? country;
  return { currency: 'USD', law, city, language: 'en-GB', ...(isHolidayRegion(country) ? { holidays: country } : {}) };
}

/**
 * How many units of a currency are about what one euro, dollar or pound is; 1 where it is not listed. Powers of ten, so that amounts stay round,
 * and aligned amounts aligned.
 */
const UNITS: Readonly<Record<string, number>> = {
  CZK: 10,
  DKK: 10,
  HUF: 100,
  INR: 100,
  JPY: 100,
  KRW: 1000,
  MXN: 10,
  NOK: 10,
  SEK: 10,
  ZAR: 10,
};

export function unitsOf(currency: string): number {
  return UNITS[currency] ?? 1;
}
