import type { Favour } from '@sla-language/agreement';
import type { ToldChange, ToldComparison } from '@sla-language/documents';
import type { Colours } from '../report/colours.js';
import { printable } from '../report/excerpt.js';

/** A comparison for people at a terminal: what changed, by how much, and in whose favour, chapter by chapter. */
export function formatComparison(told: ToldComparison, name: string, colours: Colours): string {
  if (told.groups.length === 0) return `${colours.bold(printable(name))}: ${printable(told.summary)}\n`;
  const head = [`${colours.bold(printable(name))}: ${printable(told.versions)}`];
  const groups = told.groups.flatMap(({ title, changes }) => [
    '',
    colours.bold(printable(title)),
    ...changes.flatMap((change) => formatChange(change, colours)),
  ]);
  return [...head, ...groups, '', printable(told.summary), ''].join('\n');
}

/** What has many lines, or long ones, stands below its place: the old above the new. */
const LONG = 100;

function formatChange(told: ToldChange, colours: Colours): readonly string[] {
  const { place, kind, change, effects, favours, inFavour } = told;
  const colour = colourOf(favours, colours);
  const mark = { added: '+', removed: '-', changed: '~', renamed: '~' }[change.kind];
  const head = `  ${colour(mark)} ${printable(place)}`;
  const verdict = [...effects.map(printable), colour(printable(inFavour))].join('; ');
  return [...content(head, told, kind), `      ${verdict}`];
}

function content(head: string, { old, new: now, change }: ToldChange, kind: string): readonly string[] {
  if (change.bands) {
    return [head, ...old.map((line, i) => `      ${printable(line)} → ${printable(amountOf(now[i] ?? ''))}`)];
  }
  const [before, after] = [old.join('; '), now.join('; ')].map(printable) as [string, string];
  if (change.kind === 'added') return after === '' ? [`${head}: ${kind}`] : [`${head}: ${kind}: ${after}`];
  if (change.kind === 'removed') return before === '' ? [`${head}: ${kind}`] : [`${head}: ${kind}: ${before}`];
  if (before.length + after.length > LONG) return [`${head}:`, `      - ${before}`, `      + ${after}`];
  return [`${head}: ${before} → ${after}`];
}

/** A line of a ladder repeats its range of levels on both sides. */
function amountOf(line: string): string {
  return line.slice(line.indexOf(': ') + 2);
}

function colourOf(favour: Favour, colours: Colours): (text: string) => string {
  return { provider: colours.magenta, customer: colours.cyan, neutral: colours.dim, unclear: colours.yellow }[favour];
}
