import { describe, expect, test } from 'vitest';
import {
  PREVIEW,
  PREVIEW_CHANGED,
  PREVIEWED,
  type PreviewChangedParams,
  type PreviewParams,
  type PreviewResult,
} from '../../src/protocol.js';
import { agreement, PARTIES } from '../agreement.js';
import { startEditor } from '../editor.js';

const editor = startEditor();

function ask(uri: string, params: Partial<PreviewParams> = {}): Promise<PreviewResult> {
  const all: PreviewParams = { uri, layout: 'schedule', known: [], lenient: false, ...params };
  return editor.connection.sendRequest<PreviewResult>(PREVIEW, all);
}

/** Opens a text, and waits until it has been checked. */
async function open(name: string, text: string): Promise<string> {
  const uri = name.includes(':') ? name : editor.uri(name);
  await editor.open(uri, text);
  await editor.findings(uri);
  return uri;
}

const hashesOf = ({ document }: PreviewResult) => [document!.style, ...document!.pieces.map(({ hash }) => hash)];

describe('a preview', () => {
  test('is the document in pieces, with places and findings', async () => {
    const uri = await open('whole.sla', agreement('    metric Unused { availability of Shop }'));
    const { state, document, agreements, problem } = await ask(uri);
    expect({ state, problem }).toEqual({ state: 'whole', problem: undefined });
    expect(agreements).toMatchObject([{ id: 'Hosting', kind: 'agreement', range: { start: { line: 5 } } }]);
    expect(document).toMatchObject({ agreement: 'Hosting', layout: 'schedule', language: 'en-GB', files: [uri] });
    expect(new Set(Object.keys(document!.texts))).toEqual(new Set(hashesOf({ document } as PreviewResult)));
    expect(document!.findings).toContainEqual(
      expect.objectContaining({ code: 'metric/unused', uri, key: 'metric-Unused' }),
    );
    const severities = ['error', 'warning', 'information', 'hint'];
    const found = document!.findings.map(({ severity }) => severities.indexOf(severity));
    expect(found).toEqual(found.toSorted());
  });

  test('answers with those texts only that the client does not have', async () => {
    const uri = await open('patch.sla', agreement('    precedence "The contract comes first."'));
    const first = await ask(uri);
    const known = hashesOf(first);
    expect((await ask(uri, { known })).document!.texts).toEqual({});
    await editor.change(uri, agreement('    precedence "The schedule comes first."'));
    const second = await ask(uri, { known });
    const texts = Object.values(second.document!.texts);
    expect(texts).toHaveLength(1);
    expect(texts[0]).toContain('The schedule comes first.');
    expect(second.version).toBeGreaterThan(first.version);
  });

  test.each(['public-page', 'summary', 'operations'] as const)('has the layout %s', async (layout) => {
    const uri = await open('layout.sla', agreement(''));
    const { document } = await ask(uri, { layout });
    expect(document!.layout).toBe(layout);
    expect(document!.pieces[0]!.key).toBe('head');
  });

  test('shows the agreement that is asked for, and templates', async () => {
    const two = `${agreement('')}\ntemplate Base "Base terms" {\n    precedence "The contract comes first."\n}\n`;
    const uri = await open('two.sla', two);
    expect((await ask(uri)).document!.agreement).toBe('Hosting');
    const base = await ask(uri, { agreement: 'Base' });
    expect(base.document).toMatchObject({ agreement: 'Base', title: 'Base terms' });
    expect(base.agreements.map(({ kind }) => kind)).toEqual(['agreement', 'template']);
    expect((await ask(uri, { agreement: 'Gone' })).document!.agreement).toBe('Hosting');
    // Whoever comes back to the file sees that in which the cursor stands.
    const line = base.agreements[1]!.range.start.line + 1;
    expect((await ask(uri, { line })).document!.agreement).toBe('Base');
    expect((await ask(uri, { agreement: 'Hosting', line })).document!.agreement).toBe('Hosting');
  });

  test('of a text with errors says where the first one is; who has nothing gets what can be read', async () => {
    const uri = await open('broken.sla', agreement('    servise Other'));
    const strict = await ask(uri);
    expect(strict).toMatchObject({ state: 'broken', problem: { place: { uri, range: { start: { line: 21 } } } } });
    expect(strict.problem!.message).toMatch(/^The text has an error in line 22: `servise` means nothing/);
    expect(strict.document).toBeUndefined();
    const lenient = await ask(uri, { lenient: true });
    expect(lenient.state).toBe('broken');
    expect(lenient.document?.agreement).toBe('Hosting');
  });

  test('of a file without an agreement says what to do, and which agreements show its declarations', async () => {
    expect(await ask(await open('empty.sla', ''))).toMatchObject({
      state: 'nothing',
      problem: { message: expect.stringContaining('empty') },
    });
    const shared = await open('shared.sla', PARTIES);
    expect((await ask(shared)).problem?.others).toBeUndefined();
    const user = agreement('').replace(PARTIES, '');
    const importing = await open('importing.sla', `import "./shared.sla"\n${user}`);
    expect((await ask(shared)).problem?.others).toEqual([{ uri: importing, title: 'importing.sla' }]);
    const scribus = await open('scribus.sla', '<?xml version="1.0"?>\n<SCRIBUSUTF8NEW></SCRIBUSUTF8NEW>');
    expect(await ask(scribus)).toMatchObject({
      state: 'nothing',
      problem: { message: expect.stringContaining('Scribus') },
    });
  });

  test('works for texts without a file, and says of unknown ones that they are missing', async () => {
    const uri = await open('untitled:Untitled-7', agreement(''));
    expect(await ask(uri)).toMatchObject({ state: 'whole', document: { agreement: 'Hosting', files: [uri] } });
    await editor.close(uri);
    expect((await ask(uri)).state).toBe('missing');
    expect((await ask(editor.uri('never.sla'))).state).toBe('missing');
  });

  test('leads to the file in which something is written', async () => {
    const shared = await open('parties.sla', PARTIES);
    const user = await open('user.sla', `import "./parties.sla"\n${agreement('').replace(PARTIES, '')}`);
    const { document } = await ask(user);
    const party = document!.places.find(([key]) => key === 'party-Provider')!;
    expect(document!.files[party[1]]).toBe(shared);
  });
});

describe('what the server tells of', () => {
  test('changes of what is shown, also in imported files; nothing where nothing is shown', async () => {
    const told: string[] = [];
    editor.connection.onNotification(PREVIEW_CHANGED, ({ uri }: PreviewChangedParams) => void told.push(uri));
    const shared = await open('told-shared.sla', PARTIES);
    const text = `import "./told-shared.sla"\n${agreement('').replace(PARTIES, '')}`;
    const uri = await open('told.sla', text);
    const other = await open('other.sla', agreement(''));
    expect(told).toEqual([]);

    await editor.connection.sendNotification(PREVIEWED, { uris: [uri] });
    await ask(uri);
    await editor.change(other, agreement('    precedence "x"'));
    await editor.findings(other);
    await editor.change(uri, text.replace('Hosting', 'Hosting2'));
    await editor.findings(uri);
    await ask(uri);
    expect(new Set(told)).toEqual(new Set([uri]));

    told.length = 0;
    await editor.change(shared, PARTIES.replace('Acme Cloud GmbH', 'Acme Clouds GmbH'));
    await editor.findings(shared);
    await ask(uri);
    expect(told).toContain(uri);

    await editor.connection.sendNotification(PREVIEWED, { uris: [] });
    told.length = 0;
    await editor.change(uri, text);
    await editor.findings(uri);
    expect(told).toEqual([]);
  });
});
