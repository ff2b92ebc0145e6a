import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type CompletionItem,
  CompletionRequest,
  DefinitionRequest,
  DidChangeWatchedFilesNotification,
  DocumentSymbolRequest,
  FileChangeType,
  FoldingRangeRequest,
  HoverRequest,
  type InitializeResult,
  PrepareRenameRequest,
  ReferencesRequest,
  RenameRequest,
  TextDocumentContentRequest,
} from 'vscode-languageserver-protocol';
import { GENERATE, type GenerateResult } from '../src/protocol.js';
import { buildServer, Editor, withCursor } from './editor.js';

const PARTIES = `party Acme "Acme Cloud GmbH" {
    contact Director "Managing director"
}
party Globex "Globex Corporation"
`;

/** An agreement with one mistake for each line of `inside`. */
const agreement = (inside: string) => `${PARTIES}
agreement Hosting "Hosting" {
    effective from 2027-01-01 to 2027-12-31
    timezone "Europe/Berlin"
    provider Acme
    customer Globex
    service Shop "Web shop" { fee EUR 2_000 per month }
    /// Measured from two regions.
    metric Uptime "Monthly uptime" {
        availability of Shop
        measured every 1 minute by "a probe"
    }
    objective Available "Availability" {
        measures Uptime per month
        target >= 99.9%
        credit 10% of fee when < 99.9%
    }
${inside}
}
`;

let editor: Editor;
let started: InitializeResult;

beforeAll(async () => {
  buildServer();
  editor = new Editor();
  started = await editor.start();
}, 60_000);

afterAll(() => editor.stop());

/** Opens a text with a cursor; returns what a request at the cursor needs. */
async function at(name: string, marked: string) {
  const { text, position } = withCursor(marked);
  const uri = editor.uri(name);
  await editor.open(uri, text);
  return { uri, params: { textDocument: { uri }, position } };
}

async function complete(marked: string): Promise<CompletionItem[]> {
  const { params } = await at('completion.sla', marked);
  const result = await editor.connection.sendRequest(CompletionRequest.type, params);
  return Array.isArray(result) ? result : (result?.items ?? []);
}

describe('the server', () => {
  test('says what it can do, and watches the files of the language', async () => {
    expect(started.capabilities).toMatchObject({
      completionProvider: { triggerCharacters: ['.'] },
      hoverProvider: true,
      definitionProvider: true,
      referencesProvider: true,
      documentSymbolProvider: true,
      foldingRangeProvider: true,
      renameProvider: { prepareProvider: true },
    });
    expect(await editor.registration(DidChangeWatchedFilesNotification.method)).toMatchObject({
      registerOptions: { watchers: [{ globPattern: '**/*.sla' }] },
    });
  });

  test('reports findings with their rule, and takes them back when they are mended', async () => {
    const uri = editor.uri('mend.sla');
    const wrong = agreement('    servise Other "Other"');
    await editor.open(uri, wrong);
    const [finding] = (await editor.findings(uri)).filter((each) => each.code === 'language/unknown-keyword');
    expect(finding).toMatchObject({ source: 'sla', severity: 1 });
    expect(finding.message).toContain('Did you mean `service`?');
    await editor.change(uri, wrong.replace('servise', 'service'));
    expect(await editor.codes(uri)).not.toContain('language/unknown-keyword');
  });

  test.each([
    ['Windows line ends', (text: string) => text.replaceAll('\n', '\r\n')],
    ['a byte order mark', (text: string) => `\uFEFF${text}`],
    ['no final line end', (text: string) => text.trimEnd()],
  ])('reads text with %s as any other', async (name, written) => {
    const uri = editor.uri(`${name.replaceAll(' ', '-')}.sla`);
    const text = agreement('    objective Other "Other" { measures Nothing per month }');
    await editor.open(uri, text);
    const expected = (await editor.findings(uri)).map(({ code, range }) => ({ code, range }));
    expect(expected.map((each) => each.code)).toContain('language/unknown-name');
    await editor.change(uri, written(text));
    expect((await editor.findings(uri)).map(({ code, range }) => ({ code, range }))).toEqual(expected);
  });

  test('leaves the XML of Scribus alone', async () => {
    const { uri, params } = await at(
      'brochure.sla',
      '<?xml version="1.0"?>\n<SCRIBUSUTF8NEW Version="1.6.1">|\n</SCRIBUSUTF8NEW>',
    );
    expect(await editor.codes(uri)).toEqual([]);
    const completion = await editor.connection.sendRequest(CompletionRequest.type, params);
    expect(completion).toMatchObject({ items: [] });
    expect(await editor.connection.sendRequest(DocumentSymbolRequest.type, params)).toEqual([]);
  });

  test('survives text that is no text', async () => {
    for (const [name, text] of Object.entries({
      binary: '\0\x01\x02PK',
      empty: '',
      quote: 'party A "',
      open: 'agreement A {',
    })) {
      const uri = editor.uri(`${name}.sla`);
      await editor.open(uri, text);
      expect((await editor.codes(uri)).length, name).toBeGreaterThan(0);
    }
    expect(editor.stderr.join('')).toBe('');
  });
});

describe('files that depend on each other', () => {
  test('an import follows the imported file: unsaved changes, changes on disk, deletion', async () => {
    const shared = editor.write('shared.sla', PARTIES);
    const user = editor.uri('user.sla');
    await editor.open(user, 'import "./shared.sla"\nagreement A "A" { provider Acme customer Globex }');
    expect(await editor.codes(user)).not.toContain('language/unknown-name');

    await editor.open(shared, PARTIES.replace('party Acme', 'party Apex'));
    await editor.untilCodes(user, (codes) => codes.includes('language/unknown-name'));
    await editor.close(shared); // the change was not saved
    await editor.untilCodes(user, (codes) => !codes.includes('language/unknown-name'));

    rmSync(join(editor.folder, 'shared.sla'));
    await editor.changedOnDisk(shared, FileChangeType.Deleted);
    await editor.untilCodes(user, (codes) => codes.includes('language/import'));
    editor.write('shared.sla', PARTIES);
    await editor.changedOnDisk(shared, FileChangeType.Created);
    await editor.untilCodes(user, (codes) => !codes.includes('language/import'));
  });

  test('findings of a deleted file go, and those of a closed untitled one', async () => {
    const uri = editor.write('deleted.sla', 'nonsense');
    await editor.open(uri, 'nonsense');
    await editor.untilCodes(uri, (codes) => codes.length > 0);
    rmSync(join(editor.folder, 'deleted.sla'));
    await editor.changedOnDisk(uri, FileChangeType.Deleted);
    await editor.close(uri);
    await editor.untilCodes(uri, (codes) => codes.length === 0);

    const untitled = 'untitled:Untitled-1';
    await editor.open(untitled, 'nonsense');
    await editor.untilCodes(untitled, (codes) => codes.length > 0);
    await editor.close(untitled);
    await editor.untilCodes(untitled, (codes) => codes.length === 0);
  });

  test('files of a virtual file system are read through the editor', async () => {
    editor.virtual.set('memory:/contracts/shared.sla', PARTIES);
    const uri = 'memory:/contracts/virtual.sla';
    await editor.open(uri, 'import "./shared.sla"\nimport "./missing.sla"\nagreement A "A" { provider Acme }');
    const codes = await editor.codes(uri);
    expect(codes).toContain('language/import');
    expect(codes).not.toContain('language/unknown-name');
  });

  test('a file of the workspace that cannot be read does not keep the others away', async () => {
    const other = new Editor();
    other.virtual.set('memory:/contracts/locked.sla', null);
    other.virtual.set('memory:/contracts/shared.sla', PARTIES);
    await other.start('memory:/contracts');
    await other.open('memory:/contracts/new.sla', 'agreement A "A" { provider Acme }');
    const [finding] = (await other.findings('memory:/contracts/new.sla')).filter(
      (each) => each.code === 'language/unknown-name',
    );
    expect(finding.message).toContain('One is declared in `shared.sla`');
    await other.stop();
  });

  test('a file that is gone before it is read does not stop the rest', async () => {
    const uri = editor.uri('later.sla');
    await editor.changedOnDisk(editor.write('gone.sla', PARTIES), FileChangeType.Created);
    rmSync(join(editor.folder, 'gone.sla'));
    await editor.open(uri, 'nonsense');
    expect(await editor.codes(uri)).toContain('language/unknown-keyword');
  });
});

describe('completion', () => {
  test('offers members at the start of a line, with their meaning and a scaffold', async () => {
    const items = await complete(agreement('    |'));
    const service = items.find((item) => item.label === 'service');
    expect(service?.detail).toBe('What is delivered, and what it costs');
    expect(service?.textEdit?.newText).toMatch(/^service \$\{1:Name\} /);
    expect(items.map((item) => item.label)).not.toContain('target');
    expect(items.map((item) => item.label)).not.toContain('within');
  });

  test('offers last what is given already and may stand only once', async () => {
    const items = await complete(agreement('').replace('        target', '        |\n        target'));
    const order = items.toSorted((a, b) => (a.sortText! < b.sortText! ? -1 : 1)).map((item) => item.label);
    expect(order.indexOf('measures')).toBeGreaterThan(order.indexOf('cap'));
    expect(order.indexOf('credit')).toBeLessThan(order.indexOf('cap'));
  });

  test.each([
    ['an operator after `target`', '    objective X { target | }', ['>=', '<=']],
    ['names where a reference stands', '    objective X { measures | per month }', ['Uptime', 'p95', 'each']],
    ['the rest of a name', '    signature by Acme.|', ['Director']],
    ['parties and roles', '    responsibility of |', ['provider', 'customer', 'Acme', 'Globex']],
    ['services that exist', '    metric Other { availability of | }', ['Shop']],
    ['units after a number', '    review every 6 |', ['months', 'days']],
    ['choices', '    status |', ['draft', 'signed', 'published']],
    ['what may follow', '    objective X { credit 10% of fee | }', ['when', 'per', 'for']],
    ['members on the line of their block', '    objective X { | }', ['measures', 'target', 'credit']],
    ['a half-typed word', '    objec|', ['objective']],
    ['time zones', '    timezone "|"', ['Europe/Berlin', 'UTC']],
  ])('offers %s', async (_, inside, expected) => {
    expect((await complete(agreement(inside))).map((item) => item.label)).toEqual(expect.arrayContaining(expected));
  });

  test.each([
    ['in a comment', '    // |'],
    ['in text', '    background "|"'],
    ['where a new name stands', '    service |'],
  ])('offers nothing %s', async (_, inside) => {
    expect(await complete(agreement(inside))).toEqual([]);
  });

  test('offers files to import, and the beginning of an agreement', async () => {
    editor.write('shared.sla', PARTIES);
    await editor.open(editor.uri('shared.sla'), PARTIES);
    expect((await complete('import "|"')).map((item) => item.label)).toContain('./shared.sla');
    expect((await complete('|')).map((item) => item.label)).toEqual(
      expect.arrayContaining(['agreement', 'party', 'import']),
    );
  });
});

describe('reading', () => {
  const hover = async (marked: string) => {
    const { params } = await at('hover.sla', marked);
    return JSON.stringify(await editor.connection.sendRequest(HoverRequest.type, params));
  };

  test('a target shows the downtime that it allows', async () => {
    const text = await hover(agreement('').replace('target >= 99.9%', 'target >= 99|.9%'));
    expect(text).toMatch(/a month of 30 days \| \s*43 min 12 s/);
    expect(text).toContain('a year of 365 days');
  });

  test('a name shows its declaration and what is written above it; a word what it means', async () => {
    const text = await hover(agreement('').replace('measures Uptime', 'measures Up|time'));
    expect(text).toContain('metric Uptime \\"Monthly uptime\\"');
    expect(text).toContain('Measured from two regions.');
    expect(await hover(agreement('').replace('measured', 'mea|sured'))).toContain(
      'How often, with what, and from where',
    );
    expect(await hover(agreement('').replace(' when', ' wh|en'))).toContain('a condition');
  });

  test('the outline has titles', async () => {
    const { params } = await at('outline.sla', `${agreement('    clause "Confidentiality" "x"')}|`);
    const symbols = JSON.stringify(await editor.connection.sendRequest(DocumentSymbolRequest.type, params));
    expect(symbols).toContain('"name":"Hosting","detail":"Hosting"');
    expect(symbols).toContain('"name":"Available","detail":"Availability"');
    expect(symbols).toContain('"name":"Confidentiality","detail":"clause"');
  });

  test('blocks, prose and comments fold', async () => {
    const { params } = await at(
      'folding.sla',
      '// one\n// two\nparty A {\n    address """\n        x\n        """\n}\n/*\n*/\nparty B // not\nparty C // folded\n|',
    );
    const ranges = (await editor.connection.sendRequest(FoldingRangeRequest.type, params)) ?? [];
    const lines = ranges.map(({ startLine, endLine, kind }) => `${startLine}-${endLine} ${kind ?? 'block'}`);
    expect(lines.sort()).toEqual(['0-1 comment', '2-5 block', '3-5 block', '7-8 comment']);
  });
});

describe('names', () => {
  test('go to their definition, each part of a qualified name to its own', async () => {
    const definition = async (marked: string) => {
      const { params } = await at('definition.sla', marked);
      const links = (await editor.connection.sendRequest(DefinitionRequest.type, params)) as {
        targetSelectionRange: { start: object };
      }[];
      return links.map((link) => link.targetSelectionRange.start);
    };
    const inside = '    signature by Acme.Director pending';
    expect(await definition(agreement(inside.replace('Dir', 'Dir|')))).toEqual([{ line: 1, character: 12 }]);
    expect(await definition(agreement(inside.replace('Ac', 'Ac|')))).toEqual([{ line: 0, character: 6 }]);
  });

  test('the built-in library can be looked at', async () => {
    const { params } = await at('library.sla', agreement('    default calendar Al|ways'));
    const links = (await editor.connection.sendRequest(DefinitionRequest.type, params)) as { targetUri: string }[];
    expect(links[0].targetUri).toBe('builtin:/library.sla');
    const content = await editor.connection.sendRequest(TextDocumentContentRequest.type, { uri: links[0].targetUri });
    expect(content.text).toContain('calendar Always');
  });

  test('have references', async () => {
    const { params } = await at(
      'references.sla',
      agreement('    signature by Acme.Director pending').replace('party Acme', 'party Ac|me'),
    );
    const found = await editor.connection.sendRequest(ReferencesRequest.type, {
      ...params,
      context: { includeDeclaration: true },
    });
    expect(found).toHaveLength(3);
  });

  const rename = async (marked: string, newName: string) => {
    const { uri, params } = await at('rename.sla', marked);
    const edit = await editor.connection.sendRequest(RenameRequest.type, { ...params, newName });
    const edits = [...(edit?.changes?.[uri] ?? [])].sort(
      (a, b) => b.range.start.line - a.range.start.line || b.range.start.character - a.range.start.character,
    );
    const lines = withCursor(marked).text.split('\n');
    for (const { range, newText } of edits) {
      const line = lines[range.start.line];
      lines[range.start.line] = line.slice(0, range.start.character) + newText + line.slice(range.end.character);
    }
    return lines.join('\n');
  };

  test('are renamed wherever they stand, alone and in qualified names', async () => {
    const text = agreement('    signature by Acme.Director pending\n    report R { sent to Acme.Director }');
    expect(await rename(text.replace('party Acme', 'party Ac|me'), 'Apex')).toBe(
      text.replace(/\bAcme\b(?! Cloud)/g, 'Apex'),
    );
    expect(await rename(text.replace('Acme.Director', 'Acme.Dir|ector'), 'Boss')).toBe(
      text.replaceAll('Director', 'Boss'),
    );
  });

  test('that are words of the language are renamed like others, and become such words', async () => {
    const text = agreement('').replaceAll('Shop', 'support');
    expect(await rename(text.replace('of support', 'of sup|port'), 'service')).toBe(
      text.replaceAll('support', 'service'),
    );
  });

  test('of a declaration that an extending agreement changes stay one name', async () => {
    const text = `${agreement('')}agreement Gold "Gold" extends Hosting {\n    objective Available { target >= 99.95% }\n}\n`;
    expect(await rename(text.replace('objective Available', 'objective Avail|able'), 'Up')).toBe(
      text.replaceAll('Available', 'Up'),
    );
  });

  test('cannot be renamed to what is no name or is taken; roles have none of their own', async () => {
    const text = agreement('').replace('metric Uptime', 'metric Up|time');
    await expect(rename(text, '1st')).rejects.toThrow('is not a name');
    await expect(rename(text, 'Available')).rejects.toThrow('There is a `Available` already.');
    const { params } = await at('role.sla', agreement('    responsibility of prov|ider "x"'));
    expect(await editor.connection.sendRequest(PrepareRenameRequest.type, params)).toBeNull();
  });
});

describe('generating', () => {
  const generate = async (text: string, format: 'markdown' | 'json', uri = editor.uri('generate.sla')) => {
    await editor.open(uri, text);
    return editor.connection.sendRequest<GenerateResult>(GENERATE, { uri, format });
  };

  test('gives a contract and its data, named like the agreement', async () => {
    const markdown = await generate(agreement(''), 'markdown');
    expect(markdown).toMatchObject({
      files: [{ name: 'Hosting.md', text: expect.stringContaining('Acme Cloud GmbH') }],
    });
    const json = await generate(agreement(''), 'json');
    const [file] = 'files' in json ? json.files : [];
    expect(file.name).toBe('Hosting.json');
    expect(JSON.parse(file.text)).toMatchObject({ kind: 'agreement', id: 'Hosting', schemaVersion: '1.0' });
  });

  test('takes the text as it is in the editor now', async () => {
    const uri = editor.uri('now.sla');
    await editor.open(uri, agreement(''));
    await editor.change(uri, agreement('').replace('agreement Hosting', 'agreement Renamed'));
    const result = await editor.connection.sendRequest<GenerateResult>(GENERATE, { uri, format: 'json' });
    expect(result).toMatchObject({ files: [{ name: 'Renamed.json' }] });
  });

  test('refuses a text with errors, and says where the first one is', async () => {
    const result = await generate(agreement('    servise Other'), 'markdown');
    expect(result).toMatchObject({ problem: { range: { start: { line: 21 } } } });
    expect(JSON.stringify(result)).toContain('Line 22');
  });

  test('says so when there is nothing to generate', async () => {
    expect(await generate(PARTIES, 'markdown')).toMatchObject({
      problem: { message: expect.stringContaining('no agreement') },
    });
    const result = await editor.connection.sendRequest(GENERATE, {
      uri: editor.uri('never-opened.sla'),
      format: 'json',
    });
    expect(result).toMatchObject({ problem: { message: expect.stringContaining('not open') } });
  });
});
