import type { PhrasingContent, RootContent, Table, TableRow } from 'mdast';
import { type Finding, summarise } from './findings.js';
import { describe, plural } from './human.js';
import { code, strong, text, toGithubMarkdown } from './mdast.js';
import { placeOf } from './places.js';
import type { Report, ReportedFile } from './report.js';

/** GitHub and GitLab refuse longer comments (65,536 characters, and a million); some room is left for what is put around it. */
const LONGEST = 60_000;

/** A summary and a table for each file, in the Markdown of GitHub: for a comment on a change. */
export function formatMarkdown(report: Report): string {
  const whole = render(report, Number.POSITIVE_INFINITY);
  if (whole.length <= LONGEST) return whole;
  let [fits, tooMany] = [0, report.files.reduce((sum, file) => sum + file.findings.length, 0)];
  while (tooMany - fits > 1) {
    const middle = (fits + tooMany) >> 1;
    if (render(report, middle).length <= LONGEST) fits = middle;
    else tooMany = middle;
  }
  return render(report, fits);
}

/** The report with no more than so many findings. */
function render(report: Report, most: number): string {
  const { files, unreadable } = report;
  const children: RootContent[] = [{ type: 'heading', depth: 3, children: [text(headline(report))] }];
  if (unreadable.length > 0) {
    const rows = unreadable.map(({ path, line, column, message }) => [
      [code(line === undefined ? path : `${path}:${line}:${column}`)],
      prose(message),
    ]);
    children.push(table(['Cannot be read', 'Why'], rows));
  }
  let left = most;
  for (const file of files) {
    const findings = file.findings.slice(0, left);
    left -= findings.length;
    if (findings.length > 0) children.push(...fileSection(file, findings));
  }
  const total = files.reduce((sum, file) => sum + file.findings.length, 0);
  if (total > most) {
    children.push({
      type: 'paragraph',
      children: [
        text(`${plural(total - most, 'more finding')} would make this too long; `),
        code('sla check'),
        text(' prints them all.'),
      ],
    });
  }
  return toGithubMarkdown(children);
}

function headline({ files, unreadable, quiet }: Report): string {
  const found = describe(summarise(files)) || (quiet ? 'no errors' : 'no findings');
  const missed = unreadable.length > 0 ? `, ${unreadable.length} cannot be read` : '';
  return `Service level agreements: ${found} in ${plural(files.length, 'file')}${missed}`;
}

function fileSection({ path }: ReportedFile, findings: readonly Finding[]): RootContent[] {
  const rows = findings.map((finding) => [
    [text(`${finding.range.start.line}:${finding.range.start.column}`)],
    finding.severity === 'error' ? [strong(finding.severity)] : [text(finding.severity)],
    description(finding),
    [rule(finding)],
  ]);
  return [{ type: 'heading', depth: 4, children: [code(path)] }, table(['Place', 'Severity', 'Finding', 'Rule'], rows)];
}

function description({ message, related }: Finding): PhrasingContent[] {
  const places = related.flatMap((each): PhrasingContent[] => [
    // A row is one line.
    { type: 'html', value: '<br>' },
    code(placeOf(each.path, each.range)),
    text(': '),
    ...prose(each.message),
  ]);
  return [...prose(message), ...places];
}

function rule({ rule, help }: Finding): PhrasingContent {
  return help === undefined ? code(rule) : { type: 'link', url: help, children: [code(rule)] };
}

/** Messages quote what is written in an agreement in backquotes; nothing else in them is Markdown. */
function prose(message: string): PhrasingContent[] {
  const parts = message.split(/`([^`]+)`/);
  return parts.flatMap((part, i) => (part === '' ? [] : [i % 2 === 1 ? code(part) : text(part)]));
}

function table(head: readonly string[], rows: readonly PhrasingContent[][][]): Table {
  const row = (cells: readonly PhrasingContent[][]): TableRow => ({
    type: 'tableRow',
    children: cells.map((children) => ({ type: 'tableCell', children })),
  });
  return { type: 'table', children: [row(head.map((title) => [text(title)])), ...rows.map(row)] };
}
