import type { Agreement, Id, Report } from '@sla-language/agreement';
import { derived } from './derived.js';

const byPromise = derived((agreement): ReadonlyMap<Id, readonly Report[]> => {
  const reports = new Map<Id, Report[]>();
  for (const report of agreement.reports) {
    for (const id of new Set(report.covers)) reports.set(id, [...(reports.get(id) ?? []), report]);
  }
  return reports;
});

/** The reports that cover an objective or a service desk. */
export function reportsOf(agreement: Agreement, promise: Id): readonly Report[] {
  return byPromise(agreement).get(promise) ?? [];
}
