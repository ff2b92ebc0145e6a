import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { file, hoverAt, open, placeOf, until } from './editor.js';
import type { Tests } from './index.js';

const WHOLE = `party Vendor "Vendor GmbH"
agreement Reckoned "Terms with numbers" {
    effective from 2027-01-01 to 2027-12-31
    timezone "Europe/Berlin"
    provider Vendor
    customer "every customer"
    service Desk "Help desk" { fee EUR 2_000 per month }
    metric Uptime "Uptime" { availability of Desk }
    objective Available "Availability" {
        measures Uptime per month
        target >= 99.95%
        credit 10% of fee when < 99.95%
    }
}
`;
const reckoned = () => file('reckoned.sla');

const hintsOf = async (document: vscode.TextDocument): Promise<readonly string[]> => {
  const whole = new vscode.Range(0, 0, document.lineCount, 0);
  const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
    'vscode.executeInlayHintProvider',
    document.uri,
    whole,
  );
  return hints.map(({ label }) => (typeof label === 'string' ? label : label.map(({ value }) => value).join('')));
};

const lensesOf = (document: vscode.TextDocument) =>
  vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 100);

/** The titles of lenses; undefined where the extension runs in another host than this test, which then cannot see commands with arguments. */
const titlesOf = (lenses: readonly vscode.CodeLens[]): readonly string[] | undefined => {
  const titles = lenses.flatMap(({ command }) => command?.title ?? []);
  return titles.length > 0 ? titles : undefined;
};

export const hints: Tests = {
  'hints state what lines come to, and go with their switch': async () => {
    await vscode.workspace.fs.writeFile(reckoned(), new TextEncoder().encode(WHOLE));
    const document = await open(reckoned());
    await until('the hints', async () => ((await hintsOf(document)).length > 0 ? true : undefined));
    assert.deepEqual(await hintsOf(document), ['21 min 36 s in 30 days', '= EUR 200']);
    const settings = vscode.workspace.getConfiguration('sla', document.uri);
    await settings.update('inlayHints.credits', false, vscode.ConfigurationTarget.Global);
    const left = await until('fewer hints', async () => {
      const found = await hintsOf(document);
      return found.length === 1 ? found : undefined;
    });
    assert.deepEqual(left, ['21 min 36 s in 30 days']);
    await settings.update('inlayHints.credits', undefined, vscode.ConfigurationTarget.Global);
    await until('all hints again', async () => ((await hintsOf(document)).length === 2 ? true : undefined));
  },

  'a hover says how a credit is reckoned': async () => {
    const document = await open(reckoned());
    const text = await hoverAt(document, 'credit 10%', 8);
    assert.match(text, /\*\*EUR 200\*\*/);
    assert.match(text, /below 99\.95%/);
  },

  'lenses say what an agreement and an objective come to': async () => {
    const document = await open(reckoned());
    const expected = ['Preview', 'Generate ▸', '21 min 36 s in 30 days · at most EUR 200 in a month'];
    await until(`the lenses ${expected.join(', ')}`, async () => {
      const lenses = await lensesOf(document);
      const titles = titlesOf(lenses) ?? expected;
      return lenses.length === 4 && expected.every((title) => titles.includes(title)) ? true : undefined;
    });
  },

  'their commands lead to what they speak of': async () => {
    const document = await open(reckoned());
    // As an object, which VS Code translates where the extension knows the file by another address.
    const { uri } = document;
    const line = () => vscode.window.activeTextEditor?.selection.start.line;
    const target = placeOf(document, 'target >=', 0);
    await vscode.commands.executeCommand('sla.showCalculation', uri, { line: target.line, character: 8 });
    assert.equal(line(), target.line);

    const [gravest] = vscode.languages
      .getDiagnostics(document.uri)
      .toSorted((left, right) => left.severity - right.severity || left.range.start.compareTo(right.range.start));
    const everywhere = { start: { line: 0, character: 0 }, end: { line: document.lineCount, character: 0 } };
    await vscode.commands.executeCommand('sla.showFindings', uri, everywhere);
    assert.equal(line(), gravest!.range.start.line);
    await vscode.commands.executeCommand('workbench.action.closePanel');

    const declared = placeOf(document, 'Vendor', 0);
    const used = placeOf(document, 'provider Vendor', 'provider '.length);
    const range = { start: used, end: used.translate(0, 'Vendor'.length) };
    await vscode.commands.executeCommand('sla.showReferences', uri, declared, [{ uri, range }]);
    await vscode.commands.executeCommand('closeReferenceSearch');
    await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
  },

  'references above declarations are offered where they are switched on': async () => {
    const document = await open(reckoned());
    const settings = vscode.workspace.getConfiguration('sla', document.uri);
    await settings.update('codeLens.references', true, vscode.ConfigurationTarget.Global);
    await until('a count of references', async () => {
      const lenses = await lensesOf(document);
      const titles = titlesOf(lenses);
      const counts = titles?.filter((title) => /^(\d+|no) references?$/.test(title));
      return lenses.length > 4 && counts?.length !== 0 ? true : undefined;
    });
    await settings.update('codeLens.references', undefined, vscode.ConfigurationTarget.Global);
    await vscode.workspace.fs.delete(reckoned());
  },
};
