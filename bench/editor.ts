/** What an author waits for, in the bundled language server over its protocol, with all features on. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CodeLens, Diagnostic, InlayHint, Position, TextEdit } from 'vscode-languageserver-types';
import { Editor, startMeasuredServer } from '../test/support/editor.js';
import type { LanguageServer } from '../test/support/language-server.js';
import { agreement, largeAgreement } from './text.js';

/** One thing that is waited for: what it may take at most, in milliseconds or megabytes, at either size. */
interface Budget {
  readonly name: string;
  readonly most: readonly [small: number, large: number];
  /** What the server says of itself when it can do it; of its own requests it says nothing. */
  readonly capability?: string;
  readonly measure: (session: Session) => Promise<unknown>;
}

export interface EditorRow {
  readonly name: string;
  /** By size; `undefined` where the server cannot do it. */
  readonly measured: readonly (number | undefined)[];
  readonly budget: readonly number[];
}

const SIZES = [200, 2_000];
const RUNS = 30;
const WARM_UP = 5;

/** A file that somebody writes: each run types one letter before it asks, so nothing is answered from what was kept. */
class Session {
  private run = 0;
  private preview: readonly string[] = [];

  constructor(
    readonly editor: Editor,
    readonly uri: string,
    private readonly text: string,
    private readonly target: Position,
  ) {}

  get server(): LanguageServer {
    return this.editor.server;
  }

  get file() {
    return { textDocument: { uri: this.uri } };
  }

  /** At the figure of a target in the middle of the text. */
  get at() {
    return { ...this.file, position: this.target };
  }

  get diagnostics(): readonly Diagnostic[] {
    return this.server.diagnostics.get(this.uri) ?? [];
  }

  get range() {
    return { start: this.target, end: { ...this.target, character: this.target.character + 1 } };
  }

  /** What an editor shows at once: sixty lines. */
  get screen() {
    return {
      start: { ...this.target, line: this.target.line - 30 },
      end: { ...this.target, line: this.target.line + 30 },
    };
  }

  type(): void {
    this.run += 1;
    const lines = this.text.split('\n');
    const line = lines.findIndex((each, i) => i >= lines.length / 2 && /"[a-zA-Z]/.test(each));
    const quote = lines[line]!.indexOf('"') + 1;
    const word = 'x'.repeat(1 + (this.run % 2));
    lines[line] = `${lines[line]!.slice(0, quote)}${word}${lines[line]!.slice(quote)}`;
    this.editor.change(this.uri, lines.join('\n'));
  }

  /** The letter is typed, and the findings of the text with it arrive. */
  async keystroke(): Promise<void> {
    this.server.diagnostics.delete(this.uri);
    this.type();
    await this.server.until('diagnostics', () => this.server.diagnostics.get(this.uri));
  }

  async patch(): Promise<void> {
    const params = { uri: this.uri, layout: 'schedule', known: this.preview, lenient: false };
    const answer = JSON.stringify(await this.server.request('sla/preview', params));
    this.preview = [...answer.matchAll(/"hash":"([^"]+)"/g)].map(([, hash]) => hash!);
  }
}

const ask =
  (method: string, params: (session: Session) => unknown): Budget['measure'] =>
  (session) =>
    session.server.request(method, params(session));

const FORMAT = { tabSize: 4, insertSpaces: true };
const fixAll = (session: Session) => ({
  ...session.file,
  range: session.screen,
  context: { diagnostics: session.diagnostics, only: ['source.fixAll.sla'] },
});

const BUDGETS: readonly Budget[] = [
  { name: 'keystroke → findings', most: [60, 250], measure: (session) => session.keystroke() },
  {
    name: 'completion',
    most: [30, 80],
    capability: 'completionProvider',
    measure: ask('textDocument/completion', ({ at }) => at),
  },
  { name: 'hover', most: [15, 40], capability: 'hoverProvider', measure: ask('textDocument/hover', ({ at }) => at) },
  {
    name: 'definition',
    most: [15, 40],
    capability: 'definitionProvider',
    measure: ask('textDocument/definition', ({ at }) => at),
  },
  {
    name: 'code action',
    most: [15, 40],
    capability: 'codeActionProvider',
    measure: ask('textDocument/codeAction', ({ file, range, diagnostics }) => ({
      ...file,
      range,
      context: { diagnostics },
    })),
  },
  {
    name: 'inlay hints of a screen',
    most: [15, 40],
    capability: 'inlayHintProvider',
    measure: (session) =>
      session.server.request<InlayHint[]>('textDocument/inlayHint', { ...session.file, range: session.screen }),
  },
  {
    name: 'code lenses, and what the first ones say',
    most: [15, 40],
    capability: 'codeLensProvider',
    async measure({ server, file }) {
      const lenses = (await server.request<CodeLens[] | null>('textDocument/codeLens', file)) ?? [];
      await Promise.all(lenses.slice(0, 8).map((lens) => lens.command ?? server.request('codeLens/resolve', lens)));
    },
  },
  {
    name: 'format',
    most: [40, 200],
    capability: 'documentFormattingProvider',
    measure: ask('textDocument/formatting', ({ file }) => ({ ...file, options: FORMAT })),
  },
  {
    name: 'added to save: fix all, format',
    most: [30, 100],
    capability: 'documentFormattingProvider',
    async measure(session) {
      await session.server.request('textDocument/codeAction', fixAll(session));
      await session.server.request<TextEdit[]>('textDocument/formatting', { ...session.file, options: FORMAT });
    },
  },
  { name: 'preview: a patch', most: [80, 250], measure: (session) => session.patch() },
  {
    name: 'export of Markdown',
    most: [100, 400],
    measure: ask('sla/generate', ({ uri }) => ({ uri, formats: ['markdown'] })),
  },
  { name: 'export of JSON', most: [100, 400], measure: ask('sla/generate', ({ uri }) => ({ uri, formats: ['json'] })) },
];

/** What nineteen of twenty times stay below. */
function p95(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * 0.95) - 1]!;
}

/** Measures everything at both sizes: what nineteen of twenty times stay below, in milliseconds. */
export async function measureEditor(): Promise<readonly EditorRow[]> {
  const rows = new Map(BUDGETS.map(({ name }) => [name, [] as (number | undefined)[]]));
  const opening: number[] = [];
  for (const lines of SIZES) {
    const text = largeAgreement(lines);
    const { editor, folder, stop } = await started();
    try {
      const uri = pathToFileURL(path.join(folder, 'agreement.sla')).toString();
      const begin = performance.now();
      editor.open(uri, text);
      await editor.server.until('diagnostics', () => editor.server.diagnostics.get(uri));
      opening.push(performance.now() - begin);
      const session = new Session(editor, uri, text, targetOf(text));
      for (const { name, capability, measure } of BUDGETS) {
        if (capability && !editor.capabilities[capability]) {
          rows.get(name)!.push(undefined);
          continue;
        }
        const times: number[] = [];
        for (let run = -WARM_UP; run < RUNS; run++) {
          if (!name.startsWith('keystroke')) await session.keystroke();
          const start = performance.now();
          await measure(session);
          if (run >= 0) times.push(performance.now() - start);
        }
        rows.get(name)!.push(p95(times));
      }
    } finally {
      await stop();
    }
  }
  return [
    ...BUDGETS.map(({ name, most }) => ({ name, measured: rows.get(name)!, budget: most })),
    { name: 'first findings after opening, server started', measured: opening, budget: [800, 800] },
  ];
}

/** The memory of a server that knows this many everyday files, in megabytes. */
export async function measureMemory(files: number): Promise<number> {
  const { editor, folder, memory, stop } = await started((into) => {
    for (let i = 0; i < files; i++) writeFileSync(path.join(into, `agreement-${i}.sla`), agreement(i).join('\n'));
  });
  try {
    const uri = pathToFileURL(path.join(folder, 'agreement-0.sla')).toString();
    editor.open(uri, agreement(0).join('\n'));
    await editor.server.until('diagnostics', () => editor.server.diagnostics.get(uri), 60_000);
    await editor.settle();
    return (await memory()).rss / 2 ** 20;
  } finally {
    await stop();
  }
}

async function started(fill: (folder: string) => void = () => {}) {
  const folder = mkdtempSync(path.join(tmpdir(), 'sla-bench-'));
  fill(folder);
  const { process: program, memory } = startMeasuredServer();
  const editor = new Editor(program);
  await editor.start(pathToFileURL(folder).toString());
  await editor.settle();
  const stop = async () => {
    await editor.server.stop();
    rmSync(folder, { recursive: true });
  };
  return { editor, folder, memory, stop };
}

function targetOf(text: string): Position {
  const lines = text.split('\n');
  const line = lines.findIndex((each, i) => i >= lines.length / 2 && /^\s*target >= /.test(each));
  return { line, character: lines[line]!.search(/\d/) + 1 };
}
