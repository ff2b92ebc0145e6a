import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { configurationSchema } from '@sla-language/language';
import { HINT_KINDS, LENS_KINDS, LENSES_BY_DEFAULT, SHOWN_BY_DEFAULT } from '@sla-language/language/editing';
import { describe, expect, test } from 'vitest';

const folder = 'packages/vscode';
const manifest = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
const { contributes } = manifest;
const sources = readdirSync(`${folder}/src`, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(path.join(folder, 'src', name), 'utf8'));

interface MenuItem {
  readonly command?: string;
  readonly submenu?: string;
  readonly when?: string;
}
/** What the server reads, with what holds where nothing is set. */
const SWITCHES = new Map<string, boolean>([
  ...HINT_KINDS.map((kind) => [`sla.inlayHints.${kind}`, SHOWN_BY_DEFAULT.has(kind)] as const),
  ...LENS_KINDS.map((kind) => [`sla.codeLens.${kind}`, LENSES_BY_DEFAULT.has(kind)] as const),
]);

describe('the manifest of the extension', () => {
  test('has a switch for each kind of hint and lens', () => {
    const names = Object.keys(contributes.configuration.properties);
    expect(names).toEqual(expect.arrayContaining([...SWITCHES.keys()]));
  });

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

  test('lets Enter begin a new line after a word that is written in full', () => {
    expect(contributes.configurationDefaults['[sla]']['editor.acceptSuggestionOnEnter']).toBe('smart');
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

  const commands: string[] = contributes.commands.map((each: { command: string }) => each.command);
  const menus = Object.entries<MenuItem[]>(contributes.menus);

  test('every command has a category, an icon, and somebody who carries it out', () => {
    expect(new Set(commands).size).toBe(commands.length);
    for (const command of contributes.commands)
      expect(command, command.command).toMatchObject({
        command: expect.stringMatching(/^sla\./),
        title: expect.stringMatching(/^[A-Z]/),
        category: 'SLA',
        icon: expect.any(String),
      });
    for (const command of commands) expect(sources.join(''), command).toContain(`'${command}'`);
  });

  test('menus hold what there is, where it concerns files of the language', () => {
    const submenus: string[] = contributes.submenus.map((each: { id: string }) => each.id);
    for (const [menu, items] of menus) {
      for (const { command, submenu, when } of items) {
        expect([...commands, ...submenus], menu).toContain(command ?? submenu);
        // A submenu is only shown where its own entry is; a new file is for everybody.
        if (!submenus.includes(menu) && menu !== 'file/newFile')
          expect(when, `${menu}: ${command}`).toMatch(
            /editorLangId == sla|resourceExtname == \.sla|resourceLangId == sla|\bsla\.|activeWebviewPanelId == 'sla\.preview'/,
          );
      }
    }
    for (const submenu of submenus) expect(menus.map(([menu]) => menu)).toContain(submenu);
    // One picture above the text; all else stands in the menu beside it.
    const pictures = contributes.menus['editor/title'].filter(({ group }: { group: string }) => group === 'navigation');
    expect(pictures).toEqual([expect.objectContaining({ command: 'sla.preview' })]);
    expect(contributes.keybindings).toEqual([
      { command: 'sla.preview', key: 'ctrl+k v', mac: 'cmd+k v', when: 'editorLangId == sla' },
    ]);
  });

  test('the palette offers what works without being clicked', () => {
    const conditions = new Map<string, string>(
      contributes.menus.commandPalette.map(({ command, when }: MenuItem) => [command, when]),
    );
    for (const command of commands.filter((each) => each.startsWith('sla.generate')))
      expect(conditions.get(command), command).toMatch(
        /^editorLangId == sla$|^sla\.active && workspaceFolderCount > 0$/,
      );
  });

  describe('the walkthrough', () => {
    const [{ id, icon, steps }] = contributes.walkthroughs;

    test('is short, and opened by its command', () => {
      expect(steps.length).toBeLessThanOrEqual(6);
      expect(sources.join('')).toContain(`#${id}`);
      expect(readFileSync(`${folder}/${icon}`).length).toBeGreaterThan(0);
    });

    test.each<
      Record<string, unknown> & { completionEvents: string[]; description: string; media: { markdown: string } }
    >(steps)('$title', ({ completionEvents, description, media }) => {
      // A step is done when something has happened, not when it was clicked.
      expect(completionEvents.length).toBeGreaterThan(0);
      for (const event of completionEvents) {
        const [, kind, name] = /^(onContext|onCommand|onSettingChanged):(.+)$/.exec(event)!;
        if (kind === 'onContext') expect(sources.join('')).toContain(`complete('${name.replace('sla.done.', '')}')`);
        if (kind === 'onCommand') expect(commands).toContain(name);
        if (kind === 'onSettingChanged') expect(contributes.configuration.properties).toHaveProperty([name]);
      }
      const linked = [...description.matchAll(/\(command:([\w.]+)/g)].map(([, command]) => command);
      for (const command of linked) expect([...commands, 'workbench.action.openSettings']).toContain(command);
      const text = readFileSync(`${folder}/${media.markdown}`, 'utf8');
      const pictures = [...text.matchAll(/\]\(\.\.\/dist\/walkthrough\/([^)]+)\)/g)];
      for (const [, picture] of pictures) {
        expect(readFileSync('scripts/build.mjs', 'utf8')).toContain(`'${picture}'`);
        expect(readFileSync(`docs/images/${picture}`).length).toBeGreaterThan(0);
      }
    });
  });

  test('the pictures of its page are in the package', () => {
    const page = readFileSync(`${folder}/README.md`, 'utf8');
    const pictures = [...page.matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map(([, file]) => file);
    expect(pictures.length).toBeGreaterThan(0);
    for (const picture of pictures) {
      const [, name] = /^\.\.\/\.\.\/docs\/images\/([\w-]+\.png)$/.exec(picture)!;
      expect(readFileSync(`docs/images/${name}`).length).toBeGreaterThan(0);
      expect(readFileSync('scripts/build.mjs', 'utf8')).toContain(`'${name}'`);
    }
  });

  test('tasks say what they take', () => {
    const [{ type, required, properties }] = contributes.taskDefinitions;
    expect([type, required]).toEqual(['sla', ['task']]);
    for (const [name, { description }] of Object.entries<{ description: string }>(properties)) {
      expect(description, name).toMatch(/\.$/);
      expect(sources.join(''), name).toContain(name);
    }
  });

  test('every setting has a default, a description and a scope, and is read', () => {
    for (const [name, setting] of Object.entries<Record<string, unknown>>(contributes.configuration.properties)) {
      expect(setting, name).toHaveProperty('default');
      expect(setting.scope, name).toMatch(/^(resource|window|machine-overridable)$/);
      expect(setting.description ?? setting.markdownDescription, name).toBeTypeOf('string');
      // The language client itself reads the setting that traces it, by its own id; the server reads its switches.
      const isRead = SWITCHES.has(name)
        ? setting.default === SWITCHES.get(name)
        : name === 'sla.trace.server'
          ? sources.join('').includes("CLIENT_ID = 'sla'")
          : sources.join('').includes(`'${name.slice(4)}'`);
      expect(isRead, name).toBe(true);
    }
  });
});
