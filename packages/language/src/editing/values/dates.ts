import { Temporal } from '@sla-language/agreement';
import { CompletionItemKind } from 'vscode-languageserver';
import type { Candidate } from '../completion/candidate.js';
import type { Surroundings } from '../completion/surroundings.js';

type Day = Temporal.PlainDate;

/** Dates that make sense at a place, each with what it is. */
export function dateValues(path: string, surroundings: Surroundings): Candidate[] {
  const days = daysAt(path, surroundings);
  const seen = new Set<string>();
  const distinct = days.filter(([day]) => !seen.has(day.toString()) && seen.add(day.toString()));
  return distinct.map(([day, detail], i) => ({
    label: day.toString(),
    kind: CompletionItemKind.Value,
    detail,
    rank: i,
  }));
}

function daysAt(path: string, surroundings: Surroundings): readonly (readonly [Day, string])[] {
  const { agreement, member } = surroundings;
  const today = Temporal.PlainDate.from(surroundings.today);
  const nextMonth = today.with({ day: 1 }).add({ months: 1 });
  const nextYear = today.with({ month: 1, day: 1 }).add({ years: 1 });
  const from = dayOf(agreement.effective?.from) ?? nextMonth;
  const to = dayOf(agreement.effective?.to);
  const soon = [
    [today, 'today'],
    [nextMonth, 'the first of next month'],
  ] as const;
  switch (path) {
    case 'Effective/start':
      return [
        [nextMonth, 'the first of next month'],
        [nextYear, 'the first day of next year'],
        [today, 'today'],
        ...follows(),
      ];
    case 'Effective/end': {
      const start = dayOf(lastDate(member)) ?? from;
      return ([1, 2, 3, 5] as const).map((years) => [
        start.add({ years }).subtract({ days: 1 }),
        years === 1 ? 'the end of one year' : `the end of ${years} years`,
      ]);
    }
    case 'Closed/date':
      return [from, from.add({ years: 1 })].flatMap((each) => [
        [each.with({ month: 12, day: 24 }), 'Christmas Eve'],
        [each.with({ month: 12, day: 31 }), 'New Year’s Eve'],
      ]);
    case 'Review/next':
      return [
        [later(from, today).add({ months: 6 }), 'after six months'],
        [later(from, today).add({ years: 1 }), 'after a year'],
        ...(to ? ([[to.subtract({ months: 3 }), 'three months before the end of the term']] as const) : []),
      ];
    case 'Baseline/start': {
      const end = earlier(from, today.with({ day: 1 }));
      return [
        [end.subtract({ years: 1 }), 'twelve months before'],
        [end.subtract({ months: 6 }), 'six months before'],
      ];
    }
    case 'Baseline/end':
      return [[earlier(from, today.with({ day: 1 })).subtract({ days: 1 }), 'the last day of the month before']];
    case 'Given/day':
      return [
        [from.add({ days: 9 }), 'in the first month of the term'],
        [from.add({ months: 1, days: 9 }), 'in its second month'],
      ];
    case 'Change/date':
    case 'LegalReview/date':
    case 'Signature/date':
      return soon;
    default:
      return [...soon, [from, 'the first day of the term']];
  }

  /** An agreement goes on where the one that it replaces ends. */
  function follows(): readonly (readonly [Day, string])[] {
    return to ? [[to.add({ days: 1 }), 'the day after the term']] : [];
  }
}

function dayOf(text: string | undefined): Day | undefined {
  if (text === undefined) return undefined;
  try {
    return Temporal.PlainDate.from(text);
  } catch {
    // It has the form of a date only.
    return undefined;
  }
}

function lastDate(member: Surroundings['member']): string | undefined {
  return member.map(({ image }) => image).findLast((image) => /^\d{4}-\d\d-\d\d$/.test(image));
}

function later(left: Day, right: Day): Day {
  return Temporal.PlainDate.compare(left, right) > 0 ? left : right;
}

function earlier(left: Day, right: Day): Day {
  return Temporal.PlainDate.compare(left, right) < 0 ? left : right;
}
