import { readFileSync } from 'node:fs';
import type { Agreement } from '@sla-language/agreement';
import { describe, expect, it, vi } from 'vitest';
import schema from '../schema/agreement.schema.json';
import { type Layout, outline } from '../src/index.js';
import { NOT_PUBLIC } from '../src/outline/layouts/not-public.js';
import { changesOf } from './support/changes.js';
import { FULL, VARIANT } from './support/full.js';

// An example or a sum that changes is no statement of what it is computed from.
vi.mock('../src/outline/examples.js', () => ({ workedExamples: () => [] }));
vi.mock('../src/outline/claim-dates.js', () => ({ claimDates: () => [] }));
vi.mock('../src/outline/greatest.js', () => ({ greatestAmounts: () => [] }));

/** Changes that no document has to show, each with its reason. */
const SILENT: readonly (readonly [RegExp, string])[] = [
  [/\/(text|iso)$/, 'the written text beside the value that is printed'],
  [/(^|\/)(id|documentation)$/, 'the name and the comment in the source'],
  [/^objectives\/\d+\/internalTargets/, 'private'],
  [/^risks\/1(?!\/private)/, 'a private risk'],
  [/^risks\/0\/private$/, 'the data that others read do not know the mark; a risk without it is shared'],
  [/^proposals\/1/, 'a proposal that is settled'],
  [/\/for\/\d+\/kind$/, 'follows from what the name names'],
  [/^calendars\/1(\/|$)/, 'a calendar that never closes is printed as "24 hours a day"'],
  [/\/relation$/, 'share of M and share of M within are the same'],
  [/business$/, 'only hours and days can be business time'],
  [
    /^services\/0\/dependencies\/[345]\/items\/0\/(service|objective|agreement)$/,
    'the title names what stands elsewhere',
  ],
  [/^services\/0\/dependencies\/[25]\/items\/0\/title$/, 'a part of this agreement goes by its own title'],
];

/** The same of a public page alone. */
const SILENT_PAGE: typeof SILENT = [
  [/^language$/, 'British English is what is written without a language too'],
  [/^parties\/3/, 'a party without a role that nothing on the page names'],
  [/^terms/, 'a term that nothing on the page uses'],
];

const GROUPS = Object.keys(FULL).filter(
  (key) => key !== 'id' && key !== 'documentation',
) as readonly (keyof Agreement)[];

/** The changes that nobody sees in a document, by the places of the model. */
function unseen(group: keyof Agreement, layout: Layout, isSilent: (path: string) => boolean): readonly string[] {
  return (FULL[group] === VARIANT[group] ? [FULL] : [FULL, VARIANT]).flatMap((whole) => {
    const before = visible(whole, layout);
    return changesOf(whole)
      .filter(({ path }) => path[0] === group && !isSilent(path.join('/')))
      .filter((change) => visible(change.apply(whole) as Agreement, layout) === before)
      .map(({ path, what }) => `${path.join('/')} ${what}`);
  });
}

describe('every property of the model shows in the document', () => {
  it.each(GROUPS)(
    '%s',
    (group) => {
      expect(unseen(group, 'schedule', (path) => matches(SILENT, path))).toEqual([]);
    },
    60_000,
  );
});

describe('a public page shows every property of the model that it does not leave out by design', () => {
  it.each(GROUPS)(
    '%s',
    (group) => {
      const isSilent = (path: string) => matches(SILENT, path) || matches(SILENT_PAGE, path) || isNotPublic(path);
      expect(unseen(group, 'public-page', isSilent)).toEqual([]);
    },
    60_000,
  );

  it('and what is left out by design is really not there', () => {
    const places = new Map(NOT_PUBLIC.map(({ place }) => [place, { all: 0, seen: 0 }]));
    for (const whole of [FULL, VARIANT]) {
      const before = visible(whole, 'public-page');
      for (const { path, apply } of changesOf(whole)) {
        const found = NOT_PUBLIC.find((entry) => isBelow(path.join('/'), entry.place));
        if (!found || matches(SILENT, path.join('/'))) continue;
        const count = places.get(found.place)!;
        count.all++;
        if (visible(apply(whole) as Agreement, 'public-page') !== before) count.seen++;
      }
    }
    expect([...places].filter(([, { all, seen }]) => all === 0 || seen > 0)).toEqual([]);
  }, 60_000);
});

/** Quantities of a real agreement: decimals, dates, times and counts, wherever they stand. */
describe.each(['managed-service/ShopHosting', 'aws-compute/AwsCompute'])('every quantity of %s shows', (name) => {
  const file = new URL(`../../../examples/expected/${name}.json`, import.meta.url);
  const whole = JSON.parse(readFileSync(file, 'utf8')) as Agreement;
  const always = `calendars/${whole.calendars.findIndex(({ id }) => id === 'Always')}/`;
  const quantities = changesOf(whole).filter(({ what, path }) => {
    const place = path.join('/');
    return /^made \S*\d/.test(what) && !matches(SILENT.slice(0, 2), place) && !place.startsWith(always);
  });

  it('when it is changed', () => {
    const before = visible(whole, 'schedule');
    const silent = quantities.filter((change) => visible(change.apply(whole) as Agreement, 'schedule') === before);
    expect(quantities.length).toBeGreaterThan(20);
    expect(silent.map(({ path, what }) => `${path.join('/')} ${what}`)).toEqual([]);
  }, 120_000);
});

describe('the fixtures', () => {
  it('hold every property of every type of the model', () => {
    const seen = new Set<string>();
    for (const whole of [FULL, VARIANT]) changesOf(whole, (type, property) => seen.add(`${type}.${property}`));
    const all = Object.entries(
      schema.$defs as Record<string, { properties?: object; anyOf?: readonly object[] }>,
    ).flatMap(([type, { properties, anyOf }]) => [
      ...Object.keys(properties ?? {}).map((property) => `${type}.${property}`),
      ...(anyOf ?? []).flatMap((branch) => branchNames(type, branch)),
    ]);
    expect(all.filter((name) => !seen.has(name) && !name.endsWith('.documentation'))).toEqual([]);
  });
});

function branchNames(
  type: string,
  branch: { properties?: Record<string, { const?: unknown; enum?: unknown }> },
): readonly string[] {
  const kind = branch.properties?.kind;
  const name = kind ? `${type} ${String(kind.const ?? kind.enum)}` : type;
  return Object.keys(branch.properties ?? {}).map((property) => `${name}.${property}`);
}

function matches(list: typeof SILENT, path: string): boolean {
  return list.some(([pattern]) => pattern.test(path));
}

function isNotPublic(path: string): boolean {
  return NOT_PUBLIC.some(({ place }) => isBelow(path, place));
}

/** Whether a path leads to a place, in which `*` is any item, or to something below it. */
function isBelow(path: string, place: string): boolean {
  const steps = path.split('/');
  return place.split('/').every((step, i) => step === steps[i] || (step === '*' && steps[i] !== undefined));
}

/** The words of the document; anchors come from names in the source, and figures only repeat what the text has to say. */
function visible(agreement: Agreement, layout: Layout): string {
  const tree = outline(agreement, { toolVersion: '1', layout });
  return JSON.stringify(tree, (key, value) => (key === 'anchor' || value?.kind === 'figure' ? undefined : value));
}
