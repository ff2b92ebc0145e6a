import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { selectionRanges } from '@sla-language/language/editing';
import { UriUtils } from 'langium';
import { describe, expect, test } from 'vitest';
import { DocumentHighlightKind, type LocationLink, type Position } from 'vscode-languageserver-types';
import { URI } from 'vscode-uri';
import { type Fixture, fixturesIn } from './support/marked.js';
import { openWorkspace, placeIn, type Workspace } from './support/workspace.js';

const folder = (feature: string) => path.join(import.meta.dirname, 'editing', feature);

/** A fixture with the files that it may import. */
async function openFixture(feature: string, fixture: Fixture): Promise<Workspace> {
  const shared = readdirSync(folder(feature)).filter((name) => name.startsWith('_'));
  const texts = shared.map((name) => [name, readFileSync(path.join(folder(feature), name), 'utf8')] as const);
  return openWorkspace({ ...Object.fromEntries(texts), [`${fixture.name}.sla`]: fixture.text });
}

const paramsAt = (name: string, position: Position) => ({
  textDocument: { uri: `file:///${name}.sla` },
  position,
});

describe('names', () => {
  test.each(fixturesIn(folder('names')))('$name', async (fixture) => {
    const workspace = await openFixture('names', fixture);
    const { lsp } = workspace.Sla;
    const document = workspace.document(`${fixture.name}.sla`);
    const place = (uri: string, range: LocationLink['targetRange']): string => {
      const name = UriUtils.basename(URI.parse(uri));
      return `${name} ${placeIn(workspace.document(name), range)}`;
    };
    const links = (found: readonly LocationLink[] | undefined): string[] =>
      (found ?? []).map(({ targetUri, targetSelectionRange }) =>
        targetUri.startsWith('builtin') ? 'built in' : place(targetUri, targetSelectionRange),
      );
    const answers: string[] = [];
    for (const position of fixture.cursors) {
      const params = paramsAt(fixture.name, position);
      const refuses = (error: unknown) => String((error as Error).message);
      const range = await Promise.resolve()
        .then(() => lsp.RenameProvider!.prepareRename(document, params))
        .then((found) => (found ? placeIn(document, found as LocationLink['targetRange']) : 'nothing'), refuses);
      const references = await lsp.ReferencesProvider!.findReferences(document, {
        ...params,
        context: { includeDeclaration: true },
      });
      const highlights = (await lsp.DocumentHighlightProvider!.getDocumentHighlight(document, params)) ?? [];
      const parts: Readonly<Record<string, readonly string[]>> = {
        rename: [range],
        definition: links(await lsp.DefinitionProvider!.getDefinition(document, params)),
        declaration: links(await lsp.DeclarationProvider!.getDeclaration(document, params)),
        implementation: links(await lsp.ImplementationProvider!.getImplementation(document, params)),
        'type definition': links(await lsp.TypeProvider!.getTypeDefinition(document, params)),
        references: references.map((each) => place(each.uri, each.range)),
        highlights: highlights.map(
          (each) => `${each.kind === DocumentHighlightKind.Write ? 'write' : 'read'} ${placeIn(document, each.range)}`,
        ),
      };
      answers.push(`at ${position.line + 1}:${position.character + 1}`);
      for (const [what, found] of Object.entries(parts)) {
        if (found.length > 0) answers.push(`  ${what}`, ...found.map((each) => `    ${each}`));
      }
    }
    expect(answers.length).toBeGreaterThan(0);
    await keep(fixture, answers);
  });
});

test.each(fixturesIn(folder('links')))('links of $name', async (fixture) => {
  const workspace = await openFixture('links', fixture);
  const document = workspace.document(`${fixture.name}.sla`);
  workspace.shared.lsp.LanguageServer.initialize({
    processId: null,
    rootUri: null,
    capabilities: { workspace: { textDocumentContent: {} } },
  });
  const links = await workspace.Sla.lsp.DocumentLinkProvider!.getDocumentLinks(document, paramsOf(fixture.name));
  await keep(
    fixture,
    links.map(({ range, target }) => `${placeIn(document, range)} → ${target}`),
  );
});

test('what looks like an address for very long is looked at once', async () => {
  const workspace = await openWorkspace({ 'long.sla': `party Acme "${'a'.repeat(400_000)} a@acme.example"\n` });
  const links = await workspace.Sla.lsp.DocumentLinkProvider!.getDocumentLinks(
    workspace.document('long.sla'),
    paramsOf('long'),
  );
  expect(links.map(({ target }) => target)).toEqual(['mailto:a@acme.example']);
});

test.each(fixturesIn(folder('semantic-tokens')))('semantic tokens of $name', async (fixture) => {
  const workspace = await openFixture('semantic-tokens', fixture);
  const document = workspace.document(`${fixture.name}.sla`);
  const provider = workspace.Sla.lsp.SemanticTokenProvider!;
  const { legend } = provider.semanticTokensOptions;
  const decode = (data: readonly number[]): string[] => {
    const lines: string[] = [];
    let line = 0;
    let character = 0;
    for (let i = 0; i < data.length; i += 5) {
      character = data[i]! > 0 ? data[i + 1]! : character + data[i + 1]!;
      line += data[i]!;
      const range = { start: { line, character }, end: { line, character: character + data[i + 2]! } };
      const modifiers = legend.tokenModifiers.filter((_, bit) => data[i + 4]! & (1 << bit));
      lines.push(`${placeIn(document, range)} ${[legend.tokenTypes[data[i + 3]!], ...modifiers].join(' ')}`);
    }
    return lines;
  };
  const full = await provider.semanticHighlight(document, paramsOf(fixture.name));
  const tokens = decode(full.data);
  await keep(fixture, tokens);

  const range = { start: { line: 2, character: 0 }, end: { line: 3, character: 0 } };
  const part = await provider.semanticHighlightRange(document, { ...paramsOf(fixture.name), range });
  const within = tokens.filter((each) => /^[34]:/.test(each));
  expect(within.length).toBeGreaterThan(0);
  expect(decode(part.data)).toEqual(within);

  const previousResultId = full.resultId!;
  const same = await provider.semanticHighlightDelta(document, { ...paramsOf(fixture.name), previousResultId });
  expect(same).toMatchObject({ edits: [] });

  await workspace.change({ [`${fixture.name}.sla`]: fixture.text.replace(/^agreement/m, 'plan Added\nagreement') });
  const changed = await provider.semanticHighlightDelta(document, {
    ...paramsOf(fixture.name),
    previousResultId: same.resultId!,
  });
  const data = [...full.data];
  for (const edit of 'edits' in changed ? changed.edits.toReversed() : []) {
    expect(edit.data?.length).toBeLessThan(full.data.length);
    data.splice(edit.start, edit.deleteCount, ...(edit.data ?? []));
  }
  expect(data).toEqual((await provider.semanticHighlight(document, paramsOf(fixture.name))).data);
  expect(decode(data).filter((each) => !tokens.includes(each))[0]).toMatch(/\[Added\]/);
});

test.each(fixturesIn(folder('selection-ranges')))('growing selections in $name', async (fixture) => {
  const workspace = await openFixture('selection-ranges', fixture);
  const document = workspace.document(`${fixture.name}.sla`);
  const found = selectionRanges(document, { ...paramsOf(fixture.name), positions: [...fixture.cursors] });
  const lines = found.flatMap((first, i) => {
    const steps: string[] = [];
    for (let step: typeof first | undefined = first; step; step = step.parent)
      steps.push(`  ${placeIn(document, step.range)}`);
    const { line, character } = fixture.cursors[i]!;
    return [`at ${line + 1}:${character + 1}`, ...steps];
  });
  await keep(fixture, lines);
});

test.each(fixturesIn(folder('folding')))('folding of $name', async (fixture) => {
  const workspace = await openFixture('folding', fixture);
  const document = workspace.document(`${fixture.name}.sla`);
  const found = await workspace.Sla.lsp.FoldingRangeProvider!.getFoldingRanges(document, paramsOf(fixture.name));
  const lines = fixture.text.split('\n');
  const shown = found
    .toSorted((a, b) => a.startLine - b.startLine || b.endLine - a.endLine)
    .map(
      ({ startLine, endLine, kind }) =>
        `${startLine + 1} to ${endLine + 1} ${kind ?? ''} [${lines[startLine]!.trim()}]`,
    );
  await keep(fixture, shown);
});

test('symbols of the workspace are found by name, qualified name and title', async () => {
  const [fixture] = fixturesIn(folder('workspace-symbols'));
  const workspace = await openFixture('workspace-symbols', fixture!);
  const queries = ['', 'uptime', 'hosting.up', 'Corporation', 'hdop', 'über', 'zzz'];
  const lines: string[] = [];
  for (const query of queries) {
    const found = await workspace.shared.lsp.WorkspaceSymbolProvider!.getSymbols({ query });
    lines.push(`"${query}"`, ...found.map(({ name, containerName }) => `  ${name} — in ${containerName}`));
  }
  await keep(fixture!, lines);
});

const paramsOf = (name: string) => ({ textDocument: { uri: `file:///${name}.sla` } });

function keep(fixture: Fixture, lines: readonly string[]): Promise<void> {
  return expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(fixture.file.replace(/\.sla$/, '.txt'));
}
