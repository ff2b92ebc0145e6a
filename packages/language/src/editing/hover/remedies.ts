import {
  type Cap,
  dateOf,
  type Extension,
  exampleWindow,
  greatestCredits,
  type MeasurementWindow,
  type Payment,
  paidBy,
  type Remedy,
  samePayables,
  type Termination,
  terminationRights,
  tierExample,
  timeSettingOf,
  type WindowResult,
  windowAt,
} from '@sla-language/agreement';
import { worthOf, worthText } from '../reckoning/credits.js';
import { areSound, isWhole, type Scene, type ServiceLevel } from '../reckoning/facts.js';
import { tierRanges } from '../reckoning/tiers.js';
import {
  amountsText,
  caseText,
  dateText,
  endText,
  listText,
  periodText,
  spanText,
  symbolsText,
  windowText,
} from '../reckoning/words.js';
import { list, paragraphs, type Rich, rich } from '../rich.js';

/** What a line of remedies comes to. `promise`: undefined for what stands in `remedies`. */
export function explainRemedy(scene: Scene, promise: ServiceLevel | undefined, line: Remedy): Rich | undefined {
  if (!areSound(scene, line)) return undefined;
  switch (line.kind) {
    case 'credit':
    case 'penalty':
      return paragraphs([
        worthLine(scene, promise, line),
        promise && explainTier(scene, promise, line),
        promise && example(scene, promise, line),
      ]);
    case 'extension':
      return promise && explainTier(scene, promise, line);
    case 'cap':
      return explainCap(scene, promise, line);
    case 'termination':
      return explainTermination(scene, promise, line);
  }
}

function worthLine(scene: Scene, promise: ServiceLevel | undefined, line: Payment | Cap): Rich | undefined {
  const worth = worthOf(scene, promise, line);
  const text = worth && worthText(scene.agreement, worth);
  if (!text) return undefined;
  const window = line.kind === 'cap' ? line.per : promise?.measures?.window;
  const per = window === undefined || typeof window === 'string' ? '' : ` in ${windowText(window)}`;
  const times = line.kind !== 'cap' && line.per ? `, ${line.per.text}` : '';
  return rich`**${text}** = ${line.amount.text}${per}${times}.`;
}

/** The exact levels for which a line pays, and the downtime to which they correspond. */
export function explainTier(scene: Scene, promise: ServiceLevel, line: Payment | Extension): Rich | undefined {
  if (!line.when && line.per?.kind === 'late') return rich`Due for **each late commitment**: ${line.per.text}.`;
  if (!line.when) return rich`It is due whenever the target is missed, in addition to the lines that have a condition.`;
  return paragraphs(
    tierRanges(scene, promise, line).map(({ range, whom, downtime }) => {
      const lead = rich`Pays **${spanText(range)}**${whom}: ${symbolsText(range)}`;
      return downtime ? rich`${lead}. That is a downtime ${downtime}.` : lead;
    }),
  );
}

/** A level of the tier, settled as real credits are, where caps or a minimum change what is paid. */
function example(scene: Scene, promise: ServiceLevel, line: Payment): Rich | undefined {
  const { agreement } = scene;
  const window = promise.measures && exampleWindow(agreement, promise.measures.window);
  const [tier] = tierRanges(scene, promise, line);
  if (!window || !tier || agreement.kind === 'template' || !isWhole(scene, promise) || !promise.measures)
    return undefined;
  const found = tierExample(agreement, promise, window, tier.scopes[0] ?? [], tier.range);
  if (!found || samePayables(paidBy(found, line), found.settlement.total)) return undefined;
  const trace = found.settlement.trace.filter(({ stage }) => CUTS.has(stage));
  const period = periodText(agreement, promise.measures.window, window);
  return paragraphs([
    rich`For ${period} **${amountsText(found.settlement.total)}** is left after stacking, caps and minimum.`,
    list(trace.map(({ text }) => rich`${text}`)),
  ]);
}

/** Stages of a calculation that make an amount smaller. */
const CUTS: ReadonlySet<string> = new Set(['objective cap', 'stacking', 'cap', 'minimum']);

/** The tiers of a promise, one line each. */
export function ladderLines(scene: Scene, promise: ServiceLevel): readonly Rich[] {
  return promise.remedies.flatMap((line) => {
    if (line.kind === 'cap' || line.kind === 'termination' || !areSound(scene, line)) return [];
    const worth = line.kind === 'extension' ? undefined : worthOf(scene, promise, line);
    const money = worth && worthText(scene.agreement, worth);
    const what = line.kind === 'extension' ? line.by.text : line.amount.text;
    const amount = money ? `${what} = ${money}` : what;
    if (!line.when) return [rich`**${amount}** whenever the target is missed`];
    const ranges = tierRanges(scene, promise, line);
    return ranges.length === 1 ? [rich`**${amount}** ${spanText(ranges[0]!.range)}`] : [];
  });
}

function explainCap(scene: Scene, promise: ServiceLevel | undefined, line: Cap): Rich | undefined {
  const whom = promise ? 'this promise' : 'all promises together';
  const per =
    typeof line.per === 'string' ? (line.per === 'incident' ? 'one incident' : 'the whole term') : windowText(line.per);
  const scope = line.for.length > 0 ? ` for ${caseText(scene.agreement, line.for)}` : '';
  return paragraphs([
    worthLine(scene, promise, line),
    rich`Credits and penalties for ${whom} are never more than that in ${per}${scope}. What is above it is not paid later.`,
    promise ? undefined : greatestOfAll(scene),
  ]);
}

/** What the agreement can cost at most, after all caps. */
export function greatestOfAll(scene: Scene): Rich | undefined {
  const { agreement } = scene;
  if (agreement.kind === 'template' || !isWhole(scene)) return undefined;
  const cases = greatestCredits(agreement) ?? [];
  if (cases.length === 0 || cases.length > 4) return undefined;
  return paragraphs(
    cases.map(({ scope, limited, month, total }) => {
      const whom = cases.length > 1 && scope.length > 0 ? ` for ${caseText(agreement, scope)}` : '';
      return limited
        ? rich`All credits and penalties together come to at most **${amountsText(month)}** in a month and **${amountsText(total)}** in a year${whom}.`
        : rich`**Nothing limits** what all credits and penalties together come to${whom}.`;
    }),
  );
}

function explainTermination(scene: Scene, promise: ServiceLevel | undefined, line: Termination): Rich | undefined {
  const isRolling = promise?.measures?.window.kind === 'rolling';
  return paragraphs([
    meaningOfTermination(line),
    isRolling && line.after ? rich`Days in a row on which a rolling window is missed are one miss.` : undefined,
    earliestTermination(scene, promise, line),
  ]);
}

/** After more misses than these nobody wants to know the date. */
const MOST_WINDOWS = 36;

/** When the right arises that follows from misses from the window of the examples on. When a rolling window is missed again, no example says. */
function earliestTermination(scene: Scene, promise: ServiceLevel | undefined, line: Termination): Rich | undefined {
  const { agreement } = scene;
  const window = promise?.measures?.window;
  if (!window || window.kind === 'rolling' || !line.after || line.after.misses > MOST_WINDOWS) return undefined;
  if (agreement.kind === 'template' || !areSound(scene, promise.measures, agreement.effective)) return undefined;
  const first = exampleWindow(agreement, window);
  const setting = timeSettingOf(agreement);
  const history: WindowResult[] = [];
  for (let at: MeasurementWindow | undefined = first; at && history.length < line.after.misses; ) {
    history.push({ objective: promise.id, scope: line.for, window: at, status: 'missed' });
    at = windowAt(window, setting, at.full.end);
  }
  const right = terminationRights(agreement, history).find((each) => each.line === line);
  if (!first || !right) return undefined;
  const end = right.earliestEnd
    ? ` The agreement could then end on ${dateText(dateOf(right.earliestEnd, setting.timeZone))}.`
    : '';
  const period = periodText(agreement, window, first);
  return rich`Misses from ${period} on would give the right at the end of **${endText(right.arises, setting.timeZone)}**.${end}`;
}

function meaningOfTermination({ after, when, notice, by }: Termination): Rich {
  const end = notice
    ? `The agreement then ends ${notice.text} after the notice.`
    : 'The agreement then ends when it is said.';
  const parties = listText(by, 'or');
  if (!after)
    return rich`**${parties}** may terminate at the end of each window whose level is ${when?.text ?? ''}. ${end}`;
  const count = String(after.misses);
  return after.consecutive
    ? rich`**${parties}** may terminate at the end of the last of ${count} missed windows in direct succession. ${end}`
    : rich`**${parties}** may terminate as soon as ${count} windows that end in any ${after.in?.text ?? ''} in a row are missed, in succession or not. ${end}`;
}
