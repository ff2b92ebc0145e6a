// Packages the VS Code extension as a user installs it: packages/vscode/dist/sla-language.vsix.
// Builds first. A warning of `vsce` is an error here: what it warns of, users see.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import './build.mjs';

// Its pictures stand among those of the documentation; the package has those of the walkthrough.
const README = 'dist/README.md';
const text = readFileSync('packages/vscode/README.md', 'utf8');
writeFileSync(`packages/vscode/${README}`, text.replaceAll('](../../docs/images/', '](dist/walkthrough/'));

const vsce = createRequire(import.meta.url).resolve('@vscode/vsce/vsce');
const args = [
  ...['package', '--no-dependencies', '--allow-missing-repository', '--out', 'dist/sla-language.vsix'],
  ...['--readme-path', README, '--no-rewrite-relative-links'],
];
const { status, stdout, stderr } = spawnSync(process.execPath, [vsce, ...args], {
  cwd: 'packages/vscode',
  encoding: 'utf8',
});
const output = `${stdout}${stderr}`;
process.stderr.write(output);
const warnings = output.split('\n').filter((line) => /\bwarning\b|^The file .* is large/i.test(line));
if (status !== 0 || warnings.length > 0) {
  console.error(warnings.length > 0 ? 'package: vsce has a warning, see above.' : 'package: vsce failed, see above.');
  process.exitCode = 1;
}
