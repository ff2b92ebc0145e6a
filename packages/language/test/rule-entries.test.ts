import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { applyEdits } from '@sla-language/language';
import { ruleEntry } from '@sla-language/language/editing';
import { parse } from 'jsonc-parser';
import { describe, expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';

const FOLDER = path.join(import.meta.dirname, 'editing/rule-entries');
const RULE = 'remedy/tier-gap';
const names = readdirSync(FOLDER).filter((name) => name.endsWith('.before.txt'));

describe.each(names)('the entry of a rule in %s', (name) => {
  const file = path.join(FOLDER, name);
  const text = readFileSync(file, 'utf8');
  const snapshot = file.replace('.before.', '.after.');

  test('is found or added', async () => {
    const entry = ruleEntry(text, RULE, 'warning');
    if (!entry) return expect('Nothing can be added.\n').toMatchFileSnapshot(snapshot);
    const after = TextDocument.create('', 'jsonc', 0, applyEdits(text, entry.edits));
    const { start, end } = entry.selection;
    const before = after.getText().slice(0, after.offsetAt(start));
    const behind = after.getText().slice(after.offsetAt(end));
    return expect(`${before}»${after.getText(entry.selection)}«${behind}`).toMatchFileSnapshot(snapshot);
  });

  test('leaves everything else where it is', () => {
    for (const source of [text, text.replaceAll('\n', '\r\n')]) {
      const entry = ruleEntry(source, RULE, 'warning');
      if (!entry) return;
      const after = applyEdits(source, entry.edits);
      const [edit] = entry.edits;
      if (!edit) continue;
      expect(entry.edits).toHaveLength(1);
      const document = TextDocument.create('', 'jsonc', 0, source);
      // What is replaced is white space.
      expect(document.getText(edit.range).trim()).toBe('');
      const old = parse(source, [], { allowTrailingComma: true }) ?? {};
      expect(parse(after, [], { allowTrailingComma: true })).toEqual({
        ...old,
        rules: { ...old.rules, [RULE]: 'warning' },
      });
      if (source.includes('\r\n')) expect(after.replaceAll('\r\n', '')).not.toContain('\n');
    }
  });
});
