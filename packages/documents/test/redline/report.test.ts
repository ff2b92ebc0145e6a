import { type Agreement, compareAgreements } from '@sla-language/agreement';
import { describe, expect, it } from 'vitest';
import { comparisonReport, renderHtml, renderMarkdown, tellComparison } from '../../src/index.js';
import { en } from '../../src/texts/en.js';
import { changesOf } from '../support/changes.js';
import { FULL, VARIANT } from '../support/full.js';

/** One change of each property: that of the first item of a list stands for all. */
const all = [FULL, VARIANT].flatMap((whole) => {
  const one = new Map(
    changesOf(whole).map((change) => [
      `${change.path.filter((each) => typeof each === 'string').join('/')} ${change.what.split(' ')[0]}`,
      change,
    ]),
  );
  return [...one.values()].map((change) => ({ whole, changed: change.apply(whole) as Agreement }));
});

describe('a comparison in words', () => {
  it('has a title for every property, and words for what stands there', () => {
    const unknown = new Set<string>();
    for (const { whole, changed } of all) {
      const comparison = compareAgreements(whole, changed);
      for (const { changes } of tellComparison(comparison, whole, changed).groups) {
        for (const { place, old, new: now, change } of changes) {
          const lines = [place, ...old, ...now].join(' ');
          // A name in the words of a program, or something that nobody has turned into words.
          if (/\b[a-z]+[A-Z]\w*\b|undefined|\[object|\{/.test(lines))
            unknown.add(`${change.place.path.join('/')}: ${lines}`);
        }
      }
    }
    expect([...unknown]).toEqual([]);
  }, 120_000);

  it('has a reason for every favour, and reads as a document in each format', () => {
    const comparison = compareAgreements(FULL, VARIANT);
    const told = tellComparison(comparison, FULL, VARIANT);
    for (const { reason } of told.groups.flatMap(({ changes }) => changes)) {
      expect(Object.values(en.redline.reasons)).toContain(reason);
    }
    const tree = comparisonReport(comparison, FULL, VARIANT);
    expect(renderMarkdown(tree)).toContain(told.summary);
    expect(renderHtml(tree)).toContain(told.summary);
  });

  it('says so where nothing has changed', () => {
    const told = tellComparison(compareAgreements(FULL, FULL), FULL, FULL);
    expect(told.summary).toBe('The two texts mean the same.');
    expect(told.groups).toEqual([]);
  });

  it('never shows what is private', () => {
    const secret = 'KEEPTHISTOYOURSELF';
    const hidden: Agreement = {
      ...FULL,
      documentation: secret,
      objectives: FULL.objectives.map((each, i) => ({
        ...each,
        title: `${each.title} ${i}`,
        documentation: secret,
        internalTargets: [
          {
            comparison: { text: secret, operator: '>=', value: { kind: 'percent', text: secret, value: '99.99' } },
            for: [],
          },
        ],
      })),
      risks: FULL.risks.map((risk) => (risk.private ? { ...risk, title: secret, mitigation: secret } : risk)),
    };
    for (const [old, now] of [
      [FULL, hidden],
      [hidden, FULL],
      [hidden, { ...hidden, objectives: [], risks: [] }],
    ] as const) {
      const comparison = compareAgreements(old, now);
      const texts = [JSON.stringify(comparison), renderMarkdown(comparisonReport(comparison, old, now))];
      expect(texts.join()).not.toContain(secret);
    }
  });
});
