import { readdirSync } from 'node:fs';
import { outline, renderMarkdown } from '@sla-language/documents';
import { HINT_KINDS } from '@sla-language/language/editing';
import { afterAll, describe, expect, test } from 'vitest';
import { TestEditor } from '../packages/language/test/support/editor.js';

type HintKind = (typeof HINT_KINDS)[number];

const only = (chosen: HintKind) => ({
  sla: { inlayHints: Object.fromEntries(HINT_KINDS.map((kind) => [kind, kind === chosen])) },
});

describe('the truth of hints', () => {
  /** Kinds that the contract prints as well, in the same words. */
  const PRINTED: readonly HintKind[] = ['downtime', 'compositeAvailability', 'credits'];
  let compared = 0;
  afterAll(() => expect(compared).toBeGreaterThanOrEqual(25));

  test.each(readdirSync('examples').filter((file) => file.endsWith('.sla') && file !== 'rechenzentrum.sla'))(
    'of %s: the contract prints the same',
    async (name) => {
      const editor = new TestEditor();
      const file = `examples/${name}`;
      const document = await editor.open(file);
      const [agreement] = (editor.services.Sla.checking.Checker.read(document)?.agreements ?? [])
        .map((reading) => reading.agreement)
        .filter(({ kind }) => kind === 'agreement');
      const contract = renderMarkdown(outline(agreement!, { toolVersion: '1' }));
      for (const kind of PRINTED) {
        editor.configure(only(kind));
        const lines = document.textDocument.getText().split('\n');
        for (const { label, position } of await editor.hints(document)) {
          // Of these no document prints what they come to.
          if (/^\s*(internal|cap)/.test(lines[position.line]!) || String(label).endsWith('each time')) continue;
          for (const value of valuesIn(String(label))) {
            expect(contract, `${kind}: ${label}`).toMatch(asPrinted(value));
            compared += 1;
          }
        }
      }
    },
  );
});

/** The lengths of time, percentages and amounts of a hint. */
function valuesIn(label: string): readonly string[] {
  const lengths = label.match(/(\d+ (days?|h|min|s)\b|[\d.]+ s\b)( (\d+ (h|min)|[\d.]+ s)\b)*(?= in)/g) ?? [];
  const percentages = label.match(/[\d.]+%/g) ?? [];
  const amounts = label.match(/[A-Z]{3} [\d,]+(\.\d+)?/g) ?? [];
  return [...lengths, ...percentages, ...amounts];
}

/** A value as a whole: a contract prints what it has reckoned with all decimals of the currency. */
function asPrinted(value: string): RegExp {
  const decimals = /^[A-Z]{3} [\d,]+$/.test(value) ? '(\\.00)?' : '';
  return new RegExp(`(?<![\\d.,])${value.replaceAll('.', '\\.')}${decimals}(?![\\d%]|[.,]\\d)`);
}
