import { opposite, type TierLine } from '@sla-language/agreement';
import { type CaseLadder, laddersOf, once } from '../common/ladders.js';
import { example, prose } from '../common/texts-of-rules.js';
import { type Fix, remove, replace, suggestion } from '../fix.js';
import type { Rule } from '../rule.js';

export const tierOverlap: Rule = {
  id: 'remedy/tier-overlap',
  severity: 'error',
  title: 'Two lines of a ladder pay for the same level',
  explanation: () => ({
    why: prose`
      Where two rows of a table fit one level, the contract promises two amounts. Nothing in it says whether the higher one is owed, the
      lower one, or both.`,
    advice: prose`
      Write one bound a line (\`when < 99.0%\`), give each bound once for each case, and let explicit ranges meet without sharing a
      value: \`>= 99.0% and < 99.9%\` above \`>= 95.0% and < 99.0%\`.`,
    sources: ['MongoDB Atlas SLA (ranges that share their bounds)'],
    examples: [
      {
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Uptime {
                  credit 10% of fee when >= 99.0% and < 99.5%
                  credit 25% of fee when >= 95.0% and <= 99.0%
                  credit 50% of fee when < 95.0%
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Uptime {
                  credit 10% of fee when >= 99.0% and < 99.5%
                  credit 25% of fee when >= 95.0% and < 99.0%
                  credit 50% of fee when < 95.0%
              }
          }
        `,
      },
      {
        title: 'The same bound twice',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Uptime {
                  credit 10% of fee when < 99.5%
                  credit 20% of fee when < 99.5%
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              objective Uptime {
                  credit 10% of fee when < 99.5%
                  credit 20% of fee when < 99.0%
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
      const of = `\`${ladder.promise.id}\`${ladder.caseText}`;
      for (const [first, ...twins] of ladder.sameBound) {
        for (const twin of twins) {
          if (!first || !isNew(first, twin)) continue;
          report({
            at: twin,
            message: `In ${of}, \`${twin.text}\` has the same bound as \`${first.text}\`: nobody can say which of them pays.`,
            related: [{ at: first, message: `\`${first.text}\`` }],
            fixes: sameCases(first, twin) ? [suggestion(`Remove \`${twin.text}\``, remove({ at: twin }))] : [],
          });
        }
      }
      for (const { range, lines } of ladder.overlaps) {
        const [milder, ...deeper] = lines;
        for (const line of deeper) {
          if (!milder || !isNew(milder, line)) continue;
          report({
            at: line,
            message: `In ${of}, a level of ${range.text} fits both \`${milder.text}\` and \`${line.text}\`.`,
            related: [{ at: milder, message: `\`${milder.text}\`` }],
            fixes: parted(ladder, milder, line),
          });
        }
      }
    }
  },
};

function sameCases(left: TierLine, right: TierLine): boolean {
  const names = (line: TierLine) => line.for.map((name) => `${name.kind} ${name.id}`).sort();
  return names(left).join() === names(right).join();
}

/** Lets the deeper line begin where the milder one ends; or leaves it the one bound where it begins. */
function parted(ladder: CaseLadder, milder: TierLine, deeper: TierLine): readonly Fix[] {
  const { when } = deeper;
  if (when?.kind !== 'bounds') return [];
  const falls = ladder.direction === 'falls';
  const boundsOf = (line: TierLine) => ladder.lines.find((each) => each.line === line)?.bounds ?? [];
  const isEntry = (operator: string | undefined) => (operator ?? '').startsWith('<') === falls;
  const entry = when.bounds.find(({ operator }) => isEntry(operator));
  const end = boundsOf(milder).find(({ operator }) => !isEntry(operator));
  const exit = boundsOf(deeper).find(({ operator }) => !isEntry(operator));
  if (!entry) return [];
  if (!end) return [suggestion(`Write only \`${entry.text}\``, replace({ at: when }, entry.text))];
  const isBeyond =
    exit && (falls ? exit.quantity.amount.gte(end.quantity.amount) : exit.quantity.amount.lte(end.quantity.amount));
  if (isBeyond) return [];
  const text = `${opposite(end.operator)} ${end.text}`;
  return [suggestion(`Let \`${deeper.text}\` begin at \`${text}\``, replace({ at: deeper }, text, entry.text))];
}
