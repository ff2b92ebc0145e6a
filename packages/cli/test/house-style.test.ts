import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { folder, SHARED, sla } from './world.js';

const AGREEMENT = `import "./shared.sla"
agreement Hosting "The hosting agreement" {
    version "2.1"
    provider Acme
    customer Globex
    service Shop "Web shop"
}
`;
const LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 1"><path d="M0 0h4v1H0z"/></svg>';

const STYLE = JSON.stringify({
  look: {
    colours: { accent: '#0b5345' },
    logo: { file: 'logo.svg', alternative: 'Acme', width: 40, height: 10 },
    footer: 'For our customers · {version}',
  },
  texts: { en: { 'services.title': 'What we do for you' } },
});

const FILES = { 'shared.sla': SHARED, 'a.sla': AGREEMENT, 'house/style.json': STYLE, 'house/logo.svg': LOGO };

const build = (cwd: string, ...words: string[]) => sla(['build', 'a.sla', '-f', 'html,markdown', ...words], { cwd });
const read = (cwd: string, name: string): string => readFileSync(path.join(cwd, name), 'utf8');

describe('sla build in a house style', () => {
  test('that the configuration names: look and words', async () => {
    const cwd = folder({ ...FILES, 'sla.config.json': '{ "houseStyle": "house/style.json" }' });
    expect((await build(cwd)).code).toBe(0);
    const html = read(cwd, 'Hosting.html');
    for (const part of ['#0b5345', 'alt="Acme"', 'For our customers · Version 2.1', 'What we do for you']) {
      expect(html).toContain(part);
    }
    expect(read(cwd, 'Hosting.md')).toContain('What we do for you');
    expect(read(cwd, 'Hosting.md')).not.toContain('Services and scope');
  });

  test('that the command line names, instead of the configured one', async () => {
    const cwd = folder({ ...FILES, 'sla.config.json': '{ "houseStyle": "house/style.json" }', 'plain.json': '{}' });
    expect((await build(cwd, '--style', 'plain.json')).code).toBe(0);
    expect(read(cwd, 'Hosting.html')).not.toContain('For our customers');
  });

  test('the example of the repository has no problem', async () => {
    const cwd = folder(FILES);
    const style = path.resolve('examples/house-style/house-style.jsonc');
    expect(await build(cwd, '--style', style)).toMatchObject({ code: 0, err: expect.not.stringContaining('error') });
    expect(read(cwd, 'Hosting.html')).not.toBe('');
  });

  test.each<[string, string, string]>([
    ['a key that does not exist', '{\n  "looks": {}\n}', 'house/style.json:2:3: error: '],
    ['no JSON', '{', 'house/style.json:1:2: error: '],
    [
      'a logo that is not there',
      '{ "look": { "logo": { "file": "no.png", "alternative": "Acme", "width": 40, "height": 10 } } }',
      'house/style.json:1:31: error: The logo no.png cannot be read: there is no such file or folder.',
    ],
    [
      'a logo of another kind',
      '{ "look": { "logo": { "file": "style.json", "alternative": "Acme", "width": 40, "height": 10 } } }',
      'error: The logo `style.json` is not a PNG, JPEG or SVG file.',
    ],
  ])('%s is said with its place; the rest holds, and the documents are written', async (_, style, message) => {
    const cwd = folder({
      ...FILES,
      'house/style.json': style,
      'sla.config.json': '{ "houseStyle": "house/style.json" }',
    });
    const { code, err, out } = await build(cwd);
    expect(code).toBe(2);
    expect(err).toContain(message);
    expect(out).toBe('Hosting.html\nHosting.md\n');
  });

  test('a file that is not there is said where it is named', async () => {
    const cwd = folder({ ...FILES, 'sla.config.json': '{\n  "houseStyle": "hose.json"\n}' });
    const { code, err } = await build(cwd);
    expect(code).toBe(2);
    expect(err).toContain(
      'sla.config.json:2:17: error: The house style hose.json cannot be read: there is no such file or folder.',
    );
  });
});
