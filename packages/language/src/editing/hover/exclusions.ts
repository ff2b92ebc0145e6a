import { downtimeBudget, type Exclusion, lengthString, nominalSeconds, percentString } from '@sla-language/agreement';
import { secondsOfWeek } from '../../rules/common/hours.js';
import { downtimeOfTarget } from '../reckoning/downtime.js';
import { areSound, type Scene } from '../reckoning/facts.js';
import { percentText, windowText } from '../reckoning/words.js';
import { list, paragraphs, type Rich, rich } from '../rich.js';
import { hoursText, weekText } from './calendars.js';

/** How much time an exclusion may take, and what that leaves of the promises. */
export function explainExclusion(scene: Scene, exclusion: Exclusion): Rich | undefined {
  const { windows, limit, notice } = exclusion;
  if (!areSound(scene, exclusion)) return undefined;
  return paragraphs([
    limit
      ? rich`At most **${limit.length.text}** in ${windowText(limit.per)} are excluded; what is longer counts as any other time.`
      : rich`**No limit**: it may take away any amount of time.`,
    windows.length > 0 ? weekly(exclusion) : undefined,
    notice && rich`Only what is announced ${notice.length.text} before is excluded.`,
    takenFrom(scene, exclusion),
  ]);
}

function weekly({ windows, limit }: Exclusion): Rich {
  const week = secondsOfWeek(windows);
  const month = week.times(30).div(7);
  const more =
    limit && limit.per.kind === 'calendar' && limit.per.period === 'month' && month.gt(nominalSeconds(limit.length))
      ? ', of which the limit leaves a part'
      : '';
  return rich`Its windows (${hoursText({ open: windows })}) are ${weekText(windows)} a week, about ${lengthString(month.round(0))} in 30 days${more}.`;
}

/** What is left of each promise that excludes it. */
function takenFrom(scene: Scene, exclusion: Exclusion): Rich | undefined {
  const lines = scene.agreement.objectives.flatMap((objective) =>
    objective.targets.flatMap((target) => {
      const downtime = downtimeOfTarget(scene, objective, target);
      if (!downtime?.metric.excluding?.items.includes(exclusion.id) || downtime.effective.excluded.eq(0)) return [];
      const { level, strict, effective } = downtime;
      const allowed = `${strict ? 'less than ' : ''}${lengthString(downtimeBudget(level, effective.length))}`;
      return [
        rich`"${objective.title}": ${percentString(level)} allows ${allowed} of downtime in ${effective.period}; with ${lengthString(effective.excluded)} excluded **${percentText(effective.value)}** is left`,
      ];
    }),
  );
  return lines.length > 0 ? list(lines) : undefined;
}
