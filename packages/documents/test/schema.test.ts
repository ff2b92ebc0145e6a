import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import schema from '../schema/agreement.schema.json';
import { renderJson } from '../src/index.js';
import { FULL, VARIANT } from './support/full.js';

const validate = new Ajv2020({ strict: true, allErrors: true }).compile(schema);
const SHARED = JSON.parse(renderJson(FULL)) as typeof FULL;
const errors = (value: unknown) =>
  validate(value) ? [] : validate.errors?.map(({ instancePath, message }) => `${instancePath} ${message}`);

describe('the JSON Schema', () => {
  it.each([FULL, VARIANT])('accepts the JSON of $id', (agreement) => {
    expect(errors(JSON.parse(renderJson(agreement)))).toEqual([]);
  });

  it('says what it is', () => {
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(schema.$id).toBe('https://sla-language.dev/schema/agreement-1.0.json');
    expect(schema.$defs.DecimalString).toEqual({
      type: 'string',
      description: 'An exact decimal number in plain notation, for example `"99.95"`. No exponent, no grouping.',
      pattern: '^-?\\d+(\\.\\d+)?$',
    });
  });

  it.each([
    ['what is private', { ...SHARED, risks: FULL.risks }],
    ['a property that nobody knows', { ...SHARED, colour: 'red' }],
    ['a property that nobody knows inside', { ...SHARED, terms: [{ term: 'a', means: 'b', colour: 'red' }] }],
    [
      'a decimal that is a number',
      { ...SHARED, remedies: { ...SHARED.remedies, minimum: { ...SHARED.remedies?.minimum, value: 1.5 } } },
    ],
    ['a date that is none', { ...SHARED, effective: { from: '1 January' } }],
    ['a version of the format that is not this one', { ...SHARED, schemaVersion: '2.0' }],
    ['a list that is missing', { ...SHARED, terms: undefined }],
  ])('refuses %s', (_, agreement) => {
    expect(errors(JSON.parse(JSON.stringify(agreement)))).not.toEqual([]);
  });

  it('is current', () => {
    const root = fileURLToPath(new URL('../../../', import.meta.url));
    const run = () =>
      execFileSync(process.execPath, ['--import', 'tsx', 'scripts/schema.ts', '--check'], { cwd: root, stdio: 'pipe' });
    expect(run).not.toThrow();
  });
});

describe('the JSON', () => {
  it('is the model without what is private, nothing more and nothing less', () => {
    const shared = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(shared);
      if (typeof value !== 'object' || value === null) return value;
      const { documentation, internalTargets, private: isPrivate, ...rest } = value as Record<string, unknown>;
      return Object.fromEntries(Object.entries(rest).map(([key, each]) => [key, shared(each)]));
    };
    const risks = FULL.risks.filter((risk) => !risk.private);
    expect(risks.length).toBeLessThan(FULL.risks.length);
    expect(JSON.parse(renderJson(FULL))).toEqual(shared({ ...FULL, risks }));
  });

  it('does not depend on the order in which a model was put together', () => {
    const reversed = Object.fromEntries(Object.entries(FULL).reverse()) as unknown as typeof FULL;
    expect(renderJson(reversed)).toBe(renderJson(FULL));
  });

  it('begins with what identifies it and ends with a line', () => {
    expect(renderJson(FULL)).toMatch(
      /^\{\n {2}"schemaVersion": "1\.0",\n {2}"kind": "agreement",\n {2}"id": "HostingSla",/,
    );
    expect(renderJson(FULL)).toMatch(/\n\}\n$/);
  });
});
