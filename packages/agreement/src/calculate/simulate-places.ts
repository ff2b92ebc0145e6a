import type { Agreement, ClaimStep, Notification } from '../model/index.js';
import type { ClauseReference } from './simulate-result.js';

/** Where the parts of an agreement stand in its data. */
export class Places {
  private readonly paths = new Map<object, string>();

  constructor(agreement: Agreement) {
    this.add(agreement, '');
  }

  /** The place of an object of the agreement's model, with its words. Undefined for what is no part of the agreement, or has no words. */
  clause(part: object): ClauseReference | undefined {
    const path = this.paths.get(part);
    const text = path === undefined ? undefined : wordsOf(part);
    return path === undefined || text === undefined ? undefined : { path, text };
  }

  private add(part: object, path: string): void {
    // The first place counts: what is inherited may stand in several.
    if (this.paths.has(part)) return;
    this.paths.set(part, path);
    for (const [key, value] of Object.entries(part)) {
      if (typeof value === 'object' && value !== null) this.add(value, `${path}/${escaped(key)}`);
    }
  }
}

/** Agreements never change. */
const known = new WeakMap<Agreement, Places>();

export function placesOf(agreement: Agreement): Places {
  const places = known.get(agreement) ?? new Places(agreement);
  known.set(agreement, places);
  return places;
}

/** The part of an agreement at a place (a JSON Pointer), and the parts that hold it, the innermost first. */
export function partsAt(agreement: Agreement, path: string): readonly object[] {
  const parts: object[] = [agreement];
  let current: unknown = agreement;
  for (const key of path.split('/').slice(1)) {
    current = (current as Readonly<Record<string, unknown>>)[key.replaceAll('~1', '/').replaceAll('~0', '~')];
    if (typeof current !== 'object' || current === null) break;
    parts.unshift(current);
  }
  return parts;
}

function escaped(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

interface Wordy {
  readonly kind?: string;
  readonly text?: string;
  readonly title?: string;
  readonly comparison?: { readonly text: string };
  readonly amount?: { readonly text: string };
  readonly per?: string;
  readonly prose?: string;
}

/** The words of a part of an agreement, as its author wrote them or nearly so. */
function wordsOf(part: Wordy & object): string | undefined {
  if (part.text !== undefined) return WINDOWS.has(part.kind ?? '') ? `per ${part.text}` : part.text;
  if (part.comparison) return `target ${part.comparison.text}`;
  if (isClaim(part)) return claimText(part);
  if (isNotification(part)) {
    const { to, of, within } = part;
    return `notify ${to} of ${of.kind === 'described' ? `"${of.name}"` : of.kind} within ${within.text}`;
  }
  if ('within' in part && part.kind) return `${part.kind} within ${(part.within as { text: string }).text}`;
  if ('fees' in part || part.title !== undefined) return part.title ?? '';
  if (typeof part.per === 'string') return `fee ${part.amount?.text ?? `"${part.prose}"`} per ${part.per}`;
  if ('mode' in part && 'to' in part) return `rounded ${part.mode} to ${(part.to as { text: string }).text}`;
  if ('onNextInvoice' in part) return `paid as ${(part as unknown as { as: string }).as}`;
  if ('stacking' in part && part.stacking !== undefined) return `stacking ${part.stacking}`;
  return 'commitments' in part && 'severity' in part ? `handles ${part.severity}` : undefined;
}

const WINDOWS: ReadonlySet<string> = new Set(['calendar', 'fiscal', 'billing cycle', 'rolling']);

function isNotification(part: object): part is Notification {
  return 'to' in part && 'of' in part && 'within' in part;
}

function isClaim(part: object): part is ClaimStep {
  return 'kind' in part && ['automatic', 'within', 'decided'].includes(part.kind as string);
}

function claimText(claim: ClaimStep): string {
  if (claim.kind === 'automatic') return 'claim automatic';
  return claim.kind === 'decided'
    ? `claim decided within ${claim.within.text}`
    : `claim within ${claim.within.text} after ${claim.after}`;
}
