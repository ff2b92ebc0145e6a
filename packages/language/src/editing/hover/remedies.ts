import {
  type Cap,
  type Extension,
  exampleWindow,
  greatestCredits,
  type Objective,
  type Payment,
  type Remedy,
  type Support,
  type Termination,
  tierExample,
} from '@sla-language/agreement';
import { worthOf, worthText } from '../reckoning/credits.js';
import { downtimeOfRange } from '../reckoning/downtime.js';
import { isWhole, type Scene } from '../reckoning/facts.js';
import { hasDowntime, tierRanges } from '../reckoning/tiers.js';
import { amountsText, caseText, listText, periodText, spanText, symbolsText, windowText } from '../reckoning/words.js';
import { list, paragraphs, type Rich, rich } from '../rich.js';

type Promise = Objective | Support;

/** What a line of remedies comes to. `promise`: undefined for what stands in `remedies`. */
export function explainRemedy(scene: Scene, promise: Promise | undefined, line: Remedy): Rich | undefined {
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
      return explainTermination(line);
  }
}

function worthLine(scene: Scene, promise: Promise | undefined, line: Payment | Cap): Rich | undefined {
  const worth = worthOf(scene, promise, line);
  const text = worth && worthText(scene.agreement, worth);
  if (!text) return undefined;
  const window = line.kind === 'cap' ? line.per : promise?.measures?.window;
  const per = window === undefined || typeof window === 'string' ? '' : ` in ${windowText(window)}`;
  const times = line.kind !== 'cap' && line.per ? `, ${line.per.text}` : '';
  return rich`**${text}** = ${line.amount.text}${per}${times}.`;
}

/** The exact levels for which a line pays, and the downtime to which they correspond. */
export function explainTier(scene: Scene, promise: Promise, line: Payment | Extension): Rich | undefined {
  const { agreement } = scene;
  const window = promise.measures?.window;
  const ranges = tierRanges(scene, promise, line);
  if (!line.when) return rich`It is due whenever the target is missed, in addition to the lines that have a condition.`;
  return paragraphs(
    ranges.map(({ scopes, range }) => {
      const whom = ranges.length > 1 ? ` for ${caseText(agreement, scopes[0] ?? []) || 'all others'}` : '';
      const downtime = window && hasDowntime(scene, promise) ? downtimeOfRange(range, window) : undefined;
      const lead = rich`Pays **${spanText(range)}**${whom}: ${symbolsText(range)}`;
      return downtime ? rich`${lead}. That is a downtime ${downtime}.` : lead;
    }),
  );
}

/** A level of the tier, settled as real credits are, where caps or a minimum change what is paid. */
function example(scene: Scene, promise: Promise, line: Payment): Rich | undefined {
  const { agreement } = scene;
  const window = promise.measures && exampleWindow(agreement, promise.measures.window);
  const [tier] = tierRanges(scene, promise, line);
  if (!window || !tier || agreement.kind === 'template' || !isWhole(scene) || !promise.measures) return undefined;
  const found = tierExample(agreement, promise, window, tier.scopes[0] ?? [], tier.range);
  const trace = found?.settlement.trace.filter(({ stage }) => CUTS.has(stage)) ?? [];
  if (!found || trace.length === 0) return undefined;
  const period = periodText(agreement, promise.measures.window, window);
  return paragraphs([
    rich`In ${period} **${amountsText(found.settlement.total)}** would be left after caps and minimum.`,
    list(trace.map(({ text }) => rich`${text}`)),
  ]);
}

/** Stages of a calculation that make an amount smaller. */
const CUTS: ReadonlySet<string> = new Set(['objective cap', 'cap', 'minimum']);

/** The tiers of a promise, one line each. */
export function ladderLines(scene: Scene, promise: Promise): readonly Rich[] {
  return promise.remedies.flatMap((line) => {
    if (line.kind === 'cap' || line.kind === 'termination') return [];
    const worth = line.kind === 'extension' ? undefined : worthOf(scene, promise, line);
    const money = worth && worthText(scene.agreement, worth);
    const what = line.kind === 'extension' ? line.by.text : line.amount.text;
    const amount = money ? `${what} = ${money}` : what;
    if (!line.when) return [rich`**${amount}** whenever the target is missed`];
    const ranges = tierRanges(scene, promise, line);
    return ranges.length === 1 ? [rich`**${amount}** ${spanText(ranges[0]!.range)}`] : [];
  });
}

function explainCap(scene: Scene, promise: Promise | undefined, line: Cap): Rich | undefined {
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

function explainTermination({ after, when, notice, by }: Termination): Rich {
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
