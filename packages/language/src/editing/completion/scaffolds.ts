import type { AstNode, LangiumDocument } from 'langium';
import { type TerminalExpectation, valuesAt } from '../values.js';
import { type Candidate, RANK } from './candidate.js';
import type { NameExpectation, Names } from './names.js';
import type { Place, Places } from './places.js';
import { measuring, NEW_OBJECTIVE, targetOf } from './promises.js';
import { measuredBy, type Surroundings } from './surroundings.js';

/** Of more choices than this the first is written, and completion offers the others. */
const MOST_CHOICES = 8;

/** Fills scaffolds with what exists in the agreement at hand and fits. */
export class Scaffolds {
  constructor(
    private readonly places: Places,
    private readonly names: Names,
    /** The paths under which a document can import others. */
    private readonly files: (document: LangiumDocument) => readonly string[],
  ) {}

  /**
   * A snippet of the Language Server Protocol.
   * @param home the rule of the block in which it will stand
   */
  snippet(scaffold: string, home: string, surroundings: Surroundings): string {
    let count = 0;
    return this.fill(scaffold, home, surroundings, (choices) => {
      count += 1;
      const [first = '', ...others] = choices;
      if (others.length > 0) return `$\{${count}|${choices.map((each) => each.replace(/[\\,|]/g, '\\$&')).join(',')}|}`;
      // Of an amount of money only the number is to be typed.
      const [, currency = '', value = ''] = /^([A-Z]{3} )?(.*)$/s.exec(first)!;
      return value ? `${currency}$\{${count}:${value.replace(/[\\$}]/g, '\\$&')}}` : `$${count}`;
    });
  }

  private fill(
    scaffold: string,
    home: string,
    surroundings: Surroundings,
    write: (choices: readonly string[]) => string,
  ): string {
    const taken = new Set<string>();
    let here = surroundings;
    return this.places
      .of(scaffold, home)
      .map((piece) => {
        if (typeof piece === 'string') return piece;
        here = enter(here, surroundings, piece);
        const choices = this.choices(piece, here, taken);
        const [first = ''] = choices;
        if (piece.expectations.some(({ kind, path }) => kind === 'reference' || LADDER.test(path))) taken.add(first);
        here = learn(here, piece, first);
        return write(choices);
      })
      .join('');
  }

  private choices(place: Place, here: Surroundings, taken: ReadonlySet<string>): readonly string[] {
    if (place.choices.every((each) => /^[<>]=?$/.test(each))) return operators(place.choices, here);
    const name = place.expectations.find((each): each is NameExpectation => each.kind === 'reference');
    // The two sides are called by their roles.
    if (name && !place.inText && !place.choices.every((each) => /^(provider|customer)\b/.test(each))) {
      const all = this.names.visible(name, here).filter(isUsual);
      const labels = all.toSorted((a, b) => a.rank - b.rank).map(({ label }) => label);
      const free = labels.filter((label) => !taken.has(label));
      const found = free.length > 0 ? free : labels;
      if (found.length > 0) return found.slice(0, MOST_CHOICES);
    }
    const isPath = place.expectations.some(({ path }) => path === 'Import/path');
    const files = isPath ? this.files(here.document) : [];
    if (files.length > 0) return files.slice(0, MOST_CHOICES);
    const all = this.values(place, here);
    const isLadder = place.expectations.some(({ path }) => LADDER.test(path));
    // A step of a ladder stands beyond those above it.
    const known = isLadder ? all.slice(all.findLastIndex((each) => taken.has(each)) + 1) : all;
    // A table of commitments that somebody has written out is meant as it is.
    const isGiven = place.choices.length === 1 && place.expectations.some(({ path }) => path === 'Commitment/within');
    if (isGiven && here.row?.calendar !== undefined && here.row.calendar !== 'Always')
      return place.choices.map((each) => each.replace(/ (?=days?$)/, ' business '));
    if (known.length === 0 || isGiven) return place.choices;
    const [only = '', ...others] = place.choices;
    // Of a metric that the scaffold itself declares, the scaffold knows which levels fit.
    const isNew = here.promise?.id === NEW_OBJECTIVE.id && !here.promise.measures;
    const isOfNewMetric = isNew && place.expectations.some(({ path }) => LEVEL.test(path));
    if (isOfNewMetric && others.length === 0 && !known.includes(only)) return place.choices;
    const isAmount = place.expectations.some((each) => each.kind === 'terminal' && each.terminal === 'NUMBER');
    if (isAmount && others.length === 0 && known.includes(only))
      return [only, ...known.filter((each) => each !== only)];
    return known.length > MOST_CHOICES ? known.slice(0, 1) : known;
  }

  private values(place: Place, here: Surroundings): readonly string[] {
    const terminals = place.expectations.filter((each): each is TerminalExpectation => each.kind === 'terminal');
    const wanted = terminals.filter(({ terminal }) => (terminal === 'STRING' || terminal === 'TEXT') === place.inText);
    const values = wanted
      .filter(({ terminal, path }) => FILLED.has(terminal) || path === 'Currency/code')
      .flatMap((each) => valuesAt(each, place.choices.filter(Boolean), here));
    const labels = values.toSorted((a, b) => a.rank - b.rank).map(({ label }) => label);
    // Business time has no meaning while no calendar says when it runs.
    const runs = here.agreement.defaultCalendar !== undefined || here.row?.calendar !== undefined;
    return [...new Set(labels)].filter((label) => runs || !/\bbusiness\b/.test(label));
  }
}

/** Of the lines of a ladder each says something else: the target, what is paid, and the bounds. */
const LADDER = /^(Payment\/(amount|range\/bounds)\/value|Target\/comparison\/value)$/;

/** What the measured level of a promise is compared with. */
const LEVEL = /^(Payment\/range\/bounds|Target\/comparison)\/value$/;

/** Of what stands for itself; units and statistics come with their amounts and names. */
const FILLED: ReadonlySet<string> = new Set(['NUMBER', 'STRING', 'TEXT', 'DATE', 'TIME']);

/** Names that fit; of a contact the one with the name of its party. */
function isUsual({ rank, label }: Candidate): boolean {
  return rank < RANK.other && !/^(provider|customer)\./.test(label);
}

/** The right operator first, for the direction in which the level of the promise becomes worse. */
function operators(choices: readonly string[], here: Surroundings): readonly string[] {
  const isTarget = choices.some((each) => each.endsWith('='));
  const falls = measuredBy(here).direction === 'falls';
  return choices.toSorted((a) => (a.startsWith(falls === isTarget ? '>' : '<') ? -1 : 1));
}

/** What is known at a place of a scaffold. A block that the scaffold opens has no node yet. */
function enter(here: Surroundings, outside: Surroundings, { block, member }: Place): Surroundings {
  const base = { ...here, member, word: '', within: [] };
  if (block === outside.kind) return { ...base, kind: block, block: outside.block, within: outside.within };
  if (here.kind === block) return base;
  const node = { $type: block, $container: outside.block, members: [] } as AstNode;
  return { ...base, kind: block, block: node, ...(block === 'Objective' ? { promise: NEW_OBJECTIVE } : {}) };
}

/** What a filled place says of the promise that the scaffold writes. */
function learn(here: Surroundings, { expectations }: Place, text: string): Surroundings {
  const { promise } = here;
  const isAt = (path: string): boolean => expectations.some((each) => each.path === path);
  if (isAt('Handles/severity')) return { ...here, row: { severity: text } };
  if (isAt('Handles/calendar')) return { ...here, row: { ...here.row, calendar: text } };
  if (!promise || 'handles' in promise) return here;
  if (isAt('Measures/level/metric')) return { ...here, promise: { ...promise, ...measuring(text) } };
  if (!isAt('Target/comparison/value') || !/^\d/.test(text)) return here;
  const operator = measuredBy(here).direction === 'falls' ? '>=' : '<=';
  return { ...here, promise: { ...promise, targets: [targetOf(text, operator)] } };
}
