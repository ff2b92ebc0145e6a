import { metricOf } from '@sla-language/agreement';
import { CompletionItemKind } from 'vscode-languageserver';
import type { Candidate } from './completion/candidate.js';
import { measuredBy, type Surroundings } from './completion/surroundings.js';
import type { Expectation } from './expectations.js';
import { commitmentValues } from './values/commitments.js';
import { creditValues, stepValues } from './values/credits.js';
import { dateValues } from './values/dates.js';
import { boundValues, exampleLevels, targetValues } from './values/levels.js';
import { amountCurrencies, currencyValues, inCurrency } from './values/money.js';
import { holidayRegionValues, untilRegionsHaveNames } from './values/regions.js';
import {
  channelValues,
  emailValues,
  languageValues,
  lawValues,
  requirementValues,
  venueValues,
  versionValues,
} from './values/texts.js';
import { timeValues, unitsLike, withUnits } from './values/units.js';
import { zoneValues } from './values/zones.js';

export type TerminalExpectation = Expectation & { readonly kind: 'terminal' };

/** Loads what {@link valuesAt} has to say at some places, where it is not there yet. */
export async function untilKnown(places: readonly Expectation[]): Promise<void> {
  if (places.some((place) => place.kind === 'terminal' && place.path === REGION)) await untilRegionsHaveNames();
}

const REGION = 'Holidays/region';

/**
 * Values that are worth offering at a place.
 * @param choices what scaffolds have there
 */
export function valuesAt(
  { terminal, rule, path }: TerminalExpectation,
  choices: readonly string[],
  surroundings: Surroundings,
): readonly Candidate[] {
  switch (terminal) {
    case 'NUMBER':
      return rule === 'Money' || /\/(times|fraction)$/.test(path) ? [] : numbers(path, choices, surroundings);
    case 'UNIT':
      return unitsLike(amountsAt(path.replace(/\/unit$/, ''), choices, surroundings), path, surroundings);
    case 'PERCENTILE':
      return PERCENTILES.map(([label, detail], rank) => value(label, AFTER_NAMES + rank, detail));
    case 'ID':
      return isMoneyPlace(path, choices, surroundings) ? amountCurrencies(surroundings) : [];
    case 'NAME':
      return path === 'Currency/code'
        ? currencyValues(surroundings)
        : path === 'Channels/channels/kind'
          ? CHANNELS
          : [];
    case 'DATE':
      return dateValues(path, surroundings);
    case 'TIME':
      return timeValues(path, surroundings);
    case 'STRING':
      return textsAt(path, choices, surroundings);
    default:
      return [];
  }
}

/** Texts that one would otherwise have to know by heart; prose is the author's own. */
function textsAt(path: string, choices: readonly string[], surroundings: Surroundings): readonly Candidate[] {
  const known = TEXTS[path]?.(surroundings);
  // A single one is an example of what the author is to write.
  return known ?? (choices.length > 1 ? choices.map((text, rank) => value(text, rank)) : []);
}

const TEXTS: Readonly<Record<string, (surroundings: Surroundings) => readonly Candidate[]>> = {
  'TimeZone/zone': zoneValues,
  [REGION]: holidayRegionValues,
  'Language/tag': languageValues,
  'Law/law': lawValues,
  'Law/venue': venueValues,
  'Clause/meets': requirementValues,
  'NotApplicable/requirements': requirementValues,
  'Version/version': versionValues,
  'Change/version': versionValues,
  'Email/address': emailValues,
  'Channels/channels/address': channelValues,
};

function numbers(path: string, choices: readonly string[], surroundings: Surroundings): readonly Candidate[] {
  const amounts = amountsAt(path, choices, surroundings);
  return /^\d/.test(surroundings.word) ? withUnits(amounts, surroundings.word) : amounts;
}

/** Amounts with their units. */
function amountsAt(path: string, choices: readonly string[], surroundings: Surroundings): readonly Candidate[] {
  const special = AMOUNTS.find(([pattern]) => pattern.test(path));
  if (special) return special[1](surroundings);
  const texts = [...choices, ...(MORE[path] ?? [])];
  return [...new Set(texts)]
    .filter((text) => AMOUNT.test(text))
    .map((text, rank) => value(inCurrency(text, surroundings), rank));
}

const AMOUNT = /^(?:[A-Z]{3} )?\d[\d._]*%?(?: [A-Za-z/]+)*$/;

const AMOUNTS: readonly (readonly [path: RegExp, values: (surroundings: Surroundings) => readonly Candidate[]])[] = [
  [/^(Target|InternalTarget|Proposal)\/comparison\/value$/, targetValues],
  [/^(Aims|Accepts|WalksAway|Baseline)\//, targetValues],
  [/\/range\/bounds\/value$/, boundValues],
  [/^Given\/level$/, exampleLevels],
  [/^Payment\/amount\/value$/, creditValues],
  [/^Payment\/step\/size$/, stepValues],
  [/^Commitment\/within$/, commitmentValues],
  [/^Unavailable\/condition\/terms\/comparison\/value$/, conditionValues],
];

/** What scaffolds have no place for. */
const MORE: Readonly<Record<string, readonly string[]>> = {
  'Measures/level/bound': ['15 minutes', '1 hour', '4 hours', '2 seconds'],
  'Measures/window/length': ['30 days', '90 days', '12 months'],
  'SupportMeasures/window/length': ['30 days', '90 days', '12 months'],
  'Limit/window/length': ['30 days', '12 months'],
  'Cap/window/length': ['12 months', '30 days'],
  'Dependency/items/level': ['99.9%', '99.95%', '99.5%', '99.99%'],
  'Unavailable/condition/terms/over': ['1 minute', '5 minutes'],
  'Unavailable/condition/terms/level/bound': ['2 seconds', '10 seconds'],
  'Ratio/every': ['5 minutes', '1 hour'],
  'Extension/step/size': ['1 hour', '1 day', '0.1%'],
  'Claim/within': ['30 days', '45 days', '60 days'],
  'AtRisk/allocated': ['100%', '200%'],
  'Given/delay': ['20 minutes', '1 hour', '4 hours'],
  'Given/downtime/length': ['60 minutes', '4 hours', '1 day'],
  'Expected/by': ['10 days'],
};

/** What a metric of an outage's condition is compared with. */
function conditionValues(surroundings: Surroundings): readonly Candidate[] {
  const { agreement, member } = surroundings;
  const metrics = member.flatMap(({ image }) => metricOf(agreement, { text: image, metric: image }) ?? []);
  const kind = metrics.at(-1)?.measure?.kind;
  const texts = kind === 'duration' ? ['10 seconds', '5 seconds', '30 seconds'] : ['5%', '1%', '10%', '50%'];
  return texts.map((text, rank) => value(text, rank));
}

/** Whether money may be meant: it is written there in a scaffold, or the level of the promise is an amount of money. */
function isMoneyPlace(path: string, choices: readonly string[], surroundings: Surroundings): boolean {
  if (
    choices.some((text) => /^[A-Z]{3} \d/.test(text)) ||
    /^(Fee|Charge|Payment|Cap|MinimumPayout|AtRisk|Expected)\/amount/.test(path)
  ) {
    return true;
  }
  return /\/comparison\/value$|\/bounds\/value$/.test(path) && measuredBy(surroundings).dimension === 'money';
}

/** The names of metrics come before the statistics of others. */
const AFTER_NAMES = 500;

const PERCENTILES: readonly (readonly [string, string])[] = [
  ['p95', '95 of 100 are at most this'],
  ['p99', '99 of 100 are at most this'],
  ['p90', '9 of 10 are at most this'],
  ['p50', 'half of all are at most this: the median'],
  ['p5', '95 of 100 are at least this'],
];

const CHANNELS: readonly Candidate[] = ['phone', 'email', 'portal', 'chat'].map((label, rank) => value(label, rank));

function value(label: string, rank: number, detail?: string): Candidate {
  return { label, kind: CompletionItemKind.Value, rank, ...(detail ? { detail } : {}) };
}
