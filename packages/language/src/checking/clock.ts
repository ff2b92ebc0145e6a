import type { DateString } from '@sla-language/agreement';
import type { LinterSettings } from '../rules/settings.js';

/** Knows the day on which an agreement is checked. */
export class Clock {
  /**
   * @param fixed the day that whoever started the check has named
   * @param system the day where neither that person nor a configuration names one
   */
  constructor(
    private readonly fixed?: DateString,
    private readonly system: () => DateString = systemToday,
  ) {}

  today(settings: LinterSettings): DateString {
    return this.fixed ?? settings.today ?? this.system();
  }
}

/** The system's day, as people there call it. */
function systemToday(): DateString {
  const now = new Date();
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
