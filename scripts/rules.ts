/**
 * Writes the pages of the rules, `docs/rules/`, from the rules themselves. What a page shows as the finding is what the language
 * says of the failing example. `--check` compares them with the files that are there and fails where they differ.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createLanguage, RULES, type Rule } from '@sla-language/language';
import { EmptyFileSystem } from 'langium';

const root = fileURLToPath(new URL('../', import.meta.url));
const folder = path.join(root, 'docs/rules');
const SOUND = 'packages/language/src/rules/examples/sound.sla';

/** The day on which the examples are checked, so that the pages are the same every day. */
const TODAY = '2026-07-01';

const SEVERITIES = {
  error: 'Error: the text contradicts itself or cannot be computed, so no document is made of it.',
  warning: 'Warning: it is likely to lead to a dispute.',
  information: 'Information.',
} as const;

/** The pages by their path below `docs/rules/`. */
export async function rulePages(): Promise<ReadonlyMap<string, string>> {
  const language = createLanguage({ fileSystem: EmptyFileSystem.fileSystemProvider(), today: TODAY });
  language.open('file:///rules/sound.sla', readFileSync(path.join(root, SOUND), 'utf8'));
  const pages = new Map([['README.md', index()]]);
  for (const rule of RULES) {
    const uri = `file:///rules/${rule.id.replace('/', '-')}.sla`;
    language.open(uri, rule.failing);
    const [file] = await language.check([uri]);
    const said = (file?.diagnostics ?? []).map((diagnostic) => String(diagnostic.message));
    pages.set(`${rule.id}.md`, page(rule, said));
  }
  return pages;
}

function page(rule: Rule, said: readonly string[]): string {
  return `# ${rule.title}

\`${rule.id}\`

${SEVERITIES[rule.severity]}${rule.completeness ? ' Templates, which may leave parts open, are not asked.' : ''}

${rule.why}

## What to do

${rule.advice}

## Found

\`\`\`sla
${rule.failing}\`\`\`

${said.map((message) => `> ${message}`).join('\n>\n')}

## Mended

\`\`\`sla
${rule.passing}\`\`\`
${rule.passing.includes('extends Sound') ? `\n\`Sound\` is [a small agreement without any finding](../../../${SOUND}); the examples extend it.\n` : ''}
## Sources

${rule.sources.map((source) => `- ${source}`).join('\n')}
`;
}

function index(): string {
  const topics = [...new Set(RULES.map((rule) => topicOf(rule)))];
  const tables = topics.map((topic) => {
    const rows = RULES.filter((rule) => topicOf(rule) === topic).map(
      (rule) => `| [\`${rule.id}\`](${rule.id}.md) | ${rule.severity} | ${rule.title} |`,
    );
    return `## ${topic.charAt(0).toUpperCase()}${topic.slice(1)}\n\n| rule | severity | what it finds |\n| --- | --- | --- |\n${rows.join('\n')}`;
  });
  return `# Rules

What the linter looks for in an agreement, beyond mistakes in the text itself. Every finding carries the id of its rule;
\`sla rules\` lists them, and \`sla explain remedy/tier-gap\` prints the page of one.

An **error** is a contradiction, or something that nobody can compute; an opinion is never an error. On a clean and complete
agreement all rules are silent. Rules that ask for something missing leave templates alone, and say nothing while the text has
errors. Of published terms (\`status published\`), which have no single customer, no report, review and escalation is expected.

A rule that cannot do its work because of a fault in itself says so as \`internal/rule-failed\`, and the others go on.

${tables.join('\n\n')}
`;
}

function topicOf(rule: Rule): string {
  return rule.id.slice(0, rule.id.indexOf('/'));
}

/** What is there now, by path below `docs/rules/`. */
function existingPages(): ReadonlyMap<string, string> {
  mkdirSync(folder, { recursive: true });
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'));
  return new Map(names.map((name) => [name.replaceAll(path.sep, '/'), readFileSync(path.join(folder, name), 'utf8')]));
}

async function main(): Promise<void> {
  const pages = await rulePages();
  const existing = existingPages();
  const stale = [...existing.keys()].filter((name) => !pages.has(name));
  const changed = [...pages].filter(([name, text]) => existing.get(name) !== text);
  if (process.argv.includes('--check')) {
    for (const name of [...stale, ...changed.map(([name]) => name)])
      console.error(`docs/rules/${name} is not current.`);
    if (stale.length + changed.length > 0) {
      console.error('Run: npx tsx scripts/rules.ts');
      process.exitCode = 1;
    }
    return;
  }
  for (const name of stale) rmSync(path.join(folder, name));
  for (const [name, text] of changed) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  console.log(`docs/rules: ${pages.size} pages, ${changed.length} written, ${stale.length} removed.`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
