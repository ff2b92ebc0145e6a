import { describe, expect, test } from 'vitest';
import type { FileFindings, Finding } from '../../src/report/findings.js';
import { fingerprintsOf } from '../../src/report/fingerprints.js';

function finding(line: number, rule = 'remedy/tier-gap', message = `line ${line}`): Finding {
  const range = { start: { line, column: 1 }, end: { line, column: 2 } };
  return { rule, severity: 'error', message, range, related: [] };
}

const file = (text: string, ...findings: Finding[]): FileFindings => ({ path: 'a.sla', text, findings, ok: true });

describe('a fingerprint', () => {
  const [before] = fingerprintsOf(file('one\n  two  three\n', finding(2)));

  test('stays when lines move, are indented, or have other line ends', () => {
    expect(fingerprintsOf(file('zero\r\none\r\n\ttwo three\r\n', finding(3)))).toEqual([before]);
  });

  test.each([
    ['the rule', file('one\ntwo three\n', finding(2, 'remedy/other'))],
    ['the line', file('one\ntwo four\n', finding(2))],
    ['the file', { ...file('one\ntwo three\n', finding(2)), path: 'b.sla' }],
  ])('tells %s', (_, other) => {
    expect(fingerprintsOf(other)).not.toEqual([before]);
  });

  test('tells equal lines apart by their order', () => {
    const [first, second] = fingerprintsOf(file('x\nx\n', finding(1), finding(2)));
    expect(first).not.toBe(second);
    expect(fingerprintsOf(file('y\nx\nx\n', finding(2), finding(3)))).toEqual([first, second]);
  });

  test('is there for a place outside the text', () => {
    expect(fingerprintsOf(file('', finding(9)))).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)]);
  });
});
