/** The bundled `sla lsp` as an editor meets it that can do almost nothing, and that knows only the Language Server Protocol. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse as parseToml } from 'smol-toml';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CompletionItem, CompletionList, Hover, Location, SymbolInformation } from 'vscode-languageserver-types';
import { type ClientOptions, LanguageServer, startNode } from './support/language-server.js';

const SLA = path.resolve('packages/cli/dist/sla.mjs');
const TEXT = `import "./shared.sla"
agreement Small "Small agreement" {
    provider Acme
    customer Nobody
    status
}
`;
const folder = mkdtempSync(path.join(tmpdir(), 'sla-editor-'));
const uri = pathToFileURL(path.join(folder, 'small.sla')).toString();
const inFile = { textDocument: { uri } };

beforeAll(() => {
  if (!existsSync(SLA)) throw new Error('There is no bundle to test: run `npm run build` first.');
  writeFileSync(path.join(folder, 'shared.sla'), '/// Our own `legal` person.\nparty Acme "Acme Cloud"\n');
  writeFileSync(path.join(folder, 'small.sla'), TEXT);
});
afterAll(() => rmSync(folder, { recursive: true }));

interface InitializeAnswer {
  readonly capabilities: Readonly<Record<string, unknown>>;
  readonly serverInfo: { readonly name: string };
}

/** An editor in which one file is open. */
async function opened(params: object = {}, options: ClientOptions = {}, args: readonly string[] = []) {
  const server = new LanguageServer(startNode([SLA, 'lsp', ...args]), options);
  const answer = await open(server, params);
  return { server, ...answer };
}

async function open(server: LanguageServer, params: object = {}): Promise<InitializeAnswer> {
  const answer = await server.request<InitializeAnswer>('initialize', {
    processId: null,
    rootUri: null,
    capabilities: {},
    ...params,
  });
  server.notify('initialized', {});
  server.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'sla', version: 1, text: TEXT } });
  return answer;
}

const codes = (server: LanguageServer) =>
  server.until('diagnostics', () => server.diagnostics.get(uri)?.map(({ code }) => code));

async function stopped(server: LanguageServer): Promise<void> {
  expect(await server.stop()).toBe(0);
  expect(server.stderr).toEqual([]);
}

describe('an editor that can do nothing', () => {
  test('gets findings, names, meanings and the structure of a file, as plain text', async () => {
    const { server, serverInfo, capabilities } = await opened();
    expect(serverInfo.name).toBe('SLA Language');
    expect(capabilities.positionEncoding).toBe('utf-16');
    expect(await codes(server)).toContain('language/unknown-name');

    const at = (line: number, character: number) => ({ ...inFile, position: { line, character } });
    const hover = await server.request<Hover>('textDocument/hover', at(2, 15));
    expect(hover.contents).toMatchObject({
      kind: 'plaintext',
      value: expect.stringContaining('Our own legal person.'),
    });
    const [definition] = await server.request<Location[]>('textDocument/definition', at(2, 15));
    expect(definition).toMatchObject({ uri: expect.stringContaining('shared.sla'), range: { start: { line: 1 } } });

    const answer = await server.request<CompletionList | CompletionItem[]>('textDocument/completion', at(4, 4));
    const items = Array.isArray(answer) ? answer : answer.items;
    expect(items.map(({ label }) => label)).toContain('objective');
    expect(items.filter(({ insertTextFormat }) => insertTextFormat === 2)).toEqual([]);
    const resolve = (capabilities.completionProvider as { resolveProvider?: boolean }).resolveProvider;
    for (const item of items.slice(0, 5)) {
      const whole = resolve ? await server.request<CompletionItem>('completionItem/resolve', item) : item;
      expect(whole.documentation ?? { kind: 'plaintext' }).toMatchObject({ kind: 'plaintext' });
    }
    const symbols = await server.request<SymbolInformation[]>('textDocument/documentSymbol', inFile);
    expect(symbols).toMatchObject([{ name: 'Small', location: { uri } }]);

    server.notify('textDocument/didClose', inFile);
    expect(server.asked).toEqual([]);
    await stopped(server);
  });

  test.each([
    ['by its URI', { rootUri: pathToFileURL(folder).toString() }],
    ['by its path', { rootPath: folder }],
    ['among several', { workspaceFolders: [{ uri: pathToFileURL(folder).toString(), name: 'agreements' }] }],
  ])('names the open folder %s, and its files are known', async (_, params) => {
    const { server } = await opened(params);
    await codes(server);
    const found = await server.request<SymbolInformation[]>('workspace/symbol', { query: 'Acme' });
    expect(found.map(({ name }) => name)).toContain('Acme · Acme Cloud');
    await stopped(server);
  });

  test('that can be asked for settings may refuse to answer, and everything else', async () => {
    const workspace = { configuration: true, didChangeConfiguration: {}, workspaceFolders: true };
    const { server } = await opened({ capabilities: { workspace } });
    expect(await codes(server)).toContain('language/unknown-name');
    expect(server.asked).toContain('workspace/configuration');
    await stopped(server);
  });

  test('may have files that only it knows', async () => {
    const { server } = await opened();
    const unsaved = 'untitled:Untitled-1';
    const textDocument = { uri: unsaved, languageId: 'sla', version: 1, text: 'import "./x.sla"\n' };
    server.notify('textDocument/didOpen', { textDocument });
    const found = await server.until('diagnostics', () => server.diagnostics.get(unsaved));
    expect(found.map(({ code }) => code)).toContain('language/import');
    await stopped(server);
  });
});

describe('sla lsp talks', () => {
  test.each([['--stdio'], ['--stdio', '--clientProcessId', String(process.pid)], [`--clientProcessId=${process.pid}`]])(
    'over standard streams: %s',
    async (...args) => {
      const { server } = await opened({}, {}, args);
      expect(await codes(server)).toContain('language/unknown-name');
      await stopped(server);
    },
  );

  test.each([
    ['--socket=', 0],
    ['--socket', 0],
    ['--pipe=', path.join(folder, 'pipe')],
    ['--pipe', path.join(folder, 'other-pipe')],
  ] as const)('over what the editor listens at: %s', async (option, at) => {
    const listener = createServer().listen(at);
    await once(listener, 'listening');
    const address = listener.address();
    const value = typeof address === 'string' ? address : String((address as { port: number }).port);
    const words = option.endsWith('=') ? [option + value] : [option, value];
    const program = startNode([SLA, 'lsp', ...words]);
    const [stream] = (await once(listener, 'connection')) as [Socket];
    const server = new LanguageServer(program, { stream });
    await open(server);
    expect(await codes(server)).toContain('language/unknown-name');
    await stopped(server);
    listener.close();
  });

  test('over the channel of a program of Node', async () => {
    const child = spawn(process.execPath, [SLA, 'lsp', '--node-ipc'], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    const answered = once(child, 'message');
    const params = { processId: null, rootUri: null, capabilities: {} };
    child.send({ jsonrpc: '2.0', id: 1, method: 'initialize', params });
    expect((await answered)[0]).toMatchObject({ id: 1, result: { serverInfo: { name: 'SLA Language' } } });
    child.send({ jsonrpc: '2.0', id: 2, method: 'shutdown' });
    child.send({ jsonrpc: '2.0', method: 'exit' });
    expect(await once(child, 'exit')).toEqual([0, null]);
  });
});

describe('sla lsp ends', () => {
  test('with 1 when the editor is gone without a word', async () => {
    const { server } = await opened();
    await codes(server);
    server.process.stdin.end();
    expect(await server.ended).toBe(1);
    expect(server.stderr).toEqual([]);
  });

  test.each(['processId', '--clientProcessId'])('when the process named as %s is gone', async (how) => {
    const editor = startNode(['--eval', 'setInterval(() => {}, 1000)']);
    const { server } =
      how === 'processId'
        ? await opened({ processId: editor.pid })
        : await opened({}, {}, [`--clientProcessId=${editor.pid}`]);
    await codes(server);
    editor.kill('SIGKILL');
    expect(await server.ended).toBe(1);
  });

  test('with a sentence where nobody listens', async () => {
    const server = new LanguageServer(startNode([SLA, 'lsp', `--pipe=${path.join(folder, 'nobody')}`]));
    expect(await server.ended).toBe(1);
    expect(server.stderr.join('')).toMatch(/^The editor cannot be reached at .*nobody: .*\n$/);
  });

  test('with 2 and a sentence for what is no port', async () => {
    const server = new LanguageServer(startNode([SLA, 'lsp', '--socket', 'x']));
    expect(await server.ended).toBe(2);
    expect(server.stderr.join('')).toContain('Write the number of a port, 1 to 65535.');
  });
});

describe('the page of settings for other editors', () => {
  const page = readFileSync('docs/other-editors.md', 'utf8');
  const blocks = [...page.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language, text]) => ({ language, text }));

  test.each(blocks.filter(({ language }) => language !== 'lua' && language !== 'elisp'))(
    'has a block of $language that can be read',
    ({ language, text }) => {
      const read = language === 'toml' ? parseToml(text!) : JSON.parse(text!);
      expect(JSON.stringify(read)).toMatch(/"sla lsp"|"sla","args":\["lsp"\]|\["sla","lsp"\]/);
    },
  );

  test('has blocks for Neovim, Emacs, Helix, JetBrains, Sublime Text and Kate', () => {
    expect(blocks.map(({ language }) => language).join()).toBe('lua,lua,elisp,elisp,elisp,toml,json,json,json');
  });
});
