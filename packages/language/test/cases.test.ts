import path from 'node:path';
import { expect, test } from 'vitest';
import { casesIn, runCase } from './support/cases.js';

const cases = casesIn(path.join(import.meta.dirname, 'cases'));

test('there are cases', () => expect(cases.length).toBeGreaterThan(20));

test.each(cases)('$name', async (each) => {
  const { expected, actual } = await runCase(each);
  expect(actual).toEqual(expected);
});
