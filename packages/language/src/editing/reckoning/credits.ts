import {
  type Agreement,
  type Amount,
  amountFor,
  type Cap,
  covers,
  exampleWindow,
  type GreatestCredits,
  isSupport,
  type MeasurementWindow,
  type Payable,
  type Payment,
  roundPayable,
  type ScopeSet,
  scopesOf,
  servicesOf,
  sumPayables,
  targetFor,
  unitKey,
  unitOfPromise,
  type Window,
  ZERO,
} from '@sla-language/agreement';
import { areSound, type Scene, type ServiceLevel } from './facts.js';
import { amountsText, caseText, periodText } from './words.js';

/** What an amount comes to at the fees of the agreement. */
export interface Worth {
  /** By case where the fees differ. */
  readonly cases: readonly { readonly scope: ScopeSet; readonly amounts: readonly Payable[] }[];
  /** The period for which it is reckoned, where another one may come to something else: "April 2027". */
  readonly period?: string;
}

/** More cases than this are no line that anybody reads. */
const MOST_CASES = 3;

/**
 * What a credit, penalty or cap comes to in money for one window, before caps. Undefined where that depends on more than the text: downtime, the window of
 * another promise, fees in words; in a template, which has no fees of its own; and where the fees cannot be read.
 */
export function worthOf(scene: Scene, promise: ServiceLevel | undefined, line: Payment | Cap): Worth | undefined {
  const { agreement } = scene;
  const { amount } = line;
  if (agreement.kind === 'template' || amount.kind === 'money' || !amount.base || amount.base.duringDowntime)
    return undefined;
  const window =
    line.kind === 'cap' ? (typeof line.per === 'string' ? undefined : line.per) : promise?.measures?.window;
  const example = window && exampleWindow(agreement, window);
  const services = servicesFor(agreement, promise, amount);
  if (!window || !example || services.length === 0) return undefined;
  if (promise && unitOfPromise(agreement, promise) !== undefined) return undefined;
  if (!areSound(scene, line, promise?.measures, ...agreement.services, ...agreement.scopes)) return undefined;
  const cases = casesOf(agreement, promise, line).map((scope) => ({
    scope,
    amounts: worthFor(agreement, amount, services, scope, example),
  }));
  if (cases.length === 0 || !cases.every(({ amounts }) => isMoney(amounts))) return undefined;
  const [first] = cases;
  const isOne = cases.every(({ amounts }) => keyOf(amounts) === keyOf(first!.amounts));
  const steady = isSteady(agreement, amount, window);
  if (!steady && !agreement.effective) return undefined;
  const period = steady ? {} : { period: periodText(agreement, window, example) };
  return { cases: isOne ? [{ scope: [], amounts: first!.amounts }] : cases, ...period };
}

/** "EUR 200", "EUR 1,200 for Standard, EUR 1,900 for Premium", "EUR 66.67 (April 2027)". Undefined where there are too many cases. */
export function worthText(agreement: Agreement, { cases, period }: Worth): string | undefined {
  if (cases.length > MOST_CASES) return undefined;
  const texts = cases.map(({ scope, amounts }) => {
    const whom = caseText(agreement, scope);
    return whom ? `${amountsText(amounts)} for ${whom}` : amountsText(amounts);
  });
  return `${texts.join(', ')}${period ? ` (${period})` : ''}`;
}

/** What is reckoned for one case. */
function worthFor(
  agreement: Agreement,
  amount: Amount,
  services: readonly string[],
  scope: ScopeSet,
  window: MeasurementWindow,
): readonly Payable[] {
  const { parts } = amountFor(amount, {
    agreement,
    scope,
    window,
    services,
    unit: undefined,
    downtime: { seconds: ZERO, spans: [] },
    fees: {},
  });
  return sumPayables(parts.map(({ payable }) => payable)).map(roundPayable);
}

/** The services whose fee is the base. In `remedies`, of `fee` it is the fee of whatever is affected: known where there is one service. */
function servicesFor(agreement: Agreement, promise: ServiceLevel | undefined, amount: Amount): readonly string[] {
  if (promise) return servicesOf(agreement, promise);
  const all = agreement.services.map(({ id }) => id);
  const isOfAll = amount.kind !== 'money' && (amount.base?.of === 'total fee' || amount.base?.of === 'at risk');
  return isOfAll || all.length === 1 ? all : [];
}

/** The cases for which the fees, and what is promised, differ, as far as the line is for them. */
function casesOf(agreement: Agreement, promise: ServiceLevel | undefined, line: Payment | Cap): readonly ScopeSet[] {
  const fees = agreement.services.flatMap((service) => [...service.fees, ...service.charges]);
  const own = line.for.filter(({ kind }) => kind !== 'severity');
  const targets = promise && !isSupport(promise) ? [...promise.targets, ...promise.noTargets] : [];
  return scopesOf(agreement, [...fees, ...targets, { for: own }]).filter(
    (scope) =>
      covers(own, scope) && (!promise || promise.targets.length === 0 || targetFor(promise, scope).kind === 'target'),
  );
}

function isMoney(amounts: readonly Payable[]): boolean {
  return amounts.length > 0 && amounts.every(({ unit, amount }) => unit.kind === 'money' && amount.gt(0));
}

function keyOf(amounts: readonly Payable[]): string {
  return amounts.map(({ amount, unit }) => `${unitKey(unit)} ${amount.toFixed()}`).join();
}

/** Whether each whole window comes to the same: months are counted as months, however long they are. */
function isSteady(agreement: Agreement, amount: Amount, window: Window): boolean {
  if (amount.kind === 'time' || amount.kind === 'money' || amount.base?.month || amount.base?.of === 'at risk')
    return false;
  const ofMonths = (period: string) => period === 'month' || period === 'quarter' || period === 'year';
  const prices = agreement.services.flatMap(({ fees, charges }) => [...fees, ...charges]);
  if (!prices.every(({ per }) => per === 'once' || ofMonths(per))) return false;
  return window.kind === 'billing cycle' || (window.kind !== 'rolling' && ofMonths(window.period));
}

/** One case, where it is the same for all. */
export function oneWhereAlike(cases: readonly GreatestCredits[]): readonly GreatestCredits[] {
  const keyOf = ({ limited, month, total }: GreatestCredits) =>
    `${limited} ${amountsText(month)} ${amountsText(total)}`;
  const isOne = cases.every((each) => keyOf(each) === keyOf(cases[0]!));
  return isOne ? cases.slice(0, 1) : cases;
}
