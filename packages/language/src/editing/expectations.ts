import type { IToken } from 'chevrotain';
import { GrammarAST } from 'langium';
import { inlineWordOf } from '../parsing/words.js';

/** What may stand next in a member that is half written. */
export type Expectation =
  | { readonly kind: 'keyword'; readonly word: string; readonly rule: string; readonly path: string }
  | { readonly kind: 'terminal'; readonly terminal: string; readonly rule: string; readonly path: string }
  /** A name. `prefix` is what is written of a qualified one already: `Acme.` */
  | {
      readonly kind: 'reference';
      readonly property: string;
      readonly owner: Owner;
      readonly prefix: string;
      readonly path: string;
      /** Several may be given, separated by commas. */
      readonly isList: boolean;
    };

/** The node to which a reference would belong. */
export interface Owner {
  readonly type: string;
  /** The node that would hold it; none for the member itself. */
  readonly container?: { readonly owner: Owner; readonly property: string };
}

export interface Continuation {
  readonly expectations: readonly Expectation[];
  /** The member could end here. */
  readonly complete: boolean;
  /** The index of the word with which the member begins. */
  readonly from: number;
}

/**
 * Where in a member something stands: its rule and the properties that lead there, `Renewal/notice/notice`. The parts of one
 * value (an amount and its unit or currency) stand in one place.
 */
export function pathOf(owner: Owner, property?: string): string {
  const { container } = owner;
  const path = container ? pathOf(container.owner, container.property) : owner.type;
  return property === undefined || VALUES.has(owner.type) ? path : `${path}/${property}`;
}

const VALUES: ReadonlySet<string> = new Set(['Money', 'Quantity']);

/**
 * Reads the beginning of a member by its rule and tells what may follow. The grammar is the only authority: nothing is known
 * here of any single member. Words count by their text, since a keyword may stand where a name is expected.
 */
export function continuationOf(rule: GrammarAST.AbstractRule, tokens: readonly IToken[]): Continuation {
  const reader = new Reader(tokens);
  const ends = new Set(reader.rule(rule, 0, { type: rule.name }));
  return { expectations: reader.expectations, complete: ends.has(tokens.length), from: 0 };
}

/** A part of a member: what stands there, and whether the words lead into it. */
export interface Part {
  readonly element: GrammarAST.AbstractElement;
  /** The next word may belong to it. */
  readonly isOpen: boolean;
}

/** The parts of a member in their order, for the words of it that are written; none where the words are not its beginning. */
export function partsOf(rule: GrammarAST.AbstractRule, tokens: readonly IToken[]): readonly Part[] {
  if (!GrammarAST.isParserRule(rule)) return [];
  const { definition } = rule;
  const ways = GrammarAST.isAlternatives(definition) ? definition.elements : [definition];
  for (const way of ways) {
    const parts = GrammarAST.isGroup(way) ? way.elements : [way];
    const reader = new Reader(tokens);
    let ends: readonly number[] = [0];
    const read = parts.map((element): Part => {
      const before = reader.expectations.length;
      ends = unique(ends.flatMap((start) => reader.element(element, start, { type: rule.name }, rule.name)));
      return { element, isOpen: reader.expectations.length > before };
    });
    if (read.some(({ isOpen }) => isOpen)) return read;
  }
  return [];
}

class Reader {
  readonly expectations: Expectation[] = [];

  constructor(private readonly tokens: readonly IToken[]) {}

  /** All positions at which text of the rule that begins at `start` may end. */
  rule(rule: GrammarAST.AbstractRule | undefined, start: number, owner: Owner): number[] {
    if (GrammarAST.isParserRule(rule)) return this.element(rule.definition, start, owner, rule.name);
    if (GrammarAST.isInfixRule(rule)) return this.infix(rule, start, owner);
    return rule ? this.terminal(rule.name, start, owner.type, pathOf(owner)) : [];
  }

  element(element: GrammarAST.AbstractElement, start: number, owner: Owner, rule: string): number[] {
    const { cardinality } = element;
    const once = (from: number) => this.single(element, from, owner, rule);
    if (!cardinality) return once(start);
    const ends = new Set(cardinality === '+' ? [] : [start]);
    let reached = once(start);
    while (reached.length > 0) {
      const added = reached.filter((end) => !ends.has(end));
      for (const end of added) ends.add(end);
      reached = cardinality === '?' ? [] : added.flatMap(once);
    }
    return [...ends];
  }

  private single(element: GrammarAST.AbstractElement, start: number, owner: Owner, rule: string): number[] {
    if (GrammarAST.isKeyword(element)) return this.keyword(element.value, start, rule, owner);
    if (GrammarAST.isAction(element)) return [start];
    if (GrammarAST.isAlternatives(element)) {
      return unique(element.elements.flatMap((each) => this.element(each, start, owner, rule)));
    }
    if (GrammarAST.isGroup(element)) {
      return element.elements.reduce(
        (starts, each) => unique(starts.flatMap((from) => this.element(each, from, owner, rule))),
        [start],
      );
    }
    if (GrammarAST.isRuleCall(element)) {
      const called = element.rule.ref;
      // A rule that is called without a property only refines the type.
      return this.rule(called, start, GrammarAST.isParserRule(called) ? { ...owner, type: called.name } : owner);
    }
    return GrammarAST.isAssignment(element) ? this.assigned(element, start, owner, rule) : [];
  }

  private assigned(assignment: GrammarAST.Assignment, start: number, owner: Owner, rule: string): number[] {
    const { feature, terminal } = assignment;
    if (GrammarAST.isCrossReference(terminal)) {
      return this.reference(feature, start, owner, assignment.operator === '+=');
    }
    if (GrammarAST.isRuleCall(terminal)) {
      const inner = terminal.rule.ref;
      if (GrammarAST.isTerminalRule(inner)) return this.terminal(inner.name, start, rule, pathOf(owner, feature));
      return inner ? this.rule(inner, start, { type: inner.name, container: { owner, property: feature } }) : [];
    }
    return this.element(terminal, start, owner, rule);
  }

  private infix(rule: GrammarAST.InfixRule, start: number, owner: Owner): number[] {
    const operators = rule.operators.precedences.flatMap((precedence) => precedence.operators);
    const operand = (from: number) => this.rule(rule.call.rule.ref, from, { ...owner, type: rule.call.rule.$refText });
    const ends = new Set<number>();
    let reached = operand(start);
    while (reached.length > 0) {
      const added = reached.filter((end) => !ends.has(end));
      for (const end of added) ends.add(end);
      const next = added.flatMap((end) =>
        operators.flatMap((operator) => this.keyword(operator.value, end, rule.name, owner)),
      );
      reached = unique(next.flatMap(operand));
    }
    return [...ends];
  }

  private keyword(word: string, start: number, rule: string, owner: Owner): number[] {
    const token = this.tokens[start];
    if (token) return token.image === word ? [start + 1] : [];
    this.expectations.push({ kind: 'keyword', word, rule, path: pathOf(owner) });
    return [];
  }

  private terminal(terminal: string, start: number, rule: string, path: string): number[] {
    const token = this.tokens[start];
    if (token) return fits(token, terminal) ? [start + 1] : [];
    this.expectations.push({ kind: 'terminal', terminal, rule, path });
    return [];
  }

  /** A name with points, `Acme.Director`. */
  private reference(property: string, start: number, owner: Owner, isList: boolean): number[] {
    let prefix = '';
    for (let next = start; ; next += 2) {
      const name = this.tokens[next];
      if (!name) {
        this.expectations.push({ kind: 'reference', property, owner, prefix, path: pathOf(owner, property), isList });
        return [];
      }
      if (!fits(name, 'NAME')) return [];
      if (this.tokens[next + 1]?.image !== '.') return [next + 1];
      prefix += `${name.image}.`;
    }
  }
}

const unique = (positions: readonly number[]): number[] => [...new Set(positions)];

const WORD = /^[_a-zA-Z\u00AA-\uFFDC]/;

function fits(token: IToken, terminal: string): boolean {
  const type = token.tokenType.name.replace(/\$$/, '');
  switch (terminal) {
    case 'NAME':
      return WORD.test(token.image);
    case 'UNIT':
      return type === 'ID';
    case 'STRING':
    case 'TEXT':
      return type === terminal || type === `OPEN_${terminal}`;
    default:
      return type === terminal || token.image === inlineWordOf(terminal);
  }
}
