import type { Rule } from '../rule.js';
import { aboveBaseline } from './above-baseline.js';
import { ambiguousTarget } from './ambiguous.js';
import { budgetBelowHuman } from './budget-below-human.js';
import { fractionVsPercent } from './fraction-vs-percent.js';
import { hundredPercent } from './hundred-percent.js';
import { oneIncidentBreach } from './one-incident-breach.js';
import { operatorDirection } from './operator-direction.js';

/** In the order of the documentation. */
export const TARGET_RULES: readonly Rule[] = [
  budgetBelowHuman,
  oneIncidentBreach,
  aboveBaseline,
  fractionVsPercent,
  operatorDirection,
  hundredPercent,
  ambiguousTarget,
];
