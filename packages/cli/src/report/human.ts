import type { Colours } from './colours.js';
import { excerpt, printable } from './excerpt.js';
import { type FileFindings, type Finding, type Range, type Severity, type Summary, summarise } from './findings.js';
import type { Report } from './report.js';

/** The report for people: the findings and a summary; nothing where no file could be read. */
export function formatHuman(report: Report, colours: Colours): string {
  if (report.files.length === 0) return '';
  return formatFindings(report.files, report.imported, colours) + formatSummary(report, colours);
}

/**
 * The findings for people: place, severity, message and rule, the line of the source, and the related places with their lines.
 * `imported` has the texts of other files in which related places may lie.
 */
export function formatFindings(
  files: readonly FileFindings[],
  imported: ReadonlyMap<string, string>,
  colours: Colours,
): string {
  const texts = new Map([...imported, ...files.map(({ path, text }) => [path, text] as const)]);
  const lines = new Map<string, readonly string[]>();
  const linesOf: LinesOf = (path) => {
    const known = lines.get(path) ?? (texts.get(path) ?? '').split(/\r\n|\r|\n/);
    lines.set(path, known);
    return known;
  };
  return files
    .flatMap(({ path, findings }) => findings.map((finding) => formatFinding(finding, path, linesOf, colours)))
    .join('');
}

/** One line that says how much was found. */
export function formatSummary({ files, quiet }: Pick<Report, 'files' | 'quiet'>, colours: Colours): string {
  const summary = summarise(files);
  const found = describe(summary);
  const text = found
    ? `${found} in ${plural(summary.files, 'file')}`
    : `${plural(summary.files, 'file')} checked, no ${quiet ? 'errors' : 'findings'}`;
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

type LinesOf = (path: string) => readonly string[];

function formatFinding(finding: Finding, path: string, linesOf: LinesOf, colours: Colours): string {
  const { start } = finding.range;
  const colour = severityColour(finding.severity, colours);
  const place = colours.bold(`${path}:${start.line}:${start.column}`);
  const head = `${place}: ${colour(finding.severity)}: ${printable(finding.message)} ${colours.dim(`[${finding.rule}]`)}`;
  const source = formatExcerpt(linesOf(path), finding.range, '^', colour, colours);
  let shown = `${path}:${start.line}`;
  const related = finding.related.flatMap((each) => {
    const line = `${each.path}:${each.range.start.line}`;
    const note = `      ${line}:${each.range.start.column}: ${printable(each.message)}`;
    // A line that has just been shown need not be shown again.
    if (line === shown) return [note];
    shown = line;
    return [note, ...formatExcerpt(linesOf(each.path), each.range, '-', colours.cyan, colours)];
  });
  return [head, ...source, ...related, '', ''].join('\n');
}

/** A line of the source with marks below what is meant; nothing where there is no such line. */
function formatExcerpt(
  lines: readonly string[],
  range: Range,
  mark: string,
  colour: Colours['red'],
  colours: Colours,
): string[] {
  const source = excerpt(lines, range);
  if (!source) return [];
  const gutter = String(range.start.line).padStart(5);
  return [
    `${colours.dim(`${gutter} |`)} ${source.line}`,
    `${colours.dim('      |')} ${source.indent}${colour(mark.repeat(source.width))}`,
  ];
}

function severityColour(severity: Severity, colours: Colours): Colours['red'] {
  return { error: colours.red, warning: colours.yellow, information: colours.cyan }[severity];
}
