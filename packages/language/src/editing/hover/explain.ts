import type { Metric, Objective, Value } from '@sla-language/agreement';
import { isTimeZone } from '@sla-language/agreement';
import { type AstNode, AstUtils, type LeafCstNode } from 'langium';
import * as ast from '../../generated/ast.js';
import type { AgreementReading } from '../../reading/agreement.js';
import { areSound, promiseWith, type Scene } from '../reckoning/facts.js';
import { inheritanceOf } from '../reckoning/inheritance.js';
import { list, paragraphs, prose, type Rich, rich } from '../rich.js';
import { explainCalendar, explainHolidays, explainZone } from './calendars.js';
import {
  explainClaim,
  explainDate,
  explainDuration,
  explainRenewal,
  explainReport,
  explainReview,
  explainTerm,
} from './dates.js';
import { explainExclusion } from './exclusions.js';
import { explainInheritance } from './inheritance.js';
import { explainFloor, explainMetric } from './metrics.js';
import { explainRemedy, greatestOfAll, ladderLines } from './remedies.js';
import { explainComposite, explainFee, explainService } from './services.js';
import { explainCommitment, explainHandling, explainSeverity, explainShare, explainSupport } from './support.js';
import { explainObjective, explainTarget } from './targets.js';
import { explainMoney, explainPercent } from './values.js';

/** What a node of the syntax tree comes to in an agreement. Undefined where there is nothing to reckon. */
export async function explain(scene: Scene, node: AstNode): Promise<Rich | undefined> {
  const { agreement, reading } = scene;
  const model = modelOf(reading, node);
  const found = <T extends object>(items: readonly T[]): T | undefined => items.find((each) => each === model);
  const lines = [...agreement.objectives, ...agreement.supports];

  if (ast.isAgreement(node)) return paragraphs([explainTerm(scene), greatestOfAll(scene)]);
  if (ast.isObjective(node))
    return withInherited(
      scene,
      node,
      optional(found(agreement.objectives), (each) => explainObjective(scene, each)),
    );
  if (ast.isSupport(node))
    return withInherited(
      scene,
      node,
      optional(found(agreement.supports), (each) =>
        paragraphs([explainSupport(scene, each), list(ladderLines(scene, each))]),
      ),
    );
  if (ast.isMetric(node))
    return withInherited(
      scene,
      node,
      optional(found(agreement.metrics), (each) => explainMetric(scene, each)),
    );
  if (ast.isService(node))
    return withInherited(
      scene,
      node,
      optional(found(agreement.services), (each) => explainService(scene, each)),
    );
  if (ast.isCalendar(node)) return optional(found(agreement.calendars), (each) => explainCalendar(scene, each));
  if (ast.isExclusion(node))
    return optional(found(agreement.exclusions), (each) =>
      paragraphs([explainExclusion(scene, each), each.means === undefined ? undefined : prose(each.means)]),
    );
  if (ast.isSeverity(node)) return optional(found(agreement.severities), (each) => explainSeverity(scene, each));

  if (ast.isTarget(node) || ast.isInternalTarget(node)) {
    for (const support of agreement.supports) {
      const target = support.targets.find((each) => each === model);
      if (target) return explainShare(scene, support, target);
    }
    for (const objective of agreement.objectives) {
      const target = [...objective.targets, ...objective.internalTargets].find((each) => each === model);
      if (target) return explainTarget(scene, objective, target);
    }
    return undefined;
  }
  if (ast.isRemedy(node)) {
    const line = [...lines.flatMap(({ remedies }) => remedies), ...(agreement.remedies?.remedies ?? [])].find(
      (each) => each === model,
    );
    return line && explainRemedy(scene, promiseWith(agreement, line), line);
  }
  if (ast.isRemedies(node)) return greatestOfAll(scene);
  if (ast.isDependency(node)) {
    const service = agreement.services.find(({ dependencies }) => (dependencies as readonly unknown[]).includes(model));
    return service && explainComposite(scene, service);
  }
  if (ast.isFee(node)) {
    for (const service of agreement.services) {
      const fee = found(service.fees);
      if (fee) return areSound(scene, fee) ? explainFee(agreement, service, fee) : undefined;
    }
    return undefined;
  }
  if (ast.isHandles(node) || ast.isCommitment(node)) {
    for (const handling of agreement.supports.flatMap(({ handles }) => handles)) {
      if (handling === model) return explainHandling(scene, handling);
      const commitment = found(handling.commitments);
      if (commitment) return explainCommitment(scene, handling, commitment);
    }
    return undefined;
  }
  if (ast.isClaim(node)) {
    const steps = [...agreement.objectives.flatMap(({ claims }) => claims), ...(agreement.remedies?.claims ?? [])];
    return optional(found(steps), (each) => explainClaim(scene, each));
  }
  if (ast.isEffective(node)) return explainTerm(scene);
  if (ast.isRenewal(node)) return explainRenewal(scene);
  if (ast.isReview(node)) return explainReview(scene);
  if (ast.isIssued(node)) {
    const report = agreement.reports.find(({ issued }) => issued === model);
    return report && explainReport(scene, report);
  }
  if (ast.isMeasured(node) || ast.isUnavailable(node) || ast.isCounted(node)) {
    return optional(ownerOf<Metric>(scene, node, agreement.metrics), (each) => explainFloor(scene, each));
  }
  if (ast.isMeasures(node)) {
    return optional(ownerOf<Objective>(scene, node, agreement.objectives), (each) => explainObjective(scene, each));
  }
  if (ast.isMaintenanceWindow(node) || ast.isLimit(node)) {
    return optional(ownerOf(scene, node, agreement.exclusions), (each) => explainExclusion(scene, each));
  }
  return undefined;
}

/** What a single value means, whatever line it stands in. `isExplained`: the line is, so an amount or a length needs no more words. */
export async function explainValue(scene: Scene, leaf: LeafCstNode, isExplained: boolean): Promise<Rich | undefined> {
  const { today } = scene;
  const node = leaf.astNode;
  if (/^\d{4}-\d{2}-\d{2}$/.test(leaf.text)) return isDay(leaf.text) ? explainDate(leaf.text, today) : undefined;
  if (ast.isTimeZone(node) && node.zone !== undefined && leaf.text.startsWith('"')) {
    return isTimeZone(node.zone) ? explainZone(node.zone, today) : undefined;
  }
  if (ast.isHolidays(node) && node.region !== undefined && leaf.text.startsWith('"'))
    return explainHolidays(node.region, today);
  if (isExplained) return undefined;
  if (ast.isMoney(node)) return explainMoney(node);
  if (ast.isQuantity(node)) {
    const value = scene.reading.spans.objectsAt(node).find(isValue);
    if (value?.kind === 'duration') return explainDuration(scene, value);
    if (value?.kind === 'percent') return explainPercent(value);
  }
  return undefined;
}

/** What is read from a quantity is its value. */
function isValue(object: object): object is Value {
  return 'kind' in object && 'value' in object;
}

function isDay(text: string): boolean {
  return !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);
}

function optional<T, R>(value: T | undefined, then: (value: T) => R): R | undefined {
  return value === undefined ? undefined : then(value);
}

/** The object of a node: the last one, for parts are read before the whole. */
function modelOf({ spans }: AgreementReading, node: AstNode): object | undefined {
  return spans.objectsAt(node).at(-1);
}

/** The declaration in which a member stands. */
function ownerOf<T extends object>({ reading }: Scene, node: AstNode, items: readonly T[]): T | undefined {
  let each: AstNode | undefined = node.$container;
  while (each && !ast.isAgreement(each)) {
    const model = modelOf(reading, each);
    const found = items.find((item) => item === model);
    if (found) return found;
    each = each.$container;
  }
  return undefined;
}

function withInherited(scene: Scene, node: AstNode, text: Rich | undefined): Rich | undefined {
  const inherited = inheritanceOf(scene).find((each) => each.node === node);
  return paragraphs([text, inherited && explainInheritance(inherited)]);
}

/** Which template a member stands in that an agreement only inherits. */
export function originOf(scene: Scene, node: AstNode): Rich | undefined {
  const agreement = AstUtils.getContainerOfType(node, ast.isAgreement);
  if (!agreement || agreement === scene.reading.node || !ast.isAgreement(scene.reading.node)) return undefined;
  return rich`Inherited from ${agreement.kind} **${agreement.title ?? agreement.name}**.`;
}
