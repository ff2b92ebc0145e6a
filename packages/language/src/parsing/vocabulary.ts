import { AstUtils, GrammarAST } from 'langium';

/** A block of the language and the words that open its members. */
export interface BlockVocabulary {
  /** The rule of the block, which is also the type of its node: `Service`. `File` for the top of a file. */
  readonly block: string;
  /** The keyword that opens the block: `service`. Empty for the top of a file. */
  readonly keyword: string;
  /** First words of members, with the rules that they open. */
  readonly members: ReadonlyMap<string, readonly string[]>;
}

const OPENING = '{';

/** Reads off the grammar which words open a member of which block. */
export function readVocabulary(grammar: GrammarAST.Grammar): ReadonlyMap<string, BlockVocabulary> {
  const blocks = new Map<string, BlockVocabulary>();
  for (const rule of grammar.rules) {
    if (!GrammarAST.isParserRule(rule)) continue;
    const contents = AstUtils.streamAllContents(rule.definition).toArray();
    const assignment = contents.find(
      (node): node is GrammarAST.Assignment =>
        GrammarAST.isAssignment(node) && node.feature === 'members' && node.operator === '+=',
    );
    if (!assignment) continue;
    const isFile = !contents.some((node) => GrammarAST.isKeyword(node) && node.value === OPENING);
    const members = new Map<string, string[]>();
    for (const member of memberRules(assignment.terminal)) {
      for (const word of firstWords(member.definition)) {
        const rules = members.get(word) ?? [];
        if (!rules.includes(member.name)) rules.push(member.name);
        members.set(word, rules);
      }
    }
    const keyword = isFile ? '' : [...firstWords(rule.definition)][0];
    blocks.set(rule.name, { block: rule.name, keyword, members });
  }
  return blocks;
}

/** The rules of the members of a block: alternatives are followed, `Unknown` is left out. */
function memberRules(element: GrammarAST.AbstractElement): GrammarAST.ParserRule[] {
  if (GrammarAST.isRuleCall(element)) {
    const rule = element.rule.ref;
    if (!GrammarAST.isParserRule(rule) || rule.name === 'Unknown') return [];
    return isUnion(rule.definition) ? memberRules(rule.definition) : [rule];
  }
  return GrammarAST.isAlternatives(element) ? element.elements.flatMap(memberRules) : [];
}

/** A rule that only lists other rules. */
function isUnion(element: GrammarAST.AbstractElement): boolean {
  if (GrammarAST.isAlternatives(element)) return element.elements.every(isUnion);
  return GrammarAST.isRuleCall(element) && !element.cardinality && GrammarAST.isParserRule(element.rule.ref);
}

/** The keywords with which text of this element may begin. */
export function firstWords(element: GrammarAST.AbstractElement): Set<string> {
  if (GrammarAST.isKeyword(element)) return new Set([element.value]);
  if (GrammarAST.isAssignment(element)) return firstWords(element.terminal);
  if (GrammarAST.isRuleCall(element)) {
    const rule = element.rule.ref;
    return GrammarAST.isParserRule(rule) ? firstWords(rule.definition) : new Set();
  }
  if (GrammarAST.isAlternatives(element)) return new Set(element.elements.flatMap((each) => [...firstWords(each)]));
  if (GrammarAST.isGroup(element)) {
    const words = new Set<string>();
    for (const part of element.elements) {
      if (GrammarAST.isAction(part)) continue;
      for (const word of firstWords(part)) words.add(word);
      if (part.cardinality !== '?' && part.cardinality !== '*') break;
    }
    return words;
  }
  return new Set();
}
