import { describe, expect, it } from 'vitest';
import { missingInDocument } from '../../../test/support/coverage.js';
import { outline, renderMarkdown } from '../src/index.js';
import { FULL, VARIANT } from './support/full.js';

const rendered = (agreement: typeof FULL) => renderMarkdown(outline(agreement, { toolVersion: '1.2.3' }));

describe('the document shows everything', () => {
  it.each([FULL, VARIANT])('of $id', (agreement) => {
    expect(missingInDocument(agreement, rendered(agreement))).toEqual([]);
  });

  it('and what is left out would be found', () => {
    const lines = rendered(FULL).split('\n');
    const without = (word: string) => lines.filter((line) => !line.includes(word)).join('\n');
    const paths = (word: string) => missingInDocument(FULL, without(word)).map((missing) => missing.path);
    expect(paths('Confidentiality')).toContain('clauses/0/title');
    expect(paths('Pingdom')).toContain('objectives/0/baselines/0/by');
    expect(paths('35%')).toContain('supports/0/weight');
    expect(paths('31 December 2025')).toContain('objectives/0/baselines/0/to');
  });
});

describe('what is private', () => {
  const markdown = rendered(FULL);

  it.each(['99.9871', 'eat the margin', 'half of the budget', 'A comment for', 'Comment on Acme'])(
    '%s stays out',
    (words) => {
      expect(JSON.stringify(FULL)).toContain(words);
      expect(markdown).not.toContain(words);
    },
  );

  it('changes nothing: the document is the same without it', () => {
    const stripped = {
      ...FULL,
      risks: FULL.risks.filter((risk) => !risk.private),
      objectives: FULL.objectives.map((objective) => ({ ...objective, internalTargets: [] })),
    };
    expect(rendered(stripped)).toBe(markdown);
  });
});
