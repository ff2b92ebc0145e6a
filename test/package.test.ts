/** What a user installs: the files in the .vsix, and what the manifest says in expressions and types. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';

const VSIX = 'packages/vscode/dist/sla-language.vsix';
const KB = 1024;
const MB = 1024 * KB;

/** Every file of the extension, and how large it may be. Whoever adds one or lets one grow does so here. */
const FILES: Readonly<Record<string, number>> = {
  'LICENSE.txt': 2 * KB,
  'changelog.md': 10 * KB,
  'language-configuration.json': 4 * KB,
  'package.json': 40 * KB,
  'readme.md': 20 * KB,
  'dist/THIRD-PARTY-NOTICES.txt': 300 * KB,
  'dist/carlito.ttf': 600 * KB,
  'dist/config.schema.json': 260 * KB,
  'dist/extension.browser.js': 800 * KB,
  'dist/extension.js': 900 * KB,
  'dist/preview.css': 30 * KB,
  'dist/preview.js': 100 * KB,
  'dist/resvg.wasm': 2.5 * MB,
  'dist/server.browser.js': 6 * MB,
  'dist/server.cjs': 6 * MB,
  'dist/sla.markdown.tmLanguage.json': 4 * KB,
  'dist/sla.tmLanguage.json': 20 * KB,
  'dist/walkthrough/findings.png': 250 * KB,
  'dist/walkthrough/hover.png': 250 * KB,
  'dist/walkthrough/preview-light.png': 250 * KB,
  'images/file-dark.svg': 2 * KB,
  'images/file-light.svg': 2 * KB,
  'images/icon.png': 30 * KB,
  'walkthrough/begin.md': 4 * KB,
  'walkthrough/configure.md': 4 * KB,
  'walkthrough/generate.md': 4 * KB,
  'walkthrough/hover.md': 4 * KB,
  'walkthrough/mend.md': 4 * KB,
  'walkthrough/preview.md': 4 * KB,
};
const WHOLE = 5 * MB;

let files: Readonly<Record<string, Uint8Array>>;
beforeAll(() => {
  if (!existsSync(VSIX)) throw new Error('There is no packaged extension to test: run `npm run package` first.');
  files = unzipSync(readFileSync(VSIX));
});

test('holds exactly these files, none larger than it may be', () => {
  const inside = Object.entries(files).flatMap(([name, { length }]) =>
    name.startsWith('extension/') ? [[name.slice('extension/'.length), length] as const] : [],
  );
  expect(inside.map(([name]) => name).sort()).toEqual(Object.keys(FILES).sort());
  for (const [name, length] of inside) expect(length, name).toBeLessThanOrEqual(FILES[name]!);
  expect(readFileSync(VSIX).length).toBeLessThanOrEqual(WHOLE);
});

const manifest = JSON.parse(readFileSync('packages/vscode/package.json', 'utf8'));
const sources = readdirSync('packages/vscode/src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(`packages/vscode/src/${name}`, 'utf8'))
  .join('');

test('each setting has a default of its own type, and stands in English in the manifest', () => {
  const ajv = new Ajv({ strict: false });
  for (const [name, schema] of Object.entries<{ default: unknown }>(manifest.contributes.configuration.properties)) {
    expect(ajv.validate(schema, schema.default), `${name}: ${ajv.errorsText()}`).toBe(true);
  }
  // Texts like %this% would need a table of translations, of which there is none.
  expect(JSON.stringify(manifest)).not.toMatch(/"%[\w.]+%"/);
});

/** Keys of VS Code itself that our conditions look at. */
const KEYS = new Set([
  'activeWebviewPanelId',
  'editorLangId',
  'editorTextFocus',
  'explorerResourceIsFolder',
  'resourceExtname',
  'resourceLangId',
  'workspaceFolderCount',
]);

describe('conditions', () => {
  const found: string[] = [];
  const collect = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [name, inner] of Object.entries(value)) {
      if ((name === 'when' || name === 'enablement') && typeof inner === 'string') found.push(inner);
      else collect(inner);
    }
  };
  collect(manifest.contributes);

  test.each([...new Set(found)])('%s is an expression over keys that exist', (condition) => {
    for (const key of keysOf(condition)) {
      const isOurs = key.startsWith('sla.') && sources.includes(`'${key}'`);
      expect(isOurs || KEYS.has(key), key).toBe(true);
    }
  });

  test.each(['', 'a ==', '== a', 'a && ', '(a', 'a b', 'a == b ||', '!'])('%j is none', (condition) => {
    expect(() => keysOf(condition)).toThrow();
  });
});

/** The keys of a condition: comparisons, joined by && and ||, with ! and parentheses. Throws where it is none. */
function keysOf(condition: string): readonly string[] {
  const tokens = condition.match(/&&|\|\||[!=]=|=~|[<>]=?|[()!]|'[^']*'|\/(?:[^/\\]|\\.)+\/\w*|[\w.:*-]+|\S/g) ?? [];
  const keys: string[] = [];
  let at = 0;
  const word = (): string => {
    const token = tokens[at++];
    if (!token || /^(?:[()!<>]|&&|\|\||[!=]=|=~)/.test(token)) throw new Error(`no word at ${at} in ${condition}`);
    return token;
  };
  const term = (): void => {
    if (tokens[at] === '!') {
      at += 1;
      term();
    } else if (tokens[at] === '(') {
      at += 1;
      expression();
      if (tokens[at++] !== ')') throw new Error(`no ) in ${condition}`);
    } else {
      keys.push(word());
      if (/^(?:[!=]=|=~|[<>]=?|in)$/.test(tokens[at] ?? '')) {
        at += 1;
        word();
      }
    }
  };
  const expression = (): void => {
    term();
    while (tokens[at] === '&&' || tokens[at] === '||') {
      at += 1;
      term();
    }
  };
  expression();
  if (at < tokens.length) throw new Error(`${tokens[at]} is too much in ${condition}`);
  return keys;
}
