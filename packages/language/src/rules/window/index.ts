import type { Rule } from '../rule.js';
import { ambiguousDay } from './ambiguous-day.js';
import { businessTimeInAlways } from './business-time-in-always.js';
import { closedDay } from './closed-day.js';
import { cycleUndefined } from './cycle-undefined.js';
import { dstCrossing } from './dst-crossing.js';
import { fixedMonth } from './fixed-month.js';
import { holidayRegion } from './holiday-region.js';
import { windowMismatch } from './mismatch.js';
import { windowMissing } from './missing.js';
import { mixedClock } from './mixed-clock.js';
import { neverOpen } from './never-open.js';
import { noCalendar } from './no-calendar.js';
import { noHolidays } from './no-holidays.js';
import { noTimezone } from './no-timezone.js';
import { overlappingHours } from './overlapping-hours.js';
import { overnightWindow } from './overnight-window.js';
import { partialPeriod } from './partial-period.js';
import { rollingVsCalendar } from './rolling-vs-calendar.js';
import { unusedCalendar } from './unused-calendar.js';

/** In the order of the documentation. */
export const WINDOW_RULES: readonly Rule[] = [
  noTimezone,
  windowMissing,
  cycleUndefined,
  windowMismatch,
  rollingVsCalendar,
  partialPeriod,
  fixedMonth,
  dstCrossing,
  noCalendar,
  neverOpen,
  noHolidays,
  holidayRegion,
  closedDay,
  overlappingHours,
  overnightWindow,
  unusedCalendar,
  ambiguousDay,
  mixedClock,
  businessTimeInAlways,
];
