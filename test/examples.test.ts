import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { committedOfExamples, EXPECTED, expectedOfExamples } from '../scripts/examples.js';

const examples = readdirSync('examples').filter((name) => name.endsWith('.sla'));
const committed = committedOfExamples();
let current: ReadonlyMap<string, string>;

beforeAll(async () => {
  current = await expectedOfExamples();
});

test('there are at least eight examples', () => {
  expect(examples.length).toBeGreaterThanOrEqual(8);
});

describe.each(examples)('%s', (example) => {
  const folder = `${EXPECTED}/${example.replace(/\.sla$/, '')}/`;
  const filesOf = (files: ReadonlyMap<string, string>, ending: string) =>
    [...files].filter(([file]) => file.startsWith(folder) && file.endsWith(ending));

  test.each(['findings.txt', '.md', '.json'])('%s is as expected', (ending) => {
    const expected = filesOf(committed, ending);
    expect(expected).not.toEqual([]);
    expect(filesOf(current, ending)).toEqual(expected);
  });

  test('its data follow the published schema', () => {
    const schema = JSON.parse(readFileSync('packages/documents/schema/agreement.schema.json', 'utf8'));
    const validate = new Ajv2020({ strict: true, allErrors: true }).compile(schema);
    for (const [, text] of filesOf(current, '.json')) {
      validate(JSON.parse(text));
      expect(validate.errors ?? []).toEqual([]);
    }
  });
});

test('nothing is expected of examples that are gone', () => {
  expect([...committed.keys()].toSorted()).toEqual([...current.keys()].toSorted());
});
