import type { Rule } from './rule.js';

const SEVERITIES = {
  error: 'Error: the text contradicts itself or cannot be computed, so no document is made of it.',
  warning: 'Warning: it is likely to lead to a dispute.',
  information: 'Information.',
} as const;

/** What a page may show beside what the rule itself says. */
export interface PageParts {
  /** What the language says of each failing example. */
  readonly found?: readonly string[];
  /** Where the agreement stands on which the examples build. */
  readonly sound?: string;
}

/** The page of a rule, in Markdown: what it finds, why it leads to disputes, what to do, its settings and examples. */
export function rulePage(rule: Rule, { found, sound }: PageParts = {}): string {
  const { why, advice, sources, examples } = rule.explanation();
  const several = examples.length > 1;
  const shown = examples.map(
    ({ title, failing, passing }, i) => `## ${title ?? (several ? `Example ${i + 1}` : 'Example')}

\`\`\`sla
${failing}\`\`\`

${found?.[i] ? `${found[i]}\n\n` : ''}Mended:

\`\`\`sla
${passing}\`\`\`
`,
  );
  const regulated = examples.some(({ passing }) => passing.includes('extends Regulated'));
  const building = examples.some(({ passing }) => /extends (Sound|Regulated)\b/.test(passing));
  return `# ${rule.title}

\`${rule.id}\`

${[SEVERITIES[rule.severity], ...audiences(rule), ...templates(rule), ...fixes(rule)].join(' ')}

${why}

## What to do

${advice}
${options(rule)}
${shown.join('\n')}${building ? `\n\`Sound\` is ${sound ? `[a small agreement without any finding](${sound})` : 'a small agreement without any finding'}; the examples extend it.${regulated ? ' `Regulated` is the same with what regulators ask for.' : ''}\n` : ''}
## Sources

${sources.map((source) => `- ${source}`).join('\n')}
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
