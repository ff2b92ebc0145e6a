import {
  type Big,
  boundOf,
  type Comparison,
  HUNDRED,
  type LevelDomain,
  type Objective,
  type Operator,
  quantityOf,
  quantityString,
  type Support,
  type Value,
  ZERO,
} from '@sla-language/agreement';
import { rangeOfLevel } from '../common/level-range.js';
import { promisesOf } from '../common/places.js';
import { example, prose } from '../common/texts-of-rules.js';
import type { Rule, RuleContext } from '../rule.js';

export const outOfRange: Rule = {
  id: 'target/out-of-range',
  severity: 'error',
  title: 'A level that cannot occur',
  explanation: () => ({
    why: prose`
      A share is never above 100%, and a score never above the top of its scale. A target beyond that is missed in every window, or met in
      every window; a credit that begins there is never paid, or always.`,
    advice:
      'Write a value that the level can have: a share lies between 0% and 100%, a score within `score from … to …`.',
    sources: ['ISO/IEC 19086-2:2018, metric model: scale and range of a metric'],
    examples: [
      {
        title: 'A score beyond its scale',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric Answers "Satisfaction" { score from 1 to 5 for Shop  measured by "a survey" }
              objective Contentment "Satisfaction" { measures mean of Answers per quarter  target >= 7.5  indicative }
              report Monthly { covers Uptime, Speed, Desk, Contentment }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              metric Answers "Satisfaction" { score from 1 to 10 for Shop  measured by "a survey" }
              objective Contentment "Satisfaction" { measures mean of Answers per quarter  target >= 7.5  indicative }
              report Monthly { covers Uptime, Speed, Desk, Contentment }
          }
        `,
      },
      {
        title: 'More than everything',
        failing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              support Desk {
                  target >= 950%
                  credit 5% of fee when < 95%
              }
          }
        `,
        passing: example`
          import "./sound.sla"

          agreement Example "Example" extends Sound {
              support Desk {
                  target >= 95%
                  credit 5% of fee when < 95%
              }
          }
        `,
      },
    ],
  }),
  check(agreement, context) {
    for (const promise of promisesOf(agreement)) {
      const level = 'handles' in promise ? undefined : promise.measures?.level;
      const domain = 'handles' in promise ? SHARE : level && rangeOfLevel(agreement, level);
      if (domain) checkPromise(promise, domain, context);
    }
  },
};

/** The level of a service desk is the share of what it did in time. */
const SHARE: LevelDomain = { direction: 'falls', lowest: ZERO, highest: HUNDRED };

function checkPromise(promise: Objective | Support, domain: LevelDomain, { report }: RuleContext): void {
  const range = rangeText(domain);
  const { id } = promise;
  const internal = 'internalTargets' in promise ? promise.internalTargets : [];
  for (const [target, what] of [
    ...promise.targets.map((each) => [each, 'target'] as const),
    ...internal.map((each) => [each, 'internal target'] as const),
  ]) {
    const verdict = verdictOf(target.comparison, domain);
    if (!verdict) continue;
    const sense = verdict === 'never' ? 'can never be kept' : 'can never be missed';
    report({ at: target, message: `\`${what} ${target.comparison.text}\` of \`${id}\` ${sense}: ${range}.` });
  }
  for (const baseline of 'baselines' in promise ? promise.baselines : []) {
    const wrong = [baseline.value, baseline.worst, baseline.best].find((value) => value && isOutside(value, domain));
    if (wrong) report({ at: baseline, message: `The baseline of \`${id}\` names ${wrong.text}, but ${range}.` });
  }
  for (const line of promise.remedies) {
    const bounds = 'when' in line && line.when?.kind === 'bounds' ? line.when.bounds : [];
    const wrong = bounds.find((bound) => verdictOf(bound, domain) === 'never');
    if (wrong)
      report({ at: line, message: `\`${wrong.text}\` in \`${line.text}\` of \`${id}\` never holds: ${range}.` });
  }
}

function isOutside(value: Value, { lowest, highest }: LevelDomain): boolean {
  const quantity = quantityOf(value);
  if (!quantity || quantity.dimension !== dimensionOf(lowest, highest)) return false;
  return lowest?.gt(quantity.amount) || highest?.lt(quantity.amount) || false;
}

/** Whether a comparison holds for no level at all, or for every one; undefined where it depends. */
function verdictOf(comparison: Comparison, { lowest, highest }: LevelDomain): 'never' | 'always' | undefined {
  const bound = boundOf(comparison);
  const { operator } = comparison;
  if (!bound || !operator || !lowest || !highest || bound.dimension !== dimensionOf(lowest, highest)) return undefined;
  const value = bound.amount;
  const verdicts: Readonly<Record<Operator, readonly [boolean, boolean]>> = {
    '>=': [value.gt(highest), value.lte(lowest)],
    '>': [value.gte(highest), value.lt(lowest)],
    '<=': [value.lt(lowest), value.gte(highest)],
    '<': [value.lte(lowest), value.gt(highest)],
  };
  const [never, always] = verdicts[operator];
  return never ? 'never' : always ? 'always' : undefined;
}

/** The kind of value that fits; others are the business of `metric/unit-mismatch`. */
function dimensionOf(lowest: Big | undefined, highest: Big | undefined): 'percentage' | 'number' {
  return lowest?.eq(0) && highest?.eq(100) ? 'percentage' : 'number';
}

function rangeText(domain: LevelDomain): string {
  const { lowest = ZERO, highest = HUNDRED } = domain;
  const text = (amount: Big) => quantityString({ dimension: dimensionOf(lowest, highest), amount });
  return `the level lies between ${text(lowest)} and ${text(highest)}`;
}
