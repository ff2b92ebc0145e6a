import { isAlwaysOpen } from '@sla-language/agreement';
import { CompletionItemKind } from 'vscode-languageserver';
import * as ast from '../../generated/ast.js';
import type { Candidate } from '../completion/candidate.js';
import type { Surroundings } from '../completion/surroundings.js';

/** How soon something is usually done, for the gravest incidents first. */
const BY_CLOCK: Readonly<Record<string, readonly string[]>> = {
  acknowledge: ['5 minutes', '15 minutes', '30 minutes', '1 hour'],
  respond: ['15 minutes', '30 minutes', '1 hour', '4 hours'],
  update: ['30 minutes', '1 hour', '4 hours', '1 day'],
  restore: ['2 hours', '4 hours', '8 hours', '1 day'],
  resolve: ['4 hours', '8 hours', '1 day', '3 days'],
};
const IN_OFFICE_HOURS: Readonly<Record<string, readonly string[]>> = {
  acknowledge: ['30 minutes', '1 business hour', '2 business hours', '4 business hours'],
  respond: ['1 business hour', '2 business hours', '4 business hours', '1 business day'],
  update: ['2 business hours', '4 business hours', '1 business day', '2 business days'],
  restore: ['4 business hours', '8 business hours', '2 business days', '3 business days'],
  resolve: ['8 business hours', '2 business days', '5 business days', '10 business days'],
};

/** Times of a commitment: the graver the severity of the row, the shorter; in business hours where the row keeps office hours. */
export function commitmentValues({ agreement, block, member, row: next }: Surroundings): Candidate[] {
  const kind = member.map(({ image }) => image).find((word) => word in BY_CLOCK) ?? 'respond';
  const row = next || !ast.isHandles(block) ? undefined : block;
  const calendarId = next?.calendar ?? row?.calendar?.$refText ?? agreement.defaultCalendar;
  const calendar = agreement.calendars.find(({ id }) => id === calendarId);
  const inOffice = calendar !== undefined && !isAlwaysOpen(calendar);
  const grade = Math.max(
    0,
    agreement.severities.findIndex(({ id }) => id === (next?.severity ?? row?.severity?.$refText)),
  );
  const times = (inOffice ? IN_OFFICE_HOURS : BY_CLOCK)[kind]!;
  const first = Math.min(grade, times.length - 1);
  return [times[first]!, ...times.filter((_, i) => i !== first)].map((label, rank) => ({
    label,
    kind: CompletionItemKind.Value,
    rank,
  }));
}
