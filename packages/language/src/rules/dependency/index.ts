import type { Rule } from '../rule.js';
import { creditMismatch } from './credit-mismatch.js';
import { dependencyCycle } from './cycle.js';
import { dependencyNoSla } from './dependency-no-sla.js';
import { levelNotPromised } from './level-not-promised.js';
import { olaSum } from './ola-sum.js';
import { ruleOfExtraNine } from './rule-of-extra-nine.js';
import { stricterThanComposite } from './stricter-than-composite.js';
import { supportHoursMismatch } from './support-hours-mismatch.js';

/** In the order of the documentation. */
export const DEPENDENCY_RULES: readonly Rule[] = [
  stricterThanComposite,
  ruleOfExtraNine,
  dependencyNoSla,
  levelNotPromised,
  dependencyCycle,
  olaSum,
  supportHoursMismatch,
  creditMismatch,
];
