// Builds every product: the command line, the language server and the VS Code extension, each for where it runs.
//   node scripts/build.mjs [--development] [--server-to=FOLDER] [cli] [server] [vscode]
// Without names: all. `--development`: readable, with source maps. `--server-to=FOLDER`: where the server goes.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
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

const serverTo = process.argv.find((argument) => argument.startsWith('--server-to='));
const SERVER = serverTo?.slice('--server-to='.length) ?? 'packages/server/dist';
const EXTENSION = 'packages/vscode/dist';
const CLI = 'packages/cli/dist';
const LAUNCHER = 'packages/cli/src/launch/launcher.ts';
const PROGRAM = 'packages/cli/src/bin.ts';

/** A template literal is the only token that may hold the end of a line. */
const ON_ONE_LINE = { 'template-literal': false };

/** Packages that stand in the command line as parts of their own, where they are imported on demand. */
const PARTS = {
  documents: 'packages/documents/src/index.ts',
  thread: 'packages/cli/src/building/thread.ts',
  server: 'packages/server/src/node.ts',
  holiday: 'packages/agreement/src/calculate/holiday-data.ts',
};

const partsOnDemand = {
  name: 'parts on demand',
  setup: ({ onResolve }) =>
    onResolve({ filter: /^@sla-language\/|^\.\/holiday-data\.js$/ }, ({ path: name, kind }) => {
      const [found] = /(?<=^@sla-language\/|^\.\/)\w+/.exec(name);
      return kind === 'dynamic-import' && found in PARTS ? { path: `sla:${found}`, external: true } : undefined;
    }),
};

/** Files that documents are made with (packages/cli/src/building/picture-files.ts). */
const BUNDLED_FILES = [
  '@resvg/resvg-wasm/index_bg.wasm',
  '@expo-google-fonts/carlito/400Regular/Carlito_400Regular.ttf',
];

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
    // The page of the preview; its style comes with it.
    {
      ...forBrowser,
      conditions: ['browser', 'module'],
      entryPoints: ['packages/vscode/src/preview/webview/index.ts'],
      outfile: `${EXTENSION}/preview.js`,
      format: 'iife',
    },
  ],
};

try {
  const chosen = Object.keys(products).filter(isWanted);
  await Promise.all([
    ...chosen.flatMap((name) => products[name]).map((product) => build(product)),
    ...(isWanted('cli') ? [buildCommandLine()] : []),
  ]);
} catch (error) {
  // esbuild has said why
  if (!error.errors) console.error(error);
  process.exit(1);
}

if (isWanted('vscode')) {
  mkdirSync(EXTENSION, { recursive: true });
  for (const file of ['server.cjs', 'server.browser.js']) copyFileSync(`${SERVER}/${file}`, `${EXTENSION}/${file}`);
  copyFileSync('THIRD-PARTY-NOTICES.txt', `${EXTENSION}/THIRD-PARTY-NOTICES.txt`);
  copyFileSync('packages/language/schema/config.schema.json', `${EXTENSION}/config.schema.json`);
  mkdirSync(`${EXTENSION}/walkthrough`, { recursive: true });
  for (const file of ['findings.png', 'hover.png', 'preview-light.png'])
    copyFileSync(`docs/images/${file}`, `${EXTENSION}/walkthrough/${file}`);
  for (const file of readdirSync('syntaxes')) copyFileSync(`syntaxes/${file}`, `${EXTENSION}/${file}`);
  for (const [i, name] of ['resvg.wasm', 'carlito.ttf'].entries()) {
    copyFileSync(fileURLToPath(import.meta.resolve(BUNDLED_FILES[i])), `${EXTENSION}/${name}`);
  }
}

/**
 * The command line is one file, `sla.mjs`: the launcher and, in comments of one line each below it, the program and its parts,
 * which the launcher reads from there (packages/cli/src/launch/launcher.ts says why).
 */
async function buildCommandLine() {
  mkdirSync(CLI, { recursive: true });
  for (const name of readdirSync(CLI)) if (name.endsWith('.cache')) rmSync(path.join(CLI, name));
  const shebang = '#!/usr/bin/env node';
  if (development) {
    // Readable, hence without the launcher. CommonJS dependencies ask for Node's own modules with `require`.
    const require = `import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);`;
    const banner = { js: `${shebang}\n${require}` };
    await build({ ...forNode, entryPoints: [PROGRAM], outfile: `${CLI}/sla.mjs`, format: 'esm', banner });
    return;
  }
  const [launcher, ...parts] = await Promise.all([
    build({ ...forNode, write: false, entryPoints: [LAUNCHER], format: 'esm', supported: ON_ONE_LINE }),
    ...Object.entries({ program: PROGRAM, ...PARTS }).map(async ([name, entry]) =>
      part(name, Buffer.from(await buildFunction(entry), 'latin1')),
    ),
    ...BUNDLED_FILES.map((name) => part(name, readFileSync(fileURLToPath(import.meta.resolve(name))))),
  ]);
  const lines = [shebang, launcher.outputFiles[0].text.trim(), ...parts, ''];
  writeFileSync(`${CLI}/sla.mjs`, lines.join('\n'), { mode: 0o755 });
  warmUp();
}

/** A program as the text of a function of one line, which gives what the program exports. */
async function buildFunction(entry) {
  const { outputFiles } = await build({
    ...forNode,
    write: false,
    entryPoints: [entry],
    format: 'cjs',
    define: { 'import.meta.url': 'bundleUrl' },
    supported: { ...ON_ONE_LINE, 'dynamic-import': false },
    plugins: [partsOnDemand],
  });
  // esbuild leaves other letters than ASCII in patterns alone, and control characters everywhere; in a text of ASCII alone a byte
  // is a letter, and stands on one line.
  const escaped = (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
  const text = outputFiles[0].text.trim().replace(/[^\t\n\r\x20-\x7e]/g, escaped);
  if (/[^\t\x20-\x7e]/.test(text)) throw new Error(`${entry} cannot stand in a comment of one line.`);
  return `(function(require,bundleUrl,bundledFile){var module={exports:{}};${text};return module.exports})`;
}

/** A line that holds something smaller than it is. Twice as small would take twenty times as long to make. */
function part(name, content) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 6 };
  return `//PART ${name} ${brotliCompressSync(content, { params }).toString('base64')}`;
}

/** Leaves the code of the usual commands beside the command line, for whoever starts it with this Node. */
function warmUp() {
  const out = mkdtempSync(path.join(tmpdir(), 'sla-build-'));
  const env = { ...process.env, SLA_CODE_CACHE: path.resolve(CLI) };
  for (const args of [
    ['check', 'examples'],
    ['build', '--out', out, 'examples/managed-service.sla'],
  ]) {
    const { status, stderr } = spawnSync(process.execPath, [`${CLI}/sla.mjs`, ...args], { env });
    // Some published terms have flaws, which their examples keep.
    if (status !== 0 && status !== 1) throw new Error(`The command line does not run: ${stderr}`);
  }
  rmSync(out, { recursive: true });
}
