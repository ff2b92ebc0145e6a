import {
  type Agreement,
  type Calendar,
  type Commitment,
  calendarOf,
  capitalised,
  type Handling,
  HUNDRED,
  isAlwaysOpen,
  lowerPercentOf,
  type Severity,
  type Support,
  type Target,
  timeSettingOf,
} from '@sla-language/agreement';
import { areSound, type Scene } from '../reckoning/facts.js';
import { exampleDue } from '../reckoning/support.js';
import { boundText, caseText, isStrict, windowText } from '../reckoning/words.js';
import { list, paragraphs, prose, type Rich, rich } from '../rich.js';
import { hoursText } from './calendars.js';

/** When a commitment falls due, with an example. */
export function explainCommitment(scene: Scene, handling: Handling, commitment: Commitment): Rich | undefined {
  const example = exampleDue(scene, handling, commitment);
  const lead = example
    ? rich`Raised on **${example.raised}**, it is due **${example.due}**, where no day between is a holiday.`
    : undefined;
  return paragraphs([lead, clockOf(scene, handling, commitment)]);
}

/** When the clock of a line runs. */
function clockOf(scene: Scene, { during }: Handling, commitment: Commitment): Rich | undefined {
  const { agreement } = scene;
  const { kind, within } = commitment;
  if (!areSound(scene, commitment, ...agreement.calendars)) return undefined;
  const id = during ?? (within.business ? agreement.defaultCalendar : undefined);
  const calendar = id === undefined ? undefined : calendarOf(agreement, id);
  const what = kind === 'update' ? 'No gap between two updates is longer than' : 'The time is';
  if (!calendar || isAlwaysOpen(calendar)) return rich`${what} **${within.text}** at all hours of all days.`;
  const opening = `${hoursText(calendar)} (${zoneOf(agreement, calendar)})`;
  return within.business
    ? rich`${what} **${within.text}**: it runs only during "${calendar.title}", ${opening}.`
    : rich`${what} **${within.text}** by the clock. What arrives while "${calendar.title}" is closed begins at its next opening: ${opening}.`;
}

function zoneOf(agreement: Agreement, calendar: Calendar): string {
  return calendar.timeZone ?? timeSettingOf(agreement).timeZone;
}

/** The commitments of a row, each with its example. */
export function explainHandling(scene: Scene, handling: Handling): Rich | undefined {
  return list(
    handling.commitments.flatMap((commitment) => {
      if (!areSound(scene, commitment)) return [];
      const example = exampleDue(scene, handling, commitment);
      const words = commitmentText(commitment);
      return example ? rich`**${words}**: raised ${example.raised}, due ${example.due}` : rich`**${words}**`;
    }),
  );
}

/** What a target of a support means. */
export function explainShare(scene: Scene, { measures, indicative }: Support, target: Target): Rich | undefined {
  const { comparison } = target;
  if (!measures || comparison.value === 'target' || !areSound(scene, measures, target)) return undefined;
  const value = comparison.value.text;
  const window = windowText(measures.window);
  const share = lowerPercentOf(comparison);
  const late = share && HUNDRED.minus(share).minus(isStrict(comparison) ? 1 : 0);
  const count = late?.gte(0) && late.eq(late.round(0)) ? ` ${late.toFixed()} of 100 may be late.` : '';
  return paragraphs([
    rich`${capitalised(boundText(comparison.operator))} **${value}** of the commitments of each kind and severity are kept in time in ${window}.${count}`,
    indicative ? rich`**Indicative**: nothing follows when it is missed.` : undefined,
    measures.statistic === 'each' ? rich`Each late commitment is a miss.` : undefined,
  ]);
}

/** How a severity is defined and handled. */
export function explainSeverity(scene: Scene, severity: Severity): Rich | undefined {
  const rows = scene.agreement.supports.flatMap((support) =>
    support.handles.filter((handling) => handling.severity === severity.id).map((handling) => ({ support, handling })),
  );
  return paragraphs([
    severity.means === undefined ? undefined : prose(severity.means),
    ...rows.map(({ support, handling }) => {
      const whom = handling.for.length > 0 ? ` for ${caseText(scene.agreement, handling.for)}` : '';
      return paragraphs([rich`"${support.title}" handles it${whom}:`, explainHandling(scene, handling)]);
    }),
  ]);
}

/** What a support promises, row by row. */
export function explainSupport(scene: Scene, support: Support): Rich | undefined {
  return paragraphs(
    support.handles.map((handling) => {
      const title = scene.agreement.severities.find(({ id }) => id === handling.severity)?.title ?? handling.severity;
      return paragraphs([rich`**${title}**`, explainHandling(scene, handling)]);
    }),
  );
}

function commitmentText({ kind, within, orWorkaround }: Commitment): string {
  return `${kind} ${kind === 'update' ? 'every' : 'within'} ${within.text}${orWorkaround ? ' or workaround' : ''}`;
}
