import type { Agreement } from '@sla-language/agreement';
import { describe, expect, it, vi } from 'vitest';
import schema from '../schema/agreement.schema.json';
import { outline } from '../src/index.js';
import { type Change, changesOf } from './support/changes.js';
import { FULL, VARIANT } from './support/full.js';

// An example that changes is no statement of what it is computed from.
vi.mock('../src/outline/examples.js', () => ({ workedExamples: () => [] }));

/** Changes that no document has to show, each with its reason. */
const SILENT: readonly (readonly [RegExp, string])[] = [
  [/\/(text|iso)$/, 'the written text beside the value that is printed'],
  [/(^|\/)(id|documentation)$/, 'the name and the comment in the source'],
  [/^objectives\/\d+\/internalTargets/, 'private'],
  [/^risks\/1(?!\/private)/, 'a private risk'],
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

describe('every property of the model shows in the document', () => {
  const groups = Object.keys(FULL).filter((key) => key !== 'id' && key !== 'documentation');
  it.each(groups)(
    '%s',
    (group) => {
      const key = group as keyof Agreement;
      for (const whole of FULL[key] === VARIANT[key] ? [FULL] : [FULL, VARIANT]) {
        const before = visible(whole);
        const silent = changesOf(whole)
          .filter(({ path }) => path[0] === group && !isSilent(path))
          .filter((change) => visible(change.apply(whole) as Agreement) === before)
          .map(({ path, what }) => `${path.join('/')} ${what}`);
        expect(silent).toEqual([]);
      }
    },
    60_000,
  );
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

function isSilent(path: Change['path']): boolean {
  return SILENT.some(([pattern]) => pattern.test(path.join('/')));
}

/** The words of the document; anchors come from names in the source, and figures only repeat what the text has to say. */
function visible(agreement: Agreement): string {
  const tree = outline(agreement, { toolVersion: '1' });
  return JSON.stringify(tree, (key, value) => (key === 'anchor' || value?.kind === 'figure' ? undefined : value));
}
