import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { applyEdits } from '@sla-language/language';
import { AstUtils, GrammarUtils } from 'langium';
import { describe, expect, test } from 'vitest';
import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { openWorkspace, type Workspace } from './support/workspace.js';

const ROOT = path.join(import.meta.dirname, '../../..');

/** The files of a folder, by their paths in the project. */
function filesIn(folder: string): Record<string, string> {
  const names = readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' });
  const sources = names.filter((name) => name.endsWith('.sla')).sort();
  return Object.fromEntries(sources.map((name) => [`${folder}/${name}`, read(`${folder}/${name}`)]));
}

function read(name: string): string {
  return readFileSync(path.join(ROOT, name), 'utf8');
}

const FRESH = 'Fresh_Name_9';

/** What the files say, in words that depend on no place within a line. */
function said({ Sla, document }: Workspace, names: readonly string[]) {
  return names.map((name) => ({
    name,
    agreements: Sla.checking.Checker.read(document(name))!.agreements.map((each) => each.agreement),
    findings: document(name).diagnostics!.map(({ code, message, range }) => `${range.start.line} ${code} ${message}`),
  }));
}

function edited(workspace: Workspace, edit: WorkspaceEdit): Record<string, string> {
  return Object.fromEntries(
    Object.entries(edit.changes ?? {}).map(([uri, edits]) => {
      const name = decodeURIComponent(uri.replace('file:///', ''));
      return [name, applyEdits(workspace.text(name), edits)];
    }),
  );
}

/** Renames what is declared in the files, one after the other, and back; `step`: every how many declarations. */
async function renameAll(files: Readonly<Record<string, string>>, step: number, first = 0): Promise<number> {
  const workspace = await openWorkspace(files);
  const names = Object.keys(files);
  const before = JSON.stringify(said(workspace, names));
  const rename = async (name: string, nodePath: string, newName: string) => {
    const document = workspace.document(name);
    const node = workspace.Sla.workspace.AstNodeLocator.getAstNode(document.parseResult.value, nodePath)!;
    const position = GrammarUtils.findNodeForProperty(node.$cstNode, 'name')!.range.start;
    const params = { textDocument: { uri: document.uri.toString() }, position, newName };
    const edit = await workspace.Sla.lsp.RenameProvider!.rename(document, params);
    await workspace.change(edited(workspace, edit!));
  };
  const declared = names.flatMap((name) =>
    AstUtils.streamAst(workspace.document(name).parseResult.value)
      .filter((node) => node.$type !== 'Unknown' && 'name' in node && typeof node.name === 'string')
      .map((node) => ({
        name,
        path: workspace.Sla.workspace.AstNodeLocator.getAstNodePath(node),
        old: (node as { name?: string }).name!,
      }))
      .toArray(),
  );
  let renamed = 0;
  for (const [index, { name, path: nodePath, old }] of declared.entries()) {
    if (index % step !== first % step) continue;
    await rename(name, nodePath, FRESH);
    const after = JSON.stringify(said(workspace, names)).replaceAll(FRESH, old);
    if (after !== before) expect(JSON.parse(after), `${name}: ${old}`).toEqual(JSON.parse(before));
    await rename(name, nodePath, old);
    for (const each of names) expect(workspace.text(each)).toBe(files[each]);
    renamed++;
  }
  return renamed;
}

function importedBy(name: string, text: string): Record<string, string> {
  const paths = [...text.matchAll(/^import "(.+)"/gm)].map((match) => path.join(path.dirname(name), match[1]!));
  return Object.fromEntries(paths.map((each) => [each, read(each)]));
}

describe('a declaration that is renamed changes nothing but its name, and back again no byte', () => {
  test('in the examples', async () => {
    expect(await renameAll(filesIn('examples'), 3)).toBeGreaterThan(50);
  }, 120_000);

  test('in each agreement of the corpus, a few', async () => {
    const corpus = filesIn('test/corpus');
    let renamed = 0;
    for (const [index, [name, text]] of Object.entries(corpus).entries()) {
      if (index % 6 === 0) renamed += await renameAll({ ...importedBy(name, text), [name]: text }, 7, index);
    }
    expect(renamed).toBeGreaterThan(50);
  }, 120_000);
});

describe('a new name is refused', () => {
  const FILES = {
    'shared.sla': `party Acme "Acme" { contact Desk  contact Boss }
calendar Nights { open monday 00:00 to 06:00 }
template Base { provider Acme  plan Big  metric Uptime  objective Up { measures Uptime per month target >= 99% for Big } }
`,
    'main.sla': `import "./shared.sla"
party Globex
calendar Days { open monday 09:00 to 17:00 }
agreement Gold extends Base {
    customer Globex
    plan Huge
    default calendar Days
    objective More { measures Uptime per month target >= 98% for Huge }
    signature by Acme.Desk pending
}
`,
    'night.sla': `import "./shared.sla"
import "./other.sla"
party Customer { contact Owner { reachable during Nights } }
agreement Night { provider Provider  customer Customer  responsibility of provider "x"  review every 1 year by Customer.Owner, Provider.Desk }
`,
    'other.sla': `import "./late.sla"
party Provider { contact Desk { reachable during Late } }
`,
    'late.sla': 'calendar Late { open tuesday 00:00 to 06:00 }',
    'blocks.sla': `template Plain { party Inner { contact First }  service Shop { charge Setup EUR 1 once } }
agreement Middle extends Plain { }
agreement Heir extends Middle { party Inner { contact Second }  service Shop { charge Other EUR 5 once } }
`,
  };
  const refuse = async (place: string, newName: string, changed: Readonly<Record<string, string>> = {}) => {
    const workspace = await openWorkspace({ ...FILES, ...changed });
    const [name, before] = place.split(': ') as [string, string];
    const document = workspace.document(name);
    const offset = workspace.text(name).indexOf(before) + before.length;
    const position = document.textDocument.positionAt(offset - 1);
    const params = { textDocument: { uri: document.uri.toString() }, position, newName };
    return Promise.resolve(workspace.Sla.lsp.RenameProvider!.rename(document, params)).then(
      (edit) => JSON.stringify(edit),
      (error: unknown) => (error as Error).message,
    );
  };

  test.each([
    [
      'main.sla: Globex',
      '9lives',
      '`9lives` is not a name: it may have letters, digits and _, and does not begin with a digit.',
    ],
    [
      'main.sla: Globex',
      'two words',
      '`two words` is not a name: it may have letters, digits and _, and does not begin with a digit.',
    ],
    // In the same block, in an heir, in a party.
    ['shared.sla: contact Desk', 'Boss', 'There is a `Boss` already, in line 1 of `shared.sla`.'],
    ['shared.sla: plan Big', 'Huge', 'There is a `Huge` already, in line 6 of `main.sla`.'],
    ['main.sla: objective More', 'Up', 'There is a `Up` already, in line 3 of `shared.sla`.'],
    // In a block that is inherited.
    ['blocks.sla: charge Other', 'Setup', 'There is a `Setup` already, in line 1 of `blocks.sla`.'],
    ['blocks.sla: charge Setup', 'Other', 'There is a `Other` already, in line 3 of `blocks.sla`.'],
    ['blocks.sla: contact Second', 'First', 'There is a `First` already, in line 1 of `blocks.sla`.'],
    ['blocks.sla: contact First', 'Second', 'There is a `Second` already, in line 3 of `blocks.sla`.'],
    // In a file that imports it.
    ['shared.sla: calendar Nights', 'Days', 'In line 7 of `main.sla`, `Days` already means something else.'],
    ['shared.sla: party Acme', 'Globex', 'In line 5 of `main.sla`, `Globex` already means something else.'],
    ['shared.sla: calendar Nights', 'Late', '`Night` in `night.sla` refers to another `Late` already.'],
    ['shared.sla: calendar Nights', 'Always', 'In line 3 of `night.sla`, `Always` already means something else.'],
  ])('%s → %s', async (place, newName, message) => {
    expect(await refuse(place, newName)).toBe(message);
  });

  test('where a file that sees it cannot be read there', async () => {
    const broken = { 'main.sla': FILES['main.sla'].replace('signature by Acme.Desk', 'signature ( Acme.Desk') };
    expect(await refuse('shared.sla: contact Desk', 'Help', broken)).toBe(
      '`Desk` also stands where `main.sla` cannot be read, in line 9. Mend that first.',
    );
    // What is broken elsewhere does not matter.
    expect(await refuse('shared.sla: plan Big', 'Large', broken)).toContain('"newText":"Large"');
    const unknown = { 'main.sla': FILES['main.sla'].replace('signature by', 'singature by') };
    expect(await refuse('shared.sla: contact Desk', 'Help', unknown)).toContain('in line 9. Mend that first.');
  });

  test('not where it stands before a name that is unknown: that part is known, and follows', async () => {
    const unknown = { 'main.sla': FILES['main.sla'].replace('Acme.Desk', 'Acme.Chief') };
    const changes = (await refuse('shared.sla: party Acme', 'Apex', unknown)) as string;
    expect(JSON.parse(changes)).toMatchObject({
      changes: { 'file:///main.sla': [{ range: { start: { line: 8, character: 17 } }, newText: 'Apex' }] },
    });
    const broken = { 'main.sla': unknown['main.sla'].replace('plan Huge', 'plan ( Huge') };
    expect(await refuse('shared.sla: party Acme', 'Apex', broken)).toBe(changes);
  });

  test('where a word of the language would not be read as a name', async () => {
    const charge =
      'party P agreement A { provider P customer "all" service S { charge Setup EUR 1 once } objective O { credit 10% of Setup when missed } }';
    expect(await refuse('charge.sla: charge Setup', 'fee', { 'charge.sla': charge })).toBe(
      '`fee` is a word of the language, and would not be read as a name in `charge.sla`.',
    );
    expect(await refuse('charge.sla: charge Setup', 'credit', { 'charge.sla': charge })).toContain(
      '"newText":"credit"',
    );
  });

  test('for what is built in', async () => {
    expect(await refuse('night.sla: of provider', 'x')).toBe(
      '`provider` is a word of the language, and cannot be renamed.',
    );
  });
});
