// Builds every product: the command line, the language server and the VS Code extension, each for where it runs.
//   node scripts/build.mjs [--development]      development: readable, with source maps
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { build } from 'esbuild';

const development = process.argv.includes('--development');

const common = {
  bundle: true,
  target: 'node20.19',
  minify: !development,
  // Names of functions and classes stay: Langium names services in its messages, and stack traces stay readable.
  keepNames: true,
  sourcemap: development ? 'inline' : false,
  legalComments: 'none',
  logLevel: 'warning',
};
const forNode = { ...common, platform: 'node' };
const forBrowser = { ...common, platform: 'browser', target: 'es2023', mainFields: ['browser', 'module', 'main'] };

/** CommonJS dependencies ask for Node's own modules with `require`, which a module does not have. */
const MODULE_BANNER = `#!/usr/bin/env node
import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);`;

const SERVER = 'packages/server/dist';
const EXTENSION = 'packages/vscode/dist';

const products = [
  { ...forNode, entryPoints: ['packages/server/src/node.ts'], outfile: `${SERVER}/server.cjs`, format: 'cjs' },
  {
    ...forBrowser,
    entryPoints: ['packages/server/src/browser.ts'],
    outfile: `${SERVER}/server.browser.js`,
    format: 'iife',
  },
  {
    ...forNode,
    entryPoints: ['packages/vscode/src/node.ts'],
    outfile: `${EXTENSION}/extension.js`,
    format: 'cjs',
    external: ['vscode'],
  },
  {
    ...forBrowser,
    entryPoints: ['packages/vscode/src/browser.ts'],
    outfile: `${EXTENSION}/extension.browser.js`,
    format: 'cjs',
    external: ['vscode'],
  },
];
const commandLine = 'packages/cli/src/bin.ts';
if (existsSync(commandLine)) {
  products.push({
    ...forNode,
    entryPoints: [commandLine],
    outfile: 'packages/cli/dist/sla.mjs',
    format: 'esm',
    banner: { js: MODULE_BANNER },
  });
}

try {
  await Promise.all(products.map((product) => build(product)));
} catch {
  process.exit(1); // esbuild has said why
}

mkdirSync(EXTENSION, { recursive: true });
for (const file of ['server.cjs', 'server.browser.js']) copyFileSync(`${SERVER}/${file}`, `${EXTENSION}/${file}`);
copyFileSync('syntaxes/sla.tmLanguage.json', `${EXTENSION}/sla.tmLanguage.json`);
