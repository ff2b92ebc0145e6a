import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

/** Who may import whom; docs/architecture.md says why. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  agreement: [],
  documents: ['agreement'],
  language: ['agreement'],
  server: ['agreement', 'language', 'documents'],
  cli: ['agreement', 'language', 'documents', 'server'],
  vscode: ['server'],
};

/** What a package must not know at all, by the beginning of the module's name. */
const FORBIDDEN: Readonly<Record<string, readonly string[]>> = {
  agreement: ['langium', 'vscode', 'node:', 'chevrotain'],
  documents: ['langium', 'vscode', 'node:', 'chevrotain'],
  // Node's modules would keep the language out of the browser.
  language: ['node:', 'vscode-languageclient'],
};

interface Import {
  readonly file: string;
  readonly module: string;
}

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\b[^'"`;]*?from\s*['"]([^'"]+)['"]|(?:^|\n)\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g;

function importsOf(folder: string): readonly Import[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.[cm]?tsx?$/.test(name))
    .flatMap((name) => {
      const file = path.join(folder, name);
      const text = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
      return [...text.matchAll(IMPORT)].map((match) => ({ file, module: match[1] ?? match[2] ?? match[3] }));
    });
}

const packages = readdirSync('packages', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

test('every package has its place in the house', () => {
  expect(packages.toSorted()).toEqual(Object.keys(ARROWS).toSorted());
});

describe.each(packages)('%s', (name) => {
  const imports = importsOf(`packages/${name}/src`);
  const manifest = JSON.parse(readFileSync(`packages/${name}/package.json`, 'utf8'));
  const declared = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });

  test('has imports to look at', () => {
    expect(imports.length).toBeGreaterThan(3);
  });

  test('imports no other package than it may', () => {
    const own = imports.filter(({ module }) => module.startsWith('@sla-language/'));
    const wrong = own.filter(({ module }) => !ARROWS[name].includes(module.split('/')[1]));
    expect(wrong).toEqual([]);
  });

  test('stays inside its own folder', () => {
    const inside = path.resolve('packages', name) + path.sep;
    const relative = imports.filter(({ module }) => module.startsWith('.'));
    expect(relative.length).toBeGreaterThan(0);
    const outside = relative.filter(({ file, module }) => !path.resolve(path.dirname(file), module).startsWith(inside));
    expect(outside).toEqual([]);
  });

  test('knows nothing of what it must not know', () => {
    const forbidden = FORBIDDEN[name] ?? [];
    expect(imports.filter(({ module }) => forbidden.some((beginning) => module.startsWith(beginning)))).toEqual([]);
  });

  test('declares what it imports, and imports what it declares', () => {
    const used = new Set(
      imports
        .map(({ module }) => module)
        .filter((module) => !module.startsWith('.') && !module.startsWith('node:') && module !== 'vscode')
        .map((module) =>
          module
            .split('/')
            .slice(0, module.startsWith('@') ? 2 : 1)
            .join('/'),
        ),
    );
    expect([...used].filter((module) => !declared.includes(module) && !declared.includes(`@types/${module}`))).toEqual(
      [],
    );
    const needed = Object.keys(manifest.dependencies ?? {});
    expect(needed.filter((module) => !used.has(module))).toEqual([]);
  });
});

test('the pattern sees every way of importing', () => {
  const text = `import a from 'a';\nimport type { B } from "b";\nexport * from 'c';\nimport 'd';\nawait import('e');\nexport {\n  f,\n} from 'f';\nimport g, {\n  type h,\n} from 'g';`;
  expect([...text.matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? match[3])).toEqual([
    'a',
    'b',
    'c',
    'd',
    'e',
    'f',
    'g',
  ]);
});
