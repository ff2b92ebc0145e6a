import * as known from '@sla-language/language/commands';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  CodeLensRefreshRequest,
  CodeLensRequest,
  CodeLensResolveRequest,
  DidChangeConfigurationNotification,
  HoverRequest,
  type InlayHint,
  InlayHintRefreshRequest,
  InlayHintRequest,
  InlayHintResolveRequest,
  MarkupKind,
} from 'vscode-languageserver-protocol/node';
import { agreement, PARTIES } from './agreement.js';
import { Editor } from './editor.js';

const EVERYWHERE = { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } };

/** An editor that shows hints and lenses anew when it is asked to. */
class RefreshingEditor extends Editor {
  readonly refreshed = { hints: 0, lenses: 0 };

  constructor(commands: readonly string[] = Object.values(known)) {
    super(
      {
        workspace: { inlayHint: { refreshSupport: true }, codeLens: { refreshSupport: true } },
        textDocument: { hover: { contentFormat: [MarkupKind.Markdown] } },
      },
      commands,
    );
    this.connection.onRequest(InlayHintRefreshRequest.type, () => {
      this.refreshed.hints += 1;
    });
    this.connection.onRequest(CodeLensRefreshRequest.type, () => {
      this.refreshed.lenses += 1;
    });
  }

  async hints(uri: string): Promise<readonly InlayHint[]> {
    const params = { textDocument: { uri }, range: EVERYWHERE };
    return (await this.connection.sendRequest(InlayHintRequest.type, params)) ?? [];
  }

  async labels(uri: string): Promise<readonly string[]> {
    return (await this.hints(uri)).map(({ label }) => String(label));
  }

  async lenses(uri: string) {
    return (await this.connection.sendRequest(CodeLensRequest.type, { textDocument: { uri } })) ?? [];
  }

  configure(settings: unknown): Promise<void> {
    return this.connection.sendNotification(DidChangeConfigurationNotification.type, { settings });
  }

  async untilRefreshed(before: number): Promise<void> {
    await expect.poll(() => this.refreshed.hints, { timeout: 5000 }).toBeGreaterThan(before);
    await expect.poll(() => this.refreshed.lenses, { timeout: 5000 }).toBeGreaterThan(0);
  }
}

const editor = new RefreshingEditor();
beforeAll(async () => {
  await editor.start();
});
afterAll(() => editor.stop());

describe('inlay hints', () => {
  test('state what lines come to, and say on demand how, with their switch', async () => {
    const uri = editor.uri('hints.sla');
    await editor.open(uri, agreement(''));
    expect(await editor.labels(uri)).toEqual(['43 min 12 s in 30 days', '= EUR 200']);
    const [hint] = await editor.hints(uri);
    expect(hint).not.toHaveProperty('tooltip');
    const { tooltip } = await editor.connection.sendRequest(InlayHintResolveRequest.type, hint!);
    expect(tooltip).toMatchObject({ kind: 'markdown' });
    const text = typeof tooltip === 'object' ? tooltip.value : '';
    expect(text).toContain('43 min 12 s in a month of 30 days');
    expect(text).toContain('[sla.inlayHints.downtime](command:workbench.action.openSettings?');
  });

  test('go and come with their switches, and the editor is asked to show them anew', async () => {
    const uri = editor.uri('switches.sla');
    await editor.open(uri, agreement(''));
    const before = editor.refreshed.hints;
    await editor.configure({ sla: { inlayHints: { downtime: false, effectiveAvailability: true } } });
    await editor.untilRefreshed(before);
    expect(await editor.labels(uri)).toEqual(['= EUR 200']);
    await editor.configure({ sla: { inlayHints: { downtime: 'nonsense', credits: false }, codeLens: null } });
    expect(await editor.labels(uri)).toEqual(['43 min 12 s in 30 days']);
    for (const settings of [{ sla: null }, { sla: 3 }, null, { sla: {} }]) {
      await editor.configure(settings);
      expect((await editor.labels(uri)).length).toBeGreaterThan(0);
    }
  });

  test('follow an imported file', async () => {
    const shared = editor.uri('shared-service.sla');
    const service = (fee: string) => `${PARTIES}\nservice Shop "Shop" { fee EUR ${fee} per month }\n`;
    await editor.open(shared, service('1_000'));
    const user = editor.uri('uses-service.sla');
    const text = agreement('')
      .replace(PARTIES, 'import "./shared-service.sla"\n')
      .replace(/ {4}service .*\n/, '');
    await editor.open(user, text);
    await editor.findings(user);
    expect(await editor.labels(user)).toContain('= EUR 100');
    const before = editor.refreshed.hints;
    await editor.change(shared, service('3_000'));
    await editor.untilRefreshed(before);
    expect(await editor.labels(user)).toContain('= EUR 300');
  });

  test('are kept from the XML of Scribus', async () => {
    const uri = editor.uri('brochure.sla');
    await editor.open(uri, '<?xml version="1.0"?>\n<SCRIBUSUTF8NEW/>');
    expect(await editor.hints(uri)).toEqual([]);
    expect(await editor.lenses(uri)).toEqual([]);
  });
});

describe('code lenses', () => {
  test('count findings, state budgets, and are resolved to references', async () => {
    const uri = editor.uri('lenses.sla');
    await editor.configure({ sla: { codeLens: { references: true } } });
    await editor.open(uri, agreement('    objective Other "Other" { measures Nothing per month }'));
    const lenses = await editor.lenses(uri);
    const titles = lenses.map(({ command }) => command?.title);
    expect(titles).toEqual(expect.arrayContaining(['Preview', 'Generate ▸']));
    expect(titles).toContain('1 error');
    const open = lenses.filter(({ command }) => command === undefined);
    const resolved = await Promise.all(
      open.map((lens) => editor.connection.sendRequest(CodeLensResolveRequest.type, lens)),
    );
    expect(resolved.map(({ command }) => command!.title)).toContain(
      '43 min 12 s in 30 days · at most EUR 200 in a month',
    );
    const command = resolved.find(({ command }) => command!.command === known.SHOW_REFERENCES_COMMAND)?.command;
    expect(command).toMatchObject({ title: '1 reference', command: known.SHOW_REFERENCES_COMMAND });
    expect(command!.arguments![2]).toHaveLength(1);
    await editor.configure({ sla: {} });
  });

  test('are not offered to a client that can carry out none of their commands', async () => {
    const plain = new RefreshingEditor([]);
    await plain.start();
    const uri = plain.uri('plain.sla');
    await plain.open(uri, agreement(''));
    expect(await plain.lenses(uri)).toEqual([]);
    const [hint] = await plain.hints(uri);
    const { tooltip } = await plain.connection.sendRequest(InlayHintResolveRequest.type, hint!);
    expect(JSON.stringify(tooltip)).not.toContain('command:');
    await plain.stop();
  });
});

test('a hover is reckoned with the holidays of its calendar', async () => {
  const calendar = 'calendar Office "Office" { open monday to friday 09:00 to 17:00 holidays "DE-|BE" }';
  const { params } = await editor.at('holidays.sla', calendar);
  const hover = await editor.connection.sendRequest(HoverRequest.type, params);
  expect(JSON.stringify(hover)).toMatch(/Public holidays of Berlin, Germany.*DE-BE.*1 January/);
});
