import { describe, expect, test } from 'vitest';
import {
  NEW_AGREEMENT,
  type NewAgreement,
  type NewAgreementParams,
  TEMPLATES,
  type TemplateInfo,
} from '../src/protocol.js';
import { startEditor } from './editor.js';

const editor = startEditor();

describe('a new agreement', () => {
  const begin = (params: NewAgreementParams) =>
    editor.connection.sendRequest<NewAgreement | null>(NEW_AGREEMENT, params);

  test('there are templates, with whom they suit', async () => {
    const templates = await editor.connection.sendRequest<TemplateInfo[]>(TEMPLATES);
    expect(templates.map(({ id }) => id)).toEqual(['managed-service', 'saas', 'internal-ola', 'support', 'network']);
    for (const { title, description } of templates) expect(`${title}: ${description}`).toMatch(/^[A-Z].+: .+\.$/);
  });

  test('is filled, says what to replace, and has no findings', async () => {
    const made = await begin({ template: 'saas', today: '2026-12-02', provider: 'Acme', timezone: 'Europe/Berlin' });
    const { text, examples } = made!;
    expect(text).toContain('party Acme "Acme"');
    expect(text).toContain('currency EUR');
    const [first] = examples;
    expect(text.slice(first.start, first.end)).toBe('1 High Street, Berlin');
    await editor.open('untitled:Untitled-2', text);
    expect(await editor.codes('untitled:Untitled-2')).toEqual([]);
  });

  test('a time zone that nobody knows is none', async () => {
    const made = await begin({ template: 'support', today: '2026-12-02', timezone: 'Mars/Olympus' });
    expect(made!.text).toContain('timezone "Europe/London"');
  });

  test('of an empty name the example stays, and everything else is filled in', async () => {
    const more = { provider: ' ', customer: '', title: 'Hosting', timezone: 'Europe/Berlin' };
    const made = await begin({ template: 'saas', today: '2026-12-02', ...more });
    const { text, examples } = made!;
    expect(text).toContain('party Provider "Provider Limited" {\n');
    expect(text).toContain('party Customer "Customer Limited" {\n');
    expect(text).toContain('agreement Hosting "Hosting" {\n');
    expect(text).toContain('timezone "Europe/Berlin"');
    expect(examples.map(({ start, end }) => text.slice(start, end))).toContain('Provider Limited');
  });

  test('of what there is no template there is no agreement', async () => {
    expect(await begin({ template: 'sauna', today: '2026-12-02' })).toBeNull();
  });
});
