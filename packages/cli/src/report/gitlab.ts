import { createHash } from 'node:crypto';
import type { Finding } from './findings.js';
import { fingerprintsOf } from './fingerprints.js';
import { messageWithRelated } from './places.js';
import type { Report } from './report.js';

type GitlabSeverity = 'info' | 'minor' | 'major' | 'critical' | 'blocker';

/** A report of GitLab's Code Quality. */
export function formatGitlab({ files, unreadable }: Report): string {
  const problems = unreadable.map(({ path, line = 1, message }) =>
    issue('unreadable', 'blocker', message, { path, begin: line, end: line }, unreadableFingerprint(path)),
  );
  const findings = files.flatMap((file) => {
    const fingerprints = fingerprintsOf(file);
    return file.findings.map((finding, i) => {
      const { start, end } = finding.range;
      const place = { path: file.path, begin: start.line, end: end.line };
      return issue(finding.rule, severityOf(finding), messageWithRelated(finding), place, fingerprints[i]);
    });
  });
  return `${JSON.stringify([...problems, ...findings], undefined, 2)}\n`;
}

/** An error of the text, which stops documents from being made, weighs more than one in what is agreed. */
function severityOf({ rule, severity }: Finding): GitlabSeverity {
  if (severity === 'error') return /^(syntax|language)\//.test(rule) ? 'critical' : 'major';
  return severity === 'warning' ? 'minor' : 'info';
}

function issue(
  check: string,
  severity: GitlabSeverity,
  description: string,
  { path, begin, end }: { readonly path: string; readonly begin: number; readonly end: number },
  fingerprint: string,
): object {
  return { description, check_name: check, fingerprint, severity, location: { path, lines: { begin, end } } };
}

function unreadableFingerprint(path: string): string {
  return createHash('sha256')
    .update(JSON.stringify(['unreadable', path]))
    .digest('hex');
}
