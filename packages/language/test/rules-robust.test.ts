import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Agreement } from '@sla-language/agreement';
import { createLanguage, PROFILES, settingsOf } from '@sla-language/language';
import fc from 'fast-check';
import { NodeFileSystem } from 'langium/node';
import { beforeAll, expect, test } from 'vitest';
import { RULE_FAILED, runRules } from '../src/rules/runner.js';
import { TODAY } from './support/cases.js';

const EXAMPLES = path.join(import.meta.dirname, '../../../examples');

/** Every rule, for whomever it speaks. */
const EVERYTHING = settingsOf(PROFILES.map((profile) => profile.id).filter((id) => id !== 'draft'));

let agreements: readonly Agreement[] = [];

beforeAll(async () => {
  const language = createLanguage({ fileSystem: NodeFileSystem.fileSystemProvider(), today: TODAY });
  const names = readdirSync(EXAMPLES).filter((name) => name.endsWith('.sla'));
  const files = await language.check(names.map((name) => pathToFileURL(path.join(EXAMPLES, name)).href));
  agreements = files.flatMap((file) => file.agreements);
}, 60_000);

const schema = JSON.parse(
  readFileSync(new URL('../../documents/schema/agreement.schema.json', import.meta.url), 'utf8'),
) as { $defs?: Record<string, Shape>; definitions?: Record<string, Shape> } & Shape;

interface Shape {
  readonly $ref?: string;
  readonly anyOf?: readonly Shape[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<
    Record<string, Shape & { readonly const?: unknown; readonly enum?: readonly unknown[] }>
  >;
  readonly items?: Shape;
}

/** The shape of a value: what the schema refers to, and of several forms the one with the value's own kind and properties. */
function shapeOf(shape: Shape, value: unknown): Shape {
  if (shape.$ref) return shapeOf((schema.$defs ?? schema.definitions)![shape.$ref.split('/').at(-1)!]!, value);
  if (!shape.anyOf) return shape;
  const forms = shape.anyOf.map((form) => shapeOf(form, value));
  return forms.find((form) => fits(form, value)) ?? {};
}

function fits({ properties, required }: Shape, value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !properties) return false;
  const entries = Object.entries(value);
  return (
    entries.every(([key, inner]) => {
      const expected = properties[key];
      if (!expected || (expected.const !== undefined && expected.const !== inner)) return false;
      return !expected.enum || expected.enum.includes(inner);
    }) && (required ?? []).every((key) => key in value)
  );
}

/** The agreement without the parts for which `drop` says so: optional properties, and elements of lists. */
function without(value: unknown, declared: Shape, drop: () => boolean): unknown {
  const shape = shapeOf(declared, value);
  if (Array.isArray(value)) {
    return value.filter(() => !drop()).map((each) => without(each, shape.items ?? {}, drop));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      // What is private is not in the schema, and always there.
      .filter(([key]) => !(shape.properties && key in shape.properties) || shape.required?.includes(key) || !drop())
      .map(([key, inner]) => [key, without(inner, shape.properties?.[key] ?? {}, drop)]),
  );
}

test('parts that are missing are those that the schema allows to be missing', () => {
  const whole = agreements.find((agreement) => agreement.objectives.some((objective) => objective.measures))!;
  const bare = without({ ...whole, objectives: whole.objectives.slice(0, 1) }, schema, () => false) as Agreement;
  expect(bare).toEqual({ ...whole, objectives: whole.objectives.slice(0, 1) });
  const empty = without(whole, schema, () => true) as Agreement;
  expect(empty).not.toHaveProperty('timeZone');
  expect(empty).toMatchObject({ id: whole.id, objectives: [], roles: { thirdParties: [] } });
});

test('no rule breaks on an agreement of which any parts are missing', () => {
  fc.assert(
    fc.property(fc.nat({ max: 1_000 }), fc.infiniteStream(fc.nat({ max: 11 })), (index, stream) => {
      const drop = () => stream.next().value === 0;
      const agreement = without(agreements[index % agreements.length], schema, drop) as Agreement;
      const broken = runRules(agreement, { today: TODAY, settings: EVERYTHING }).filter(
        (each) => each.ruleId === RULE_FAILED,
      );
      expect(broken.map((each) => each.message)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('findings come in the same order on every run', () => {
  for (const agreement of agreements) {
    expect(runRules(agreement, { today: TODAY, settings: EVERYTHING })).toEqual(
      runRules(agreement, { today: TODAY, settings: EVERYTHING }),
    );
  }
});
