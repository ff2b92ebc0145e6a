import { applyEdits } from '@sla-language/language';
import { expect, test } from 'vitest';
import {
  type CodeAction,
  CodeActionRequest,
  type Diagnostic,
  TextDocumentContentRequest,
} from 'vscode-languageserver-protocol';
import { startEditor } from './editor.js';

const editor = startEditor();

const TEXT = `agreement Tiers "Tiers" {
    status published
    timezone "UTC"
    customer "everyone"
    service Shop "Shop" { fee EUR 100 per month }
    metric Up "Uptime" { availability of Shop }
    // sla-ignore wording/weasel-words: nothing there
    // sla-ignore wording/placeholder: nor there
    objective Uptime "Uptime" {
        measures Up per month
        target >= 99.9%
        credit 5% of fee when >= 99.00% and < 99.9%
        credit 20% of fee when >= 97.00% and <= 98.99%
        credit 50% of fee when < 97.00%
    }
}
`;

async function actions(uri: string, diagnostic: Diagnostic, only?: string[]): Promise<CodeAction[]> {
  const context = { diagnostics: [], ...(only ? { only } : {}) };
  const params = { textDocument: { uri }, range: diagnostic.range, context };
  return (await editor.connection.sendRequest(CodeActionRequest.type, params)) as CodeAction[];
}

const edited = (action: CodeAction, uri: string): string => applyEdits(TEXT, action.edit!.changes![uri]!);

test('a finding offers its fix and a comment that silences it; only safe fixes are made all at once', async () => {
  const uri = editor.uri('tiers.sla');
  await editor.open(uri, TEXT);
  const gap = (await editor.findings(uri)).find((each) => each.code === 'remedy/tier-gap')!;
  const [fix, silence] = await actions(uri, gap);
  expect(fix).toMatchObject({ kind: 'quickfix', isPreferred: false, diagnostics: [{ code: 'remedy/tier-gap' }] });
  expect(edited(fix!, uri)).toContain('credit 20% of fee when >= 97.00% and < 99.00%');
  expect(silence!.title).toBe('Ignore remedy/tier-gap here');
  expect(edited(silence!, uri)).toContain(
    '        // sla-ignore remedy/tier-gap: why it may stay\n        credit 5% of fee when >= 99.00% and < 99.9%',
  );

  const all = await actions(uri, gap, ['source.fixAll']);
  expect(all).toMatchObject([{ kind: 'source.fixAll.sla' }]);
  expect(edited(all[0]!, uri)).not.toContain('sla-ignore');
  expect(edited(all[0]!, uri)).toContain('<= 98.99%');
});

test('safe fixes of one rule can be made together', async () => {
  const uri = editor.uri('comments.sla');
  await editor.open(uri, TEXT);
  const unused = (await editor.findings(uri)).find((each) => each.code === 'suppression/unused')!;
  const found = await actions(uri, unused, ['quickfix']);
  expect(found[0]).toMatchObject({ title: 'Take the comment away', isPreferred: true });
  const together = found.find((each) => each.title === 'Mend all 2 findings of suppression/unused in this file');
  expect(edited(together!, uri)).not.toContain('sla-ignore');
  expect(found.map((each) => each.title)).not.toContain('Ignore suppression/unused here');
});

test('a finding leads to the page of its rule', async () => {
  const uri = editor.uri('page.sla');
  await editor.open(uri, TEXT);
  const gap = (await editor.findings(uri)).find((each) => each.code === 'remedy/tier-gap')!;
  const page = gap.codeDescription!.href;
  const { text } = await editor.connection.sendRequest(TextDocumentContentRequest.type, { uri: page });
  expect(text).toMatch(/^# A missed level for which no line of the ladder pays\n\n`remedy\/tier-gap`\n/);
  expect(text).toContain('## What to do');
});
