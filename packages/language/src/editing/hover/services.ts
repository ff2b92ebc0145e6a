import {
  type Agreement,
  availabilityObjectives,
  compositeAvailability,
  type Fee,
  feeOver,
  lowerPercentOf,
  moneyPayable,
  percentString,
  type Service,
  startOfDay,
  timeSettingOf,
} from '@sla-language/agreement';
import { isReliable } from '../reckoning/composite.js';
import { areSound, type Scene } from '../reckoning/facts.js';
import { amountsText, amountText, caseText, listText, percentText } from '../reckoning/words.js';
import { list, paragraphs, type Rich, rich } from '../rich.js';

/** What a service costs, and what its dependencies allow. */
export function explainService(scene: Scene, service: Service): Rich | undefined {
  const { agreement } = scene;
  return paragraphs([
    explainComposite(scene, service),
    service.fees.length > 0 && areSound(scene, service, ...service.fees)
      ? paragraphs([rich`**What it costs**`, list(service.fees.map((fee) => explainFee(agreement, service, fee)))])
      : undefined,
  ]);
}

/** The availability that a service can have when all that it depends on just keeps its promise, step by step. */
export function explainComposite(scene: Scene, service: Service): Rich | undefined {
  const { agreement } = scene;
  if (service.dependencies.length === 0 || !isReliable(scene, service)) return undefined;
  const { value, unknown, trace } = compositeAvailability(agreement, service.id);
  if (!value) return undefined;
  const lead =
    unknown.length > 0
      ? rich`**At most ${percentText(value)}**, whatever ${listText(unknown.map((title) => `"${title}"`))} without a level come to.`
      : rich`**${percentText(value)}** is what the service can reach when all that it depends on just keeps its promise, and fails independently.`;
  const promised = availabilityObjectives(agreement, service.id).flatMap(({ title, targets }) =>
    targets.flatMap(({ comparison }) => {
      const level = lowerPercentOf(comparison);
      return level?.gt(value) ? [rich`"${title}" promises ${percentString(level)}, which is more.`] : [];
    }),
  );
  const steps = trace.map(({ text, arithmetic }) => (arithmetic ? rich`${text}: ${arithmetic}` : rich`${text}`));
  return paragraphs([lead, ...promised, list(steps)]);
}

/** "EUR 2,000 a month, EUR 24,000 a year" */
export function explainFee(agreement: Agreement, service: Service, fee: Fee): Rich {
  const whom = fee.for.length > 0 ? ` for ${caseText(agreement, fee.for)}` : '';
  if (!fee.amount) return rich`"${fee.prose ?? ''}" per ${fee.per}${whom}`;
  if (fee.per === 'year') return rich`**${fee.amount.text}** a year${whom}`;
  const { timeZone } = timeSettingOf(agreement);
  const start = startOfDay(agreement.effective?.from ?? '2027-01-01', timeZone);
  const end = start.toZonedDateTimeISO(timeZone).add({ years: 1 }).toInstant();
  const year = feeOver({ ...service, fees: [{ ...fee, for: [] }] }, [], { start, end }, timeZone);
  return rich`**${amountsText(year)}** in a year: ${amountText(moneyPayable(fee.amount))} per ${fee.per}${whom}`;
}
