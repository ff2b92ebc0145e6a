import {
  type Agreement,
  type Commitment,
  calendarMonths,
  type Duration,
  decimal,
  duration,
  exactSeconds,
  type Objective,
} from '@sla-language/agreement';
import type { Place } from '../rule.js';
import type { Words } from '../wording/words/words.js';
import { literally } from './prose-texts.js';

/** A number in a sentence where something else is agreed. */
export interface Contradiction {
  /** The number as it is written, and where in the sentence. */
  readonly said: string;
  readonly index: number;
  /** For what something else is agreed, what, and where. */
  readonly named: string;
  readonly agreed: readonly string[];
  readonly at: Place;
  /** What to write instead, where only one thing can be meant. */
  readonly by?: string;
}

/** Looks at one sentence. */
export type Find = (sentence: string) => readonly Contradiction[];

const NOTHING: Find = () => [];

/** "an availability of 99.9%", "99.9% availability", where the objective of that name knows no such number. */
export function levels({ objectives }: Agreement, words: Words): Find {
  const byTitle = new Map<string, Objective[]>();
  for (const objective of objectives) {
    if (objective.targets.every(({ comparison: { value } }) => value === 'target' || value.kind !== 'percent'))
      continue;
    const key = objective.title.toLowerCase();
    byTitle.set(key, [...(byTitle.get(key) ?? []), objective]);
  }
  if (byTitle.size === 0) return NOTHING;
  const titles = [...byTitle.keys()].toSorted((a, b) => b.length - a.length).map(literally);
  const name = `(?<!\\p{L})(?<name>${titles.join('|')})(?!\\p{L})`;
  const share = words.percentage.source;
  const patterns = [
    `${name}${words.levelJoint.source}(?<said>${share})`,
    `(?<said>${share})${words.valueJoint.source}${name}`,
  ];
  const expressions = patterns.map((pattern) => new RegExp(pattern, 'giu'));
  return (sentence) => {
    if (!/%|cent|zent/i.test(sentence)) return [];
    return expressions.flatMap((expression) =>
      [...sentence.matchAll(expression)].flatMap((match) => {
        const { name: title, said, value } = match.groups!;
        const named = byTitle.get(title!.toLowerCase().replace(/\s+/g, ' ')) ?? [];
        const level = decimal(words.decimal(value!));
        const index = match.index + match[0].indexOf(said!);
        if (
          words.compared.test(sentence.slice(0, index)) ||
          named.flatMap(percentagesOf).some((each) => decimal(each).eq(level))
        )
          return [];
        const targets = named.flatMap(({ targets: all }) => all);
        const agreed = [...new Set(targets.map(({ comparison }) => comparison.text))];
        const only = targets.length === 1 ? targets[0]!.comparison.value : undefined;
        return [
          {
            said: said!,
            index,
            named: `\`${named[0]!.id}\``,
            agreed,
            at: { at: targets[0]! },
            ...(only && only !== 'target' ? { by: only.text } : {}),
          },
        ];
      }),
    );
  };
}

/** Every percentage that an objective speaks of as a level. */
function percentagesOf({ targets, remedies, baselines }: Objective): readonly string[] {
  const bounds = remedies.flatMap((each) => ('when' in each && each.when?.kind === 'bounds' ? each.when.bounds : []));
  const compared = [...targets.map(({ comparison }) => comparison), ...bounds].map(({ value }) => value);
  const measured = baselines.flatMap(({ value, worst, best }) => [value, worst, best]);
  return [...compared, ...measured].flatMap((value) =>
    value !== undefined && value !== 'target' && value.kind === 'percent' ? [value.value] : [],
  );
}

/** "credits are claimed within 45 days", where no step of the claim takes so long. */
export function claims(agreement: Agreement, words: Words): Find {
  const steps = [agreement.remedies?.claims ?? [], ...agreement.objectives.map((objective) => objective.claims)]
    .flat()
    .flatMap((step) => (step.kind === 'automatic' ? [] : [step]));
  if (steps.length === 0) return NOTHING;
  const paid = agreement.remedies?.paid?.within;
  const agreed = [...steps.map(({ within }) => within), ...(paid ? [paid] : [])];
  return (sentence) => {
    if (!words.claiming.test(sentence)) return [];
    return otherDuration(sentence, agreed, words).map((said) => ({
      ...said,
      named: 'claims',
      agreed: [...new Set(steps.map(({ within }) => within.text))],
      at: { at: steps[0]! },
      ...(agreed.length === 1 ? { by: agreed[0]!.text } : {}),
    }));
  };
}

/** "critical incidents are resolved within 8 hours", where no row of the service desk says so. */
export function commitments({ severities, supports }: Agreement, words: Words): Find {
  const byTitle = new Map(severities.map((severity) => [severity.title.toLowerCase(), severity]));
  if (byTitle.size === 0 || supports.length === 0) return NOTHING;
  const titles = new RegExp(`(?<!\\p{L})(?:${[...byTitle.keys()].map(literally).join('|')})(?!\\p{L})`, 'gu');
  return (sentence) => {
    const found = sentence.toLowerCase().matchAll(titles);
    const named = new Set([...found].map(([title]) => byTitle.get(title.replace(/\s+/g, ' '))));
    if (named.size !== 1) return [];
    const kinds = (['acknowledge', 'respond', 'restore', 'resolve'] as const).filter((kind) =>
      words.commitments[kind].test(sentence),
    );
    const [severity] = named;
    if (!severity || kinds.length !== 1) return [];
    const agreed: Commitment[] = supports
      .flatMap(({ handles }) => handles)
      .filter((row) => row.severity === severity.id)
      .flatMap((row) => row.commitments.filter(({ kind }) => kind === kinds[0]));
    if (agreed.length === 0) return [];
    const durations = agreed.map(({ within }) => within);
    return otherDuration(sentence, durations, words).map((said) => ({
      ...said,
      named: `\`${severity.id}\``,
      agreed: [...new Set(durations.map(({ text }) => `${kinds[0]} within ${text}`))],
      at: { at: agreed[0]! },
    }));
  };
}

/** The one length of time in a sentence, if it is certainly none of these. */
function otherDuration(
  sentence: string,
  agreed: readonly Duration[],
  words: Words,
): readonly { readonly said: string; readonly index: number }[] {
  const [match, ...more] = sentence.matchAll(words.duration);
  const unit = match && words.units.get(match.groups!.unit!.toLowerCase());
  if (!match || !unit || more.length > 0) return [];
  const said = duration(words.decimal(match.groups!.value!), unit, match.groups!.business !== undefined);
  return agreed.every((each) => areSame(said, each) === false) ? [{ said: match[0], index: match.index }] : [];
}

/** Whether two lengths of time are the same; undefined where that depends on the calendar. */
function areSame(one: Duration, other: Duration): boolean | undefined {
  if (one.business !== other.business) return undefined;
  const lengths = one.business
    ? one.unit === other.unit && [decimal(one.value), decimal(other.value)]
    : [exactSeconds, calendarMonths]
        .map((measure) => [measure(one), measure(other)])
        .find((pair) => pair.every(Boolean));
  return lengths ? lengths[0]!.eq(lengths[1]!) : undefined;
}
