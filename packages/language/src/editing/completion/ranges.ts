import type { LangiumDocument } from 'langium';
import type { WritingPosition } from '../position.js';
import type { Extent } from './client.js';

/** What is replaced at the cursor, and how lines are indented there. */
export function extentAt(document: LangiumDocument, offset: number, place: WritingPosition, isProse: boolean): Extent {
  const { textDocument } = document;
  const text = textDocument.getText();
  const start = textDocument.positionAt(offset - writtenOf(place, isProse));
  const end = textDocument.positionAt(offset + restOfWord(text.slice(offset), place, isProse).length);
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  return {
    insert: { start, end: textDocument.positionAt(offset) },
    replace: { start, end },
    indentation: /^[ \t]*/.exec(line)![0],
    step: /\{[ \t]*\r?\n([ \t]+)\S/.exec(text)?.[1] ?? '    ',
  };
}

/** What stands behind the word at the cursor, up to the end of its line, without comments and closing braces. */
export function restOfLine(document: LangiumDocument, offset: number): string {
  const text = document.textDocument.getText();
  const end = text.indexOf('\n', offset);
  const isInWord = /[\w\u00AA-\uFFDC]$/.test(text.slice(0, offset));
  const rest = text.slice(offset, end < 0 ? text.length : end).replace(isInWord ? /^[\w\u00AA-\uFFDC]*/ : '', '');
  return rest
    .replace(/\/\/.*|\/\*.*/, '')
    .replace(/[}\s]+$/, '')
    .trim();
}

/** How many letters before the cursor belong to what is replaced; in prose and comments only the word. */
function writtenOf({ inText, inComment, word }: WritingPosition, isProse: boolean): number {
  if (inComment !== undefined) return /[\w/-]*$/.exec(inComment.replace(/^\/+/, ''))![0].length;
  if (isProse && inText !== undefined) return /[\p{L}\d]*$/u.exec(inText)![0].length;
  return (inText ?? word).length;
}

function restOfWord(after: string, { inText, inComment, word }: WritingPosition, isProse: boolean): string {
  if (inComment !== undefined) return /^[\w/-]*/.exec(after)![0];
  if (isProse) return /^[\p{L}\d]*/u.exec(after)![0];
  if (inText !== undefined) return /^[^"\r\n]*(?=")/.exec(after)?.[0] ?? '';
  // Where nothing is typed, the next word is another one.
  if (word === '') return '';
  if (/^\d/.test(word)) return /^[\w.:%-]*/.exec(after)![0];
  return /^[<>]/.test(word) ? /^=?/.exec(after)![0] : /^[\w\u00AA-\uFFDC]*/.exec(after)![0];
}

/** Whether the text in which the cursor stands has its closing quotation mark on the line. */
export function isClosed(document: LangiumDocument, offset: number): boolean {
  const text = document.textDocument.getText();
  return /^[^"\r\n]*"/.test(text.slice(offset));
}

/** Whether nothing but blanks stands before the cursor on its line. */
export function startsLine(document: LangiumDocument, offset: number): boolean {
  const text = document.textDocument.getText();
  return text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset).trim() === '';
}
