/**
 * Whatever an author does, in whatever order: nothing fails, and in the end the editor shows what it would show if all files were
 * opened anew.
 *   npx vitest run test/fuzz.test.ts
 *   SLA_FUZZ_RUNS=500 npx vitest run test/fuzz.test.ts        a longer run
 *   SLA_FUZZ_SEED=1 SLA_FUZZ_PATH=…                           one again that has failed, as its message says
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver-types';
import { type Edit, edit, edited, share, WORKSPACE } from '../packages/language/test/support/edits.js';
import { Editor, positionAt, startServer } from './support/editor.js';
import { FEATURES, isRefusal, offered } from './support/features.js';
import { CANCELLED, type ResponseError } from './support/language-server.js';

const RUNS = Number(process.env.SLA_FUZZ_RUNS ?? 10);
const SEED = Number(process.env.SLA_FUZZ_SEED ?? 20260701);
const PATH = process.env.SLA_FUZZ_PATH;

const NAMES = [...Object.keys(WORKSPACE), 'new.sla'];
const CONFIGURATIONS = [
  '{ "profiles": ["recommended", "customer"] }',
  '{ "profiles": ["draft"] }',
  '{ "rules": { "target/ambiguous": "off" } }',
  '{ "rules": { ',
  '',
];
const SETTINGS = [
  {},
  { inlayHints: { enabled: false }, codeLens: { enabled: false } },
  { hints: 'nonsense', format: null },
  null,
];
/** Replaced by one another, so that a file imports others than before, itself, or nothing. */
const IMPORTS = ['"./shared.sla"', '"./main.sla"', '"./heir.sla"', '"./new.sla"', '"./nowhere.sla"', '"'];

/** Something that an author, or somebody else on the disk, does to one of the files. */
type Action =
  | { readonly kind: 'edit'; readonly edit: Edit }
  | { readonly kind: 'type'; readonly place: number; readonly text: string }
  | { readonly kind: 'move line' | 'copy'; readonly from: number; readonly to: number }
  | { readonly kind: 'import'; readonly to: string }
  | { readonly kind: 'undo' | 'open' | 'close' | 'save' | 'delete' | 'rest' }
  | { readonly kind: 'write'; readonly text: string }
  | { readonly kind: 'configuration'; readonly text: string }
  | { readonly kind: 'settings'; readonly settings: unknown }
  | { readonly kind: 'ask'; readonly feature: number; readonly place: number; readonly isTakenBack: boolean };

const actions: fc.Arbitrary<readonly { readonly name: string; readonly action: Action }[]> = fc.array(
  fc.record({
    name: fc.constantFrom(...NAMES),
    action: fc.oneof(
      { weight: 10, arbitrary: fc.record({ kind: fc.constant('edit' as const), edit }) },
      {
        weight: 4,
        arbitrary: fc.record({
          kind: fc.constant('type' as const),
          place: share,
          text: fc.constantFrom('target >= 99', 'party X "Y"\n', 'import "./', '} agreement Z {\n', 'é"""%'),
        }),
      },
      {
        weight: 3,
        arbitrary: fc.record({ kind: fc.constantFrom('move line' as const, 'copy' as const), from: share, to: share }),
      },
      { weight: 3, arbitrary: fc.record({ kind: fc.constant('import' as const), to: fc.constantFrom(...IMPORTS) }) },
      {
        weight: 10,
        arbitrary: fc.record({
          kind: fc.constantFrom('undo', 'undo', 'undo', 'open', 'open', 'close', 'save', 'delete', 'rest'),
        }) as fc.Arbitrary<Action>,
      },
      {
        weight: 2,
        arbitrary: fc.record({
          kind: fc.constant('write' as const),
          text: fc.constantFrom(...Object.values(WORKSPACE), 'party New "New"\n', ''),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          kind: fc.constant('configuration' as const),
          text: fc.constantFrom(...CONFIGURATIONS),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({ kind: fc.constant('settings' as const), settings: fc.constantFrom(...SETTINGS) }),
      },
      {
        weight: 12,
        arbitrary: fc.record({
          kind: fc.constant('ask' as const),
          feature: fc.nat(1_000),
          place: share,
          isTakenBack: fc.boolean(),
        }),
      },
    ),
  }),
  { minLength: 5, maxLength: 60 },
);

const [CREATED, CHANGED, DELETED] = [1, 2, 3];

/** Somebody at work in a folder of their own. */
class Author {
  readonly folder = mkdtempSync(path.join(root, 'run-'));
  readonly failures: string[] = [];
  private readonly pending: Promise<void>[] = [];
  private readonly past = new Map<string, string[]>();
  /** What lies on the disk. */
  readonly disk = new Map<string, string>();

  constructor(
    private readonly editor: Editor,
    private readonly features: readonly string[],
  ) {
    for (const [name, text] of Object.entries(WORKSPACE)) this.write(name, text);
    for (const name of Object.keys(WORKSPACE)) this.editor.open(this.uri(name), this.disk.get(name)!);
  }

  uri(name: string): string {
    return pathToFileURL(path.join(this.folder, name)).toString();
  }

  text(name: string): string | undefined {
    return this.editor.text(this.uri(name));
  }

  async do(name: string, action: Action): Promise<void> {
    const text = this.text(name);
    switch (action.kind) {
      case 'edit':
        return this.change(name, (before) => edited(before, action.edit));
      case 'type': {
        const at = Math.floor(action.place * (text?.length ?? 0));
        for (const letter of [...action.text].keys())
          this.change(name, () => text!.slice(0, at) + action.text.slice(0, letter + 1) + text!.slice(at));
        return;
      }
      case 'move line':
      case 'copy':
        return this.change(name, (before) => movedLine(before, action.from, action.to, action.kind === 'copy'));
      case 'import':
        return this.change(name, (before) => before.replace(/(?<=^import )"[^"\n]*"?/m, action.to));
      case 'undo': {
        const last = this.past.get(name)?.pop();
        if (last !== undefined && text !== undefined) this.editor.change(this.uri(name), last);
        return;
      }
      case 'open':
        if (text === undefined) this.editor.open(this.uri(name), this.disk.get(name) ?? '');
        return;
      case 'close':
        if (text !== undefined) this.editor.close(this.uri(name));
        return;
      case 'save':
        if (text !== undefined) this.write(name, text);
        return;
      case 'write':
        return this.write(name, action.text);
      case 'delete':
        return this.delete(name);
      case 'configuration':
        return action.text ? this.write('sla.config.json', action.text) : this.delete('sla.config.json');
      case 'settings':
        return this.editor.configure(action.settings);
      case 'ask':
        return this.ask(name, action);
      case 'rest':
        return this.editor.settle();
    }
  }

  /** Waits for all answers. */
  async answers(): Promise<void> {
    await Promise.all(this.pending);
  }

  /** What the editor shows of the files of this folder, by name. */
  shown(editor = this.editor): Readonly<Record<string, unknown>> {
    const names = [...NAMES, 'sla.config.json', 'nowhere.sla'];
    return Object.fromEntries(names.map((name) => [name, plain(editor.server.diagnostics.get(this.uri(name)))]));
  }

  /** Opens what is open here, all at once. */
  openAgain(editor: Editor): void {
    for (const name of NAMES) {
      const text = this.text(name);
      if (text !== undefined) editor.open(this.uri(name), text);
    }
  }

  /** Goes home: everything is closed and removed. */
  leave(): void {
    for (const name of NAMES) {
      if (this.text(name) !== undefined) this.editor.close(this.uri(name));
      this.delete(name);
    }
    this.delete('sla.config.json');
    rmSync(this.folder, { recursive: true });
  }

  private change(name: string, by: (before: string) => string): void {
    const before = this.text(name);
    if (before === undefined) return;
    this.past.set(name, [...(this.past.get(name) ?? []), before]);
    this.editor.change(this.uri(name), by(before));
  }

  private write(name: string, text: string): void {
    const file = path.join(this.folder, name);
    const type = existsSync(file) ? CHANGED : CREATED;
    writeFileSync(file, text);
    this.disk.set(name, text);
    this.tell(name, type);
  }

  private delete(name: string): void {
    if (!this.disk.delete(name)) return;
    rmSync(path.join(this.folder, name));
    this.tell(name, DELETED);
  }

  private tell(name: string, type: number): void {
    this.editor.server.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: this.uri(name), type }] });
  }

  /** Asks without waiting for the answer: more is typed meanwhile. */
  private ask(name: string, { feature, place, isTakenBack }: Action & { kind: 'ask' }): void {
    const text = this.text(name);
    if (text === undefined) return;
    const { server } = this.editor;
    const uri = this.uri(name);
    const position = positionAt(text, Math.floor(place * text.length));
    const range = { start: position, end: positionAt(text, text.length) };
    const asked = this.features[feature % this.features.length]!;
    const ask = async (method: string, params: unknown) => {
      const { answer, cancel } = server.cancellable(method, params);
      if (isTakenBack) cancel();
      return answer.catch((error: ResponseError) => {
        const isExpected = isTakenBack ? isOvertaken(error) || error.code === SERVER_CANCELLED : isOvertaken(error);
        if (!isExpected) this.failures.push(`${method} ${JSON.stringify(params)}: ${JSON.stringify(error)}`);
        return null;
      });
    };
    this.pending.push(
      FEATURES[asked]!.ask(ask, { uri, position, range, diagnostics: server.diagnostics.get(uri) ?? [] }),
    );
  }
}

const CONTENT_MODIFIED = -32801;
const SERVER_CANCELLED = -32802;

/** What is taken back or overtaken has no answer; renaming may be refused. */
function isOvertaken(error: ResponseError): boolean {
  return error.code === CANCELLED || error.code === CONTENT_MODIFIED || isRefusal(error);
}

/** Without what is for the server alone, and in the order of the text. */
function plain(diagnostics: readonly Diagnostic[] = []): unknown {
  return diagnostics
    .map(({ data: _, ...diagnostic }) => JSON.stringify(diagnostic))
    .sort()
    .map((each) => JSON.parse(each) as unknown);
}

function movedLine(text: string, from: number, to: number, stays: boolean): string {
  const lines = text.split('\n');
  const at = Math.floor(from * (lines.length - 1));
  const [line] = stays ? [lines[at]!] : lines.splice(at, 1);
  lines.splice(Math.floor(to * lines.length), 0, line!);
  return lines.join('\n');
}

const root = mkdtempSync(path.join(tmpdir(), 'sla-fuzz-'));
const editor = new Editor(startServer());
beforeAll(() => {
  mkdirSync(root, { recursive: true });
  return editor.start(pathToFileURL(root).toString());
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** The editor in front of a server that has just been started in the folder of the author. */
async function fresh(author: Author): Promise<Editor> {
  const other = new Editor(startServer());
  other.settings = editor.settings;
  await other.start(pathToFileURL(author.folder).toString());
  author.openAgain(other);
  await other.settle();
  return other;
}

test('nothing fails, nothing stale stays, and the end is what a fresh start shows', async () => {
  const features = offered(editor.capabilities);
  expect(features.length).toBeGreaterThan(15);
  const property = fc.asyncProperty(actions, async (all) => {
    const author = new Author(editor, features);
    for (const { name, action } of all) await author.do(name, action);
    await author.answers();
    const other = await fresh(author);
    const expected = author.shown(other);
    expect(await other.server.stop()).toBe(0);
    await editor.settle();
    const isSame = () => (JSON.stringify(author.shown()) === JSON.stringify(expected) ? true : undefined);
    // Closing a file looks at the disk first, so its news may come a little later.
    await editor.server.until('the same', isSame, 3_000).catch(() => expect(author.shown()).toEqual(expected));
    await editor.settle();
    expect(author.shown()).toEqual(expected);
    author.leave();
    const isClean = () => (Object.values(author.shown()).flat().length === 0 ? true : undefined);
    await editor.server.until('nothing', isClean, 3_000).catch(() => expect(author.shown()).toEqual({}));
    expect(author.failures).toEqual([]);
    expect(editor.server.stderr).toEqual([]);
    expect(editor.server.logged).toEqual([]);
  });
  // Each run starts a server: what has failed is made smaller only in a longer run, which somebody waits for.
  const isLong = process.env.SLA_FUZZ_RUNS !== undefined;
  await fc.assert(property, {
    numRuns: RUNS,
    seed: SEED,
    endOnFailure: !isLong,
    ...(PATH ? { path: PATH } : {}),
  });
  expect(await editor.server.stop()).toBe(0);
}, 3_600_000);
