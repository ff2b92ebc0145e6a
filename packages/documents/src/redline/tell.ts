import type {
  Agreement,
  AgreementChange,
  AgreementComparison,
  Band,
  BandEnd,
  Consequence,
  Favour,
} from '@sla-language/agreement';
import { decimal, inNamesOf } from '@sla-language/agreement';
import { Context } from '../outline/context.js';
import { type Content, fillText, inflected, textOf } from '../texts/fill.js';
import { GROUP_NAMES, type Group, groupOf, placeText } from './places.js';
import { differenceText, payoutText, valueText } from './values.js';

/** A comparison in the words of the newer agreement's language. */
export interface ToldComparison {
  readonly title: string;
  /** "Changes from version 2.0.0 to version 2.1.0" */
  readonly versions: string;
  /** "12 changes: 7 favour the Provider, 3 favour the Customer and 2 move no right or duty." */
  readonly summary: string;
  readonly groups: readonly { readonly title: string; readonly changes: readonly ToldChange[] }[];
}

export interface ToldChange {
  /** "Availability of the shop platform: target" */
  readonly place: string;
  /** "new", "gone", "changed", "renamed" */
  readonly kind: string;
  /** One line, or for a ladder one for each range of levels. */
  readonly old: readonly string[];
  readonly new: readonly string[];
  /** By how much, and what that comes to. */
  readonly effects: readonly string[];
  readonly favours: Favour;
  /** "in the Provider’s favour" */
  readonly inFavour: string;
  /** "Provider" */
  readonly who: string;
  readonly reason: string;
  readonly change: AgreementChange;
}

/** Puts a comparison into words. `old` and `now` are the agreements that were compared. */
export function tellComparison(comparison: AgreementComparison, old: Agreement, now: Agreement): ToldComparison {
  const after = new Context(now);
  const before = new Context({ ...inNamesOf(old, now), language: now.language });
  const { texts } = after;
  const t = texts.redline;
  const told = comparison.changes.map((change) => ({
    group: groupOf(change.place),
    told: tellChange(change, before, after),
  }));
  const [from, to] = [comparison.old.version, comparison.new.version];
  const groups = GROUP_NAMES.map((name: Group) => ({
    title: t.groups[name],
    changes: told.filter(({ group }) => group === name).map((each) => each.told),
  }));
  return {
    title: fillText(t.documentTitle, { title: comparison.new.title }),
    versions:
      from !== undefined && to !== undefined && from !== to
        ? fillText(t.versions, { old: from, new: to })
        : t.anyVersions,
    summary: summary(comparison, after),
    groups: groups.filter(({ changes }) => changes.length > 0),
  };
}

function summary({ changes, favours }: AgreementComparison, { texts, words }: Context): string {
  const t = texts.redline;
  if (changes.length === 0) return t.none;
  const parts = (['provider', 'customer', 'neutral', 'unclear'] as const)
    .filter((side) => favours[side] > 0)
    .map((side) => words.count(t.favours[side], String(favours[side])));
  return fillText(t.summaryOf, {
    changes: words.count(t.count, String(changes.length)),
    parts: words.and(parts),
  });
}

function tellChange(change: AgreementChange, before: Context, after: Context): ToldChange {
  const { kind, place, favours, reason, difference, consequences } = change;
  const t = after.texts.redline;
  const path = [place.chapter, ...place.path];
  const lines = (context: Context, side: 'old' | 'new'): readonly string[] => {
    if (change.bands) return change.bands.map((band) => bandText(context, band, side));
    if (kind === 'renamed') return [nameOf(change, side)];
    if (change[side] === 'no target') return [t.noTarget];
    return [valueText(context, path, change[side])];
  };
  return {
    place: placeText(after, place),
    kind: t.kinds[kind],
    old: lines(before, 'old'),
    new: lines(after, 'new'),
    effects: [
      ...(difference ? [differenceText(after, difference)] : []),
      ...consequences.map((each) => consequenceText(after, each)),
    ],
    favours,
    inFavour: t.inFavour[favours],
    who: t.who[favours],
    reason: t.reasons[reason],
    change,
  };
}

/** The title; where only the name in the source is another one, that. */
function nameOf({ old, new: now }: AgreementChange, side: 'old' | 'new'): string {
  const names = { old, new: now } as Record<'old' | 'new', { readonly id: string; readonly title: string }>;
  return names.old.title === names.new.title ? names[side].id : names[side].title;
}

function bandText(context: Context, band: Band, side: 'old' | 'new'): string {
  return fillText(context.texts.redline.band, {
    range: rangeText(context, band),
    amount: payoutText(context, band[side]),
  });
}

function rangeText(context: Context, { from, to }: Band): string {
  const { texts, words } = context;
  const bound = (end: BandEnd | undefined, operators: readonly ['>=' | '<=', '>' | '<']) =>
    end && fillText(texts.operators[end.inclusive ? operators[0] : operators[1]], { value: words.value(end.value) });
  if (from && to && from.inclusive && to.inclusive && from.value === to.value) {
    return fillText(texts.redline.exactly, { value: words.value(from.value) });
  }
  const bounds = [bound(from, ['>=', '>']), bound(to, ['<=', '<'])].filter((each) => each !== undefined);
  return bounds.length === 0 ? texts.redline.anyLevel : textOf(words.and(bounds));
}

function consequenceText(context: Context, consequence: Consequence): string {
  const { words, locale, texts } = context;
  const t = texts.redline.consequences;
  switch (consequence.kind) {
    case 'downtime': {
      const period = periodText(context, consequence);
      const length = (seconds: string | undefined) => words.length(decimal(seconds ?? '0').abs());
      const [old, now] = [length(consequence.old), length(consequence.new)];
      if (consequence.old === undefined) return fillText(t.downtime.added, { new: now, period });
      if (consequence.new === undefined) return fillText(t.downtime.removed, { old, period });
      const sentence = decimal(consequence.difference ?? '0').lt(0) ? t.downtime.less : t.downtime.more;
      return fillText(sentence, { length: length(consequence.difference), period, old, new: now });
    }
    case 'downtime at once': {
      const side = ({ window, length, allowed }: (typeof consequence)['old']) => ({
        length: words.length(decimal(allowed)),
        period: periodText(context, { window, length }),
      });
      const [old, now] = [side(consequence.old), side(consequence.new)];
      return fillText(t.atOnce, { new: now.length, newPeriod: now.period, old: old.length, oldPeriod: old.period });
    }
    case 'effective availability': {
      const percent = (value: string) => words.percent(decimal(value));
      return fillText(t.effective, {
        objective: consequence.title,
        old: percent(consequence.old),
        new: percent(consequence.new),
      });
    }
    case 'price of a year': {
      const money = (value: string) => locale.money(value.replace(/^-/, ''), consequence.currency);
      const sentence = consequence.difference.startsWith('-') ? t.price.less : t.price.more;
      return fillText(sentence, {
        amount: money(consequence.difference),
        old: money(consequence.old),
        new: money(consequence.new),
      });
    }
    case 'hours of a week': {
      const minutes = decimal(consequence.difference);
      const length = words.length(minutes.abs().times(60));
      return fillText(minutes.lt(0) ? t.hours.less : t.hours.more, { length });
    }
  }
}

/** "calendar month of 30 days" */
function periodText(
  { words, texts, locale }: Context,
  { window, length }: Pick<Extract<Consequence, { kind: 'downtime' }>, 'window' | 'length'>,
): Content {
  const days = decimal(length).div(86_400);
  const name = words.window(window);
  if (window.kind === 'rolling' || days.lte(1) || days.eq(7)) return name;
  return inflected(texts.objectives.lengths.days, { window: name, count: locale.number(days.toFixed()) });
}
