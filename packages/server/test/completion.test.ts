import { describe, expect, test } from 'vitest';
import { type CompletionItem, CompletionRequest, CompletionTriggerKind } from 'vscode-languageserver-protocol';
import { agreement, PARTIES } from './agreement.js';
import { startEditor } from './editor.js';

const editor = startEditor();

async function complete(marked: string, typed?: string): Promise<CompletionItem[]> {
  const { params } = await editor.at('completion.sla', marked);
  const context = typed && { triggerKind: CompletionTriggerKind.TriggerCharacter, triggerCharacter: typed };
  const result = await editor.connection.sendRequest(CompletionRequest.type, {
    ...params,
    ...(context && { context }),
  });
  return Array.isArray(result) ? result : (result?.items ?? []);
}

describe('completion', () => {
  test('answers for the text as it is, however fast it is typed', async () => {
    for (let round = 0; round < 12; round++) {
      // A check of the text before may still be running.
      await complete(agreement('    |'));
      await editor.at('completion.sla', agreement('    status draft|'));
      const items = await complete(agreement('    status |'));
      expect(items.map((item) => item.label)).toContain('signed');
    }
  });

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

  test('offers nothing of itself where a quotation mark closes a text', async () => {
    const closed = agreement('    metric Other { availability of Shop for each "cluster"| }');
    expect(await complete(closed, '"')).toEqual([]);
    expect((await complete(closed)).map((item) => item.label)).toContain('during');
    expect(await complete(agreement('    timezone "|"'), '"')).not.toEqual([]);
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
