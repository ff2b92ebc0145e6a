/**
 * Writes the pages of the rules, `docs/rules/`, from the rules themselves. What a page shows as the finding is what the language
 * says of the failing example. `--check` compares them with the files that are there and fails where they differ.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { PROFILES, RULES, type Rule, rulePage, topicOf } from '@sla-language/language';
import { exampleChecker, SOUND } from './rule-examples.js';

const root = fileURLToPath(new URL('../', import.meta.url));
const folder = path.join(root, 'docs/rules');

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
    for (const { failing } of rule.explanation().examples) {
      const diagnostics = await checkExample(failing);
      found.push(diagnostics.map((diagnostic) => `> ${diagnostic.message}`).join('\n>\n'));
    }
    pages.set(`${rule.id}.md`, rulePage(rule, { found, sound: `../../../${SOUND}` }));
  }
  return pages;
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

## By severity

${list(['error', 'warning', 'information'], (severity) => RULES.filter((rule) => rule.severity === severity))}

## By profile

All others run in every profile.

${list(
  PROFILES.map(({ id }) => id),
  (id) => RULES.filter((rule) => rule.audience?.some((audience) => audience === id)),
)}

## By fix

${list(['safe', 'suggestion'], (safety) => RULES.filter((rule) => rule.fix === safety))}
`;
}

/** A list of groups with the rules in each; groups without any are left out. */
function list<Group extends string>(groups: readonly Group[], rulesOf: (group: Group) => readonly Rule[]): string {
  return groups
    .map((group) => ({ group, rules: rulesOf(group) }))
    .filter(({ rules }) => rules.length > 0)
    .map(({ group, rules }) => {
      const links = rules.map(({ id }) => `[\`${id}\`](${id}.md)`).join(', ');
      return `- **${group}** (${rules.length}): ${links}`;
    })
    .join('\n');
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
