import type { TokenType } from 'chevrotain';
import { DefaultTokenBuilder, EmptyFileSystem, GrammarAST } from 'langium';
import { expect, test } from 'vitest';
import { firstWords, readVocabulary } from '../src/parsing/vocabulary.js';
import { createSlaServices } from '../src/services.js';

const { Sla } = createSlaServices(EmptyFileSystem);
const vocabulary = readVocabulary(Sla.Grammar);
const rules = new Map(Sla.Grammar.rules.filter(GrammarAST.isParserRule).map((rule) => [rule.name, rule]));

test('the vocabulary knows the blocks', () => {
  expect([...vocabulary.keys()].sort()).toEqual(
    [
      ...[
        'Agreement',
        'Calendar',
        'Contact',
        'Escalation',
        'Example',
        'Exclusion',
        'File',
        'Handles',
        'Metric',
        'Objective',
        'Party',
      ],
      ...['Remedies', 'Report', 'Requirement', 'Risk', 'Scope', 'Service', 'Severity', 'Stance', 'Support'],
    ].sort(),
  );
  expect(vocabulary.get('Service')?.members.get('fee')).toEqual(['Fee']);
});

test.each([...vocabulary.values()])('in a $block, a word that opens a member never continues one', ({ members }) => {
  const names = new Set([...members.values()].flat());
  const conflicts = [...names].flatMap((name) =>
    [...continuations(rules.get(name)!.definition, true, new Set([name]))]
      .filter((word) => members.has(word))
      .map((word) => `\`${word}\` opens ${members.get(word)} and continues ${name}`),
  );
  expect(conflicts).toEqual([]);
});

test.each([...vocabulary.values()])('in a $block, a word opens one kind of member', ({ members }) => {
  // `no data` and `no target`, `every outage`: two kinds may share their first word only if the second differs.
  const shared = [...members].filter(([, names]) => names.length > 1).map(([word]) => word);
  expect(shared).toEqual([]);
});

/** The keywords of an element that are not its first, without those of blocks within it. */
function continuations(element: GrammarAST.AbstractElement, leads: boolean, seen: ReadonlySet<string>): Set<string> {
  const words = new Set<string>();
  const add = (found: Iterable<string>): void => {
    for (const word of found) words.add(word);
  };
  if (GrammarAST.isKeyword(element)) {
    if (!leads) words.add(element.value);
  } else if (GrammarAST.isAssignment(element)) {
    add(continuations(element.terminal, leads, seen));
  } else if (GrammarAST.isRuleCall(element)) {
    const rule = element.rule.ref;
    if (GrammarAST.isParserRule(rule) && !vocabulary.has(rule.name) && !seen.has(rule.name)) {
      add(continuations(rule.definition, leads, new Set([...seen, rule.name])));
    }
  } else if (GrammarAST.isAlternatives(element)) {
    for (const each of element.elements) add(continuations(each, leads, seen));
  } else if (GrammarAST.isGroup(element)) {
    let first = leads;
    for (const part of element.elements) {
      if (GrammarAST.isKeyword(part) && part.value === '{') break;
      if (GrammarAST.isAssignment(part) && part.feature === 'members') break;
      add(continuations(part, first, seen));
      // What repeats may follow itself.
      if (!first && (part.cardinality === '*' || part.cardinality === '+')) add(firstWords(part));
      if (!GrammarAST.isAction(part)) first = first && (part.cardinality === '?' || part.cardinality === '*');
    }
  }
  return words;
}

test('the tokens are those that Langium would make of the grammar, longer words before shorter ones', () => {
  const names = (new DefaultTokenBuilder().buildTokens(Sla.Grammar) as TokenType[]).map((token) => token.name);
  const own = (Sla.parser.TokenBuilder.buildTokens(Sla.Grammar) as TokenType[]).map((token) => token.name);
  const known = own.filter((name) => names.includes(name));
  expect(known.toSorted()).toEqual(names.toSorted());
  // Words of one length never compete.
  const words = names.indexOf('WS');
  const lengths = (of: readonly string[]) => of.slice(0, words).map((name) => name.length);
  expect(lengths(known)).toEqual(lengths(names));
  expect(known.slice(words)).toEqual(names.slice(words));
});
