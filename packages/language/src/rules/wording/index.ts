import type { Rule } from '../rule.js';
import { ambiguousDate } from './ambiguous-date.js';
import { ambiguousTime } from './ambiguous-time.js';
import { circularDefinition } from './circular-definition.js';
import { contradictsValue } from './contradicts-value.js';
import { currencySymbol } from './currency-symbol.js';
import { duplicateDefinition } from './duplicate-definition.js';
import { effortsVsGuarantee } from './efforts-vs-guarantee.js';
import { hardCodedReference } from './hard-coded-reference.js';
import { openList } from './open-list.js';
import { optionalDuty } from './optional-duty.js';
import { placeholder } from './placeholder.js';
import { termCapitals } from './term-capitals.js';
import { termVariants } from './term-variants.js';
import { undefinedTerm } from './undefined-term.js';
import { unusedDefinition } from './unused-definition.js';
import { weaselWords } from './weasel-words.js';
import { wordsVsDigits } from './words-vs-digits.js';

/** In the order of the documentation. */
export const WORDING_RULES: readonly Rule[] = [
  weaselWords,
  effortsVsGuarantee,
  optionalDuty,
  placeholder,
  contradictsValue,
  wordsVsDigits,
  undefinedTerm,
  duplicateDefinition,
  circularDefinition,
  unusedDefinition,
  termCapitals,
  termVariants,
  openList,
  ambiguousDate,
  ambiguousTime,
  currencySymbol,
  hardCodedReference,
];
