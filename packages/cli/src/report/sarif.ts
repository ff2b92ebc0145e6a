import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Problem } from '../inputs/index.js';
import { version } from '../version.js';
import { idsOf, titleOf } from './catalogue.js';
import type { Finding, Range, Severity } from './findings.js';
import { fingerprintsOf } from './fingerprints.js';
import type { Report, ReportedFile, RuleDescription } from './report.js';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** The folder in which `sla` was started. Its address is left out, so that the same texts give the same bytes everywhere. */
const ROOT = '%SRCROOT%';

const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
};

/** A log in SARIF 2.1.0, which code scanning and many viewers read. */
export function formatSarif({ files, unreadable, rules }: Report): string {
  const ids = idsOf(files, rules);
  const pages = new Map(files.flatMap((file) => file.findings).map(({ rule, help }) => [rule, help]));
  const run = {
    tool: {
      driver: {
        name: 'sla',
        fullName: 'SLA Language',
        semanticVersion: version,
        rules: ids.map((id) => descriptor(id, rules, pages.get(id))),
        notifications: [{ id: UNREADABLE, shortDescription: { text: 'A file that cannot be read.' } }],
      },
    },
    invocations: [
      {
        executionSuccessful: unreadable.length === 0,
        toolExecutionNotifications: unreadable.map(notification),
      },
    ],
    originalUriBaseIds: { [ROOT]: { description: { text: 'The folder in which sla was started.' } } },
    artifacts: files.map(({ path }) => ({ location: artifact(path), roles: ['analysisTarget'], encoding: 'utf-8' })),
    columnKind: 'utf16CodeUnits',
    results: files.flatMap((file) => resultsOf(file, ids)),
  };
  return `${JSON.stringify({ $schema: SCHEMA, version: '2.1.0', runs: [run] }, undefined, 2)}\n`;
}

function descriptor(id: string, rules: readonly RuleDescription[], page: string | undefined): object {
  const title = `${titleOf(id, rules)}.`;
  const common = { id, name: nameOf(id), shortDescription: text(title) };
  const helpUri = page === undefined ? {} : { helpUri: page };
  const rule = rules.find((each) => each.id === id);
  const properties = { tags: [id.slice(0, id.indexOf('/')), ...(rule?.audience ?? [])] };
  if (!rule) {
    return {
      ...common,
      fullDescription: text(title),
      ...helpUri,
      defaultConfiguration: { level: 'error' },
      properties,
    };
  }
  const { severity } = rule;
  const { why, advice, sources } = rule.explanation();
  const help = ({ heading, item }: { heading: string; item: string }): string =>
    [why, `${heading}What to do`, advice, `${heading}Sources`, sources.map((each) => item + each).join('\n')].join(
      '\n\n',
    );
  return {
    ...common,
    fullDescription: text(why),
    ...helpUri,
    help: { text: help({ heading: '', item: '' }), markdown: help({ heading: '## ', item: '- ' }) },
    defaultConfiguration: { level: LEVELS[severity] },
    properties,
  };
}

/** `remedy/tier-gap` becomes `RemedyTierGap`, as the standard likes the names of rules. */
function nameOf(id: string): string {
  return id
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}

function resultsOf(file: ReportedFile, ids: readonly string[]): object[] {
  const fingerprints = fingerprintsOf(file);
  const indices = new Map(ids.map((id, i) => [id, i]));
  return file.findings.map((finding, i) => ({
    ruleId: finding.rule,
    ruleIndex: indices.get(finding.rule),
    level: LEVELS[finding.severity],
    message: text(escapeMessage(finding.message)),
    locations: [{ physicalLocation: physical(file.path, region(finding.range)) }],
    ...relatedLocations(finding),
    partialFingerprints: { 'slaFinding/v1': fingerprints[i] },
  }));
}

function relatedLocations({ related }: Finding): object {
  if (related.length === 0) return {};
  return {
    relatedLocations: related.map(({ path, range, message }, id) => ({
      id,
      physicalLocation: physical(path, region(range)),
      message: text(escapeMessage(message)),
    })),
  };
}

const UNREADABLE = 'unreadable';

function notification({ path, line, column, message }: Problem): object {
  const place = line === undefined ? undefined : { startLine: line, startColumn: column };
  return {
    descriptor: { id: UNREADABLE, index: 0 },
    level: 'error',
    message: text(escapeMessage(message)),
    locations: [{ physicalLocation: physical(path, place) }],
  };
}

function physical(path: string, where?: object): object {
  return { artifactLocation: artifact(path), ...(where ? { region: where } : {}) };
}

/** What lies outside the folder in which `sla` was started, and what is built in, has an address of its own. */
function artifact(path: string): object {
  if (/^[a-z][a-z0-9+.-]*:\/\//.test(path)) return { uri: path };
  if (isAbsolute(path)) return { uri: pathToFileURL(path).href };
  // Half of a surrogate pair has no place in an address; Windows lets it into names.
  const wellFormed = path.replace(/\p{Surrogate}/gu, '\u{FFFD}');
  return { uri: wellFormed.split('/').map(encodeURIComponent).join('/'), uriBaseId: ROOT };
}

function region({ start, end }: Range): object {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

function text(value: string): { text: string } {
  return { text: value };
}

/** In messages, braces stand for arguments and `[…](…)` for links, unless they are escaped (SARIF 2.1.0, 3.11.5 and 3.11.6). */
function escapeMessage(message: string): string {
  return message.replace(/[{}]/g, '$&$&').replace(/\[([^[\]]*)\](?=\()/g, '\\[$1\\]');
}
