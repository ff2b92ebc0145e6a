import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { codeOf, errorCodes, file, open, placeOf, until, untilErrors } from './editor.js';
import type { Tests } from './index.js';

export const MISTAKES = ['language/unknown-keyword', 'language/unknown-name', 'remedy/tier-gap'];

export const findings: Tests = {
  'findings appear where the mistakes are, with the ids of their rules': async () => {
    const document = await open(file('shop.sla'));
    await untilErrors(document.uri, MISTAKES);
    const found = vscode.languages.getDiagnostics(document.uri);
    for (const [code, text] of [
      ['language/unknown-name', 'ShopUptme per'],
      ['language/unknown-keyword', 'severitty'],
      ['remedy/tier-gap', 'credit 10% of fee'],
    ] as const) {
      const finding = found.find((each) => codeOf(each) === code)!;
      assert.equal(finding.source, 'sla');
      assert.deepEqual(finding.range.start, placeOf(document, text, 0));
    }
  },

  'a gap between tiers names the levels that nobody pays for, and links the target': async () => {
    const gap = vscode.languages.getDiagnostics(file('shop.sla')).find((each) => codeOf(each) === 'remedy/tier-gap')!;
    assert.match(gap.message, /more than 99\.89% and less than 99\.9%/);
    assert.ok(gap.relatedInformation?.some((each) => each.location.uri.path.endsWith('shop.sla')));
  },

  'the lightbulb offers to mend the gap, and to ignore it here': async () => {
    const gap = vscode.languages.getDiagnostics(file('shop.sla')).find((each) => codeOf(each) === 'remedy/tier-gap')!;
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      file('shop.sla'),
      gap.range,
      'quickfix',
    );
    const titles = actions.map(({ title }) => title);
    assert.ok(
      titles.some((title) => title.startsWith('Let `credit')),
      titles.join(' | '),
    );
    assert.ok(titles.includes('Ignore remedy/tier-gap here'), titles.join(' | '));
  },

  'a finding leads to the page of its rule': async () => {
    const gap = vscode.languages.getDiagnostics(file('shop.sla')).find((each) => codeOf(each) === 'remedy/tier-gap')!;
    // From one extension host to the other only the id of a finding comes through; the page is there all the same.
    const target =
      typeof gap.code === 'object' ? gap.code.target : vscode.Uri.parse('builtin:/rules/remedy/tier-gap.md');
    assert.ok(typeof gap.code === 'object' || process.env.SLA_SUITE_FLAVOUR === 'browser');
    const page = await vscode.workspace.openTextDocument(target);
    assert.match(page.getText(), /^# A missed level for which no line of the ladder pays\n/);
  },

  'documents of Scribus, which are XML, have no findings': async () => {
    const document = await open(file('brochure.sla'));
    // When the next file has its findings, this one has been looked at.
    await untilErrors((await open(file('shop.sla'))).uri, MISTAKES);
    assert.equal(document.languageId, 'sla');
    assert.deepEqual(vscode.languages.getDiagnostics(document.uri), []);
  },

  'an example that transcribes flawed terms shows the flaw': async () => {
    const document = await open(file('examples/bonterms.sla'));
    await until('its errors', () => errorCodes(document.uri).length > 0 || undefined);
    assert.deepEqual([...new Set(errorCodes(document.uri))], ['remedy/tier-gap']);
  },
};
