import type { DateString } from '@sla-language/agreement';
import type { Checked } from '../checking.js';
import type { Problem } from '../inputs/index.js';
import { version } from '../version.js';
import { summarise } from './findings.js';

/** Version of the format. The major part grows when a reader would have to change. */
export const REPORT_SCHEMA_VERSION = '1.0';

/** The findings for programs; docs/cli.md describes the format. */
export function formatJson(checked: readonly Checked[], problems: readonly Problem[], today: DateString): string {
  const report = {
    schemaVersion: REPORT_SCHEMA_VERSION,
    tool: { name: 'sla', version },
    today,
    files: checked.map(({ path, ok, agreements, findings }) => ({
      path,
      ok,
      agreements: agreements.map(({ id, title, kind }) => ({ id, title, kind })),
      findings,
    })),
    unreadable: problems,
    summary: { ...summarise(checked), unreadable: problems.length },
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
