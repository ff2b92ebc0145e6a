import {
  availabilityTargets,
  downtimeBudget,
  type Exclusion,
  effectiveAvailabilityOf,
  lengthString,
  lowerPercentOf,
  nominalSeconds,
  percentString,
} from '@sla-language/agreement';
import type { Scene } from '../reckoning/facts.js';
import { percentText, windowText } from '../reckoning/words.js';
import { list, paragraphs, prose, type Rich, rich } from '../rich.js';
import { hoursText, weekSeconds, weekText } from './calendars.js';

/** How much time an exclusion may take, and what that leaves of the promises. */
export function explainExclusion(scene: Scene, exclusion: Exclusion): Rich | undefined {
  const { windows, limit, notice, means } = exclusion;
  return paragraphs([
    limit
      ? rich`At most **${limit.length.text}** in ${windowText(limit.per)} are excluded; what is longer counts as any other time.`
      : rich`**No limit**: it may take away any amount of time.`,
    windows.length > 0 ? weekly(exclusion) : undefined,
    notice && rich`Only what is announced ${notice.length.text} before is excluded.`,
    takenFrom(scene, exclusion),
    means === undefined ? undefined : prose(means),
  ]);
}

function weekly({ windows, limit }: Exclusion): Rich {
  const week = weekSeconds(windows);
  const month = week.times(30).div(7);
  const more =
    limit && limit.per.kind === 'calendar' && limit.per.period === 'month' && month.gt(nominalSeconds(limit.length))
      ? ', of which the limit leaves a part'
      : '';
  return rich`Its windows (${hoursText({ open: windows })}) are ${weekText(windows)} a week, about ${lengthString(month.round(0))} in 30 days${more}.`;
}

/** What is left of each promise that excludes it. */
function takenFrom({ agreement }: Scene, exclusion: Exclusion): Rich | undefined {
  const lines = agreement.objectives.flatMap((objective) => {
    const available = availabilityTargets(agreement, objective);
    if (!available?.metric.excluding?.items.includes(exclusion.id)) return [];
    return available.targets.flatMap(({ comparison }) => {
      const level = lowerPercentOf(comparison);
      const effective = level && effectiveAvailabilityOf(agreement, available.metric, level, available.window);
      if (!level || !effective || effective.excluded.eq(0)) return [];
      const allowed = lengthString(downtimeBudget(level, effective.length));
      return [
        rich`"${objective.title}": ${percentString(level)} allows ${allowed} of downtime in ${effective.period}; with ${lengthString(effective.excluded)} excluded **${percentText(effective.value)}** is left`,
      ];
    });
  });
  return lines.length > 0 ? list(lines) : undefined;
}
