import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { SignatureHelp } from 'vscode-languageserver';
import { completing } from './support/completing.js';
import { fixturesIn } from './support/marked.js';

const FOLDER = path.join(import.meta.dirname, 'editing/signature-help');
const { services, open } = completing();

describe('the parts of a member', () => {
  test.each(fixturesIn(FOLDER))('$name', async ({ file, text, cursors }) => {
    const document = await open(text);
    const textDocument = { uri: document.uri.toString() };
    const lines: string[] = [];
    for (const position of cursors) {
      const line = text.split('\n')[position.line]!;
      const help = await services.lsp.SignatureHelp!.provideSignatureHelp(document, { textDocument, position });
      lines.push(`${line.slice(0, position.character).trim()}‸${line.slice(position.character)}`, `  ${show(help)}`);
    }
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(file.replace(/\.sla$/, '.txt'));
  });
});

/** The label with the part in which the cursor is, and what is said of it. */
function show(help: SignatureHelp | undefined): string {
  const signature = help?.signatures[0];
  if (!signature) return '–';
  const active = signature.parameters?.[help.activeParameter!];
  const [start, end] = active!.label as [number, number];
  const { label } = signature;
  const said = active!.documentation;
  const text = typeof said === 'string' ? said : said?.value;
  return `${label.slice(0, start)}»${label.slice(start, end)}«${label.slice(end)}${text ? ` — ${text}` : ''}`;
}
