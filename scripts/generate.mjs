// `npm run generate`: makes every generated file that is committed, each from its one source.
import { spawn } from 'node:child_process';
import { binOf, install, mustRunNode, root, say, typescript } from './steps.mjs';

process.chdir(root);
install();

say('The parser, from the grammar');
mustRunNode(['--import', './scripts/node20.mjs', binOf('langium-cli', 'langium'), 'generate']);

say('Its decisions, from the grammar');
mustRunNode(typescript('scripts/decisions.ts'));

// The others need the parser, and nothing of each other.
say('Highlighting, JSON Schema, the pages of the rules, what is expected of the examples, licences of others');
const scripts = [
  'scripts/syntaxes.ts',
  'scripts/schema.ts',
  'scripts/rules.ts',
  'scripts/examples.ts',
  'scripts/notices.mjs',
];
const statuses = await Promise.all(scripts.map(run));
process.exitCode = statuses.every((status) => status === 0) ? 0 : 1;

function run(script) {
  return new Promise((done) => {
    spawn(process.execPath, typescript(script), { stdio: 'inherit' }).on('close', (status) => {
      if (status !== 0) console.error(`${script} failed.`);
      done(status);
    });
  });
}
