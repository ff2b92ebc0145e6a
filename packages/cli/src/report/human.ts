import type { Colours } from './colours.js';
import { excerpt, printable } from './excerpt.js';
import { type FileFindings, type Finding, type Severity, type Summary, summarise } from './findings.js';

/** The findings for people: place, severity, message and rule, the line of the source, the related places, and a summary. */
export function formatFindings(files: readonly FileFindings[], colours: Colours): string {
  return files.flatMap((file) => formatFile(file, colours)).join('');
}

/** One line that says how much was found. */
export function formatSummary(files: readonly FileFindings[], colours: Colours): string {
  const summary = summarise(files);
  const found = describe(summary);
  const text = found
    ? `${found} in ${plural(summary.files, 'file')}`
    : `${plural(summary.files, 'file')} checked, no findings`;
  const colour = summary.errors > 0 ? colours.red : summary.warnings > 0 ? colours.yellow : colours.green;
  return `${colour(text)}\n`;
}

/** `2 errors, 1 warning`; empty where there is nothing. */
export function describe({ errors, warnings, information }: Summary): string {
  const parts = [
    errors > 0 ? plural(errors, 'error') : '',
    warnings > 0 ? plural(warnings, 'warning') : '',
    information > 0 ? `${information} for information` : '',
  ];
  return parts.filter(Boolean).join(', ');
}

export function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

function formatFile(file: FileFindings, colours: Colours): string[] {
  const lines = file.text.split(/\r\n|\r|\n/);
  return file.findings.map((finding) => formatFinding(finding, file.path, lines, colours));
}

function formatFinding(finding: Finding, path: string, lines: readonly string[], colours: Colours): string {
  const { start } = finding.range;
  const colour = severityColour(finding.severity, colours);
  const place = colours.bold(`${path}:${start.line}:${start.column}`);
  const head = `${place}: ${colour(finding.severity)}: ${printable(finding.message)} ${colours.dim(`[${finding.rule}]`)}`;
  const source = excerpt(lines, finding.range);
  const gutter = String(start.line).padStart(5);
  const excerptLines = source
    ? [
        `${colours.dim(`${gutter} |`)} ${source.line}`,
        `${colours.dim('      |')} ${source.indent}${colour(source.marks)}`,
      ]
    : [];
  const related = finding.related.map(
    (each) => `      ${each.path}:${each.range.start.line}:${each.range.start.column}: ${printable(each.message)}`,
  );
  return [head, ...excerptLines, ...related, '', ''].join('\n');
}

function severityColour(severity: Severity, colours: Colours): Colours['red'] {
  return { error: colours.red, warning: colours.yellow, information: colours.cyan }[severity];
}
