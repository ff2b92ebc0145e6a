// Builds every product: the command line, the language server and the VS Code extension, each for where it runs.
//   node scripts/build.mjs [--development] [--server-to=FOLDER] [cli] [server] [vscode]
// Without names: all. `--development`: readable, with source maps. `--server-to=FOLDER`: where the server goes.
import { copyFileSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const development = process.argv.includes('--development');
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const isWanted = (name) => wanted.length === 0 || wanted.includes(name);

const common = {
  bundle: true,
  target: 'node20.19',
  // Names of functions and classes stay, as Langium names services in its messages and stack traces stay readable. Not by
  // `keepNames`: that sets the name of every closure when it is made, which took a sixth of the time of a keystroke.
  minifySyntax: !development,
  minifyWhitespace: !development,
  sourcemap: development ? 'inline' : false,
  legalComments: 'none',
  // Its main file asks for its parts in a way that no bundler sees.
  alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' },
  logLevel: 'warning',
};
const forNode = { ...common, platform: 'node' };
// The server and the extension run in workers, which have no page: hence `worker` before `browser`.
const forBrowser = { ...common, platform: 'browser', target: 'es2023', conditions: ['worker', 'browser', 'module'] };

/** CommonJS dependencies ask for Node's own modules with `require`, which a module does not have. */
const MODULE_BANNER = `#!/usr/bin/env node
import { createRequire as createBundleRequire } from 'node:module';
const require = createBundleRequire(import.meta.url);`;

const serverTo = process.argv.find((argument) => argument.startsWith('--server-to='));
const SERVER = serverTo?.slice('--server-to='.length) ?? 'packages/server/dist';
const EXTENSION = 'packages/vscode/dist';

const products = {
  server: [
    { ...forNode, entryPoints: ['packages/server/src/node.ts'], outfile: `${SERVER}/server.cjs`, format: 'cjs' },
    {
      ...forBrowser,
      entryPoints: ['packages/server/src/browser.ts'],
      outfile: `${SERVER}/server.browser.js`,
      format: 'iife',
    },
  ],
  vscode: [
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
  ],
  cli: [
    {
      ...forNode,
      entryPoints: ['packages/cli/src/bin.ts'],
      outfile: 'packages/cli/dist/sla.mjs',
      format: 'esm',
      banner: { js: MODULE_BANNER },
    },
  ],
};

try {
  const chosen = Object.keys(products).filter(isWanted);
  await Promise.all(chosen.flatMap((name) => products[name]).map((product) => build(product)));
} catch {
  process.exit(1); // esbuild has said why
}

if (isWanted('vscode')) {
  mkdirSync(EXTENSION, { recursive: true });
  for (const file of ['server.cjs', 'server.browser.js']) copyFileSync(`${SERVER}/${file}`, `${EXTENSION}/${file}`);
  copyFileSync('THIRD-PARTY-NOTICES.txt', `${EXTENSION}/THIRD-PARTY-NOTICES.txt`);
  copyFileSync('packages/language/schema/config.schema.json', `${EXTENSION}/config.schema.json`);
  copyFileSync('syntaxes/sla.tmLanguage.json', `${EXTENSION}/sla.tmLanguage.json`);
}
