import {
  type Agreement,
  countryOfZone,
  type DateString,
  type Dimension,
  dimensionOfLevel,
  domainOfLevel,
  type Level,
  type LevelDomain,
  metricOf,
  type Window,
} from '@sla-language/agreement';
import type { IToken } from 'chevrotain';
import type { AstNode, LangiumDocument } from 'langium';
import type { LinterSettings } from '../../rules/settings.js';
import type { ServiceLevel } from '../reckoning/facts.js';
import type { Described } from './fitness.js';
import { MONTHLY } from './promises.js';

/** What is known where the author writes. */
export interface Surroundings {
  readonly document: LangiumDocument;
  /** The node of the block at the cursor; a node around it where the block is not written yet. */
  readonly block: AstNode;
  /** The rule of the block: `Objective`. */
  readonly kind: string;
  /** The agreement around, with all that it inherits; at the top of a file its declarations. */
  readonly agreement: Agreement;
  /** The words of the block before the cursor. */
  readonly within: readonly IToken[];
  /** The words of the member before the cursor. */
  readonly member: readonly IToken[];
  /** What is written of the word at the cursor. */
  readonly word: string;
  readonly today: DateString;
  readonly settings: LinterSettings;
  /** The names that are visible, by what is asked for; found once for a request. */
  readonly seen: Map<string, readonly Described[]>;
  /** The promise of whose level the block speaks. */
  readonly promise?: ServiceLevel;
  /** The row of a table of support that is about to be written. */
  readonly row?: { readonly severity?: string; readonly calendar?: string };
}

/** What a level of the promise is compared with. */
export interface Measured {
  readonly level?: Level;
  readonly window: Window;
  readonly dimension?: Dimension;
  readonly unit?: string;
  readonly direction: 'falls' | 'rises';
  readonly kind?: string;
  /** Where the level can lie. */
  readonly domain?: LevelDomain;
}

/** How the promise at hand is measured, as far as it says so. */
export function measuredBy({ agreement, promise }: Surroundings): Measured {
  const window = promise?.measures?.window ?? MONTHLY;
  if (promise && 'handles' in promise) {
    const domain = domainOfLevel(agreement, undefined, promise);
    return { window, dimension: 'percentage', direction: 'falls', kind: 'share', domain };
  }
  const level = promise?.measures?.level;
  const metric = level && metricOf(agreement, level);
  // Most promises are of availability.
  if (!promise || (!metric && promise.targets.length === 0))
    return { window, dimension: 'percentage', direction: 'falls' };
  const found = level && dimensionOfLevel(agreement, level);
  const domain = domainOfLevel(agreement, level, promise);
  const { direction } = domain;
  const kind = level?.statistic?.kind === 'share' ? 'share' : metric?.measure?.kind;
  // More of an amount (a bandwidth) is better, unless the author says otherwise.
  const isAmount = metric?.measure?.kind === 'amount' && kind !== 'share' && promise.targets.length === 0;
  const says = promise.targets.length === 0 && isOfErrors(metric?.measure) ? 'rises' : direction;
  return { level, window, ...(found ?? {}), direction: isAmount ? 'falls' : says, ...(kind ? { kind } : {}), domain };
}

/** A share of what goes wrong is promised to be small. */
function isOfErrors(measure: Agreement['metrics'][number]['measure']): boolean {
  return measure?.kind === 'ratio' && /\b(error|fail|lost|loss|reject|drop|abandon)/i.test(measure.of);
}

/** The currency in which the agreement reckons. */
export function currencyOf({ agreement }: Surroundings): string {
  const amounts = agreement.services.flatMap(({ fees, charges }) => [...fees, ...charges]).map(({ amount }) => amount);
  const money = amounts.find((amount) => amount !== undefined && typeof amount === 'object' && 'currency' in amount);
  return agreement.currency ?? (money && 'currency' in money ? money.currency : undefined) ?? 'EUR';
}

/** The country whose public holidays, law, zone and language the agreement follows, as far as it says so. */
export function countryOf({ agreement }: Surroundings): string | undefined {
  const holidays = agreement.calendars.map((calendar) => calendar.holidays).find((each) => each !== undefined);
  const language = /^[a-z]{2}-([A-Z]{2})$/.exec(agreement.language ?? '')?.[1];
  return holidays?.slice(0, 2) ?? language ?? (agreement.timeZone && countryOfZone(agreement.timeZone));
}

/** The words of the block before the cursor, with a blank between two. */
export function writtenBefore({ within }: Surroundings): string {
  return within.map(({ image }) => image).join(' ');
}
