import type { Agreement } from '../model/index.js';
import { isPrivate } from '../model/private.js';
import { Comparer } from './comparer.js';
import { alignNames } from './names.js';
import { isList, isObject, plainOf } from './plain.js';
import type { AgreementComparison, ComparedSide, Favour, Plain } from './types.js';

export { FAVOURS, type FavourRule, type Leaning, otherSide, type Reason } from './favours.js';
export { namedBy } from './names.js';
export type * from './types.js';

/**
 * What changes from one agreement to another, by meaning. Declarations go by their names, and one that has got another name is
 * recognised. The same the other way round: what was added is removed then, and whom it favoured it disfavours.
 */
export function compareAgreements(old: Agreement, now: Agreement): AgreementComparison {
  const [before, after] = [shared(old), shared(now)];
  const aligned = alignNames(before, after);
  const comparer = new Comparer({ old: aligned.agreement, now: after }, (kind, id) =>
    aligned.renamed.get(kind)?.get(id),
  );
  const changes = comparer.run();
  const favours: Record<Favour, number> = { provider: 0, customer: 0, neutral: 0, unclear: 0 };
  for (const change of changes) favours[change.favours]++;
  return { old: sideOf(before), new: sideOf(after), changes, favours };
}

/** The old agreement in the names of the new one, so that both can be printed with the same words. */
export function inNamesOf(old: Agreement, now: Agreement): Agreement {
  return alignNames(shared(old), shared(now)).agreement;
}

function sideOf({ id, title, version }: Agreement): ComparedSide {
  return { id, title, ...(version === undefined ? {} : { version }) };
}

/** Without what no document shows: what one side keeps to itself, and comments in the source. */
function shared(agreement: Agreement): Agreement {
  const open = {
    ...agreement,
    objectives: agreement.objectives.map((each) => ({ ...each, internalTargets: [] })),
    risks: agreement.risks.filter((risk) => !isPrivate(risk)),
  };
  return withoutComments(plainOf(open)) as unknown as Agreement;
}

function withoutComments(value: Plain): Plain {
  if (isList(value)) return value.map(withoutComments);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).filter(([key, each]) => key !== 'documentation' && each !== undefined);
  return Object.fromEntries(entries.map(([key, each]) => [key, withoutComments(each!)]));
}
