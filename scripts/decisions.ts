/**
 * Makes packages/language/src/parsing/generated/decisions.ts, what the parser has to know of the grammar, by asking the parser that
 * Chevrotain has analysed:
 *   tsx scripts/decisions.ts
 */
import { writeFileSync } from 'node:fs';
import type { TokenType } from 'chevrotain';
import { EmptyFileSystem } from 'langium';
import {
  NextTerminalAfterAtLeastOneWalker,
  NextTerminalAfterManyWalker,
  // @ts-expect-error Chevrotain does not publish it.
} from '../node_modules/chevrotain/lib/src/parse/grammar/interpreter.js';
import {
  type Answer,
  type Choice,
  type Decide,
  type GrammarTable,
  internalsOf,
  OPEN,
  type RuleTable,
  ruleName,
} from '../packages/language/src/parsing/decisions.js';
import { createAnalysedParser } from '../packages/language/src/parsing/lookahead.js';
import { createSlaServices } from '../packages/language/src/services.js';

const FILE = new URL('../packages/language/src/parsing/generated/decisions.ts', import.meta.url);

/** How many tokens the table looks at. The few choices that need more are about what nobody writes. */
const LONGEST = 3;

/** The upper part of Chevrotain's keys: what stands at a place. The lower part counts the places of a kind in their rule. */
const WALKERS: Readonly<Record<number, typeof NextTerminalAfterManyWalker>> = {
  3: NextTerminalAfterManyWalker,
  4: NextTerminalAfterAtLeastOneWalker,
};
const COUNT_BITS = 8;

class NeedsMore extends Error {}

const parser = internalsOf(createAnalysedParser(createSlaServices(EmptyFileSystem).Sla));
const types = Object.values(parser.tokensMap);
const numbers = new Map(types.map((type, i) => [type, i]));
const sets = new Map<string, number>();

const rules: Record<string, RuleTable> = {};
for (const [full, short] of Object.entries(parser.fullRuleNameToShort)) {
  const choices: Record<number, Choice> = {};
  const repetitions: Record<number, RuleTable['repetitions'][number]> = {};
  for (const [text, decide] of Object.entries(parser.lookAheadFuncsCache[short] ?? [])) {
    const key = Number(text);
    choices[key] = choiceOf(decide, []);
    const Walker = WALKERS[key >> COUNT_BITS];
    if (Walker) repetitions[key] = followerOf(Walker, full, key & ((1 << COUNT_BITS) - 1));
  }
  rules[ruleName(full)] = { choices, repetitions };
}

writeFileSync(FILE, source({ tokens: types.map((type) => type.name), sets: [...sets.keys()].map(numbersOf), rules }));

/** The answers to each token that may come after those. */
function choiceOf(decide: Decide, before: readonly TokenType[]): Choice {
  const tokens = new Map<Answer | typeof OPEN, number[]>();
  const more: Record<number, Choice> = {};
  for (const [number, type] of types.entries()) {
    const seen = [...before, type];
    const answer = ask(decide, seen);
    if (answer === OPEN && seen.length < LONGEST) more[number] = choiceOf(decide, seen);
    else if (answer !== undefined && answer !== false) tokens.set(answer, [...(tokens.get(answer) ?? []), number]);
  }
  const answers = [...tokens].map(([answer, numbers]) => [answer, numberOf(numbers)] as const);
  return Object.keys(more).length > 0 ? { answers, more } : { answers };
}

/** What Chevrotain answers when these tokens come next; OPEN where it asks for more of them. */
function ask(decide: Decide, next: readonly TokenType[]): ReturnType<Decide> | typeof OPEN {
  let isReporting = false;
  const LA_FAST = (ahead: number) => {
    const type = next[ahead - 1];
    if (!type && !isReporting) throw new NeedsMore();
    const { tokenTypeIdx } = type ?? types[0];
    return { tokenType: type ?? types[0], tokenTypeIdx: tokenTypeIdx! };
  };
  const LA = (ahead: number) => {
    // After it has found two alternatives that are the same it reads all again, for a message.
    if (ahead === 1) isReporting = true;
    return LA_FAST(ahead);
  };
  try {
    return decide.call({ LA_FAST, LA } as ThisParameterType<Decide>);
  } catch (error) {
    if (error instanceof NeedsMore) return OPEN;
    throw error;
  }
}

function followerOf(
  Walker: typeof NextTerminalAfterManyWalker,
  rule: string,
  occurrence: number,
): RuleTable['repetitions'][number] {
  const production = (parser.gastProductionsCache as Record<string, unknown>)[rule];
  const result = new Walker(production, occurrence).startWalking();
  if (result.token) return [numbers.get(result.token)!, result.occurrence];
  return result.isEndOfRule ? 'end' : 'other';
}

function numberOf(tokens: readonly number[]): number {
  const key = tokens.join();
  if (!sets.has(key)) sets.set(key, sets.size);
  return sets.get(key)!;
}

function numbersOf(key: string): number[] {
  return key.split(',').map(Number);
}

function source({ tokens, sets, rules }: GrammarTable): string {
  const lines = (items: readonly string[]) => items.map((item) => `    ${item},\n`).join('');
  const names = Object.entries(rules).map(([name, rule]) => `${name}: ${JSON.stringify(rule)}`);
  return `// Made from the grammar by scripts/decisions.ts. Do not edit.
import type { GrammarTable } from '../decisions.js';

export const GRAMMAR_TABLE: GrammarTable = {
  tokens: ${JSON.stringify(tokens)},
  sets: [
${lines(sets.map((set) => JSON.stringify(set)))}  ],
  rules: {
${lines(names)}  },
};
`;
}
