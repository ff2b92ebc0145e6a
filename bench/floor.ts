import { CstParser, type IToken, type TokenType, type TokenVocabulary } from 'chevrotain';
import { LLStarLookaheadStrategy } from 'chevrotain-allstar';
import { GrammarAST, GrammarUtils } from 'langium';

/**
 * The least that reading a text can cost: Chevrotain alone, which builds its concrete syntax tree and nothing else. Made
 * mechanically from the language's own grammar, with its tokens and its way of looking ahead.
 */
export class Floor extends CstParser {
  private readonly start: () => unknown;
  private readonly tokens: ReadonlyMap<string, TokenType>;
  private readonly rules = new Map<string, (index: number) => unknown>();

  constructor(grammar: GrammarAST.Grammar, tokens: readonly TokenType[]) {
    super(tokens as TokenVocabulary, {
      recoveryEnabled: true,
      skipValidations: true,
      nodeLocationTracking: 'none',
      lookaheadStrategy: new LLStarLookaheadStrategy({ logging: () => {} }),
    });
    this.tokens = new Map(tokens.map((token) => [token.name, token]));
    const reachable = GrammarUtils.getAllReachableRules(grammar, false);
    const rules = [...reachable].filter((rule) => !GrammarAST.isTerminalRule(rule));
    let entry: (() => unknown) | undefined;
    for (const rule of rules) {
      const body = GrammarAST.isInfixRule(rule) ? this.infix(rule) : this.element(rule.definition, counters());
      const method = this.RULE(rule.name, () => body()) as () => unknown;
      this.rules.set(rule.name, (index) => this.subrule(index, method as never));
      if (GrammarAST.isParserRule(rule) && rule.entry) entry = method;
    }
    this.start = entry!;
    this.performSelfAnalysis();
  }

  /** Parses tokens; throws where they are no sentence of the language, since that would be another measurement. */
  parse(tokens: IToken[]): unknown {
    this.input = tokens;
    const tree = this.start();
    if (this.errors.length > 0) throw this.errors[0];
    return tree;
  }

  private element(element: GrammarAST.AbstractElement, next: Counters): () => void {
    const body = this.bare(element, next);
    switch (element.cardinality) {
      case '?': {
        const index = next('option');
        return () => this.option(index, body);
      }
      case '*': {
        const index = next('many');
        return () => this.many(index, body);
      }
      case '+': {
        const index = next('many');
        return () => this.atLeastOne(index, body);
      }
      default:
        return body;
    }
  }

  private bare(element: GrammarAST.AbstractElement, next: Counters): () => void {
    if (GrammarAST.isKeyword(element)) return this.token(element.value, next);
    if (GrammarAST.isAction(element)) return () => {};
    if (GrammarAST.isAssignment(element)) return this.element(element.terminal, next);
    if (GrammarAST.isCrossReference(element)) return this.element(element.terminal!, next);
    if (GrammarAST.isRuleCall(element)) return this.call(element.rule.ref!, next);
    if (GrammarAST.isGroup(element)) {
      const parts = element.elements.map((part) => this.element(part, next));
      return () => {
        for (const part of parts) part();
      };
    }
    if (GrammarAST.isAlternatives(element)) {
      if (element.elements.length === 1) return this.element(element.elements[0], next);
      const index = next('or');
      const alternatives = element.elements.map((part) => ({ ALT: this.element(part, next) }));
      return () => this.or(index, alternatives);
    }
    throw new Error(`The floor does not know ${element.$type}.`);
  }

  private call(rule: GrammarAST.AbstractRule, next: Counters): () => void {
    if (GrammarAST.isTerminalRule(rule)) return this.token(rule.name, next);
    const index = next('subrule');
    return () => this.rules.get(rule.name)!(index);
  }

  private token(name: string, next: Counters): () => void {
    const type = this.tokens.get(name);
    if (!type) throw new Error(`There is no token ${name}.`);
    const index = next('consume');
    return () => this.consume(index, type);
  }

  private infix(rule: GrammarAST.InfixRule): () => void {
    const next = counters();
    const first = this.call(rule.call.rule.ref!, next);
    const operators = rule.operators.precedences.flatMap((level) => level.operators);
    const choices = operators.map((operator) => ({ ALT: this.element(operator, next) }));
    const [many, or] = [next('many'), next('or')];
    const second = this.call(rule.call.rule.ref!, next);
    return () => {
      first();
      this.many(many, () => {
        this.or(or, choices);
        second();
      });
    };
  }
}

/** Chevrotain tells the places of a rule apart by a number for each kind of place. */
type Counters = (kind: string) => number;

function counters(): Counters {
  const counts = new Map<string, number>();
  return (kind) => {
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    return count;
  };
}
