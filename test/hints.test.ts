import { readdirSync } from 'node:fs';
import { outline, renderMarkdown } from '@sla-language/documents';
import { HINT_KINDS } from '@sla-language/language/editing';
import { describe, expect, test } from 'vitest';
import { TestEditor } from '../packages/language/test/support/editor.js';

type HintKind = (typeof HINT_KINDS)[number];

const only = (chosen: HintKind) => ({
  sla: { inlayHints: Object.fromEntries(HINT_KINDS.map((kind) => [kind, kind === chosen])) },
});

describe('the truth of hints', () => {
  /** Kinds that the contract prints as well, in the same words. */
  const PRINTED: readonly HintKind[] = ['downtime', 'compositeAvailability', 'credits'];

  test.each(readdirSync('examples').filter((file) => file.endsWith('.sla') && file !== 'rechenzentrum.sla'))(
    'of %s: the contract prints the same',
    async (name) => {
      const editor = new TestEditor();
      const file = `examples/${name}`;
      const document = await editor.open(file);
      const [agreement] = (editor.services.Sla.checking.Checker.read(document)?.agreements ?? [])
        .map((reading) => reading.agreement)
        .filter(({ kind }) => kind === 'agreement');
      const contract = renderMarkdown(outline(agreement!, { toolVersion: '1' })).replaceAll(' ', ' ');
      for (const kind of PRINTED) {
        editor.configure(only(kind));
        const lines = document.textDocument.getText().split('\n');
        for (const { label, position } of await editor.hints(document)) {
          if (/^\s*(internal|cap)/.test(lines[position.line]!)) continue; // no document prints what they come to
          for (const value of valuesIn(String(label))) expect(contract, `${kind}: ${label}`).toContain(value);
        }
      }
    },
  );
});

/** The lengths of time, percentages and amounts of a hint, as a contract writes them. */
function valuesIn(label: string): readonly string[] {
  const lengths = label.match(/(\d+ (days?|h|min|s)\b|[\d.]+ s\b)( (\d+ (h|min)|[\d.]+ s)\b)*(?= in)/g) ?? [];
  const percentages = label.match(/[\d.]+%/g) ?? [];
  const amounts = (label.match(/[A-Z]{3} [\d,]+(\.\d+)?/g) ?? []).map((amount) => amount.replace(/(?<!\.\d+)$/, ''));
  return [...lengths, ...percentages, ...amounts];
}
