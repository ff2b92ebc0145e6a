import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Position, Range } from 'vscode-languageserver-types';

/**
 * A text with marks for a feature of the editor: `‸` is a cursor, `»…«` a range. The fixtures of a feature stand in a folder, as
 * `.sla` files; what the feature answers is kept beside each (`toMatchFileSnapshot`), for people to read. Files that begin with `_` are there to
 * be imported.
 */
export interface Marked {
  readonly text: string;
  readonly cursors: readonly Position[];
  readonly ranges: readonly Range[];
}

export interface Fixture extends Marked {
  /** Without its extension. */
  readonly name: string;
  readonly file: string;
}

export function fixturesIn(folder: string): Fixture[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.sla') && !path.basename(name).startsWith('_'))
    .sort()
    .map((name) => {
      const file = path.join(folder, name);
      return { name: name.replace(/\.sla$/, ''), file, ...readMarks(readFileSync(file, 'utf8')) };
    });
}

/** Takes the marks out of a text. */
export function readMarks(marked: string): Marked {
  let text = '';
  const cursors: number[] = [];
  const ranges: { start: number; end: number }[] = [];
  const open: number[] = [];
  for (const letter of marked) {
    if (letter === '‸') cursors.push(text.length);
    else if (letter === '»') open.push(ranges.push({ start: text.length, end: text.length }) - 1);
    else if (letter === '«') ranges[open.pop()!]!.end = text.length;
    else text += letter;
  }
  const document = TextDocument.create('', 'sla', 0, text);
  return {
    text,
    cursors: cursors.map((at) => document.positionAt(at)),
    ranges: ranges.map(({ start, end }) => ({ start: document.positionAt(start), end: document.positionAt(end) })),
  };
}
