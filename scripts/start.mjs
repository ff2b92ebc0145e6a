// `npm start`: from a fresh clone to the documents of all examples.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { install, mustRunNode, root, say } from './steps.mjs';

const OUT = 'out';
const sla = 'packages/cli/dist/sla.mjs';

process.chdir(root);
install();

say('Building the command line, the language server and the VS Code extension');
mustRunNode(['scripts/build.mjs']);

say('Checking the examples: sla check examples');
// Some published terms have flaws, which their examples keep: findings are no failure here.
mustRunNode([sla, 'check', 'examples'], { allowed: [0, 1] });

say(`Writing their documents: sla build examples --out ${OUT}`);
mustRunNode([sla, 'build', 'examples', '--out', OUT]);

const documents = readdirSync(OUT).filter((name) => name.endsWith('.md'));
console.log(`
The documents of ${documents.length} agreements are in ${path.join(root, OUT)}
  *.docx  the contracts, to sign
  *.html  the same, to read in a browser
  *.md    the same, for tools that show Markdown
  *.json  the same as data, for programs

Next:
  open ${path.join(OUT, (documents.includes('ShopHosting.md') ? 'ShopHosting.md' : documents[0]).replace(/md$/, 'html'))}
  npm run package     makes the VS Code extension${existsSync('packages/vscode/dist/sla-language.vsix') ? ' again' : ''}: packages/vscode/dist/sla-language.vsix
  npm test            tests everything`);
