import type { Context } from '../outline/context.js';
import { parseProse } from '../prose/parse.js';
import { tablesOf } from '../texts/index.js';
import type { Block, Clause, Part } from '../tree.js';
import type { HouseClause, HouseStyle } from './house-style.js';

/** The parts of a document with the clauses of the house in them, in the order of the house. Nothing gets lost. */
export function styled(
  parts: readonly Part[],
  context: Context,
  { clauses, chapters }: Pick<HouseStyle, 'clauses' | 'chapters'>,
): readonly Part[] {
  const complete = parts.map((part): Part => {
    const own = clauses.filter(({ chapter }) => chapter === part.anchor);
    return own.length > 0 ? { ...part, blocks: withClauses(part.blocks, own, context) } : part;
  });
  return ordered(ordered(complete, 'chapter', chapters), 'schedule', chapters);
}

/** Several at one place stand in the order of the file. */
function withClauses(blocks: readonly Block[], clauses: readonly HouseClause[], context: Context): readonly Block[] {
  const placed = new Map<Block, string>();
  const all = [...blocks];
  for (const each of clauses) {
    const { title, text } = wordingIn(each, context.locale.tag);
    const added: Clause = {
      kind: 'clause',
      anchor: context.anchors.take(`house-${each.name}`),
      level: 1,
      number: '',
      title,
      blocks: parseProse(text),
    };
    const place = JSON.stringify(each.position);
    let at = placeOf(all, each.position);
    while (all[at] !== undefined && placed.get(all[at]!) === place) at++;
    all.splice(at, 0, added);
    placed.set(added, place);
  }
  return all;
}

/** Beside a clause that this agreement does not have, it stands at the end. */
function placeOf(blocks: readonly Block[], position: HouseClause['position']): number {
  if (position === 'end') return blocks.length;
  const isWanted = (block: Block): boolean => {
    if (block.kind !== 'clause') return false;
    return position === 'start' || block.anchor === ('before' in position ? position.before : position.after);
  };
  const found = blocks.findIndex(isWanted);
  if (found < 0) return blocks.length;
  return typeof position === 'object' && 'after' in position ? found + 1 : found;
}

function wordingIn({ wording }: HouseClause, tag: string): HouseClause['wording'][string] {
  const known = tablesOf(tag).findLast((name) => name in wording);
  return known === undefined ? Object.values(wording)[0]! : wording[known]!;
}

/** The parts that are named stand in this order, in the places that they take together; the others stay. */
function ordered(parts: readonly Part[], kind: Part['kind'], names: readonly string[]): readonly Part[] {
  const isNamed = (part: Part) => part.kind === kind && names.includes(part.anchor);
  const named = parts
    .filter(isNamed)
    .toSorted((left, right) => names.indexOf(left.anchor) - names.indexOf(right.anchor));
  return parts.map((part) => (isNamed(part) ? named.shift()! : part));
}
