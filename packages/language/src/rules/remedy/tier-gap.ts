import {
  type Agreement,
  type Comparison,
  decimal,
  type LevelBound,
  type LevelRange,
  metricOf,
  percentString,
  quantityOf,
  type TierLine,
} from '@sla-language/agreement';
import { usualBudget } from '../common/budgets.js';
import { type CaseLadder, laddersOf, once } from '../common/ladders.js';
import { example, prose } from '../common/texts-of-rules.js';
import { type Fix, replace, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const tierGap: Rule = {
  id: 'remedy/tier-gap',
  severity: 'error',
  title: 'A missed level for which no line of the ladder pays',
  explanation: () => ({
    why: prose`
      Tables such as "99.00–99.89%: 5%, 97.00–98.99%: 20%" look complete and are not: 98.995% is in none of their rows. The customer
      reads the gap as the worse row, the provider as nothing at all.`,
    advice: prose`
      Write one bound a line: \`credit 10% of fee when < 99.9%\`, \`credit 25% of fee when < 99.0%\`. Such a ladder cannot have a gap.
      Where a contract is transcribed that rounds its levels first, say so in the metric: \`rounded down to 0.01%\`.`,
    sources: ['Bonterms SLA 1.0 (99.00–99.89, 97.00–98.99)', 'GitHub SLA, 2021 (nothing at exactly 99.0%)'],
    examples: [
      {
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Uptime {
                  credit 10% of fee when >= 99.00% and < 99.5%
                  credit 25% of fee when >= 95.00% and <= 98.99%
                  credit 50% of fee when < 95%
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Uptime {
                  credit 10% of fee when >= 99.00% and < 99.5%
                  credit 25% of fee when >= 95.00% and < 99.00%
                  credit 50% of fee when < 95%
              }
          }
        `,
      },
      {
        title: 'Nothing at one very bound',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Speed {
                  credit 5% of fee when > 800 ms and < 2 s
                  credit 10% of fee when > 2 s
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Speed {
                  credit 5% of fee when > 800 ms and <= 2 s
                  credit 10% of fee when > 2 s
              }
          }
        `,
      },
    ],
  }),
  fix: 'suggestion',
  check(agreement, { report }) {
    const isNew = once();
    for (const ladder of laddersOf(agreement)) {
      for (const { range, besideTarget } of ladder.gaps) {
        const beside = linesBeside(ladder, range);
        if (besideTarget && !isSeam(ladder, range)) continue;
        const at = beside[0] ?? ladder.lines[0]!.line;
        if (!isNew(at, range.text)) continue;
        report({
          at,
          message:
            `A level of ${range.text} misses the target \`${ladder.target?.comparison.text}\` of \`${ladder.promise.id}\`${ladder.caseText}, ` +
            `but no \`${ladder.kind}\` line pays for it${instance(agreement, ladder, range)}.`,
          related: [
            ...beside.slice(1).map((line) => ({ at: line, message: `The next line is \`${line.text}\`.` })),
            ...(besideTarget && ladder.target ? [{ at: ladder.target, message: 'The target.' }] : []),
          ],
          fixes: reachUp(ladder, range),
        });
      }
    }
  },
};

/** Lets the line on the worse side of the gap reach to its better end. Who is paid changes, so it is only suggested. */
function reachUp({ lines, direction }: CaseLadder, { from, to }: LevelRange): readonly Fix[] {
  const falls = direction === 'falls';
  const [worse, better] = falls ? [from, to] : [to, from];
  if (!worse || !better) return [];
  const line = lines.map((each) => each.line).find((each) => boundAt(each, worse) !== undefined);
  const bound = line && boundAt(line, worse);
  if (!line || !bound) return [];
  const text = `${falls ? '<' : '>'}${better.inclusive ? '=' : ''} ${better.text}`;
  return [suggestion(`Let \`${line.text}\` reach to \`${text}\``, replace({ at: line }, text, bound.text))];
}

/** The comparison of a line that stands at an end of a range. */
function boundAt({ when }: TierLine, end: LevelBound): Comparison | undefined {
  if (when?.kind !== 'bounds') return undefined;
  return when.bounds.find(({ value }) => value !== 'target' && quantityOf(value)?.amount.eq(end.value));
}

/** The lines whose bounds are an end of the gap, mildest first. */
function linesBeside(ladder: CaseLadder, range: LevelRange): readonly TierLine[] {
  const ends = [range.from, range.to].flatMap((end) => end?.value ?? []);
  return ladder.lines
    .filter(({ bounds }) => bounds.some(({ quantity }) => ends.some((end) => end.eq(quantity.amount))))
    .map(({ line }) => line);
}

/**
 * Between the target and the first line a band without a credit may be meant ("95% is promised, credits begin below 90%"). It is
 * an oversight where the first line is an explicit range that ends one digit before the target, as 99.89% does before 99.9%.
 */
function isSeam(ladder: CaseLadder, range: LevelRange): boolean {
  const first = ladder.lines[0];
  const near = ladder.direction === 'falls' ? range.from : range.to;
  const far = ladder.direction === 'falls' ? range.to : range.from;
  if (!first || first.bounds.length < 2 || !near || !far) return false;
  const written = first.bounds.find(({ quantity }) => quantity.amount.eq(near.value))?.text ?? '';
  const digits = /\.(\d+)/.exec(written)?.[1]?.length ?? 0;
  const unit = decimal(10).pow(-digits);
  return far.value.minus(near.value).abs().lte(unit);
}

/** "; for example 99.895%, which is 45 min 22 s of downtime in a month of 30 days" */
function instance(agreement: Agreement, ladder: CaseLadder, { from, to }: LevelRange): string {
  if (!('noTargets' in ladder.promise) || !from || !to || from.value.eq(to.value)) return '';
  const { measures } = ladder.promise;
  if (!measures || metricOf(agreement, measures.level)?.measure?.kind !== 'availability') return '';
  const middle = from.value.plus(to.value).div(2);
  return `; for example ${percentString(middle, 6)}, which is ${usualBudget(middle, measures.window)}`;
}
