/**
 * Writes the pages of the rules, `docs/rules/`, from the rules themselves. What a page shows as the finding is what the language
 * says of the failing example. `--check` compares them with the files that are there and fails where they differ.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { RULES, type Rule, topicOf } from '@sla-language/language';
import { exampleChecker, SOUND } from './rule-examples.js';

const root = fileURLToPath(new URL('../', import.meta.url));
const folder = path.join(root, 'docs/rules');

const SEVERITIES = {
  error: 'Error: the text contradicts itself or cannot be computed, so no document is made of it.',
  warning: 'Warning: it is likely to lead to a dispute.',
  information: 'Information.',
} as const;

/** Topics that are called after a law or a standard. */
const TITLES: Readonly<Record<string, string>> = {
  dora: 'DORA',
  gdpr: 'GDPR',
  'iso-19086': 'ISO/IEC 19086',
  fitsm: 'FitSM',
};

/** The pages by their path below `docs/rules/`. */
export async function rulePages(): Promise<ReadonlyMap<string, string>> {
  const pages = new Map([['README.md', index()]]);
  for (const rule of RULES) {
    const checkExample = await exampleChecker(rule);
    const found: string[] = [];
    for (const { failing } of rule.examples) {
      const diagnostics = await checkExample(failing);
      found.push(diagnostics.map((diagnostic) => `> ${diagnostic.message}`).join('\n>\n'));
    }
    pages.set(`${rule.id}.md`, page(rule, found));
  }
  return pages;
}

function page(rule: Rule, found: readonly string[]): string {
  const several = rule.examples.length > 1;
  const examples = rule.examples.map(
    ({ title, failing, passing }, i) => `## ${title ?? (several ? `Example ${i + 1}` : 'Example')}

\`\`\`sla
${failing}\`\`\`

${found[i]}

Mended:

\`\`\`sla
${passing}\`\`\`
`,
  );
  const regulated = rule.examples.some(({ passing }) => passing.includes('extends Regulated'));
  const building = rule.examples.some(({ passing }) => /extends (Sound|Regulated)\b/.test(passing));
  return `# ${rule.title}

\`${rule.id}\`

${[SEVERITIES[rule.severity], ...audiences(rule), ...templates(rule), ...fixes(rule)].join(' ')}

${rule.why}

## What to do

${rule.advice}
${options(rule)}
${examples.join('\n')}${building ? `\n\`Sound\` is [a small agreement without any finding](../../../${SOUND}); the examples extend it.${regulated ? ' `Regulated` is the same with what regulators ask for.' : ''}\n` : ''}
## Sources

${rule.sources.map((source) => `- ${source}`).join('\n')}
`;
}

function audiences({ audience }: Rule): string[] {
  if (!audience) return [];
  const profiles = audience.map((id) => `\`${id}\``).join(', ');
  return [`Only in the ${audience.length > 1 ? 'profiles' : 'profile'} ${profiles}.`];
}

function templates({ completeness }: Rule): string[] {
  return completeness ? ['Templates, which may leave parts open, are not asked.'] : [];
}

function fixes({ fix }: Rule): string[] {
  return fix ? [fix === 'safe' ? 'The editor mends it.' : 'The editor suggests how to mend it.'] : [];
}

function options(rule: Rule): string {
  const rows = Object.entries(rule.options ?? {}).map(
    ([name, { default: value, description }]) => `| \`${name}\` | \`${JSON.stringify(value)}\` | ${description} |`,
  );
  if (rows.length === 0) return '';
  return `\n## Settings\n\n| name | default | what it is |\n| --- | --- | --- |\n${rows.join('\n')}\n`;
}

function index(): string {
  const topics = [...new Set(RULES.map((rule) => topicOf(rule)))];
  const tables = topics.map((topic) => {
    const rows = RULES.filter((rule) => topicOf(rule) === topic).map(
      (rule) =>
        `| [\`${rule.id}\`](${rule.id}.md) | ${rule.severity} | ${rule.title} | ${rule.audience?.join(', ') ?? ''} | ${rule.fix ?? ''} |`,
    );
    return `## ${TITLES[topic] ?? topic.charAt(0).toUpperCase() + topic.slice(1)}\n\n| rule | severity | what it finds | only in | fix |\n| --- | --- | --- | --- | --- |\n${rows.join('\n')}`;
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
