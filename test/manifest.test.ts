import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { configurationSchema } from '@sla-language/language';
import { describe, expect, test } from 'vitest';

const folder = 'packages/vscode';
const manifest = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
const { contributes } = manifest;
const sources = readdirSync(`${folder}/src`, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(path.join(folder, 'src', name), 'utf8'));

describe('the manifest of the extension', () => {
  test('starts with the language only, and with a preview of the last session, on the desktop and in the browser', () => {
    expect(manifest.activationEvents).toEqual(['onWebviewPanel:sla.preview']);
    // Without a configuration VS Code does not start an extension for its language.
    expect(contributes.languages).toMatchObject([
      { id: 'sla', extensions: ['.sla'], configuration: './language-configuration.json' },
    ]);
    expect(manifest.main).toBe('./dist/extension.js');
    expect(manifest.browser).toBe('./dist/extension.browser.js');
  });

  test('works in Restricted Mode and in virtual workspaces', () => {
    expect(manifest.capabilities).toEqual({ untrustedWorkspaces: { supported: true }, virtualWorkspaces: true });
  });

  test('knows the schema of its configuration', () => {
    expect(contributes.jsonValidation).toEqual([{ fileMatch: 'sla.config.json', url: './dist/config.schema.json' }]);
    expect(readFileSync(`${folder}/.vscodeignore`, 'utf8')).toContain('!dist/config.schema.json');
    const schema = JSON.parse(readFileSync('packages/language/schema/config.schema.json', 'utf8'));
    expect(schema).toEqual(JSON.parse(JSON.stringify(configurationSchema())));
  });

  test('asks for no newer VS Code than its types describe', () => {
    expect(manifest.engines.vscode).toBe(`^${manifest.devDependencies['@types/vscode']}`);
  });

  test('can be published: icon, licence, at most five keywords', () => {
    const png = readFileSync(`${folder}/${manifest.icon}`);
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([256, 256]);
    expect(manifest.keywords.length).toBeLessThanOrEqual(5);
    expect(readFileSync(`${folder}/LICENSE`, 'utf8')).toContain(manifest.license);
    expect(readFileSync(`${folder}/CHANGELOG.md`, 'utf8')).toContain(`## ${manifest.version}`);
  });

  test('every command has a category and is offered for files of the language only', () => {
    const commands: string[] = contributes.commands.map((each: { command: string }) => each.command);
    expect(commands).toEqual([
      'sla.preview',
      'sla.previewLock',
      'sla.generateMarkdown',
      'sla.generateHtml',
      'sla.generateDocx',
      'sla.generateJson',
      'sla.openConfiguration',
    ]);
    for (const command of contributes.commands)
      expect(command).toMatchObject({ category: 'SLA', icon: expect.any(String) });
    for (const [menu, items] of Object.entries<{ command: string; when: string }[]>(contributes.menus)) {
      for (const { command, when } of items) {
        expect(commands, menu).toContain(command);
        expect(when).toMatch(
          command === 'sla.previewLock'
            ? /^activeWebviewPanelId == 'sla\.preview'$/
            : /^(editorLangId == sla|resourceExtname == \.sla)$/,
        );
      }
    }
    // One picture above the text; all else stands in the menu beside it.
    const pictures = contributes.menus['editor/title'].filter(({ group }: { group: string }) => group === 'navigation');
    expect(pictures).toEqual([expect.objectContaining({ command: 'sla.preview' })]);
    expect(contributes.keybindings).toEqual([
      { command: 'sla.preview', key: 'ctrl+k v', mac: 'cmd+k v', when: 'editorLangId == sla' },
    ]);
    for (const command of commands) expect(sources.join('')).toContain(`'${command}'`);
  });

  test('every setting has a default, a description and a scope, and is read', () => {
    for (const [name, setting] of Object.entries<Record<string, unknown>>(contributes.configuration.properties)) {
      expect(setting, name).toHaveProperty('default');
      expect(setting.scope, name).toMatch(/^(resource|window)$/);
      expect(setting.description ?? setting.markdownDescription, name).toBeTypeOf('string');
      // The language client itself reads the setting that traces it, by its own id.
      const isRead =
        name === 'sla.trace.server'
          ? sources.join('').includes("CLIENT_ID = 'sla'")
          : sources.join('').includes(`'${name.slice(4)}'`);
      expect(isRead, name).toBe(true);
    }
  });
});
