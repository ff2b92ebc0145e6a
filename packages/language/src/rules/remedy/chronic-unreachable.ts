import {
  type Agreement,
  addDuration,
  lastDayOf,
  type Objective,
  type Support,
  Temporal,
  type Termination,
  timeSettingOf,
  type Window,
  windowsOfTerm,
} from '@sla-language/agreement';
import { mostWindowsIn } from '../common/misses.js';
import { generalRemedies, isTermination } from '../common/payments.js';
import { promisesOf } from '../common/places.js';
import { example, prose } from '../common/texts-of-rules.js';
import { replace, suggestion } from '../fix.js';
import type { Finding, Rule } from '../rule.js';

export const chronicUnreachable: Rule = {
  id: 'remedy/chronic-unreachable',
  severity: 'warning',
  title: 'A right to terminate that can never arise',
  explanation: () => ({
    why: prose`
      More misses are asked for than there are windows to miss, or the term is over before they can add up. The way out on which the
      customer relied when it signed does not exist.`,
    advice: prose`
      Ask for fewer misses, or count them over a longer time: \`terminate by customer after 2 misses in 6 months\`. Of a term that ends
      soon, count what fits into it.`,
    sources: [
      'Common Paper SLA 2.0 (two of any three consecutive months)',
      'The meaning of `misses in` in the reference of the language, chapter 10',
    ],
    examples: [
      {
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Speed {
                  measures p95 of PageTime per quarter
                  terminate by customer after 3 misses in 6 months with 30 days notice
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Speed {
                  measures p95 of PageTime per quarter
                  terminate by customer after 2 misses in 6 months with 30 days notice
              }
          }
        `,
      },
      {
        title: 'A notice that ends after the term',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              effective from 2027-01-01 to 2027-06-30
              objective Uptime {
                  terminate by customer after 3 misses in 6 months with 4 months notice
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              effective from 2027-01-01 to 2027-06-30
              objective Uptime {
                  terminate by customer after 2 misses in 6 months with 30 days notice
              }
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { report }) {
    for (const promise of promisesOf(agreement)) {
      for (const line of promise.remedies.filter(isTermination)) {
        const finding = findingOf(agreement, line, [promise]);
        if (finding) report(finding);
      }
    }
    for (const line of generalRemedies(agreement).filter(isTermination)) {
      const finding = findingOf(agreement, line, promisesOf(agreement));
      if (finding) report(finding);
    }
  },
};

function findingOf(
  agreement: Agreement,
  line: Termination,
  promises: readonly (Objective | Support)[],
): Finding | undefined {
  const { after } = line;
  const windows = distinctWindows(promises);
  if (!after || windows.length === 0 || promises.some(hasSeveralMisses)) return undefined;
  const { misses, in: span } = after;
  if (span) {
    const counts = windows.map((window) => mostWindowsIn(span, window));
    const most = counts.some((each) => each === undefined) ? undefined : counts.reduce((sum, each) => sum! + each!, 0);
    if (most !== undefined && most < misses) {
      const names = windows.map((window) => `windows per ${window.text}`).join(' and ');
      const noun = misses === 1 ? 'miss' : 'misses';
      return {
        at: line,
        message: `\`${line.text}\` asks for ${misses} ${noun}, but of ${names} not more than ${most} can end within ${span.text}: the right can never arise.`,
        fixes: [
          ...(most > 0
            ? [suggestion(`Ask for ${most} misses`, replace({ at: after }, String(most), String(misses)))]
            : []),
        ],
      };
    }
  }
  const [only, ...others] = windows;
  return only && others.length === 0 ? tooLate(agreement, line, misses, only) : undefined;
}

/** Whether the term is over before enough windows have been missed, or before the notice has ended. */
function tooLate(agreement: Agreement, line: Termination, misses: number, window: Window): Finding | undefined {
  const { effective, renewal } = agreement;
  if (!effective?.to || renewal || effective.to < effective.from || window.kind === 'rolling') return undefined;
  const setting = timeSettingOf(agreement);
  // Of a long term the first years are enough to see that there is time.
  const early = Temporal.PlainDate.from(effective.from).add({ years: 5 }).toString();
  if (effective.to > early || (window.kind === 'calendar' && ['hour', 'day'].includes(window.period))) return undefined;
  const all = windowsOfTerm(window, setting);
  const related = [{ at: agreement, property: 'effective', message: `The term ends on ${effective.to}.` }];
  const arises = all[misses - 1]?.end;
  if (!arises) {
    const message = `\`${line.text}\` asks for ${misses} misses, but the term from ${effective.from} to ${effective.to} has only ${all.length} windows per ${window.text}: the right can never arise.`;
    return { at: line, message, related };
  }
  const end = line.notice && addDuration(arises, line.notice, setting.timeZone);
  const last = all.at(-1)!.end;
  if (!line.notice || !end || Temporal.Instant.compare(end, last) < 0) return undefined;
  const day = (instant: Temporal.Instant) => lastDayOf(instant, setting.timeZone).toString();
  return {
    at: line,
    message: `\`${line.text}\` arises on ${day(arises)} at the earliest, and with ${line.notice.text} notice ends the agreement on ${day(end)}; but the term ends on ${effective.to} anyway.`,
    related,
    fixes: [suggestion('Leave out the notice', replace({ at: line }, '', ` with ${line.notice.text} notice`))],
  };
}

function distinctWindows(promises: readonly (Objective | Support)[]): readonly Window[] {
  const windows = new Map<string, Window>();
  for (const { measures } of promises) {
    if (measures) windows.set(JSON.stringify({ ...measures.window, text: '' }), measures.window);
  }
  return [...windows.values()];
}

/** With `each` a window can hold any number of misses; a rolling window begins one whenever a bad run begins. */
function hasSeveralMisses({ measures }: Objective | Support): boolean {
  if (!measures) return false;
  const statistic = 'level' in measures ? measures.level.statistic?.kind : measures.statistic;
  return statistic === 'each' || measures.window.kind === 'rolling';
}
