// Makes THIRD-PARTY-NOTICES.txt: the packages whose code is in the products, with their licences, as those licences ask.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { root } from './steps.mjs';

process.chdir(root);

const common = {
  bundle: true,
  write: false,
  metafile: true,
  format: 'esm',
  external: ['vscode'],
  outdir: 'out',
  logLevel: 'error',
};
const results = await Promise.all([
  build({
    ...common,
    platform: 'node',
    entryPoints: ['packages/cli/src/bin.ts', 'packages/server/src/node.ts', 'packages/vscode/src/node.ts'],
  }),
  build({
    ...common,
    platform: 'browser',
    entryPoints: [
      'packages/server/src/browser.ts',
      'packages/vscode/src/browser.ts',
      'packages/vscode/src/preview/webview/index.ts',
    ],
  }),
]);

/** The folders of the packages that the products hold code of, and of the font of pictures, which no bundler sees. */
const folders = new Set(['node_modules/@expo-google-fonts/carlito']);
for (const file of results
  .flatMap(({ metafile }) => Object.values(metafile.outputs))
  .flatMap(({ inputs }) => Object.keys(inputs))) {
  const match = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file);
  if (match) folders.add(match[1]);
}

const notices = new Map();
for (const folder of folders) {
  const { name, version, license, homepage, repository } = JSON.parse(
    readFileSync(path.join(folder, 'package.json'), 'utf8'),
  );
  const source = homepage ?? (typeof repository === 'string' ? repository : repository?.url) ?? '';
  const texts = readdirSync(folder)
    .filter((file) => /^(licen[cs]e|notice|copying)(\.|$|-|_)/i.test(file))
    .sort()
    .map((file) => readFileSync(path.join(folder, file), 'utf8').replace(/\r\n/g, '\n').trim());
  if (!license && texts.length === 0) throw new Error(`${folder} names no licence.`);
  notices.set(`${name}@${version}`, [`${name} ${version} (${license})`, source, '', ...texts].join('\n').trim());
}

const head = `The products of SLA Language hold code and data of the packages below, each under its own licence. What a package says about its
licence is printed in full, and with it the attributions that the data of a package ask for.`;
const sections = [...notices].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, notice]) => notice);
writeFileSync('THIRD-PARTY-NOTICES.txt', `${[head, ...sections].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`);
console.log(`Written: THIRD-PARTY-NOTICES.txt, ${sections.length} packages`);
