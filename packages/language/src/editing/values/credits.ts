import { decimal } from '@sla-language/agreement';
import { CompletionItemKind } from 'vscode-languageserver';
import type { Candidate } from '../completion/candidate.js';
import { currencyOf, measuredBy, type Surroundings, writtenBefore } from '../completion/surroundings.js';

const STEPS = ['10', '25', '50', '100'];

/** What a line pays: the next step of the ladder, of the base that the other lines have. */
export function creditValues(surroundings: Surroundings): Candidate[] {
  const { agreement, promise, member } = surroundings;
  const currency = currencyOf(surroundings);
  const sums = [`${currency} 250`, `${currency} 500`, `${currency} 1_000`];
  const isPenalty = member.some(({ image }) => image === 'penalty');
  const lines = (promise?.remedies ?? []).flatMap((each) => (each.kind === 'credit' ? [each.amount] : []));
  const shares = lines.flatMap((amount) => (amount.kind === 'share' ? [amount] : []));
  const base = shares[0]?.base?.text ?? (agreement.remedies?.atRisk ? 'amount at risk' : 'fee');
  // The line goes between those above and below.
  const above = [...writtenBefore(surroundings).matchAll(/\bcredit (\d[\d.]*) %/g)].at(-1)?.[1] ?? '0';
  const below = shares.map(({ share }) => decimal(share.value)).filter((share) => share.gt(above));
  const isNext = (step: string): boolean => decimal(step).gt(above) && below.every((share) => share.gt(step));
  const next = STEPS.filter(isNext);
  const credits = [...next, ...STEPS.filter((step) => !next.includes(step))].map((step) => `${step}% of ${base}`);
  const usual = isPenalty ? [...sums, ...credits] : [...credits, ...sums];
  return usual.map((label, rank) => ({ label, kind: CompletionItemKind.Value, rank }));
}

/** How an amount grows, for the direction in which the level becomes worse. */
export function stepValues(surroundings: Surroundings): Candidate[] {
  const { direction, kind, dimension } = measuredBy(surroundings);
  const deviation = direction === 'falls' ? 'below target' : 'above target';
  const size = dimension === 'percentage' ? '0.1%' : '10%';
  const isSupport = surroundings.promise && 'handles' in surroundings.promise;
  const steps = isSupport
    ? ['started 30 minutes late to restore', 'started hour late to resolve']
    : [
        ...(kind === 'availability' ? ['started hour of downtime', '30 minutes of each outage'] : []),
        `${size} ${deviation}`,
      ];
  return steps.map((label, rank) => ({ label, kind: CompletionItemKind.Value, rank }));
}
