import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { type CompletionItem, InsertReplaceEdit } from 'vscode-languageserver-types';
import { completing, offer } from './support/completing.js';
import { fixturesIn } from './support/marked.js';

const FOLDER = path.join(import.meta.dirname, 'editing/completion');
const MOST = 24;

describe('completion offers', () => {
  test.each(fixturesIn(FOLDER))('$name', async ({ file, text, cursors }) => {
    const lines = text.split('\n');
    const lists: string[] = [];
    for (const cursor of cursors) {
      const line = lines[cursor.line]!;
      const list = await offer(text, cursor);
      const shown = list.items.slice(0, MOST).map(show);
      const more = list.items.length > MOST ? [`  … and ${list.items.length - MOST} more`] : [];
      const head = `${cursor.line + 1}: ${line.slice(0, cursor.character).trim()}‸${line.slice(cursor.character)}`;
      lists.push([head, ...(list.isIncomplete ? ['  (asks again)'] : []), ...shown, ...more].join('\n'));
    }
    await expect(`${lists.join('\n\n')}\n`).toMatchFileSnapshot(file.replace(/\.sla$/, '.txt'));
  });
});

test('completion reads nothing again that the server has read', async () => {
  const { services, open, at } = completing();
  const [fixture] = fixturesIn(FOLDER);
  const document = await open(fixture!.text);
  const { Checker } = services.checking;
  const before = Checker.read(document);
  for (const cursor of fixture!.cursors) await at(document, cursor);
  expect(Checker.read(document)).toBe(before);
});

/** An item in a line: what is shown, what it says, what it writes, and what it changes elsewhere. */
function show(item: CompletionItem): string {
  const edit = item.textEdit!;
  const range = InsertReplaceEdit.is(edit) ? edit.replace : edit.range;
  const written = range.end.character - range.start.character;
  return [
    `  ${item.preselect ? '*' : ' '} ${item.label}`,
    item.labelDetails?.description ? ` {${item.labelDetails.description}}` : '',
    item.detail ? ` — ${item.detail}` : '',
    edit.newText === item.label ? '' : ` ⇒ ${short(JSON.stringify(edit.newText))}`,
    written > 0 ? ` (in place of ${written})` : '',
    ...(item.additionalTextEdits ?? []).map(
      ({ range: { start }, newText }) => ` + ${start.line + 1}:${start.character + 1} ${JSON.stringify(newText)}`,
    ),
  ].join('');
}

/** Whole agreements have tests of their own. */
function short(text: string): string {
  return text.length > 1000 ? `${text.slice(0, 60)} …` : text;
}
