import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type CompletionClientCapabilities,
  type CompletionItem,
  type CompletionList,
  CompletionRequest,
  InsertReplaceEdit,
  SignatureHelpRequest,
} from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { agreement, PARTIES } from './agreement.js';
import { Editor, startEditor, withCursor } from './editor.js';

const editor = startEditor();

async function complete(marked: string, of = editor, name = 'teaching.sla'): Promise<CompletionList> {
  const { params } = await of.at(name, marked);
  const result = await of.connection.sendRequest(CompletionRequest.type, params);
  if (!result || Array.isArray(result)) throw new Error('The server sends lists.');
  return result;
}

const inOrder = ({ items }: CompletionList): CompletionItem[] =>
  items.toSorted((a, b) => (a.sortText! < b.sortText! ? -1 : 1));

/** An editor with other abilities, for one test. */
function editorWith(completion: CompletionClientCapabilities): Editor {
  const other = new Editor({ textDocument: { completion } });
  beforeAll(async () => {
    await other.start();
  });
  afterAll(() => other.stop());
  return other;
}

describe('completion teaches', () => {
  test('what is missing comes first, with its reason, and holds what the quick fix would write', async () => {
    const [first] = inOrder(await complete(agreement('    |')));
    expect(first?.detail).toMatch(/^Missing: .*nothing says in which form/);
    expect(first?.label).toBe('remedies');
    expect(first?.textEdit?.newText).toContain('paid as credit on next invoice');
  });

  test('what is missing in another block is not offered here', async () => {
    const inside = inOrder(await complete(agreement('    service Other "Other" {\n        |\n    }')));
    expect(inside.filter(({ detail }) => detail?.startsWith('Missing'))).toEqual([]);
  });

  test('while somebody types, it is offered still', async () => {
    const [first] = inOrder(await complete(agreement('    reme|')));
    expect(first?.detail).toMatch(/^Missing/);
    expect(first?.textEdit?.newText).toMatch(/^remedies \{\n[\s\S]*paid as credit on next invoice/);
  });

  test('what the linter leaves out is not asked for', async () => {
    const text = agreement('    |').replace('agreement Hosting', 'template Hosting');
    expect((await complete(text)).items.filter(({ detail }) => detail?.startsWith('Missing'))).toEqual([]);
  });

  test('a name of a file that is not imported brings its import', async () => {
    editor.write('others.sla', 'party Initech "Initech Ltd"\n');
    await editor.open(editor.uri('others.sla'), 'party Initech "Initech Ltd"\n');
    const marked = agreement('    third party Init|');
    const items = inOrder(await complete(marked));
    const item = items.find(({ label }) => label === 'Initech')!;
    expect(item.detail).toBe('Initech Ltd · imports ./others.sla');
    expect(items.indexOf(item)).toBeGreaterThan(items.findIndex(({ label }) => label === 'Acme'));
    const { text } = withCursor(marked);
    const taken = TextDocument.applyEdits(TextDocument.create('', 'sla', 0, text), [
      item.textEdit as { range: never; newText: string },
      ...item.additionalTextEdits!,
    ]);
    expect(taken).toMatch(/^import "\.\/others\.sla"\n/);
    await editor.open(editor.uri('teaching.sla'), taken);
    // What was said of the text before may still be on its way.
    await editor.untilCodes(editor.uri('teaching.sla'), (codes) => !codes.includes('language/unknown-name'));
  });

  test('amounts follow what is typed of a number, so the list is asked for again', async () => {
    const list = await complete(agreement('    renews every 18|'));
    expect(list.isIncomplete).toBe(true);
    expect(list.items.map(({ label }) => label)).toContain('18 months');
    expect((await complete(agreement('    status |'))).isIncomplete).toBe(false);
  });

  test('rules after `sla-ignore`, those of what is found here first', async () => {
    const marked = agreement('').replace('    metric Uptime', '    // sla-ignore |\n    metric Uptime');
    const [first] = inOrder(await complete(marked));
    expect(first?.label).toMatch(/^metric\//);
  });

  test('Scribus documents get nothing', async () => {
    expect((await complete('<?xml version="1.0"?>\n<SCRIBUS>|')).items).toEqual([]);
  });

  test('the parts of a member', async () => {
    const { params } = await editor.at('teaching.sla', agreement('    remedies { cap 10% of fee per | }'));
    const help = await editor.connection.sendRequest(SignatureHelpRequest.type, params);
    expect(help?.signatures[0]?.label).toBe('cap AMOUNT per WINDOW | incident | term [for SCOPES]');
    expect(help?.activeParameter).toBe(3);
  });
});

describe('an editor that cannot do much', () => {
  const poor = editorWith({});

  test('gets the words of a member and no places to fill in, and plain text', async () => {
    const item = (await complete(agreement('    |'), poor)).items.find(({ label }) => label === 'objective')!;
    expect(item.textEdit).toMatchObject({ newText: 'objective' });
    expect(item.insertTextFormat).toBeUndefined();
    expect(item.documentation).toMatchObject({ kind: 'plaintext' });
    expect(JSON.stringify(item.documentation)).not.toContain('```');
  });

  test('gets several lines with their indentation', async () => {
    const item = (await complete(agreement('    |'), poor)).items.find(({ label }) => label.startsWith('report Serv'))!;
    expect(item.textEdit?.newText).toMatch(/^report ServiceLevels .* \{\n {8}covers Available\n/);
    expect(item.textEdit?.newText).toMatch(/\n {4}\}$/);
  });

  test('replaces the whole word in the middle of which the cursor is', async () => {
    const item = (await complete(agreement('    status dr|aft'), poor)).items.find(({ label }) => label === 'signed')!;
    const edit = item.textEdit!;
    expect(InsertReplaceEdit.is(edit)).toBe(false);
    expect('range' in edit && edit.range.end.character - edit.range.start.character).toBe(5);
  });
});

describe('an editor that can do everything', () => {
  const rich = editorWith({
    completionItem: {
      snippetSupport: true,
      insertReplaceSupport: true,
      labelDetailsSupport: true,
      preselectSupport: true,
      commitCharactersSupport: true,
      documentationFormat: ['markdown'],
      insertTextModeSupport: { valueSet: [1, 2] },
    },
  });

  test('may insert or replace', async () => {
    const item = (await complete(agreement('    status dr|aft'), rich)).items.find(({ label }) => label === 'signed')!;
    const edit = item.textEdit!;
    if (!InsertReplaceEdit.is(edit)) throw new Error('It gets one range only.');
    expect(edit.replace.end.character - edit.insert.end.character).toBe(3);
  });

  test('shows where a name comes from, preselects what is missing, and takes names by a comma', async () => {
    await rich.open(rich.uri('shared.sla'), PARTIES);
    const own = agreement('    review every 6 months by |').replace(PARTIES, 'import "./shared.sla"\n');
    const director = (await complete(own, rich)).items.find(({ label }) => label === 'Acme.Director')!;
    expect(director.labelDetails).toEqual({ description: expect.stringMatching(/ · shared\.sla$/) });
    expect(director.commitCharacters).toEqual([',']);
    const [first, second] = inOrder(await complete(agreement('    |'), rich));
    expect([first?.preselect, second?.preselect]).toEqual([true, undefined]);
    expect(first?.labelDetails).toEqual({ description: 'missing' });
  });
});
