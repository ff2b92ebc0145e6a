import type {
  Calendar,
  Charge,
  Dependency,
  DependencyItem,
  Exclusion,
  Fee,
  Percent,
  Scope,
  Service,
} from '@sla-language/agreement';
import { decimal, isHolidayRegion } from '@sla-language/agreement';
import { type AstNode, AstUtils, type Reference } from 'langium';
import * as ast from '../generated/ast.js';
import { agreementNamedIn } from '../linking/scope-provider.js';
import { all, blocks, given, one, type Reading } from './context.js';
import { type Merged, mergeAgreement } from './merging.js';

export function readScope(reading: Reading, merged: Merged<ast.Scope>): Scope {
  const means = one(merged, ast.isMeans);
  const scope: Scope = given({ ...reading.head(merged), kind: merged.node.kind, means: means?.text });
  return reading.spans.set(scope, merged.node, { means });
}

export function readService(reading: Reading, merged: Merged<ast.Service>): Service {
  const description = one(merged, ast.isDescription);
  const outcome = one(merged, ast.isOutcome);
  const includes = one(merged, ast.isIncludes);
  const excludes = one(merged, ast.isExcludes);
  const service: Service = given({
    ...reading.head(merged),
    description: description?.text,
    outcome: outcome?.text,
    includes: includes?.items ?? [],
    excludes: excludes?.items ?? [],
    fees: all(merged, ast.isFee).flatMap((fee) => readFee(reading, fee)),
    charges: blocks(merged, ast.isCharge).flatMap((charge) => readCharge(reading, charge.node)),
    dependencies: all(merged, ast.isDependency).map((dependency) => readDependency(reading, dependency)),
  });
  return reading.spans.set(service, merged.node, { description, outcome, includes, excludes });
}

function readFee(reading: Reading, node: ast.Fee): Fee[] {
  if (!node.period) return [];
  const amount = reading.values.expect(node.amount, 'A fee', 'money');
  const fee: Fee = given({ amount, prose: node.text, per: node.period, for: reading.scopes(node.for) });
  return [reading.spans.set(fee, node)];
}

function readCharge(reading: Reading, node: ast.Charge): Charge[] {
  if (!node.name) return [];
  const amount = reading.values.expect(node.amount, 'A charge', 'money');
  const charge: Charge = given({ id: node.name, amount, per: node.period ?? 'once', for: reading.scopes(node.for) });
  return [reading.spans.set(charge, node)];
}

function readDependency(reading: Reading, node: ast.Dependency): Dependency {
  const items = node.items.flatMap((item) => readDependencyItem(reading, item));
  return reading.spans.set<Dependency>({ redundant: node.redundant, items }, node);
}

function readDependencyItem(reading: Reading, node: ast.DependencyItem): DependencyItem[] {
  const level = reading.values.expect(node.level, 'The level of a dependency', 'percent');
  const set = (item: DependencyItem): DependencyItem => reading.spans.set(given(item), node);
  if (node.title !== undefined) return [set({ kind: 'external', title: node.title, level })];
  const target = node.on?.ref;
  if (!target) return [];
  const title = target.title ?? target.name;
  const foreign = foreignAgreement(reading, node.on!, target);
  if (!foreign) {
    const id = reading.id(node.on)!;
    return ast.isService(target)
      ? [set({ kind: 'service', service: id, title, level })]
      : [set({ kind: 'objective', objective: id, title, level })];
  }
  const promised = promisedBy(reading, foreign, target);
  const where = { agreement: foreign.name, title: `${foreign.title ?? foreign.name}: ${title}`, level, promised };
  const item = ast.isService(target)
    ? set({ kind: 'service', service: target.name, ...where })
    : set({ kind: 'objective', objective: target.name, ...where });
  reading.upstream.set(item, foreign);
  return [item];
}

/** The agreement of what a reference names, where it is not the one being read: the one that declares it, or that is named. */
function foreignAgreement(
  reading: Reading,
  reference: Reference<AstNode>,
  target: ast.Service | ast.Objective,
): ast.Agreement | undefined {
  const agreement = agreementNamedIn(reference) ?? AstUtils.getContainerOfType(target, ast.isAgreement);
  if (!agreement) return undefined;
  const own: readonly AstNode[] = [reading.merged.node, ...reading.merged.origins];
  return own.includes(agreement) ? undefined : agreement;
}

/** What another agreement promises: the loosest target of the objective, or of the service's availability. */
function promisedBy(
  reading: Reading,
  agreement: ast.Agreement,
  target: ast.Service | ast.Objective,
): Percent | undefined {
  const merged = mergeAgreement(agreement);
  const objectives = blocks(merged, ast.isObjective);
  if (ast.isObjective(target)) {
    return loosest(
      objectives.filter((each) => each.node.name === target.name).map((each) => loosestTarget(reading, each)),
    );
  }
  const metrics = blocks(merged, ast.isMetric).filter((metric) =>
    all(metric, ast.isAvailability).some((kind) => kind.services.some((service) => service.ref?.name === target.name)),
  );
  const promises = objectives
    .filter((objective) =>
      metrics.some((metric) => one(objective, ast.isMeasures)?.level?.metric?.ref?.name === metric.node.name),
    )
    .map((objective) => loosestTarget(reading, objective));
  return loosest(promises);
}

function loosestTarget(reading: Reading, objective: Merged): Percent | undefined {
  return loosest(
    all(objective, ast.isTarget).map(({ comparison }) => {
      // At most so many per cent is no promise of a level.
      if (comparison?.operator !== '>=' && comparison?.operator !== '>') return undefined;
      const value = comparison.value && reading.values.value(comparison.value);
      return value?.kind === 'percent' ? value : undefined;
    }),
  );
}

function loosest(levels: readonly (Percent | undefined)[]): Percent | undefined {
  const percents = levels.filter((level) => level !== undefined);
  return percents.reduce<Percent | undefined>(
    (least, each) => (!least || decimal(each.value).lt(least.value) ? each : least),
    undefined,
  );
}

export function readCalendar(reading: Reading, merged: Merged<ast.Calendar>): Calendar {
  const holidays = one(merged, ast.isHolidays);
  const timeZone = one(merged, ast.isTimeZone);
  const calendar: Calendar = given({
    ...reading.head(merged),
    open: all(merged, ast.isOpen).flatMap((open) => reading.values.hours(open.hours) ?? []),
    holidays: readHolidayRegion(reading, holidays),
    closed: all(merged, ast.isClosed).flatMap((closed) => {
      const date = reading.values.date(closed.date, closed, 'date');
      return date ? [reading.spans.set(given({ date, title: closed.title }), closed)] : [];
    }),
    timeZone: reading.values.timeZone(timeZone),
  });
  return reading.spans.set(calendar, merged.node, { holidays, timeZone });
}

function readHolidayRegion(reading: Reading, node: ast.Holidays | undefined): string | undefined {
  if (node?.region === undefined || isHolidayRegion(node.region)) return node?.region;
  const message = `The public holidays of \`${node.region}\` are not known. Write a country or subdivision of ISO 3166, such as "DE" or "DE-BE".`;
  reading.issues.error('language/unknown-holiday-region', message, node, 'region');
  return undefined;
}

export function readExclusion(reading: Reading, merged: Merged<ast.Exclusion>): Exclusion {
  const means = one(merged, ast.isMeans);
  const notice = one(merged, ast.isNotice);
  const limit = one(merged, ast.isLimit);
  const proof = one(merged, ast.isProof);
  const noticeLength = reading.values.duration(notice?.notice, 'A period of notice');
  const limitLength = reading.values.duration(limit?.limit, 'The limit of excluded time');
  const limitWindow = reading.values.window(limit?.window);
  const exclusion: Exclusion = given({
    ...reading.head(merged),
    kind: merged.node.kind,
    means: means?.text,
    windows: all(merged, ast.isMaintenanceWindow).flatMap((window) => reading.values.hours(window.hours) ?? []),
    notice: noticeLength && reading.spans.set(given({ length: noticeLength, by: notice!.by }), notice!),
    limit: limitLength && limitWindow && reading.spans.set({ length: limitLength, per: limitWindow }, limit!),
    proofBy: reading.id(proof?.party),
  });
  return reading.spans.set(exclusion, merged.node, { means, notice, limit, proofBy: proof });
}
