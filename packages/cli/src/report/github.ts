import { titleOf } from './catalogue.js';
import { printable } from './excerpt.js';
import type { Finding, Severity } from './findings.js';
import { messageWithRelated } from './places.js';
import type { Report } from './report.js';

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', information: 'notice' };

/** Workflow commands for GitHub Actions, which shows them at the lines of a change. */
export function formatGithub({ files, unreadable, rules }: Report): string {
  const problems = unreadable.map(({ path, line, column, message }) =>
    command('error', { file: path, line, col: column, title: 'This file cannot be read' }, message),
  );
  const findings = files.flatMap((file) =>
    file.findings.map((finding) =>
      command(
        COMMANDS[finding.severity],
        {
          file: file.path,
          ...place(finding),
          title: `${titleOf(finding.rule, rules)} (${finding.rule})`,
        },
        messageWithRelated(finding),
      ),
    ),
  );
  return [...problems, ...findings].join('');
}

/** GitHub takes columns only where the lines are the same. */
function place({ range: { start, end } }: Finding): Properties {
  if (start.line !== end.line) return { line: start.line, endLine: end.line };
  return {
    line: start.line,
    endLine: end.line,
    col: start.column,
    endColumn: end.column,
  };
}

type Properties = Readonly<Record<string, string | number | undefined>>;

function command(name: string, properties: Properties, message: string): string {
  const words = Object.entries(properties).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}=${escapeProperty(String(value))}`],
  );
  return `::${name} ${words.join(',')}::${escapeMessage(message)}\n`;
}

function escapeProperty(text: string): string {
  return escapeMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

function escapeMessage(text: string): string {
  const lines = text.replaceAll('%', '%25').split(/\r\n|\r|\n/);
  return lines.map(printable).join('%0A');
}
