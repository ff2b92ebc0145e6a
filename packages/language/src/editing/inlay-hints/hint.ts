import type { AstNode } from 'langium';
import type { Scene } from '../reckoning/facts.js';
import type { Rich } from '../rich.js';

/** The kinds of hints, in the order in which they stand on a line. Each has its switch, `sla.inlayHints.<kind>`. */
export const HINT_KINDS = [
  'downtime',
  'effectiveAvailability',
  'compositeAvailability',
  'tiers',
  'credits',
  'dates',
  'deadlines',
  'inherited',
] as const;
export type HintKind = (typeof HINT_KINDS)[number];

/** What is shown where nobody has said otherwise: what an author would reckon by hand. The rest would be too much on a line. */
export const SHOWN_BY_DEFAULT: ReadonlySet<HintKind> = new Set([
  'downtime',
  'compositeAvailability',
  'credits',
  'dates',
]);

/** Something that stands after a line. */
export interface Hint {
  readonly kind: HintKind;
  /** The line. */
  readonly node: AstNode;
  readonly label: string;
  /** How it comes about; asked for when somebody points at it. */
  readonly explain: () => Rich | undefined;
}

/** Makes the hints of one kind for the nodes that are wanted. */
export type HintMaker = (scene: Scene, wanted: (node: AstNode | undefined) => node is AstNode) => Iterable<Hint>;
