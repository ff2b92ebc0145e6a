import type { Problem } from '../inputs/index.js';
import type { Finding } from './findings.js';
import { messageWithRelated, placeOf } from './places.js';
import type { Report, ReportedFile } from './report.js';

/** A report in the manner of JUnit: a suite for each file, a case for each finding, and a passing one for a file without any. */
export function formatJunit({ files, unreadable, failing }: Report): string {
  const suites = [
    ...unreadable.map(unreadableSuite),
    ...files.map((file) => fileSuite(file, (finding) => failing.includes(finding.severity))),
  ];
  const sum = (count: keyof Suite['counts']): number => suites.reduce((total, suite) => total + suite.counts[count], 0);
  const counts = { tests: sum('tests'), failures: sum('failures'), errors: sum('errors') };
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    tag('testsuites', { name: 'sla check', ...counts, time: 0 }),
    ...suites.flatMap(({ name, counts, cases }) => [
      `  ${tag('testsuite', { name, ...counts, skipped: 0, time: 0 })}`,
      ...cases,
      '  </testsuite>',
    ]),
    '</testsuites>',
    '',
  ].join('\n');
}

interface Suite {
  readonly name: string;
  readonly counts: { readonly tests: number; readonly failures: number; readonly errors: number };
  /** Lines. */
  readonly cases: readonly string[];
}

function unreadableSuite({ path, line, message }: Problem): Suite {
  const attributes = { name: 'can be read', classname: path, file: path, line, time: 0 };
  const error = `${tag('error', { message, type: 'unreadable' })}${escapeText(message)}</error>`;
  return { name: path, counts: { tests: 1, failures: 0, errors: 1 }, cases: testCase(attributes, error) };
}

function fileSuite({ path, findings }: ReportedFile, isFailure: (finding: Finding) => boolean): Suite {
  if (findings.length === 0) {
    const attributes = { name: 'has no findings', classname: path, file: path, time: 0 };
    return { name: path, counts: { tests: 1, failures: 0, errors: 0 }, cases: testCase(attributes) };
  }
  const cases = findings.flatMap((finding) => {
    const { line, column } = finding.range.start;
    const attributes = { name: `${finding.rule} at ${line}:${column}`, classname: path, file: path, line, time: 0 };
    return testCase(attributes, outcome(finding, path, isFailure(finding)));
  });
  const failures = findings.filter(isFailure).length;
  return { name: path, counts: { tests: findings.length, failures, errors: 0 }, cases };
}

/** What does not make the check fail does not make a build red: it is the output of a case that passes. */
function outcome(finding: Finding, path: string, isFailure: boolean): string {
  const { message, severity, rule, range } = finding;
  const detail = `${placeOf(path, range)}: ${severity} [${rule}]: ${messageWithRelated(finding)}`;
  return isFailure
    ? `${tag('failure', { message, type: severity })}${escapeText(detail)}</failure>`
    : `<system-out>${escapeText(detail)}</system-out>`;
}

type Attributes = Readonly<Record<string, string | number | undefined>>;

function testCase(attributes: Attributes, content?: string): string[] {
  const open = tag('testcase', attributes);
  return content === undefined ? [`    ${open}</testcase>`] : [`    ${open}`, `      ${content}`, '    </testcase>'];
}

function tag(name: string, attributes: Attributes): string {
  const words = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escapeAttribute(String(value))}"`],
  );
  return `<${name}${words.join('')}>`;
}

/** Readers turn line ends and tabs in attributes into spaces, unless they are written as references. */
function escapeAttribute(text: string): string {
  return escapeText(text)
    .replaceAll('"', '&quot;')
    .replace(/[\t\n]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** What XML 1.0 has no place for, not even as a reference, becomes U+FFFD. */
function escapeText(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '\u{FFFD}')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;');
}
