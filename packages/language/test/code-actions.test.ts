import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { applyEdits } from '@sla-language/language';
import { describe, expect, test } from 'vitest';
import { type CodeAction, CodeActionKind, type Diagnostic, type Range } from 'vscode-languageserver';
import { fixturesIn } from './support/marked.js';
import { openWorkspace, type Workspace } from './support/workspace.js';

const FOLDER = path.join(import.meta.dirname, 'editing/code-actions');

function shared(): Record<string, string> {
  const names = readdirSync(FOLDER).filter((name) => name.startsWith('_') && name.endsWith('.sla'));
  return Object.fromEntries(names.map((name) => [name, readFileSync(path.join(FOLDER, name), 'utf8')]));
}

const CLIENT = {
  processId: null,
  rootUri: null,
  capabilities: { workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['create' as const] } } },
};

async function actionsAt(workspace: Workspace, name: string, range: Range, only?: string[]): Promise<CodeAction[]> {
  const context = { diagnostics: [], ...(only ? { only } : {}) };
  const params = { textDocument: { uri: `file:///${name}` }, range, context };
  const found = await workspace.Sla.lsp.CodeActionProvider!.getCodeActions(workspace.document(name), params);
  return (found ?? []) as CodeAction[];
}

const isLanguage = ({ code }: Diagnostic) => /^(syntax|language)\//.test(String(code));

/** Words, signs and comments of a text, without texts that have no end. */
function wordsOf({ Sla }: Workspace, text: string) {
  const { tokens, hidden, errors } = Sla.parser.Lexer.tokenize(text);
  return [...tokens, ...hidden]
    .filter(({ startOffset }) => !errors.some(({ offset }) => offset === startOffset))
    .map(({ image, startOffset }) => ({ image, start: startOffset, end: startOffset + image.length }));
}

/** What changes in the files, line by line. */
function changesOf(workspace: Workspace, { edit }: CodeAction): string[] {
  const created = (edit?.documentChanges ?? []).flatMap((each) =>
    'kind' in each && each.kind === 'create' ? [`  creates ${each.uri}`] : [],
  );
  const changed = Object.entries(edit?.changes ?? {}).flatMap(([uri, edits]) => {
    const name = uri.replace('file:///', '');
    const before = workspace.text(name).split('\n');
    const after = applyEdits(workspace.text(name), edits).split('\n');
    let start = 0;
    while (start < before.length && before[start] === after[start]) start++;
    let end = 0;
    while (end < before.length - start && end < after.length - start && before.at(-1 - end) === after.at(-1 - end))
      end++;
    return [
      ...before.slice(start, before.length - end).map((line) => `  ${name}:${start + 1} - ${line}`),
      ...after.slice(start, after.length - end).map((line) => `  ${name}:${start + 1} + ${line}`),
    ];
  });
  return [...created, ...changed];
}

describe('errors of the language are mended', () => {
  test.each(fixturesIn(FOLDER))('$name', async (fixture) => {
    const name = `${fixture.name}.sla`;
    const files = { ...shared(), [name]: fixture.text };
    const workspace = await openWorkspace(files);
    workspace.shared.lsp.LanguageServer.initialize(CLIENT);
    const lines: string[] = [];
    for (const diagnostic of workspace.document(name).diagnostics!) {
      const actions = (await actionsAt(workspace, name, diagnostic.range, [CodeActionKind.QuickFix])).filter(
        (each) => each.diagnostics?.includes(diagnostic) && !/^(Ignore|Add) /.test(each.title),
      );
      if (!isLanguage(diagnostic) && fixture.name !== 'inherited') continue;
      lines.push(`${diagnostic.range.start.line + 1} ${diagnostic.code}`);
      for (const action of actions) {
        lines.push(` ${action.isPreferred ? '!' : '-'} ${action.title}`, ...changesOf(workspace, action));
      }
    }
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(fixture.file.replace(/\.sla$/, '.txt'));
  });

  test.each(fixturesIn(FOLDER).filter(({ name }) => name !== 'inherited'))(
    'with each mend of $name there are fewer errors, and all words beside it are the same',
    async (fixture) => {
      const name = `${fixture.name}.sla`;
      const workspace = await openWorkspace({ ...shared(), [name]: fixture.text });
      const { textDocument, diagnostics } = workspace.document(name);
      const errors = diagnostics!.filter(isLanguage);
      const words = wordsOf(workspace, fixture.text);
      let mended = 0;
      for (const error of errors) {
        for (const action of await actionsAt(workspace, name, error.range, [CodeActionKind.QuickFix])) {
          const edits = action.edit?.changes?.[`file:///${name}`];
          if (!edits || action.diagnostics?.[0]?.code !== error.code || action.title.startsWith('Ignore')) continue;
          const text = applyEdits(fixture.text, edits);
          const start = Math.min(...edits.map(({ range }) => textDocument.offsetAt(range.start)));
          const end = Math.max(...edits.map(({ range }) => textDocument.offsetAt(range.end)));
          const cut = words.filter((each) => [start, end].some((at) => each.start < at && at < each.end));
          expect(cut, action.title).toEqual([]);
          const shift = text.length - fixture.text.length;
          const kept = words.flatMap((word) => {
            if (word.end <= start) return [word];
            return word.start >= end ? [{ ...word, start: word.start + shift, end: word.end + shift }] : [];
          });
          expect(wordsOf(workspace, text), action.title).toEqual(expect.arrayContaining(kept));

          await workspace.change({ [name]: text });
          const left = workspace.document(name).diagnostics!.filter(isLanguage);
          expect(left.length, action.title).toBeLessThan(errors.length);
          await workspace.change({ [name]: fixture.text });
          mended++;
        }
      }
      expect(mended).toBeGreaterThan(0);
    },
  );
});

describe('a rule is kept silent, configured and explained', () => {
  const TEXT = `party Acme "Acme"
agreement A "A" {
    provider Acme
    customer "all"
    service Shop "Shop"
    metric Uptime "Uptime" { availability of Shop }
    objective Up "Up" {
        measures Uptime per month
        target >= 99%
        credit 20% of fee when >= 97.00% and <= 97.99%
        credit 5% of fee when >= 98.00% and < 99%
        credit 50% of fee when < 97.00%
    }
}
`;
  const REASON = ['$', '{1:why it may stay}'].join('');
  const open = async (client: object) => {
    const workspace = await openWorkspace({ 'a.sla': TEXT });
    workspace.shared.lsp.LanguageServer.initialize({ ...CLIENT, ...client });
    const finding = workspace.document('a.sla').diagnostics!.find(({ code }) => code === 'remedy/tier-gap')!;
    const actions = await actionsAt(workspace, 'a.sla', finding.range, [CodeActionKind.QuickFix]);
    return {
      workspace,
      actions: actions.filter(({ title }) => title.includes('remedy/tier-gap') && !title.startsWith('Mend')),
    };
  };

  test('with a place for the reason, where the editor fills in places', async () => {
    const edit = { documentChanges: true, snippetEditSupport: true };
    const { actions } = await open({ capabilities: { workspace: { workspaceEdit: edit } } });
    expect(actions.map(({ title }) => title)).toEqual([
      'Ignore remedy/tier-gap here',
      'Ignore remedy/tier-gap in this file',
    ]);
    const [here, file] = actions.map(({ edit }) => (edit!.documentChanges![0] as { edits: object[] }).edits);
    expect(here).toMatchObject([
      {
        range: { start: { line: 10, character: 0 } },
        snippet: { kind: 'snippet', value: `        // sla-ignore remedy/tier-gap: ${REASON}\n` },
      },
    ]);
    expect(file).toMatchObject([
      {
        range: { start: { line: 0, character: 0 } },
        snippet: { kind: 'snippet', value: `// sla-ignore-file remedy/tier-gap: ${REASON}\n` },
      },
    ]);
  });

  test('with a text to replace elsewhere; the finding is gone', async () => {
    for (const index of [0, 1]) {
      const { workspace, actions } = await open({ capabilities: {} });
      const text = applyEdits(TEXT, actions[index]!.edit!.changes!['file:///a.sla']!);
      expect(text).toContain('remedy/tier-gap: why it may stay\n');
      await workspace.change({ 'a.sla': text });
      const codes = workspace.document('a.sla').diagnostics!.map(({ code }) => code);
      expect(codes).not.toContain('remedy/tier-gap');
      expect(codes).not.toContain('suppression/unused');
    }
  });

  test('by commands, where the client has them', async () => {
    const { actions } = await open({ initializationOptions: { commands: ['sla.configureRule', 'sla.explainRule'] } });
    expect(actions.slice(2)).toMatchObject([
      {
        title: 'Configure remedy/tier-gap',
        command: { command: 'sla.configureRule', arguments: ['file:///a.sla', 'remedy/tier-gap'] },
      },
      {
        title: 'Explain remedy/tier-gap',
        command: { command: 'sla.explainRule', arguments: ['remedy/tier-gap'] },
      },
    ]);
  });

  test('by a new configuration, where the client creates files', async () => {
    const { actions } = await open({});
    const add = actions.find(({ title }) => title === 'Add remedy/tier-gap to `sla.config.json`')!;
    expect(add.edit!.documentChanges).toMatchObject([
      { kind: 'create', uri: 'file:///sla.config.json' },
      { edits: [{ newText: '{\n  "rules": {\n    "remedy/tier-gap": "error"\n  }\n}\n' }] },
    ]);
  });
});

describe('the block at the cursor is written', () => {
  const at = async (text: string, line: number) => {
    const workspace = await openWorkspace({ 'a.sla': text });
    const start = { line, character: 6 };
    const found = await actionsAt(workspace, 'a.sla', { start, end: start }, [CodeActionKind.Refactor]);
    return found.map(({ title, edit }) => [title, applyEdits(text, edit!.changes!['file:///a.sla']!)]);
  };
  const ONE = `agreement A {
    service Shop "Shop" { description "x"  fee EUR 100 per month /* net */  charge Setup EUR 5 once }
}
`;
  const MANY = `agreement A {
    service Shop "Shop" {
        description "x"
        fee EUR 100 per month
    }
}
`;

  test('on several lines, with its comments', async () => {
    expect(await at(ONE, 1)).toEqual([
      [
        'Write the block on several lines',
        `agreement A {
    service Shop "Shop" {
        description "x"
        fee EUR 100 per month /* net */
        charge Setup EUR 5 once
    }
}
`,
      ],
    ]);
  });

  test('on one line, where nothing is lost and the line stays short', async () => {
    expect(await at(MANY, 1)).toEqual([
      [
        'Write the block on one line',
        'agreement A {\n    service Shop "Shop" { description "x"  fee EUR 100 per month }\n}\n',
      ],
    ]);
    expect(await at(MANY.replace('"x"', '"x" // why'), 1)).toEqual([]);
    expect(await at(MANY.replace('"x"', '"""\n        x\n        """'), 1)).toEqual([]);
    expect(await at(MANY.replace('"x"', `"${'x'.repeat(80)}"`), 1)).toEqual([]);
    expect(await at(MANY.replace('month', 'month }'), 1)).toEqual([]);
  });
});
